"""Dates as well as they are known: a small part of EDTF (ISO 8601-2, level 0).

An EDTF date is kept as its own text: `2024`, `2024-06`, `2024-06-13`, or an interval of two of
these, `2024-06-13/2024-06-15`. Kept so it is stored, compared for equality, exported and shown
as it stands; the functions here tell what it means. Source of the notation: the Library of
Congress' Extended Date/Time Format specification, https://www.loc.gov/standards/datetime/.
"""

import calendar
import re
from datetime import date
from functools import cache
from typing import NewType

Edtf = NewType("Edtf", str)
"""The text of an EDTF date or interval that `parse` has accepted."""

Day = NewType("Day", str)
"""The text of one calendar day, `YYYY-MM-DD`; days order as their texts do."""

_PART = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def parse(text: str) -> Edtf:
    """Take `text` as an EDTF date or interval.

    Raises ValueError, whose message is fit for a user, where the text has another form or
    names a day that the calendar does not have.
    """
    parts = text.split("/")
    if len(parts) > 2:
        raise ValueError(f"{text!r} is not a date: write 2024, 2024-06 or 2024-06-13")
    days = [_bounds(part) for part in parts]
    if days[0][0] > days[-1][1]:
        raise ValueError(f"{text!r} ends before it begins")
    return Edtf(text)


def parse_day(text: str) -> Day:
    """Take `text` as one calendar day, `YYYY-MM-DD`; raises ValueError where it is not one."""
    if len(text) != 10:
        raise ValueError(f"{text!r} is not a day: write it as 2024-06-13")
    _bounds(text)
    return Day(text)


def first_day(when: Edtf) -> Day:
    """The first day that `when` allows."""
    return Day(when) if len(when) == 10 else _span(when)[0]


def last_day(when: Edtf) -> Day:
    """The last day that `when` allows."""
    return Day(when) if len(when) == 10 else _span(when)[1]


def is_day(when: Edtf) -> bool:
    """Whether `when` is known to the day."""
    return len(when) == 10


def agree(one: Edtf, other: Edtf) -> bool:
    """Whether one of two dates lies within the other: 2024-06 and 2024-06-13 agree."""
    if one == other:
        return True
    return _within(one, other) or _within(other, one)


def finer(one: Edtf, other: Edtf) -> Edtf:
    """Of two dates that agree the one that allows fewer days; the first where they are equal."""
    return other if _within(other, one) and not _within(one, other) else one


def _within(inner: Edtf, outer: Edtf) -> bool:
    if len(outer) == 10:
        return inner == outer
    return first_day(outer) <= first_day(inner) and last_day(inner) <= last_day(outer)


def days_between(one: Edtf, other: Edtf) -> int:
    """Days from the last day that `one` allows to the first of `other`; 0 where they overlap.

    Negative where `other` is the earlier.
    """
    gap = _number(first_day(other)) - _number(last_day(one))
    return gap if gap > 0 else min(0, _number(last_day(other)) - _number(first_day(one)))


@cache
def _number(day: Day) -> int:
    return date.fromisoformat(day).toordinal()


@cache
def _span(when: Edtf) -> tuple[Day, Day]:
    first, _, last = when.partition("/")
    return _bounds(first)[0], _bounds(last or first)[1]


@cache
def _bounds(part: str) -> tuple[Day, Day]:
    match = _PART.fullmatch(part)
    if match is None:
        raise ValueError(f"{part!r} is not a date: write 2024, 2024-06 or 2024-06-13")
    year, month, day = match.groups()
    try:
        date(int(year), 1, 1)
        if day is not None:
            date(int(year), int(month), int(day))
            return Day(part), Day(part)
        if month is not None:
            length = calendar.monthrange(int(year), int(month))[1]
            return Day(f"{part}-01"), Day(f"{part}-{length:02}")
    except ValueError:
        raise ValueError(f"{part!r} is not in the calendar") from None
    return Day(f"{year}-01-01"), Day(f"{year}-12-31")
