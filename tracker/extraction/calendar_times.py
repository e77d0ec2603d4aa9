"""Times told by the calendar's own names: days, months, seasons, years, weekdays.

Each function takes a text and where one of its first words stands, and gives the time expression
that begins there, or None.
"""

import re
from dataclasses import replace

from tracker.extraction import time_patterns as p
from tracker.extraction.calendar_words import CLOCK, MONTHS, SEASONS, WEEKDAYS
from tracker.extraction.time_span import Base, Direction, TimeSpan


def _int(match: re.Match[str], group: str) -> int | None:
    value = match.groupdict().get(group)
    return int(value) if value else None


def _month(match: re.Match[str], group: str = "month") -> int | None:
    value = match.groupdict().get(group)
    return MONTHS[value.lower().rstrip(".")] if value else None


def _end_year(match: re.Match[str]) -> int | None:
    """The second year of "2022-2024" or "2022-24"."""
    first, last = match["year"], match["to_year"]
    return int(first[: 4 - len(last)] + last) if last else None


def read_month_first(text: str, start: int) -> TimeSpan | None:
    """Read "June 13", "June 13, 2024", "June 13-15"."""
    match = p.MONTH_FIRST.match(text, start)
    return _day_span(match) if match is not None else None


_SAID_MONTHS = {"this": 0, "last": -1, "next": 1}


def read_day_of_month(text: str, start: int) -> TimeSpan | None:
    """Read "the 26th of that month", "the 3rd of this month"."""
    match = p.DAY_OF_MONTH.match(text, start)
    if match is None:
        return None
    which = match["which"].lower()
    direction: Direction = "past" if which == "last" else "future" if which == "next" else "none"
    return TimeSpan(
        start=start, end=match.end(), kind="shift", unit="month", day=int(match["day"]),
        amount=_SAID_MONTHS.get(which, 0), base="published" if which in _SAID_MONTHS else "told",
        direction=direction,
    )  # fmt: skip


def read_day_first(text: str, start: int) -> TimeSpan | None:
    """Read "13 June", "13th of June 2024", "13-15 June"."""
    match = p.DAYS_FIRST.match(text, start)
    if match is None or (match["month"] and _ALSO.search(match.group())):
        # "16 February and 12 January" are two days.
        match = p.DAY_FIRST.match(text, start)
        return _day_span(match) if match is not None else None
    first, last = _month(match), _month(match, "to_month")
    return TimeSpan(
        start=start,
        end=match.end(),
        kind="day",
        year=_int(match, "year"),
        month=first or last,
        day=_int(match, "day"),
        to_month=last,
        to_day=_int(match, "to_day"),
    )


_ALSO = re.compile(r"\s(?:and|or)\s")


def read_ordinal_day(text: str, start: int) -> TimeSpan | None:
    """Read "the first of March", "twenty-fifth of May 2024"; "the first of May's talks" is none."""
    match = p.ORDINAL_DAY.match(text, start)
    if match is None or text[match.end() : match.end() + 2] in ("'s", "\u2019s"):
        return None
    day = p.NTH_DAY[match["nth"].lower().replace(" ", "-")]
    return TimeSpan(
        start=start,
        end=match.end(),
        kind="day",
        year=_int(match, "year"),
        month=_month(match),
        day=day,
    )


def _day_span(match: re.Match[str]) -> TimeSpan | None:
    to_day = _int(match, "to_day")
    month, to_month = _month(match), _month(match, "to_month")
    day = int(match["day"])
    if to_day is not None and to_month is None and to_day <= day:
        return None
    return TimeSpan(
        start=match.start(),
        end=match.end(),
        kind="day",
        year=_int(match, "year"),
        month=month,
        day=day,
        to_month=to_month or (month if to_day else None),
        to_day=to_day,
    )


def read_month(text: str, start: int) -> TimeSpan | None:
    """Read "June 2024", or a bare month where it cannot be a verb or a name."""
    match = p.MONTH_YEAR.match(text, start)
    if match is None:
        return None
    year = _int(match, "year")
    end = match.end()
    word = match["month"]
    if year is None:
        end = match.end("month")
        if not _is_bare_month(text, start, end, word):
            return None
    return TimeSpan(start=start, end=end, kind="month", year=year, month=_month(match))


def _is_bare_month(text: str, start: int, end: int, word: str) -> bool:
    before = text[max(0, start - 14) : start]
    if p.MONTH_BEFORE.search(before) or p.MONTH_LIST.search(before):
        return True
    if p.MONTH_AFTER.match(text, end):
        return True
    # "May" and "March" are verbs, "Jan" and "Mar" names, where nothing says that they are months.
    return word.capitalize() not in ("May", "March") and len(word) > 3 and not word.isupper()


def read_year(text: str, start: int) -> TimeSpan | None:
    """Read "2024", "2022-24" where a preposition or a summit makes a year of it."""
    match = p.YEARS.match(text, start)
    if match is None:
        return None
    if not p.YEAR_BEFORE.search(text[max(0, start - 14) : start]) and not p.SUMMIT_AFTER.match(
        text, match.end()
    ):
        return None
    return TimeSpan(
        start=start,
        end=match.end(),
        kind="year",
        year=int(match["year"]),
        to_year=_end_year(match),
    )


def read_clock(text: str, start: int) -> TimeSpan | None:
    """Read "15:51", "6:45 PM"."""
    match = CLOCK.match(text, start)
    return None if match is None else TimeSpan(start=start, end=match.end(), kind="clock")


def read_weekday(text: str, start: int) -> TimeSpan | None:
    """Read "Thursday", "Tuesday night"; "The Sunday Times" is none."""
    match = p.WEEKDAY_AT.match(text, start)
    if match is None or p.MASK_AFTER.match(text, match.end()):
        return None
    word = match["weekday"].lower()
    if p.MASK_BEFORE.search(text[max(0, start - 8) : start]):
        return None
    if len(word) < 6 and not p.DATE_AFTER.match(text, match.end()):
        # An abbreviation counts only before a date: "Thu, 13 Jun".
        return None
    part = "the" if text[max(0, start - 7) : start].lower().endswith("on the ") else ""
    return TimeSpan(start=start, end=match.end(), kind="weekday", weekday=WEEKDAYS[word], part=part)


def read_which_name(text: str, start: int) -> TimeSpan | None:
    """Read "last Friday", "next May", "this Thursday", "the previous Monday"."""
    match = p.WHICH_NAME.match(text, start)
    if match is None:
        return None
    inner = read_weekday(text, match.end()) or read_month(text, match.end())
    if inner is None or inner.year is not None:
        return None
    word = match["which"].lower()
    which, _, direction = p.WHICH[word]
    base: Base = "told" if word in p.TOLD else "published"
    return replace(inner, start=start, which=which, direction=direction, base=base)


def read_season(text: str, start: int) -> TimeSpan | None:
    """Read "next summer", "the autumn of 2024"."""
    match = p.WHICH_SEASON.match(text, start)
    if match is None:
        return None
    before = text[max(0, start - 12) : start]
    if not (match["which"] or match["year"] or p.SEASON_BEFORE.search(before)):
        return None
    word = (match["which"] or "").lower()
    which, _, direction = p.WHICH.get(word, ("", 0, "none"))
    first, last = SEASONS[match["season"].lower()]
    return TimeSpan(
        start=start,
        end=match.end(),
        kind="season",
        month=first,
        to_month=last,
        year=_int(match, "year"),
        which=which,
        direction=direction,
    )


def read_quarter(text: str, start: int) -> TimeSpan | None:
    """Read "Q2 2024", "the second half of the year"."""
    match = p.QUARTER.match(text, start)
    if match is None:
        return None
    if match["q"]:
        number, size = int(match["q"]), 3
    else:
        size = 3 if match["kind"].lower() == "quarter" else 6
        number = min(p.NTH[match["nth"].lower()], 12 // size)
    return TimeSpan(
        start=start,
        end=match.end(),
        kind="season",
        month=(number - 1) * size + 1,
        to_month=number * size,
        year=_int(match, "year") or _year_before(text, start),
    )


def _year_before(text: str, start: int) -> int | None:
    """As in "2024, first half"."""
    match = _YEAR_BEFORE.search(text, max(0, start - 12), start)
    return int(match["year"]) if match else None


_YEAR_BEFORE = re.compile(r"\b(?P<year>20\d\d)[,:]?\s(?:the\s)?$")
