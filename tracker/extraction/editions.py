"""Which edition of a series of occasions is meant: "the NATO summit" of which year."""

from collections.abc import Sequence
from datetime import date, timedelta

from tracker.domain.dates import first_day, last_day
from tracker.dossiers.dossier import Occasion
from tracker.extraction.anchor import Anchor
from tracker.extraction.reckoning import make_day
from tracker.extraction.time_span import Direction, TimeSpan

_ALIAS_REACH = timedelta(days=120)
"""How far from publication an occasion may lie that only its body names ("the NATO summit")."""

_BESIDE = timedelta(days=2)
"""How far from an edition a day told in full may lie that speaks of it."""


def chosen(span: TimeSpan, anchor: Anchor, direction: Direction = "none") -> Occasion | None:
    """The one occasion that an occasion's name means, None where that stays open.

    Editions of a series are told apart by a place or year beside the name, else by the day of
    publication and the verb: "at the NATO summit" is the nearest one that the verb allows.
    """
    candidates = span.occasions
    if len(candidates) == 1 and (span.placed or anchor.published is None):
        return candidates[0]
    if anchor.published is None:
        return _by_text(candidates, anchor)
    published = date.fromisoformat(anchor.published)
    near = [each for each in candidates if _distance(each, published) <= _ALIAS_REACH]
    if direction == "past":
        near = [each for each in near if first_day(each.on) <= anchor.published]
    elif direction == "future":
        near = [each for each in near if last_day(each.on) >= anchor.published]
    return min(near, key=lambda each: _distance(each, published), default=None)


def _by_text(candidates: Sequence[Occasion], anchor: Anchor) -> Occasion | None:
    """The one edition that another sentence has placed, or that holds a day told in full."""
    placed = [each for each in candidates if each in anchor.occasions]
    if not placed:
        days = [date.fromisoformat(day) for day in (*anchor.stated, *anchor.held)]
        placed = [
            each for each in candidates if any(_distance(each, day) <= _BESIDE for day in days)
        ]
    return placed[0] if len(placed) == 1 else None


def edition_of_day(spans: Sequence[TimeSpan], occasions: Sequence[Occasion]) -> Occasion | None:
    """The one edition of a series whose days a day without a year names: "June 27-28"."""
    for span in spans:
        if span.kind != "day" or span.year is not None:
            continue
        fitting = [each for each in occasions if _is_among(span, each)]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _is_among(span: TimeSpan, occasion: Occasion) -> bool:
    day = make_day(int(occasion.on[:4]), span.month or 0, span.day or 0)
    return day is not None and _distance(occasion, day) == timedelta(0)


def _distance(occasion: Occasion, day: date) -> timedelta:
    first = date.fromisoformat(first_day(occasion.on))
    last = date.fromisoformat(last_day(occasion.on))
    return max(first - day, day - last, timedelta(0))
