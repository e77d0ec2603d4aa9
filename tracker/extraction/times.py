"""Times that an article tells: where they stand, of what kind they are, which way they point.

`find_times` only reads; `tracker.extraction.dating` turns what it finds into dates. Durations and
clock times are found so that nobody takes them for dates.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from tracker.dossiers.dossier import Occasion
from tracker.extraction.any_case import AnyCase
from tracker.extraction.occasions import find_occasions
from tracker.extraction.same_times import with_same, with_shared_years
from tracker.extraction.time_grammar import beginnings, read_time
from tracker.extraction.time_span import Direction, Relation, TimeKind, TimeSpan

__all__ = ["Direction", "Relation", "TimeKind", "TimeSpan", "find_times"]

_RELATIONS: dict[str, Relation] = {
    "before": "before",
    "ahead of": "before",
    "prior to": "before",
    "until": "before",
    "till": "before",
    "up to": "before",
    "through": "before",
    "in the run-up to": "before",
    "on the eve of": "before",
    "earlier than": "before",
    "since": "after",
    "after": "after",
    "following": "after",
    "from": "after",
    "as from": "after",
    "later than": "after",
    "beyond": "after",
    "by": "by",
    "no later than": "by",
    "not later than": "by",
    "within": "by",
}
_LOOK_BACK = 28
_SO_FAR = ["as", "of"]
_IN_FORCE = AnyCase(
    r"\b(?:force|effect|effective|valid|appl(?:y|ies|ied|icable)|operative|suspend\w{0,3}|terminat\w{1,3}"
    r"|void|binding|withdr\w{2,5})\b"
)
_BEFORE_EVENT = AnyCase(
    r"\b(?:before|ahead of|prior to|in the run-up to)\s[^,.;:!?\n]{0,60}\b(?:summit|session"
    r"|election|vote|conference|inauguration)s?\b[^,.;:!?\n]{0,40}$",
)
_EVENT_REACH = 90
_STATE = AnyCase(
    r"\b(?:in\sforce|in\seffect|valid|applied|applicable|effective|operative|suspended)"
    r"\s(?:\w+\s)?since\s(?:the\s)?$",
)
"""A state that is told to last since a day began on that day."""

_SINCE_THEN = AnyCase(
    r"\b(?:dat(?:es?|ed|ing)(?:\sback)?|goes\sback|went\sback|(?:is|was|are|were|comes?|came|stems?|ones?|theirs|it"
    r"|newest|latest|first|last|oldest|agreements?|pacts?|deals?|accords?|texts?|documents?|treaty|treaties),?)"
    r"\s(?:only\s)?(?:from|to)\s(?:the\s)?$",
)
"""What is told to be from a day came about on it: "their agreement dates from 1 March"."""

_ARTICLE = re.compile(
    r"(?:\b(?:(?:morning|afternoon|evening|night)\s+of|the|this|that|its|their|an?|upcoming|forthcoming|coming|next|annual|July|June)\s+)+$",
    re.IGNORECASE,
)
_JOINT = re.compile(r"(?:'s)?\.?,?[ \u00a0]\(?(?:on[ \u00a0])?|,?[ \u00a0]?\(")
_MODIFIER = re.compile(r"(?:,?[ \u00a0](?:of[ \u00a0])?(?:the[ \u00a0])?)")


def find_times(text: str, occasions: Sequence[Occasion] = ()) -> tuple[TimeSpan, ...]:
    """All time expressions of `text` in its order; they do not overlap.

    Args:
        text: A sentence or a whole article.
        occasions: Named events whose days are known, from the dossier.

    Returns:
        The spans, occasions among them; a day that follows its weekday is one span with it.
    """
    spans = _told_once(text) if len(text) < _KEPT else _told(text)
    named = [_related(text, span) for span in find_occasions(text, occasions)]
    return tuple(_without_overlaps(spans, named))


_KEPT = 2000
"""Characters of the longest text whose times are remembered: tallies and dates both ask."""


def _told(text: str) -> Sequence[TimeSpan]:
    """The times that the words of `text` tell, without the names of occasions."""
    found: list[TimeSpan] = []
    done = 0
    for start, word in beginnings(text):
        span = read_time(text, start, word) if start >= done else None
        if span is not None:
            found.append(span)
            done = span.end
    if not found and _BARE_DAY.search(text) is None:
        return ()
    joined = with_shared_years(text, _joined(text, found))
    spans = with_same(_with_bare_days(text, joined))
    return [_related(text, span) for span in spans]


_told_once = lru_cache(64)(_told)


_BARE_DAY = re.compile(
    r"\((?:(?:both|all|each)\s)?(?:on\s)?(?:the\s)?(?P<listed>[12]?\d|3[01])(?:st|nd|rd|th)?\)"
    r"|\b[Oo]n\sthe\s(?P<nth>(?:[12]?\d|3[01])(?:st|nd|rd|th))(?!\s(?:Anniv|Summit|Floor|Pack|Aven))(?=\s?[.,;:)]"
    r"|\s(?:and|in|at|by|of\sthat|comes?|came|follow\w{0,3}|joined|he|she|it|they|was|were|signed)\b|\s[A-Z]|$)"
)
_BARE_REACH = 160


def _with_bare_days(text: str, spans: list[TimeSpan]) -> list[TimeSpan]:
    """The spans with days whose month stands before: "in February: Denmark (23)", "on the 11th"."""
    months = [span for span in spans if span.kind in ("day", "month") and span.to_day is None]
    added = []
    found = list(_BARE_DAY.finditer(text))
    several = sum(1 for match in found if match.lastgroup == "listed") > 1
    for match in found:
        start, end = match.span(match.lastgroup or 0)
        before = [each for each in months if each.end <= start and start - each.end <= _BARE_REACH]
        if any(each.start < end and start < each.end for each in spans):
            continue
        if not before:
            nth = match.group("nth")
            if nth:
                # "It was initialled on the 17th": of this month, or of the one told before.
                added.append(TimeSpan(start=start, end=end, kind="shift", unit="month",
                                      day=int(nth.rstrip("stndrh")), part="nth"))  # fmt: skip
            continue
        listed = match.lastgroup == "listed"
        if listed and before[-1].kind != "month":
            continue
        if listed and not several and ":" not in text[before[-1].end : start]:
            continue
        added.append(
            replace(
                before[-1],
                start=start,
                end=end,
                kind="day",
                day=int(match.group(match.lastgroup or 0).rstrip("stndrh")),
                relation="at",
                part="",
            )
        )
    return sorted([*spans, *added], key=lambda span: span.start)


_NOT_REACH = 130
_UNTIL = frozenset({"until", "till"})
_NOT = re.compile(r"\b(?:did|was|were)(?:\snot|n['\u2019]t)\b[^,.;:]{0,100}$")


def _related(text: str, span: TimeSpan) -> TimeSpan:
    """The span with the relation that its preposition gives it."""
    told = span.relation != "at" or text[span.start : span.start + 6].lower() == "before"
    if told or span.part == "window" or span.kind in ("vague", "duration", "clock"):
        return span
    before = text[max(0, span.start - _LOOK_BACK) : span.start]
    before = _ARTICLE.sub("", before.rstrip() + " " if before[-1:].isspace() else before)
    words = before.lower().split()
    wide = text[max(0, span.start - _NOT_REACH) : span.start]
    if words[-1:] and words[-1] in _UNTIL and _NOT.search(wide):
        words = []  # "did not begin until May" tells that it began then
    if _BEFORE_EVENT.search(text[max(0, span.start - _EVENT_REACH) : span.start]):
        return replace(span, relation="before")
    opens = words == _SO_FAR and span.start < _LOOK_BACK
    if opens or (words[-2:] == _SO_FAR and span.is_today and not _IN_FORCE.search(text)):
        # "As of Friday, five have signed"; what is valid as of today is so from then on.
        words = ["by"]
    for size in (4, 3, 2, 1):
        relation = _RELATIONS.get(" ".join(words[-size:])) if len(words) >= size else None
        near = text[max(0, span.start - 40) : span.start]
        if relation == "after" and (_STATE.search(near) or _SINCE_THEN.search(near)):
            return span
        if relation is not None and before[-1:].isspace():
            if words[-1] == "from" and span.to_day is not None:
                return span
            if words[-1] == "before" and span.part in _LAST_PARTS:
                # "before the end of the month" is within it, "before the summit" is not.
                relation = "by"
            return replace(span, relation=relation)
    return span


_LAST_PARTS = frozenset({"end", "close"})


def _joined(text: str, spans: list[TimeSpan]) -> list[TimeSpan]:
    """One span for "Thursday, June 13", "June 13 (Thursday)" and "a year ago, on 3 May"."""
    joined: list[TimeSpan] = []
    for span in spans:
        last = joined[-1] if joined else None
        one = _join(text, last, span) if last is not None else None
        if one is None:
            joined.append(span)
        else:
            joined[-1] = one
    return joined


def _join(text: str, last: TimeSpan, span: TimeSpan) -> TimeSpan | None:
    """One span of two neighbours, or None where they are two times."""
    gap = text[last.end : span.start]
    if len(gap) > 6:
        return None
    near = _JOINT.fullmatch(gap) is not None
    if near and _is_loose_day(last) and span.kind == "day" and span.to_day is None:
        return replace(span, start=last.start, weekday=last.weekday)
    if near and last.kind == "day" and last.to_day is None and _is_loose_day(span):
        return replace(last, end=span.end, weekday=span.weekday)
    ago = (last.kind, last.unit, last.base) == ("shift", "year", "published") and last.amount < 0
    if ago and span.kind == "day" and span.year is None and _ON_DAY.fullmatch(gap) is not None:
        return replace(span, start=last.start, year_shift=last.amount, direction="past")
    if _MODIFIER.fullmatch(gap) is not None and span.kind == "shift" and span.base != "told":
        return _modified(last, span)
    return None


_ON_DAY = re.compile(r",? on |, ")
"""Between "two years ago" and its day: "on 27 May"."""


def _modified(last: TimeSpan, span: TimeSpan) -> TimeSpan | None:
    """The span of "July 12 last year", "Thursday next week"."""
    if span.unit == "year" and last.kind in ("day", "month", "season") and last.year is None:
        return replace(
            last, end=span.end, year_shift=span.amount, direction=span.direction, which=""
        )
    if span.unit == "week" and last.kind == "weekday" and not last.which:
        return replace(
            last, end=span.end, unit="week", amount=span.amount, direction=span.direction
        )
    return None


def _is_loose_day(span: TimeSpan) -> bool:
    """Whether the span names a day only by its weekday or as today, yesterday, tomorrow."""
    if span.kind == "weekday":
        return not span.which
    return span.kind == "shift" and span.unit == "day" and span.base == "published"


def _without_overlaps(spans: Sequence[TimeSpan], named: list[TimeSpan]) -> list[TimeSpan]:
    """Both lists in the order of the text; an occasion's name wins over a time within it."""
    kept: list[TimeSpan] = []
    at = 0
    for span in spans:
        while at < len(named) and named[at].end <= span.start:
            kept.append(named[at])
            at += 1
        if at == len(named) or span.end <= named[at].start:
            kept.append(span)
    return kept + named[at:]
