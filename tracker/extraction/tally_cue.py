"""Which cue of its clause governs a count: the verb of "nine countries have signed"."""

import re

from tracker.extraction.numbers import Number
from tracker.extraction.tally_clause import ADJECTIVE, SIGNED, STATES, Clause, Cue

HEAD = re.compile(
    rf"(?:[ \u00a0-]{ADJECTIVE}){{0,6}}[ \u00a0](?P<states>{STATES})\b", re.IGNORECASE
)
_ELLIPSIS = re.compile(
    r"[ \u00a0](?:others?|more|further(?:\sones)?|such|of\s(?:these|them|those))\b", re.IGNORECASE
)
_GROUP = re.compile(
    r"\b(?:EU|E\.U\.|European\sUnion|NATO|G7|G-7|Group\sof\sSeven|Nordic|Baltic|Balkan|African|Asian"
    r"|Pacific|Arab|Latin|Benelux|Visegr[a\u00e1]d|union's|alliance's|bloc's|members?\sof|member|European)\b",
    re.IGNORECASE,
)
_ORDINAL_BEFORE = re.compile(
    r"\b(?:the|its|their|our|Ukraine's|Kyiv's|a|as|now)\s(?:[a-z]+\s){0,1}$", re.IGNORECASE
)
_WITH = re.compile(
    r"\b(?:with|between|by|from|to|of|for|among)\s(?:the\s|a\sfurther\s|another\s)?$", re.IGNORECASE
)
_ALL_THERE = re.compile(
    r"\b(?:there\s(?:are|were)|total(?:s|led|ling)?|(?:total|number)\s(?:is|of|to)"
    r"|(?:in|all)\sall:?|brings?|bringing|makes?|stands?\sat|rises?\sto)\s(?:now\s|already\s|up\sto\s|by\snow\s)?$"
    r"|\b(?:number|total|list|tally|count)\b[^,.;]{0,70}\s(?:to|at|reached|is|was|now)\s$",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(r"\s(?:the|its|their)\s(?:total\s)?(?:number|total|tally|count)\sof\b")
_TO_SIGN = re.compile(
    r"[ \u00a0](?:to|of\s(?:its|this|the|that)\s(?:kind|sort)|one|time|signatory|overall|so\sfar|that"
    r"|which|who|in|with|,)\b|[.,;]|$"
)
_OF_GROUP = re.compile(
    rf"\s(?:in|of|from|within|inside|outside)\s(?:the\s)?(?:{_GROUP.pattern}"
    r"|(?:Europe|Asia|Africa|America|region|continent|bloc|alliance|union)\b)",
    re.IGNORECASE,
)
_DIRECT = re.compile(
    r"(?:\s(?:others?|more|further(?:\sones)?|such|of\s(?:these|them|those)))?"
    r"(?:\s(?:are|were|is|have|has|had|to\scome|being|already|now|that|which|who|continue)\b)",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"\bone\sof\s(?:the\s|its\s|some\s)?$", re.IGNORECASE)
_AWAY = re.compile(r"\b(?:of|at|on|in|to|attended|beside)\b", re.IGNORECASE)
_OTHER_CLAUSE = re.compile(
    r",?\s(?:where|when|while|as|because|after|before|whose|for\swhich|in\swhich)\b"
)
_VERB_REACH = 45
SOME_OF = re.compile(
    r"\b(?!one\b)\w+\sof\s(?:the|these|those|its|Ukraine's)\s(?:[a-z]+\s)?$", re.IGNORECASE
)
_NEXT_ONE = re.compile(r"\s(?:others?\s|more\s)?")
_HAS = re.compile(
    r"\b(?:has|have|had|holds|counts|got)\s(?:now\s|already\s|so\sfar\s|currently\s|a\stotal\sof\s)?$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:\sof\s(?:them|these|those|its\skind)|\s(?:so\sfar|by\snow|already|now|in\sall|in\stotal))?\s?(?:[,.;)]|$)"
)


def is_group(body: str, start: int, end: int) -> bool:
    """Whether what is counted is a sub-group: "seven states of the EU"."""
    return bool(_GROUP.search(body, start, end) or _OF_GROUP.match(body, end))


def agreements_cue(clause: Clause, number: Number, head: int) -> Cue | None:
    """The cue of "has signed 14 agreements", "14 agreements signed", "14 agreements it has"."""
    before = [cue for cue in clause.positive() if cue.end <= number.from_]
    after = [cue for cue in clause.positive() if cue.start >= head]
    if (
        before
        and number.from_ - before[-1].end <= 25
        and "," not in clause.text[before[-1].end : number.from_]
    ):
        return before[-1]
    if after or before:
        return after[0] if after else before[-1]
    return _standing_cue(clause, number, head)


_STANDING_BEFORE = re.compile(
    r"\b(?:the|these|those|its|all|total\sof|makes?|making|to|now|already|existing|previous|with)"
    r"\s(?:existing\s|previous\s|first\s|other\s|now\s|already\s)?$",
    re.IGNORECASE,
)
_STANDING_AFTER = re.compile(
    r"\s(?:so\sfar|to\sdate|by\snow|already|in\sall|in\stotal|altogether|in\sforce|until\snow)\b",
    re.IGNORECASE,
)


_SUCH_HEAD = re.compile(r"\b(?:such|these)\b", re.IGNORECASE)


def _standing_cue(clause: Clause, number: Number, head: int) -> Cue | None:
    """The cue of agreements told as standing, without a verb: "the 14 security agreements"."""
    such = _SUCH_HEAD.search(clause.text, number.end, head) is not None
    named = clause.words.agreement.search(clause.text, number.end, head + 40) is not None
    if number.value < 3 or not (such or named):
        return None
    if such:
        return Cue(number.end, head, "signed")
    ahead = clause.text[max(0, number.from_ - 30) : number.from_]
    if _STANDING_BEFORE.search(ahead) or _STANDING_AFTER.match(clause.text, head):
        return Cue(number.end, head, "signed")
    return None


def states_cue(clause: Clause, number: Number, head: int) -> Cue | None:
    """The cue of "30 countries have joined", "is negotiating with 17 countries"."""
    before = [cue for cue in clause.positive() if cue.end <= number.from_]
    after = [cue for cue in clause.positive() if cue.start >= head]
    preposition = _WITH.search(clause.text[max(0, number.from_ - 24) : number.from_])
    if preposition is not None:
        if not before:
            return after[0] if after else _with_cue(clause, number)
        gap = clause.text[before[-1].end : number.from_]
        by = preposition.group().lower().startswith("by")
        return None if by and _AWAY.search(gap) else before[-1]
    if not after or not _is_subject(clause.text[head : after[0].start], clause):
        return None
    return after[0]


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
    if gap[:2] in (", ", " (") or gap[:3].strip() in ("-", "\u2013", "\u2014"):
        return _OTHER_CLAUSE.match(gap) is None
    return (
        len(gap) <= _VERB_REACH
        and not _OTHER_CLAUSE.search(gap)
        and not (
            clause.words.noun.search(gap) and not gap.startswith((" with ", " that ", " which "))
        )
    )


def ordinal_cue(clause: Clause, number: Number, head: re.Match[str] | None) -> Cue | None:
    """The cue of "the 12th country that has signed", "its 15th", "the 27th to join"."""
    if not _ORDINAL_BEFORE.search(clause.text[max(0, number.start - 30) : number.start]):
        return None
    if head is None and (number.value < 3 or not _TO_SIGN.match(clause.text, number.end)):
        return None
    end = head.end() if head is not None else number.end
    after = [cue for cue in clause.positive() if cue.start >= end]
    if after and after[0].start - end <= 60:
        return after[0]
    if head is not None and head.group().lower().endswith("signatory"):
        return Cue(head.start(), head.end(), "signed")
    noun = clause.words.noun.search(clause.text)
    if clause.words.masks.search(clause.text):
        return None
    if noun is None:
        return _repeated_cue(clause, number)
    # "its 15th", "the 15th bilateral security pact": an agreement that is counted is signed.
    return Cue(noun.start(), noun.end(), "signed")


def _repeated_cue(clause: Clause, number: Number) -> Cue | None:
    """The cue of "it is the 23rd" after a sentence that told of a signature."""
    if not clause.before or not clause.words.noun.search(clause.before[-1]):
        return None
    if SIGNED.search(clause.before[-1]) is None:
        return None
    return Cue(number.start, number.end, "signed")


def elliptic_cue(clause: Clause, number: Number) -> Cue | None:
    """The cue of "is negotiating with five", "ten others are being prepared", "there are 17"."""
    body = clause.text
    before = [cue for cue in clause.positive() if cue.end <= number.from_]
    after = [cue for cue in clause.positive() if cue.start >= number.end]
    ahead = body[max(0, number.from_ - 30) : number.from_]
    near = after[0] if after and after[0].start - number.end < 60 else None
    if _ELLIPSIS.match(body, number.end) and _WITH.search(ahead):
        return after[0] if after else (before[-1] if before else None)
    if _ONE_OF.search(ahead) or _DIRECT.match(body, number.end) or _is_next(clause, number, near):
        return near
    if before and _ELLIPSIS.match(body, number.end) and number.from_ - before[-1].end < 3:
        return before[-1]
    return _ending_cue(clause, number, before, after)


def _is_next(clause: Clause, number: Number, near: Cue | None) -> bool:
    """Whether the verb follows at once: "fourteen signed", "twelve others want one"."""
    if near is None:
        return False
    return _NEXT_ONE.fullmatch(clause.text, number.end, near.start) is not None


def _ending_cue(clause: Clause, number: Number, before: list[Cue], after: list[Cue]) -> Cue | None:
    """The cue of a count at the end: "negotiating with five", "signed: 27", "it has sixteen"."""
    body = clause.text
    if not _ENDS.match(body, number.end):
        return _total_cue(clause, number, before, after)
    ahead = body[max(0, number.from_ - 30) : number.from_]
    has = _HAS.search(ahead)
    if has is not None and clause.speaks_of(clause.words.noun):
        return Cue(number.from_ - len(ahead) + has.start(), number.end, "signed")
    if before and ahead.endswith(": "):
        return before[-1]
    if before and _WITH.search(ahead) and number.from_ - before[-1].end < 30:
        return before[-1]
    return _total_cue(clause, number, before, after)


def _total_cue(clause: Clause, number: Number, before: list[Cue], after: list[Cue]) -> Cue | None:
    """The cue of "the number of states with agreements rises to 21", "that brings to 22"."""
    if not clause.speaks_of(clause.words.noun):
        return None
    body = clause.text
    if _NUMBER_OF.match(body, number.end):
        return after[0] if after else Cue(number.from_, number.end, "signed")
    ahead = body[max(0, number.from_ - 90) : number.from_]
    if re.search(r"\b(?:number|no\.)\s$", ahead, re.IGNORECASE):
        noun = clause.words.noun.search(body, 0, number.from_)
        return Cue(noun.start(), number.from_, "signed") if noun is not None else None
    total = _ALL_THERE.search(ahead)
    if total is None or not _ENDS.match(body, number.end):
        return None
    start = number.from_ - len(ahead) + total.start()
    within = [cue for cue in before if cue.start >= start]
    return within[0] if within else Cue(start, number.from_, "signed")
