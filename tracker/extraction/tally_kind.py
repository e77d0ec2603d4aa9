"""What a count and its cue come to: the kind of tally, and whether it looks ahead."""

import re

from tracker.domain.events import TallyKind
from tracker.extraction.any_case import AnyCase
from tracker.extraction.numbers import Number
from tracker.extraction.tally_clause import CUE, DONE_TALKS, POSSESSIONS, Clause, Cue
from tracker.extraction.tally_words import STATES

_ALREADY = re.compile(r"\balready\b")
_UPCOMING = AnyCase(
    r"\b(?:will|would|to\s(?:become|be|sign)|set\sto|about\sto|is\sto|are\sto|due\sto"
    r"|expected\sto|going\sto|once|after\sthat|or\swill)\b|['\u2019]ll\b",
)
_UNDER = AnyCase(
    r"\b(?:under|in\sline\swith|pursuant\sto|on\sthe\sbasis\sof|based\son|in\sthe\sframework\sof|within|in\spursuance\sof|in\saccordance\swith|in\sthe\sspirit\sof|on\sthe\sstrength\sof"
    r"|(?:with)?in\sthe\sframework\sof|following|to\s(?:carry\sout|implement)|as\spart\sof|provided\sfor\sby|by)\s(?:the\s)?(?:\S+\s)?$",
)
_IT = AnyCase(
    r"\s(?:it|this|that|the\s(?:document|text|same|initiative|list|group|club|circle|paper|undertaking"
    r"|appeal|call|statement)|the\s(?:G7|G-7|Seven|Group\sof\sSeven)['\u2019]?s?\s\w+)\b|\s?[.,;]|$"
    r"|\s(?:outside|by|since|so\sfar|on|in|now|already|later|afterwards|too)\b",
)
_OF_SEVEN = AnyCase(
    r"\sthe\s(?:G7|G-7|Group\sof\sSeven)['\u2019]s\s(?:joint\s)?(?:statement|document|text|undertaking|pledge)\b"
)
_BESIDES = AnyCase(
    r"\b(?:besides|apart\sfrom|in\saddition\sto|alongside|along\swith|as\swell\sas)\s(?:the|a|this)\b",
)
_OTHER_TOPIC = re.compile(
    r"\s(?:on|about|concerning|worth|in\sthe\sfield\sof)\s(?!(?:a\s|its\s|their\s|our\s)?(?:[\w-]+\s)?(?:security|defen[cs]e|support|guarantees)\b|the\s(?:basis|strength|model|pattern|terms)|long-term|guarantees|bilateral"
    r"|cooperation|support|paper|th(?:at|is)\sday|behalf|top|hold|record|(?:its|the|their)\s(?:\w+\s)?(?:website|site|list|page)\b|the\s(?:day|eve|occasion|same|margins|sidelines)|\d|[A-Z])",
)


def is_barred(clause: Clause, number: Number, cue: Cue) -> bool:
    """Whether a denial, hope or target governs the count or its cue."""
    between = [
        each
        for each in clause.cues
        if each.kind == "barred" and number.end <= each.start <= cue.start
    ]
    if (
        not between
        and _PRESUPPOSED.search(clause.text[: number.end])
        and _WHO.match(clause.text, number.end, cue.end + 1)
    ):
        return False
    for other in clause.cues:
        if other.kind != "barred":
            continue
        if _ASKED_WHY.match(clause.text, other.start):
            continue
        if _HAVE.fullmatch(clause.text, number.end, max(number.end, other.start)):
            return True
        if other.end <= max(number.from_, cue.start):
            if "," not in clause.text[other.end : max(number.from_, cue.start)]:
                return True
        elif other.start < max(number.end, cue.end):
            return True
    return False


_ASKED_WHY = AnyCase(r"ask\w*\s(?:[^,.;]{1,40}\s)?(?:why|when|how\scome)\b")
"""Whoever asks why seven have signed takes it that they have."""
_HAVE = AnyCase(r"\s(?:others?\s|more\s)?(?:have|has|had|are|were|is|was|still|do)\s")
"""Between a count and what denies it: "two dozen have yet to begin"."""
_PRESUPPOSED = AnyCase(r"\b(?:the|those|these)\s\w+$")
_WHO = AnyCase(r"(?:\s[a-z]+)?\s(?:that|which|who)\s")
"""A count that is presupposed stands whatever is hoped: "if one of the seven that have signed"."""


def is_listed(clause: Clause) -> bool:
    """Whether a colon opens the list of what was counted: rows say it better than a tally."""
    end = clause.start + len(clause.text)
    return clause.sentence[end : end + 1] == ":"


def kind_of(
    clause: Clause, cue: Cue, number: Number, *, counts_agreements: bool
) -> TallyKind | None:
    """The tally's kind, None where the cue's instrument is not the dossier's."""
    body, words = clause.text, clause.words
    if cue.kind == "declared sum" or _adheres(clause, number):
        return "declared"
    if cue.kind == "repeat" or _DID_SO.fullmatch(body, cue.start, cue.end):
        return _kind_before(clause, clause.start + cue.start)
    if cue.kind == "declared" and not (counts_agreements and _PARTY_TO.match(body, cue.start)):
        return "declared" if _joins_declaration(clause, cue) else None
    declaration = _object(words.declaration, body, cue.end)
    noun = _object(words.noun, body, cue.end)
    signatories = SIGNATORY.search(body, cue.start, cue.end) is not None
    if (signatories and _speaks_only_of_declaration(clause)) or (
        cue.kind == "signed"
        and not counts_agreements
        and not words.noun.search(body, cue.start, cue.end)
        and declaration is not None
        and (noun is None or declaration.start() <= noun.start())
    ):
        return "declared"
    if _OTHER_PAPER.match(body, cue.end) or not _means_agreement(
        clause, number, cue.kind, counts_agreements=counts_agreements
    ):
        return None
    return "signed" if cue.kind == "declared" else cue.kind  # type: ignore[return-value]  # the cues' kinds are the tallies'


def _adheres(clause: Clause, number: Number) -> bool:
    """Whether adherents are counted, where the declaration is spoken of: "Over 30 adherents"."""
    if _ADHERENTS.search(clause.text, number.end, number.end + 40) is None:
        return False
    named = clause.words.noun.search(clause.text) is not None
    return not named and clause.speaks_of(clause.words.declaration)


_PARTY_TO = AnyCase(r"part(?:y|ies)\sto\b")
SIGNATORY = AnyCase(
    r"(?:signator(?:y|ies)|supporters?|backers?|adherents?|subscribers|participants)$"
)
_ADHERENTS = AnyCase(r"\b(?:adherents|supporters|backers)\b")
_OTHER_PAPER = AnyCase(
    r"\sup\sfor\b|\s(?:a|an|the|this|that|another|their)\s(?:[\w-]+\s){0,3}(?:communiqu[e\u00e9]"
    r"|statement|letter|memorandum|resolution|appeal|contract|charter|petition|protocol|convention"
    r"|roadmap|compact|oath|will)\b"
    r"|\s(?:contracts|memoranda|statements|protocols|letters)\b",
)
_DID_SO = AnyCase(
    r"(?:done|did|do|doing)\s(?:so|it|the\ssame|likewise)|follow(?:ed)?\ssuit"
    r"|(?:taken|took|take|gone|went|go)\s(?:down\s)?(?:the\ssame|this|that)\s(?:road|path|step|way)"
)


_ABOARD = frozenset({"come on board", "came on board", "on board", "come in", "accede", "acceded"})
"""What is said of the declaration even where its sentence does not name it."""
_TELLING = frozenset({"signed", "negotiating", "declared"})


def _kind_before(clause: Clause, at: int) -> TallyKind | None:
    """What "have done so" or "it is the 23rd" repeats: the last that was told before `at`."""
    for text in (clause.sentence[:at], *reversed(clause.before)):
        kinds = [
            match.lastgroup
            for match in CUE.finditer(text)
            if match.lastgroup in _TELLING
            and match.group().lower() not in POSSESSIONS
            and not _DID_SO.fullmatch(match.group())
            and (
                match.lastgroup != "declared"
                or clause.words.declaration.search(text)
                or (match.group() in _ABOARD and clause.speaks_of(clause.words.declaration))
            )
        ]
        if kinds and not DONE_TALKS.search(text):
            return kinds[0]  # type: ignore[return-value]  # these are kinds of tallies
        if kinds or clause.words.agreement.search(text):
            return "signed"
    return None


def _speaks_only_of_declaration(clause: Clause) -> bool:
    """Whether its sentence speaks of the declaration and its clause of no agreement."""
    words = clause.words
    declared = words.declaration.search(clause.sentence) is not None
    return declared and words.noun.search(clause.text) is None


def _object(pattern: AnyCase, body: str, start: int) -> re.Match[str] | None:
    """The instrument that follows a cue as its object, not as the basis of another."""
    match = pattern.search(body, start, start + 90)
    if match is None or _UNDER.search(body[max(start, match.start() - 40) : match.start()]):
        return None
    return match


def _joins_declaration(clause: Clause, cue: Cue) -> bool:
    body, words = clause.text, clause.words
    if _object(words.declaration, body, cue.end) is not None:
        return True
    if _OF_SEVEN.match(body, cue.end):
        return True
    if _IT.match(body, cue.end) is None:
        return False
    return clause.speaks_of(words.declaration)


def _means_agreement(clause: Clause, number: Number, kind: str, *, counts_agreements: bool) -> bool:
    """Whether what is signed or negotiated is the dossier's agreement and no other instrument."""
    body, words = clause.text, clause.words
    masks = [match.span() for match in words.masks.finditer(body)]
    nouns = [
        match
        for match in words.noun.finditer(body)
        if not any(start <= match.start() < end for start, end in masks)
    ]
    if (masks and not nouns) or (counts_agreements and _BESIDES.search(body, number.end)):
        return False
    if words.agreement.search(clause.sentence) is not None:
        return True
    if _is_another(clause, nouns, number, counts_agreements=counts_agreements):
        return False
    if nouns or clause.speaks_of(words.noun):
        return True
    if kind == "signed" and not counts_agreements:
        return clause.follows_signing() or _SIGNED_ALONE.search(body) is not None
    return kind == "negotiating" and clause.speaks_of(words.declaration)


def _is_another(
    clause: Clause, nouns: list[re.Match[str]], number: Number, *, counts_agreements: bool
) -> bool:
    """Whether the agreements are on something else: "agreements on drones with ten countries"."""
    body = clause.text
    if any(_OTHER_KIND.search(body, 0, noun.start()) for noun in nouns):
        return True
    if counts_agreements:
        head = clause.words.head.match(body, number.end)
        return head is not None and _OTHER_TOPIC.match(body, head.end()) is not None
    if any(_OTHER_TOPIC.match(body, noun.end()) for noun in nouns):
        return True
    states = _WITH_STATES.match(body, number.end)
    return bool(nouns and states and _OTHER_TOPIC.match(body, states.end()))


_SIGNED_ALONE = AnyCase(
    r"\bsigned(?:\s(?:by\snow|so\sfar|already|now|since|today|theirs|one))?[\"\u201d]?(?:[.,;]|$)"
)
"""A signing without its object: "Nine have signed by now"."""
_WITH_STATES = re.compile(rf"\s(?:\w+\s)?{STATES}\b")
_OTHER_KIND = AnyCase(
    r"\b(?:trade|visa|tax|loan|grain|drone|gas|aviation|customs|extradition|investment|twinning)\s$"
)


_TO_BE = re.compile(r" (?:will|would|is to|is due to) be\b")


def is_upcoming(clause: Clause, number: Number, cue: Cue, kind: TallyKind) -> bool:
    """Whether the count takes in what is still to come: "will be the 15th", "would make 32"."""
    body = clause.text
    if not number.ordinal and _ALREADY.search(body[number.end :].partition(",")[0]):
        return False  # "would be like the 14 that Ukraine already has"
    if number.ordinal or kind == "signed":
        if number.ordinal and _TO_BE.match(body, number.end):
            return True  # "the seventh will be the Netherlands"
        ahead = body[body.rfind(" that ", 0, number.from_) + 1 : number.from_]
        if _UPCOMING.search(ahead):
            return True
        between = body[number.end : cue.start] if cue.start > number.end else ""
        return (
            re.search(r"\b(?:will|would|(?:is|are)\s(?:due\s|expected\s)?to)\b", between)
            is not None
        )
    return re.search(r"\bor\s(?:will|would|are\sto)\b", body[number.end :]) is not None
