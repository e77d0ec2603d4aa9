"""Times told by their distance: "yesterday", "two days ago", "next week", "soon", "for ten years".

Each function takes a text and where one of its first words stands, and gives the time expression
that begins there, or None.
"""

import re

from tracker.extraction import time_patterns as p
from tracker.extraction.calendar_words import number_of
from tracker.extraction.time_anniversary import is_to_the_day
from tracker.extraction.time_span import Base, Direction, TimeSpan

_FARTHEST = 3000
"""A count beyond which a shift is no date."""


def read_named_day(text: str, start: int) -> TimeSpan | None:
    """Read "today", "yesterday evening", "tomorrow", "tonight"."""
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


def read_which_unit(text: str, start: int) -> TimeSpan | None:
    """Read "last week", "next year", "this month", "the previous day", "last night"."""
    match = p.WHICH_UNIT.match(text, start)
    if match is not None:
        word = match["which"].lower()
        _, amount, direction = p.WHICH[word]
        unit = match["unit"].lower()
        if word == "this" and unit == "day" and text[:start].lower().endswith("to "):
            # What is so "to this day" came about on no day that is told by it.
            return TimeSpan(start=start, end=match.end(), kind="vague", direction="past")
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


def read_which_many(text: str, start: int) -> TimeSpan | None:
    """Read "the next ten years", "the past few days": a stretch, no day."""
    match = p.WHICH_MANY.match(text, start)
    if match is None:
        return None
    days = {"day": 1, "week": 7}.get(match["unit"].lower(), 0)
    if match["count"] and days and match["which"].lower() in ("last", "past"):
        # "within the past ten days" dates what it tells as well as a week does.
        return TimeSpan(
            start=start, end=match.end(), kind="shift", direction="past", part="window",
            unit="week", amount=-days * number_of(match["count"]),
        )  # fmt: skip
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


def read_ago(text: str, start: int) -> TimeSpan | None:
    """Read "two days ago", "a week earlier", "half a year ago", "a month later"."""
    match = p.AGO.match(text, start)
    if match is None:
        match = p.FEW_AGO.match(text, start)
        if match is None:
            return None
        past = match["way"].lower() not in ("later", "from now", "hence")
        if past and match["unit"].lower() in ("hour", "minute"):
            base: Base = "published" if match["way"].lower() == "ago" else "told"
            return TimeSpan(start=start, end=match.end(), kind="shift", unit="day", base=base)
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
    if count > _FARTHEST:
        return None
    published = way in ("ago", "from now", "hence")
    to_the_day = is_to_the_day(text, start, match.end())
    part = "exact" if unit == "year" and published and to_the_day else ""
    if unit == "week" and match["count"] and count == 1:
        part = "counted"  # "a week ago" is a day, "two weeks ago" hardly
    return TimeSpan(
        start=start,
        end=match.end(),
        kind="shift",
        unit=unit,
        amount=sign * count,
        part=part,
        direction=("past" if sign < 0 else "future") if published else "none",
        base="published" if published else "told",
    )


def read_in(text: str, start: int) -> TimeSpan | None:
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


def read_duration(text: str, start: int) -> TimeSpan | None:
    """Read "for ten years", "over the next decade"."""
    match = p.DURATION.match(text, start)
    if match is None:
        return None
    if match["count"] is not None:
        return _stretch(start, match.end(), number_of(match["count"]), match["unit"])
    if match["unit"].lower() == "weekend" or p.NAMED_STRETCH.match(text, start):
        return None
    return _stretch(start, match.end(), 0, match["unit"])


def read_compound(text: str, start: int) -> TimeSpan | None:
    """Read "10-year", "a ten years' term", "24 hours", "decade-long"."""
    match = p.COMPOUND.match(text, start)
    if match is None:
        return None
    count = number_of(match["count"]) if match["count"] else 1
    return _stretch(start, match.end(), count, match["unit"] or "decade")


def read_told_day(text: str, start: int) -> TimeSpan | None:
    """Read "the same day", "that week", "the day before", "the day after tomorrow"."""
    match = p.TOLD_SAME.match(text, start)
    if match is not None:
        unit = match["unit"].lower()
        unit = "day" if unit in ("evening", "morning") else unit
        if text[match.end() : match.end() + 4] == " as ":
            # "on the same day as the French one" tells a day only to who knows the other.
            return TimeSpan(start=start, end=match.end(), kind="vague", direction="past")
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
    unit = match["unit"].lower()
    return TimeSpan(
        start=start, end=match.end(), kind="shift", unit=unit, amount=amount, base="told"
    )


def read_month_out(text: str, start: int) -> TimeSpan | None:
    """Read "before the month was out", counted from what was told, and "is out", from now."""
    match = p.MONTH_OUT.match(text, start)
    if match is None:
        return None
    now = bool(match["now"])
    return TimeSpan(
        start=start, end=match.end(), kind="shift", unit=match["unit"].lower(),
        direction="future" if now else "none", base="published" if now else "told",
    )  # fmt: skip


def read_weekend(text: str, start: int) -> TimeSpan | None:
    """Read "over the weekend", "at the weekend": the one just over, or the next."""
    match = _WEEKEND.match(text, start)
    if match is None:
        return None
    return TimeSpan(start=start, end=match.end(), kind="shift", unit="weekend", part="near")


_WEEKEND = re.compile(
    r"(?:over|at|during)\s(?:the|this)\sweekend\b(?!\sof\b|['\u2019])", re.IGNORECASE
)


def read_year_end(text: str, start: int) -> TimeSpan | None:
    """Read "year-end"."""
    match = p.YEAR_END.match(text, start)
    if match is None:
        return None
    return TimeSpan(start=start, end=match.end(), kind="shift", unit="year", part="end")


def read_vague(text: str, start: int) -> TimeSpan | None:
    """Read "soon", "in the near future", "recently": the entries of `lexicon/times.tsv`."""
    match = p.VAGUE.match(text, start)
    if match is None:
        return None
    return TimeSpan(
        start=start,
        end=match.end(),
        kind="vague",
        direction="past" if match["past"] else "future",
    )
