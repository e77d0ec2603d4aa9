"""The year of a day or month told without one."""

from datetime import date, timedelta

from tracker.domain.dates import first_day, last_day
from tracker.extraction.anchor import Anchor
from tracker.extraction.reckoning import apart, at_year
from tracker.extraction.time_span import Direction, TimeSpan

SLACK = timedelta(days=1)
"""How far a calendar day without a year may lie beyond the day of publication against the verb's
direction: datelines and events stand in different time zones."""

_JUST_OVER = timedelta(days=30)
"""How long after its end nobody calls a season the last one."""
_BEGUN = 7
"""Up to which day of a month nobody calls it by its name for what has happened in it."""
_AHEAD = timedelta(days=300)
"""Beyond how many days nobody tells a day or month to come without its year."""
_HELD_REACH = timedelta(days=14)
"""How far from an occasion a day without a year may lie to get its year."""
_PARTIAL_REACH = timedelta(days=45)
"""How far from a fully dated day of the same text a day without a year may lie to get its year."""


def missing_year(span: TimeSpan, anchor: Anchor, way: Direction) -> int | None:
    """The year of a day or month told without one."""
    now = anchor.published or anchor.said
    if now is None:
        return _year_by_text(span, anchor)
    day = date.fromisoformat(now)
    options = [at_year(span, day.year + step) for step in (-1, 0, 1)]
    dates = [each for each in options if each is not None]
    month = now[:7]
    if span.which == "last":
        over = (day - _JUST_OVER).isoformat() if span.kind == "season" else month
        earlier = [each for each in dates if last_day(each) < over]
        return int(earlier[-1][:4]) if earlier else None
    if span.which == "next":
        later = [each for each in dates if first_day(each)[:7] > month]
        return int(later[0][:4]) if later else None
    if span.which == "this":
        return day.year
    earliest, latest = (day - SLACK).isoformat(), (day + SLACK).isoformat()
    if way == "past":
        dates = [each for each in dates if first_day(each) <= latest]
        if span.kind == "month" and day.day <= _BEGUN:
            # Who means the month that has just begun says "this month".
            dates = [each for each in dates if first_day(each)[:7] != month] or dates
    elif way == "future":
        dates = [each for each in dates if last_day(each) >= earliest]
    near = min(dates, key=lambda each: apart(each, day), default=None)
    if near is not None and way == "future" and date.fromisoformat(first_day(near)) - day > _AHEAD:
        # "After the cancellation of 15 May it is fixed for Monday": it is over, no year away.
        return None
    return int(near[:4]) if near is not None else None


def _year_by_text(span: TimeSpan, anchor: Anchor) -> int | None:
    """The year that a fully dated day of the text gives to a day or month near it."""
    if span.which or span.kind == "season":
        return None
    for known, reach in (
        *((day, _PARTIAL_REACH) for day in anchor.stated),
        *((day, _HELD_REACH) for day in anchor.held if span.kind == "day"),
        *((day, timedelta(days=183)) for day in anchor.lead),
    ):
        day = date.fromisoformat(known)
        options = [at_year(span, day.year + step) for step in (-1, 0, 1)]
        dates = [each for each in options if each is not None]
        near = min(dates, key=lambda each: apart(each, day), default=None)
        if near is not None and apart(near, day) <= reach:
            return int(near[:4])
    return None
