"""The grammar of time expressions: which words begin one, and what they make."""

import re
from collections.abc import Callable
from dataclasses import replace

from tracker.extraction import time_patterns as p
from tracker.extraction.calendar_words import (
    CLOCK,
    MONTHS,
    SEASONS,
    VAGUE_FUTURE,
    VAGUE_PAST,
    WEEKDAYS,
    number_of,
)
from tracker.extraction.numbers import CARDINALS
from tracker.extraction.time_span import Base, Direction, TimeSpan

Reader = Callable[[str, int], TimeSpan | None]
_LONG = 3000
"""A century, beyond which a shift of years is no date."""


def read_time(text: str, token: re.Match[str]) -> TimeSpan | None:
    """The time expression that begins with the word or number `token` of `text`, if one does."""
    start = token.start()
    word = token.group()
    readers = _DIGITS if word[0].isdigit() else _BY_WORD.get(word.lower())
    if readers is None or (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
        return None
    for reader in readers:
        span = reader(text, start)
        if span is not None:
            return span
    return None


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


def _read_month_first(text: str, start: int) -> TimeSpan | None:
    match = p.MONTH_FIRST.match(text, start)
    return _day_span(match) if match is not None else None


def _read_day_first(text: str, start: int) -> TimeSpan | None:
    match = p.DAYS_FIRST.match(text, start)
    if match is None:
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


def _day_span(match: re.Match[str]) -> TimeSpan | None:
    to_day = _int(match, "to_day")
    month, to_month = _month(match), _month(match, "to_month")
    day = int(match["day"])
    if to_day is not None and to_month is None and to_day <= day:
        return None
    return TimeSpan(
        start=match.start(),
        end=match.end() - _full_stop(match),
        kind="day",
        year=_int(match, "year"),
        month=month,
        day=day,
        to_month=to_month or (month if to_day else None),
        to_day=to_day,
    )


def _full_stop(match: re.Match[str]) -> int:
    """1 where the pattern took a sentence's full stop for that of an abbreviation."""
    text = match.group()
    word = re.split(r"[ \u00a0]", text)[-1]
    return int(text.endswith(".") and len(word) > 6)


def _read_month(text: str, start: int) -> TimeSpan | None:
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


def _read_iso(text: str, start: int) -> TimeSpan | None:
    match = p.ISO.match(text, start)
    if match is None:
        return None
    return _full_date(match, int(match["day"]), int(match["month"]))


def _read_numeric(text: str, start: int) -> TimeSpan | None:
    """Read "13.06.2024", "13/06/2024", "06/13/2024"; with both below 13 and a slash only the year."""
    match = p.NUMERIC.match(text, start)
    if match is None:
        return None
    day, month = int(match["day"]), int(match["month"])
    if match["sep"] == "/" and day <= 12 and month <= 12 and day != month:
        return TimeSpan(start=start, end=match.end(), kind="year", year=int(match["year"]))
    if month > 12:
        day, month = month, day
    return _full_date(match, day, month)


def _full_date(match: re.Match[str], day: int, month: int) -> TimeSpan | None:
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    year = int(match["year"])
    return TimeSpan(
        start=match.start(), end=match.end(), kind="day", year=year, month=month, day=day
    )


def _read_year(text: str, start: int) -> TimeSpan | None:
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


def _read_clock(text: str, start: int) -> TimeSpan | None:
    match = CLOCK.match(text, start)
    return None if match is None else TimeSpan(start=start, end=match.end(), kind="clock")


def _read_weekday(text: str, start: int) -> TimeSpan | None:
    match = p.WEEKDAY_AT.match(text, start)
    if match is None or p.MASK_AFTER.match(text, match.end()):
        return None
    word = match["weekday"].lower()
    if p.MASK_BEFORE.search(text[max(0, start - 8) : start]):
        return None
    if len(word) < 6 and not p.DATE_AFTER.match(text, match.end()):
        # An abbreviation counts only before a date: "Thu, 13 Jun".
        return None
    return TimeSpan(start=start, end=match.end(), kind="weekday", weekday=WEEKDAYS[word])


def _read_named_day(text: str, start: int) -> TimeSpan | None:
    match = re.compile(r"[A-Za-z]+").match(text, start)
    word = match.group() if match else ""
    amount = p.NAMED_DAYS[word.lower()]
    direction: Direction = ("past", "none", "future")[amount + 1]
    end = start + len(word)
    after = re.compile(r"\s(?:morning|afternoon|evening|night)\b").match(text, end)
    return TimeSpan(
        start=start,
        end=after.end() if after else end,
        kind="shift",
        unit="day",
        amount=amount,
        direction=direction,
    )


def _read_which_unit(text: str, start: int) -> TimeSpan | None:
    """Read "last week", "next year", "this month", "the previous day", "last night"."""
    match = p.WHICH_UNIT.match(text, start)
    if match is not None:
        word = match["which"].lower()
        _, amount, direction = p.WHICH[word]
        unit = match["unit"].lower()
        if unit in ("decade", "century"):
            return TimeSpan(start=start, end=match.end(), kind="duration", amount=10, unit="year")
        told = word in p.TOLD or (word == "next" and unit == "day")
        return TimeSpan(
            start=start,
            end=match.end(),
            kind="shift",
            unit=unit,
            amount=amount,
            direction=direction if not told else "none",
            base="told" if told else "published",
        )
    match = p.WHICH_PART.match(text, start)
    if match is None:
        return None
    told = match["which"].lower() == "that"
    is_last = match["which"].lower() == "last"
    return TimeSpan(
        start=start,
        end=match.end(),
        kind="shift",
        unit="day",
        amount=-1 if is_last else 0,
        direction="past" if is_last else "none",
        base="told" if told else "published",
    )


def _read_which_many(text: str, start: int) -> TimeSpan | None:
    """Read "the next ten years", "the past few days": a stretch, no day."""
    match = p.WHICH_MANY.match(text, start)
    if match is None:
        return None
    if match["count"] is None and match["unit"].lower() in ("day", "week", "month"):
        past = match["which"].lower() in ("last", "past")
        return TimeSpan(
            start=start, end=match.end(), kind="vague", direction="past" if past else "future"
        )
    count = number_of(match["count"]) if match["count"] else 0
    return _stretch(start, match.end(), count, match["unit"])


def _stretch(start: int, end: int, count: int, unit: str) -> TimeSpan:
    unit = unit.lower()
    if unit == "decade":
        count, unit = 10 * max(count, 1), "year"
    return TimeSpan(start=start, end=end, kind="duration", amount=count, unit=unit)


def _read_which_name(text: str, start: int) -> TimeSpan | None:
    """Read "last Friday", "next May", "this Thursday", "the previous Monday"."""
    match = p.WHICH_NAME.match(text, start)
    if match is None:
        return None
    inner = _read_weekday(text, match.end()) or _read_month(text, match.end())
    if inner is None or inner.year is not None:
        return None
    word = match["which"].lower()
    which, _, direction = p.WHICH[word]
    base: Base = "told" if word in p.TOLD else "published"
    return replace(inner, start=start, which=which, direction=direction, base=base)


def _read_season(text: str, start: int) -> TimeSpan | None:
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


def _read_ago(text: str, start: int) -> TimeSpan | None:
    """Read "two days ago", "a week earlier", "half a year ago", "a month later"."""
    match = p.AGO.match(text, start)
    if match is None:
        match = p.FEW_AGO.match(text, start)
        if match is None:
            return None
        past = match["way"].lower() not in ("later", "from now", "hence")
        return TimeSpan(
            start=start, end=match.end(), kind="vague", direction="past" if past else "future"
        )
    way = " ".join(match["way"].lower().split())
    sign = 1 if way in ("later", "from now", "hence", "after") else -1
    count = number_of(match["count"]) if match["count"] else 0
    unit = match["unit"].lower()
    half = match["half"] or match["half2"] or match["count"] is None
    if half and unit == "year":
        count, unit = 12 * count + 6, "month"
    if unit == "decade":
        count, unit = 10 * count, "year"
    if unit in ("hour", "minute"):
        count, unit = 0, "day"
    if count > _LONG:
        return None
    published = way in ("ago", "from now", "hence")
    return TimeSpan(
        start=start,
        end=match.end(),
        kind="shift",
        unit=unit,
        amount=sign * count,
        direction=("past" if sign < 0 else "future") if published else "none",
        base="published" if published else "told",
    )


def _read_in(text: str, start: int) -> TimeSpan | None:
    """Read "in two weeks", "within days", "in the coming months"."""
    match = p.IN_COUNT.match(text, start)
    if match is not None:
        unit = match["unit"].lower()
        count = number_of(match["count"])
        if unit in ("hour", "minute", "decade"):
            return _stretch(start, match.end(), count, unit)
        if match["word"].lower() == "in" and text[start - 8 : start].lower().endswith("times "):
            return _stretch(start, match.end(), count, unit)
        return TimeSpan(
            start=start,
            end=match.end(),
            kind="shift",
            unit=unit,
            amount=count,
            direction="future",
            relation="by" if match["word"].lower() == "within" else "at",
        )
    match = p.IN_FEW.match(text, start)
    if match is None:
        return None
    return TimeSpan(start=start, end=match.end(), kind="vague", direction="future")


def _read_duration(text: str, start: int) -> TimeSpan | None:
    match = p.DURATION.match(text, start)
    if match is None:
        return None
    if match["count"] is None and match["unit"].lower() == "weekend":
        return None
    return _stretch(
        start, match.end(), number_of(match["count"]) if match["count"] else 0, match["unit"]
    )


def _read_compound(text: str, start: int) -> TimeSpan | None:
    """Read "10-year", "a ten years' term", "24 hours", "decade-long"."""
    match = p.COMPOUND.match(text, start)
    if match is None:
        return None
    count = number_of(match["count"]) if match["count"] else 1
    return _stretch(start, match.end(), count, match["unit"] or "decade")


def _read_part(text: str, start: int) -> TimeSpan | None:
    """Read "early June", "the end of May", "earlier this month", "late on Thursday"."""
    match = p.PART.match(text, start)
    if match is None:
        return None
    token = re.compile(r"[A-Za-z]+|\d+").match(text, match.end())
    word = token.group().lower() if token else ""
    inner = read_time(text, token) if token else None
    part = " ".join((match["early"] or match["edge"]).lower().split())
    if inner is None and word in ("year", "month", "week", "day") and match["edge"]:
        inner = TimeSpan(start=start, end=match.end() + len(word), kind="shift", unit=word)
    if inner is None or inner.kind in ("vague", "duration", "clock"):
        return None
    points: dict[str, Direction] = {"earlier": "past", "later": "future"}
    return replace(inner, start=start, part=part, direction=points.get(part, inner.direction))


def _read_told_day(text: str, start: int) -> TimeSpan | None:
    """Read "the same day", "that week", "the day before", "the day after tomorrow"."""
    match = p.TOLD_SAME.match(text, start)
    if match is not None:
        unit = match["unit"].lower()
        unit = "day" if unit in ("evening", "morning") else unit
        return TimeSpan(start=start, end=match.end(), kind="shift", unit=unit, base="told")
    match = p.DAY_WORD.match(text, start)
    if match is None:
        return None
    if match["named"]:
        amount = -2 if "yesterday" in match["named"].lower() else 2
        direction: Direction = "past" if amount < 0 else "future"
        return TimeSpan(
            start=start,
            end=match.end(),
            kind="shift",
            unit="day",
            amount=amount,
            direction=direction,
        )
    amount = -1 if match["told"].lower() in ("before", "earlier") else 1
    return TimeSpan(
        start=start, end=match.end(), kind="shift", unit="day", amount=amount, base="told"
    )


def _read_year_end(text: str, start: int) -> TimeSpan | None:
    match = p.YEAR_END.match(text, start)
    if match is None:
        return None
    return TimeSpan(start=start, end=match.end(), kind="shift", unit="year", part="end")


def _read_quarter(text: str, start: int) -> TimeSpan | None:
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
        year=_int(match, "year"),
    )


def _read_vague(text: str, start: int) -> TimeSpan | None:
    match = p.VAGUE.match(text, start)
    if match is None:
        return None
    return TimeSpan(
        start=start,
        end=match.end(),
        kind="vague",
        direction="past" if match["past"] else "future",
    )


_COUNTED: tuple[Reader, ...] = (_read_ago, _read_compound)
_DIGITS: tuple[Reader, ...] = (
    _read_iso,
    _read_numeric,
    _read_day_first,
    _read_ago,
    _read_compound,
    _read_clock,
    _read_year,
)
_BY_WORD: dict[str, tuple[Reader, ...]] = {}


def _listed(words: str | list[str], *readers: Reader) -> None:
    for word in words.split() if isinstance(words, str) else words:
        _BY_WORD[word] = _BY_WORD.get(word, ()) + readers


_listed([word.rstrip(".") for word in MONTHS], _read_month_first, _read_month)
_listed(list(WEEKDAYS), _read_weekday)
_listed(list(p.NAMED_DAYS), _read_named_day)
_listed("same that very day", _read_told_day)
_listed("year", _read_year_end)
_listed("q1 q2 q3 q4", _read_quarter)
_listed(
    "early earlier late later mid end beginning start close middle turn first second half",
    _read_part,
)
_listed("first second third fourth last", _read_quarter)
_listed(list(p.WHICH), _read_which_many, _read_which_name, _read_which_unit, _read_season)
_listed("the", _read_season)
_listed(list(SEASONS), _read_season)
_listed("in", _read_vague)
_listed("in within during over for", _read_in)
_listed("for over during throughout spanning", _read_duration)
_listed(sorted({"a", "an", "half", *CARDINALS}), *_COUNTED)
_listed("a few several some many days weeks months years hours minutes", _read_ago)
_listed("decade decades", _read_compound)
_listed(
    sorted({form.split()[0].lower() for form in VAGUE_FUTURE + VAGUE_PAST} - {"in"}), _read_vague
)
