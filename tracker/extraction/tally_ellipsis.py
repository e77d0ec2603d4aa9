"""The cue of a count whose noun is left out: "ten others", "there are 17", "with five"."""

import re

from tracker.extraction.any_case import AnyCase
from tracker.extraction.numbers import Number
from tracker.extraction.tally_clause import Clause, Cue
from tracker.extraction.tally_cue import GROUP, WITH
from tracker.extraction.tally_words import STATES

_ELLIPSIS = AnyCase(r"[ \u00a0](?:others?|more|further(?:\sones)?|such|of\s(?:these|them|those))\b")
_ALL_THERE = AnyCase(
    r"\b(?:there\s(?:are|were)|total(?:s|led|ling)?|(?:total|number)\s(?:is|of|to)"
    r"|(?:in|all)\sall:?|brings?|bringing|makes?|stands?\sat|rises?\sto)\s(?:now\s|already\s|up\sto\s|by\snow\s)?$"
    r"|\b(?:number|total|list|tally|count)\b[^.;]{0,80}\s(?:to|at|reached|is|was|now)\s$",
)
_NUMBER_OF = re.compile(r"\s(?:the|its|their)\s(?:total\s)?(?:number|total|tally|count)\sof\b")
_DIRECT = AnyCase(
    r"(?:\s(?:others?|more|further(?:\sones)?|such|of\s(?:these|them|those)))?"
    r"(?:\s(?:are|were|is|have|has|had|to\scome|being|already|now|that|which|who|continue)\b)",
)
_ONE_OF = AnyCase(r"\bone\sof\s(?:the\s|its\s|some\s)?$")
_AFTER_COUNT = AnyCase(
    r"\s(?:others?|more|further|such|of\s(?:these|them|those)|before|by|since|until|already|so\sfar"
    r"|overall|in\sall|up\sto)\b",
)
_COUNTING = re.compile(r",?[\"\u201d]?,?\s[^.;]{0,60}\b(?:counts?|counted|how\smany)\b")
_DOWN = re.compile(r"\sdown\b")
_NEXT_ONE = re.compile(r"\s(?:others?\s|more\s)?")
_HAS = AnyCase(
    r"\b(?:has|have|had|holds|counts?|got)\s(?:now\s|already\s|so\sfar\s|currently\s|a\stotal\sof\s)?$",
)
_ENDS = re.compile(
    r"(?:\sof\s(?:them|these|those|its\skind)|\s(?:so\sfar|by\snow|already|now|in\sall|in\stotal))?\s?(?:[,.;)]|$)"
)
_WITH_ONLY = AnyCase(r"\b(?:with|between|by)\s(?:the\s|another\s|a\sfurther\s)?$")
_WISHED = AnyCase(r"\b(?:to|would|could|might|should)\s(?:have|hold|count)\s$")
_MEMBERS = AnyCase(rf"{GROUP.pattern}\s(?:members|states|countries|nations|allies)\b")
_JOINED = AnyCase(
    r"\b(?:signatories|co-signatories|supporters|backers|adherents|subscribers|participants)\b",
)
_OF_SOMETHING = AnyCase(r"(?:number|list|count)\sof\b")
_NUMBERED = AnyCase(r"\b(?:number|no\.)\s$")
_OURS = AnyCase(rf"\b(?:{STATES}|signatures|those\swith\swhich)\b")


def elliptic_cue(clause: Clause, number: Number) -> Cue | None:
    """The cue of "is negotiating with five", "ten others are being prepared", "there are 17"."""
    body = clause.text
    before = [cue for cue in clause.positive() if cue.end <= number.from_]
    after = [cue for cue in clause.positive() if cue.start >= number.end]
    ahead = body[max(0, number.from_ - 30) : number.from_]
    near = after[0] if after and after[0].start - number.end < 60 else None
    if _ELLIPSIS.match(body, number.end) and WITH.search(ahead):
        return after[0] if after else (before[-1] if before else None)
    if _ONE_OF.search(ahead) or _DIRECT.match(body, number.end) or _is_next(clause, number, near):
        return near
    if before and number.from_ - before[-1].end < 3 and _AFTER_COUNT.match(body, number.end):
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
    ahead = body[max(0, number.from_ - 30) : number.from_]
    if _WISHED.search(ahead) or _MEMBERS.search(body, 0, number.from_):
        return None
    standing = _DOWN.match(body, number.end) or (
        _ENDS.match(body, number.end) and (_HAS.search(ahead) or _COUNTING.match(body, number.end))
    )
    if standing and clause.speaks_of(clause.words.noun):
        kind = "repeat" if _COUNTING.match(body, number.end) else "signed"
        return Cue(number.start, number.end, kind)
    if not before or not _ENDS.match(body, number.end):
        return _total_cue(clause, number, before, after)
    near = number.from_ - before[-1].end < 30
    if ahead.endswith((": ", "(")) or (near and _WITH_ONLY.search(ahead)):
        return before[-1]
    return _total_cue(clause, number, before, after)


def _is_of_ours(words: str, clause: Clause) -> bool:
    """Whether "the number of ..." is one of states, agreements or signatures, not of victims."""
    return _OURS.search(words) is not None or clause.words.noun.search(words) is not None


def _total_cue(clause: Clause, number: Number, before: list[Cue], after: list[Cue]) -> Cue | None:
    """The cue of "the number of states with agreements rises to 21", "that brings to 22"."""
    if not (clause.speaks_of(clause.words.noun) or clause.speaks_of(clause.words.declaration)):
        return None
    body = clause.text
    if _NUMBER_OF.match(body, number.end):
        return after[0] if after else Cue(number.from_, number.end, "signed")
    ahead = body[max(0, number.from_ - 90) : number.from_]
    if _NUMBERED.search(ahead):
        noun = clause.words.noun.search(body, 0, number.from_)
        return Cue(noun.start(), number.from_, "signed") if noun is not None else None
    total = _ALL_THERE.search(ahead)
    if total is None or not _ENDS.match(body, number.end):
        return None
    return _summed_up(clause, total, number.from_ - len(ahead), number, before)


def _summed_up(
    clause: Clause, total: re.Match[str], at: int, number: Number, before: list[Cue]
) -> Cue | None:
    """The cue of a sum: the first within its words, else the last before them."""
    if _OF_SOMETHING.match(total.group()) and not _is_of_ours(total.group(), clause):
        return None
    joined = _JOINED.search(total.group())
    start = at + total.start()
    if joined is not None:
        return Cue(start + joined.start(), start + joined.end(), "signed")
    within = [cue for cue in before if cue.start >= start] or before[-1:]
    return within[0] if within else Cue(start, number.from_, "signed")
