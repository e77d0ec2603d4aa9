"""Which cue of its clause governs a count: the verb of "nine countries have signed"."""

import re

from tracker.extraction.numbers import Number
from tracker.extraction.tally_clause import ADJECTIVE, STATES, Clause, Cue

HEAD = re.compile(
    rf"(?:[ \u00a0-]{ADJECTIVE}){{0,6}}[ \u00a0](?P<states>{STATES})\b", re.IGNORECASE
)
_ELLIPSIS = re.compile(
    r"[ \u00a0](?:others?|more|further(?:\sones)?|such|of\s(?:these|them|those))\b", re.IGNORECASE
)
_GROUP = re.compile(
    r"\b(?:EU|E\.U\.|European\sUnion|NATO|G7|G-7|Group\sof\sSeven|Nordic|Baltic|Balkan|African|Asian"
    r"|Pacific|Arab|Latin|union's|alliance's|bloc's|members?\sof|member|European)\b",
    re.IGNORECASE,
)
_ORDINAL_BEFORE = re.compile(
    r"\b(?:the|its|their|our|Ukraine's|Kyiv's|a|as|now)\s(?:[a-z]+\s){0,1}$", re.IGNORECASE
)
_WITH = re.compile(
    r"\b(?:with|between|by|from|to|of|for|among)\s(?:the\s|a\sfurther\s|another\s)?$", re.IGNORECASE
)
_ALL_THERE = re.compile(
    r"\b(?:there\s(?:are|were)|total(?:s|led|ling)?|(?:total|number)\s(?:is|of|to)|(?:in|all)\sall:?|brings?"
    r"|bringing|makes?|stands?\sat|rises?\sto)\s(?:now\s|already\s|up\sto\s|by\snow\s)?$"
    r"|\b(?:number|total|list|tally|count)\b[^,.;]{0,70}\sto\s$",
    re.IGNORECASE,
)
_TO_SIGN = re.compile(
    r"[ \u00a0](?:to|of\sits\skind|overall|so\sfar|that|which|who|in|with|,)\b|[.,;]|$"
)
_OF_GROUP = re.compile(
    rf"\s(?:in|of|from|within|inside|outside)\s(?:the\s)?{_GROUP.pattern}", re.IGNORECASE
)
_DIRECT = re.compile(
    r"(?:\s(?:others?|more|further(?:\sones)?|such|of\s(?:these|them|those)))?"
    r"(?:\s(?:are|were|is|have|has|had|to\scome|being|already|now)\b)",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"\bone\sof\s(?:the\s|its\s|some\s)?$", re.IGNORECASE)
SOME_OF = re.compile(
    r"\b(?!one\b)\w+\sof\s(?:the|these|those|its|Ukraine's)\s(?:[a-z]+\s)?$", re.IGNORECASE
)
_ENDS = re.compile(r"(?:\s(?:so\sfar|by\snow|already|now|in\sall|in\stotal))?\s?(?:[,.;)]|$)")


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
    return after[0] if after else (before[-1] if before else None)


def states_cue(clause: Clause, number: Number, head: int) -> Cue | None:
    """The cue of "30 countries have joined", "is negotiating with 17 countries"."""
    before = [cue for cue in clause.positive() if cue.end <= number.from_]
    after = [cue for cue in clause.positive() if cue.start >= head]
    if _WITH.search(clause.text[max(0, number.from_ - 24) : number.from_]):
        return before[-1] if before else (after[0] if after else None)
    return after[0] if after else None


def ordinal_cue(clause: Clause, number: Number, head: re.Match[str] | None) -> Cue | None:
    """The cue of "the 12th country that has signed", "its 15th", "the 27th to join"."""
    end = head.end() if head is not None else number.end
    if not _ORDINAL_BEFORE.search(clause.text[max(0, number.start - 30) : number.start]):
        return None
    if head is None and not _TO_SIGN.match(clause.text, number.end):
        return None
    after = [cue for cue in clause.positive() if cue.start >= end]
    if after and after[0].start - end <= 60:
        return after[0]
    noun = clause.words.noun.search(clause.text)
    if noun is None or clause.words.masks.search(clause.text):
        return None
    # "its 15th", "the 15th bilateral security pact": an agreement that is counted is signed.
    return Cue(noun.start(), noun.end(), "signed")


def elliptic_cue(clause: Clause, number: Number) -> Cue | None:
    """The cue of "is negotiating with five", "ten others are being prepared", "there are 17"."""
    body = clause.text
    before = [cue for cue in clause.positive() if cue.end <= number.from_]
    after = [cue for cue in clause.positive() if cue.start >= number.end]
    ahead = body[max(0, number.from_ - 30) : number.from_]
    ends = _ENDS.match(body, number.end) is not None
    if _ELLIPSIS.match(body, number.end) and _WITH.search(ahead):
        near = after or before[-1:]
        return near[0] if near else None
    if _ONE_OF.search(ahead):
        return after[0] if after and after[0].start - number.end < 40 else None
    if _DIRECT.match(body, number.end):
        return after[0] if after and after[0].start - number.end < 60 else None
    if ends and _WITH.search(ahead) and before and number.from_ - before[-1].end < 30:
        return before[-1]
    total = body[max(0, number.from_ - 90) : number.from_]
    if ends and _ALL_THERE.search(total) and clause.speaks_of(clause.words.noun):
        start = number.from_ - len(ahead.split()[-1]) - 1
        return Cue(max(0, start), number.from_, "signed")
    return None
