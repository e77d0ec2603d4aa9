"""Which cue of its clause governs a count: the verb of "nine countries have signed"."""

import re

from tracker.extraction.any_case import AnyCase
from tracker.extraction.number_words import CARDINALS
from tracker.extraction.numbers import Number
from tracker.extraction.tally_clause import Clause, Cue
from tracker.extraction.tally_words import ADJECTIVE, STATES
from tracker.extraction.wordlist import alternatives

HEAD = AnyCase(rf"(?:[ \u00a0-]{ADJECTIVE}){{0,6}}[ \u00a0](?P<states>{STATES})\b")
GROUP = AnyCase(
    r"\b(?:EU|E\.U\.|European\sUnion|NATO|G7|G-7|Group\sof\sSeven|Nordic|Baltic|Balkan|African|Asian"
    r"|Pacific|Arab|Latin|Benelux|Visegr[a\u00e1]d|union's|alliance's|bloc's|members?\sof|member|European)\b",
)
WITH = AnyCase(r"\b(?:with|between|by|from|to|of|for|among)\s(?:the\s|a\sfurther\s|another\s)?$")
_OF_GROUP = AnyCase(
    rf"\s(?:in|of|from|within|inside|outside)\s(?:the\s)?(?:{GROUP.pattern}"
    r"|(?:Europe|Asia|Africa|America|region|continent|bloc|alliance|union)\b)",
)
_BEYOND = re.compile(r"outside\s(?:the\s)?(?:g-?7|group\sof\sseven)")
"""Whoever joined the declaration of the Seven is outside them: no sub-group."""
_WHO_HAVE = re.compile(r"\s(?:that|which|who)\s")
_HAS_WITH = re.compile(r"\b(?:has|have|had)\s(?:\w+\s)?with\s$")
_AWAY = AnyCase(r"\b(?:of|at|on|in|to|attended|beside)\b")
_OTHER_CLAUSE = re.compile(
    r",?\s(?:where|when|while|as|because|after|before|whose|for\swhich|in\swhich)\b"
)
_OF_ALL = AnyCase(
    r"\b(?:(?:teams|delegations|negotiators|experts)\sfrom|(?:total|one|none|each|number|latest|recent|last|first|newest|group|circle|list|club|some|each|brings?|rises?)\s(?:of|to)|among)"
    r"\s(?:the\s|now\s|those\s|these\s)?$",
)
_DELEGATIONS = AnyCase(r"\b(?:teams|delegations|negotiators|experts)\sof\s$")
_ACTING = AnyCase(r"(?:with|between|by)\b")
_INCLUDING = re.compile(r",? (?:including|such as|among them) [^.;]{3,90}")
"""An aside that names some of those who are counted."""
_THERE_ARE = AnyCase(
    r"\b(?:there\s(?:are|were)|total\sof|in\sall|brings?\sto|makes?)\s(?:now\s|already\s)?$",
)
_BESIDES_SEVEN = AnyCase(
    r"\s(?:besides|outside|beyond|apart\sfrom|not\scounting|on\stop\sof|alongside|in\saddition\sto)\sthe\s"
    r"(?:G-?7|Seven|Group\sof\sSeven)(?:[.,;]|$)|\s(?:or|and)\s(?:adherents|supporters|backers)\b"
)
"""Whoever is told of beside the Seven stands behind their declaration."""
_VERB_REACH = 45
SOME_OF = AnyCase(
    rf"\b(?:\d+|some|many|most|half|several|few|{alternatives(CARDINALS)})"
    r"(?<!\bone)\sof\s(?:the|these|those|its|Ukraine's)\s(?:[a-z]+\s)?$",
)


def is_group(body: str, start: int, end: int) -> bool:
    """Whether what is counted is a sub-group: "seven states of the EU"."""
    if GROUP.search(body, start, end) is not None:
        return True
    of_group = _OF_GROUP.match(body, end)
    return of_group is not None and _BEYOND.search(of_group.group()) is None


def agreements_cue(clause: Clause, number: Number, head: int) -> Cue | None:
    """The cue of "has signed 14 agreements", "14 agreements signed", "14 agreements it has"."""
    before = [cue for cue in clause.positive() if cue.end <= number.from_]
    after = [cue for cue in clause.positive() if cue.start >= head]
    prepared = after and after[0].kind == "negotiating" and after[0].start - head < _BEHIND
    if prepared and before and before[-1].kind == "signed":
        return after[0]
    if (
        before
        and number.from_ - before[-1].end <= 25
        and "," not in clause.text[before[-1].end : number.from_]
    ):
        return before[-1]
    if after or before:
        return after[0] if after else before[-1]
    return _standing_cue(clause, number, head)


_BEHIND = 5
"""How close "in preparation" stands behind what Kyiv has in preparation."""
_STANDING_BEFORE = AnyCase(
    r"\b(?:the|these|those|its|all|total\sof|makes?|making|to|now|already|existing|previous|with)"
    r"\s(?:existing\s|previous\s|first\s|other\s|now\s|already\s)?$",
)
_STANDING_AFTER = AnyCase(
    r"\s(?:so\sfar|to\sdate|by\snow|already|in\sall|in\stotal|altogether|in\sforce|until\snow)\b",
)


_MAKES = re.compile(r"\b(?:mak(?:es|e|ing)|leaves|counts|counted)\s$")
_VERBLESS = re.compile(
    r", (?:among them|including|the (?:latest|last|most recent|first)|(?:all|most|some) )\b"
    r"| in (?:\w+ ){1,2}(?:months|years)(?=[.,;:]|$| [\u2013\u2014-])"
    r"| in (?:less|under|little more|fewer) than\b| (?:now|so far|to date|by now)\b|\.?$"
)
_FEW = 3
_THE_OTHER = re.compile(
    r"\b(?:(?:the|all) (?:other|existing|previous|earlier)|(?:like|as in|than) (?:all )?the"
    r"|all the|[Aa]fter|\w['\u2019]s)(?: other)? $"
)
_EARLIER = re.compile(r"\b(?:earlier|previous|existing|prior)\b")
_SUCH_HEAD = AnyCase(r"\b(?:such|these)\b")


def _standing_cue(clause: Clause, number: Number, head: int) -> Cue | None:
    """The cue of agreements told as standing, without a verb: "the 14 security agreements"."""
    before = clause.text[max(0, number.from_ - 24) : number.from_]
    if number.value > _FEW and (
        _THE_OTHER.search(before) or _EARLIER.search(clause.text[number.end : head])
    ):
        return Cue(number.end, head, "signed")
    such = _SUCH_HEAD.search(clause.text, number.end, head) is not None
    named = clause.words.agreement.search(clause.text, number.end, head + 40) is not None
    alone = clause.text.strip("\"'\u201c\u201d ,.!") == clause.text[number.start : head]
    opens = not clause.sentence[: clause.start + number.from_].strip(" \"'\u201c\u2018-\u2022")
    alone = alone or (opens and _VERBLESS.match(clause.text, head) is not None)
    makes = _MAKES.search(clause.text[max(0, number.from_ - 12) : number.from_]) is not None
    if number.value < 3 or not (such or named or alone or makes):
        return None
    if such or alone or makes:
        return Cue(number.end, head, "signed")
    ahead = clause.text[max(0, number.from_ - 30) : number.from_]
    if _STANDING_BEFORE.search(ahead) or _STANDING_AFTER.match(clause.text, head):
        return Cue(number.end, head, "signed")
    return None


def states_cue(clause: Clause, number: Number, head: int) -> Cue | None:
    """The cue of "30 countries have joined", "is negotiating with 17 countries"."""
    before = [cue for cue in clause.positive() if cue.end <= number.from_]
    after = [cue for cue in clause.positive() if cue.start >= head]
    if before and number.from_ - before[-1].end <= 1:
        # "It joins 25 countries that have signed": the clause that follows says what they did.
        own = after and before[-1].kind == "declared" and _WHO_HAVE.match(clause.text, head)
        return after[0] if own else before[-1]
    preposition = WITH.search(clause.text[max(0, number.from_ - 24) : number.from_])
    if preposition is not None:
        return _prepositional_cue(clause, number, preposition.group().lower(), before, after)
    if after and _is_subject(clause.text[head : after[0].start], clause):
        return after[0]
    ahead = clause.text[max(0, number.from_ - 30) : number.from_]
    if not after and _BESIDES_SEVEN.match(clause.text, head):
        return Cue(number.start, number.end, "declared sum")
    if not after and _THERE_ARE.search(ahead):
        return Cue(number.start, number.end, "repeat")
    return None


def _prepositional_cue(
    clause: Clause, number: Number, preposition: str, before: list[Cue], after: list[Cue]
) -> Cue | None:
    """The cue of states behind a preposition: "negotiating with 17", "joined by 12"."""
    if not _ACTING.match(preposition):
        return _of_all(clause, number, after)
    if not before and not after and _HAS_WITH.search(clause.text[: number.from_]):
        return Cue(number.from_, number.end, "signed")
    if not before:
        return after[0] if after else _with_cue(clause, number)
    gap = clause.text[before[-1].end : number.from_]
    return None if preposition.startswith("by") and _AWAY.search(gap) else before[-1]


def _of_all(clause: Clause, number: Number, after: list[Cue]) -> Cue | None:
    """The cue of "one of 19 countries that have signed", "a total of 19 countries have"."""
    ahead = clause.text[max(0, number.from_ - 30) : number.from_]
    if _DELEGATIONS.search(ahead):
        return after[0] if after else None
    if _OF_ALL.search(ahead):
        return after[0] if after else Cue(number.start, number.end, "repeat")
    return None


def _with_cue(clause: Clause, number: Number) -> Cue | None:
    """The cue of "security deals with 14 partners": agreements that stand, without a verb."""
    ahead = clause.text[max(0, number.from_ - 60) : number.from_]
    nouns = list(clause.words.agreement.finditer(ahead))
    if not nouns or not re.fullmatch(r"\s(?:\w+\s)?with\s(?:the\s)?", ahead[nouns[-1].end() :]):
        return None
    start = number.from_ - len(ahead) + nouns[-1].start()
    return Cue(start, number.from_, "signed")


def _is_subject(gap: str, clause: Clause) -> bool:
    """Whether nothing but an aside stands between the states and their verb."""
    if _INCLUDING.fullmatch(gap):
        return True
    if gap[:2] in (", ", " (") or gap[:3].strip() in ("-", "\u2013", "\u2014"):
        return _OTHER_CLAUSE.match(gap) is None
    return (
        len(gap) <= _VERB_REACH
        and not _OTHER_CLAUSE.search(gap)
        and not (
            clause.words.noun.search(gap) and not gap.startswith((" with ", " that ", " which "))
        )
    )
