"""The cue of a count whose noun is left out: "ten others", "there are 17", "with five"."""

import re

from tracker.extraction.any_case import AnyCase
from tracker.extraction.numbers import Number
from tracker.extraction.tally_clause import Clause, Cue
from tracker.extraction.tally_cue import GROUP, WITH
from tracker.extraction.tally_ordinal import numbered_cue
from tracker.extraction.tally_words import STATES

_THEM = r"of\s(?:these|them|those|which|whom|us)"
_ELLIPSIS = AnyCase(rf"[ \u00a0](?:others?|more|further(?:\sones)?|such|{_THEM})\b")
_ALL_THERE = AnyCase(
    r"\b(?:there\s(?:are|were|have\sbeen)|total(?:s|led|ling)?|(?:total|number)\s(?:is|of|to)"
    r"|(?:in|all)\sall:?|brings?|bringing|makes?|leaves?|stands?\sat|rises?\sto)\s(?:now\s|already\s|up\sto\s|by\snow\s)?$"
    r"|\b(?:number|total|list|tally|count|collection)\b[^.;]{0,80}\s(?:to|at|reached|reaches|is|was|now|comprises|contains|numbers|counts|holds|has)\s$",
)
_NUMBER_OF = re.compile(r"\s(?:the|its|their)\s(?:total\s)?(?:number|total|tally|count)\sof\b")
_DIRECT = AnyCase(
    rf"(?:\s(?:others?|more|further(?:\sones)?|such|{_THEM}))?"
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
    r"\b(?:has|have|had|holds|counts?|counted|got)\s(?:now\s|already\s|so\sfar\s|currently\s|a\stotal\sof\s)?$",
)
_ENDS = re.compile(
    r"(?:\s(?:names|entries)(?:\slong)?(?=[.,:;]|$)|(?=\sby\s(?:the\s)?(?:now|then|end|time)\b))?"
    r"(?:\sof\s(?:them|these|those|us|its\skind))?"
    r"(?:\s(?:so\sfar|by\snow|already|now|in\sall|in\stotal|to\sdate|altogether|when\sthe\s(?:day|week|year|month)\sbegan|on\spaper|in\shand|to\sits\sname))?[\"\u201d]?\s?(?:[,.;:)]|$|\sby\s)"
)
_WITH_ONLY = AnyCase(r"\b(?:with|between|by)\s(?:the\s|another\s|a\sfurther\s)?$")
_WISHED = AnyCase(r"\b(?:to|would|could|might|should)\s(?:have|hold|count)\s$")
_MEMBERS = AnyCase(rf"{GROUP.pattern}\s(?:members|states|countries|nations|allies)\b")
_JOINED = AnyCase(
    r"\b(?:signatories|co-signatories|supporters|backers|adherents|subscribers|participants)\b",
)
_OF_SOMETHING = AnyCase(r"(?:number|list|count)\sof\b")
_NUMBERED = AnyCase(r"\b(?:number|no\.)\s$")
_NEAR = 12
"""Between "agreement" and "number 27" stands hardly a word: "package number 27" is another's."""
_OURS = AnyCase(rf"\b(?:{STATES}|signatures|those\swith\swhich)\b")


_SUMS_UP = re.compile(
    r" (?:in all|in total|altogether|all told|so far|to date|by now)[,.;]?(?: |$)"
    r"|,? (?:says?|said|according to|by (?:the|Kyiv['\u2019]s|Ukraine['\u2019]s) count"
    r"|by (?:its|our) (?:own )?(?:count|reckoning))\b"
    r"|\s(?:is|was|stands as)\s(?:the|its|our|Kyiv['\u2019]s|Ukraine['\u2019]s)\s"
    r"(?:\w+\s)?(?:tally|total|count|score)\b"
)
"""What makes a bare number that opens a sentence its sum: "Twenty-nine in all", "28, says Kyiv"."""
_OPENS = re.compile(r"[\W_]{0,4}(?:So far,? |Already,? |Now,? |To date,? )?")
_FOLLOWS = re.compile(r"\b(?:follow(?:s|ed|ing)?|join(?:s|ed|ing)?) $")
_OTHERS = re.compile(r" (?:others?|before (?:it|him|her|them|us))\b")
_IT_IS = re.compile(r"(?:\bWith .{2,40}, it|\b[Aa]ltogether it)(?: is|['\u2019]s) (?:now )?$")
_MADE_IT = re.compile(r"\bma(?:de|kes?|king) it $")
_AFTER_IT = re.compile(
    r"[\"\u201d]?[,.;]|$| (?:on|in|when|by|last|this|that|today|yesterday|so far|for|after"
    r"|now|outside)\b"
)
_FEW = 3
_WHOLE = re.compile(r"(?<!\bin )(?<!^in )\ball $|\bthe other $", re.IGNORECASE)
_NONE_OF = AnyCase(r"\bnone\sof\s(?:the|these|those)\s$")
_MANY = 9
_OF_MEMBERS = AnyCase(
    rf"(?:\s(?:others?|more|further))?\s(?:{GROUP.pattern}|members)\b",
)
_APART = AnyCase(
    r"^\W{0,3}of\s(?:those|the\s(?:men|women|leaders|members|people)|them\sall)\s(?:who|that|round|at|in)\b"
    r"|^\W{0,3}(?:outside|in|within|among|inside)\s(?:the\s)?(?:EU|NATO|Europe|G7|Asia|Africa|America|Balkans|Baltics|north|south|east|west)\b"
)


def _opening_cue(clause: Clause, number: Number) -> Cue | None:
    """The cue of a sum that opens a sentence, or that "made it eight", after what it sums up."""
    opens = _OPENS.fullmatch(clause.sentence, 0, clause.start + number.from_) is not None
    made = _MADE_IT.search(clause.text[: number.from_]) is not None
    now_is = _IT_IS.search(clause.text[: number.from_]) is not None
    follows = _FOLLOWS.search(clause.text[: number.from_]) is not None
    if not (
        (opens and _SUMS_UP.match(clause.text, number.end))
        or (made and _AFTER_IT.match(clause.text, number.end))
        or (now_is and clause.text[number.end :].strip(' ."\u201d') == "")
        or (follows and _OTHERS.match(clause.text, number.end))
    ):
        return None
    asked = clause.before[-1].rstrip().endswith("?") if clause.before else False
    return None if asked and opens else clause.sum_cue(number)


def elliptic_cue(clause: Clause, number: Number) -> Cue | None:
    """The cue of "is negotiating with five", "ten others are being prepared", "there are 17"."""
    body = clause.text
    whole = _WHOLE.search(body[max(0, number.from_ - 12) : number.from_])
    # "All three", "the other two" are those told of, no count.
    told_of = whole and (whole.group() == "all " or number.value <= _FEW)
    none = _NONE_OF.search(body[max(0, number.from_ - 14) : number.from_]) is not None
    told_of = told_of or (none and number.value < _MANY)
    if told_of or _OF_MEMBERS.match(body, number.end) or _APART.match(body):
        return None
    told = _opening_cue(clause, number) or numbered_cue(clause, number)
    if told is not None:
        return told
    before = [cue for cue in clause.positive() if cue.end <= number.from_]
    after = [cue for cue in clause.positive() if cue.start >= number.end]
    ahead = body[max(0, number.from_ - 30) : number.from_]
    near = after[0] if after and after[0].start - number.end < 60 else None
    if _ELLIPSIS.match(body, number.end) and WITH.search(ahead):
        return after[0] if after else (before[-1] if before else None)
    direct = near is not None and _DIRECT.match(body, number.end) is not None
    if _ONE_OF.search(ahead) or direct or _is_next(clause, number, near):
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
    if not (clause.speaks_of_ours() or clause.speaks_of(clause.words.declaration)):
        return None
    body = clause.text
    if _NUMBER_OF.match(body, number.end):
        return after[0] if after else Cue(number.from_, number.end, "signed")
    ahead = body[max(0, number.from_ - 90) : number.from_]
    if _NUMBERED.search(ahead):
        nouns = list(clause.words.noun.finditer(body, 0, number.from_))
        gap = body[nouns[-1].end() : number.from_] if nouns else ","
        near = "," not in gap and len(gap) <= _NEAR
        return Cue(nouns[-1].start(), number.from_, "signed") if near else None
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
    before = [cue for cue in before if clause.text[cue.start : cue.end] != "reached"]
    within = [cue for cue in before if cue.start >= start] or before[-1:]
    return within[0] if within else clause.sum_cue(number)
