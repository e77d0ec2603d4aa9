"""The arithmetic of dates: weekdays, weeks, months and ranges from a given day."""

import calendar
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from tracker.domain.dates import Day, Edtf, first_day, is_day, last_day, parse
from tracker.extraction.time_span import Direction, TimeSpan


def weekday_day(
    span: TimeSpan, published: Day | None, way: Direction, told: Edtf | None
) -> Edtf | None:
    """The day of "on Thursday": the last one up to publication, or the next one from it on.

    "last Friday" is the latest before that day, "next Monday" the one of the following week, "this
    Thursday" the one of the same week where the verb allows it.
    """
    from_told = span.base == "told" and told is not None
    start = first_day(told) if from_told and told is not None else published
    if start is None or span.weekday is None:
        return None
    day = date.fromisoformat(start)
    if from_told:
        sign = -1 if span.which == "last" else 1
        return _iso(_added(day, sign * ((sign * (span.weekday - day.weekday())) % 7 or 7)))
    in_week = _added(day, span.weekday - day.weekday())
    if span.unit == "week" or span.which == "next":
        return _iso(_added(in_week, 7 * (span.amount if span.unit else 1)))
    if (span.which == "last" and in_week >= day) or (
        span.part == "the" and in_week == day and way != "future"
    ):
        return _iso(_added(in_week, -7))
    if (way == "future" or (span.which == "this" and way == "none")) and span.which != "last":
        late = in_week < day and way == "future"
        return _iso(_added(in_week, 7 if late else 0))
    return _iso(_added(in_week, -7) if in_week > day else in_week)


def shifted(
    span: TimeSpan, published: Day | None, way: Direction, told: Edtf | None
) -> Edtf | None:
    """The days of "last week", "two days ago", "the same day", "later this year"."""
    start = told if span.base == "told" and told is not None else published
    far = span.base == "told" and told is None and (not _is_near(span) or span.part == "hours")
    if start is None or far:
        return None
    if span.unit == "day" and span.amount == 0 and span.base == "told":
        return parse(start)
    day = date.fromisoformat(first_day(parse(start)))
    amount = span.amount * (2 if span.unit == "fortnight" else 1)
    if span.unit == "day":
        return _iso(_added(day, amount))
    if span.part == "nth":
        return _nearest(span, day, way)
    if span.part == "window" or span.unit in ("month", "quarter", "year"):
        found = _shifted_months(span.part if span.part in _PARTS else span.unit, day, amount)
        return _day_of(found, span.day) if span.day is not None else found
    if span.part == "counted" and not is_day(parse(start)):
        span = replace(span, part="")
    return _shifted_weeks(span, day, amount, way)


def _shifted_weeks(span: TimeSpan, day: date, amount: int, way: Direction) -> Edtf | None:
    """The days of "last week", "over the weekend"; "a week later" is one."""
    if span.part == "counted":
        # "Paris signed on 16 February, Copenhagen a week later"
        return _iso(_added(day, 7 * amount))
    monday = _added(day, 7 * amount - day.weekday())
    if span.part == "near" and way != "future" and day < _added(monday, 5):
        # Told on a Monday, "over the weekend" is the one just over.
        monday = _added(monday, -7)
    if span.unit == "weekend":
        return _interval(_added(monday, 5), _added(monday, 6))
    first, last = monday, _added(monday, 6)
    if amount == 0 and span.base == "published":
        first, last = _halved(first, last, day, way)
    return _interval(first, last)


_PARTS = frozenset({"window", "exact"})


def _day_of(month: Edtf | None, day: int) -> Edtf | None:
    """The day of "the 26th of that month"; None where the calendar has none."""
    found = make_day(int(month[:4]), int(month[5:7]), day) if month is not None else None
    return _iso(found) if found is not None else None


def _nearest(span: TimeSpan, day: date, way: Direction) -> Edtf | None:
    """The day of "on the 17th": of this month, or of the one beside it to which the verb points."""
    over = (span.day or 0) > day.day if way != "future" else -((span.day or 0) < day.day)
    return _day_of(_shifted_months("month", day, -int(over)), span.day or 0)


def _window(first: date, last: date) -> Edtf | None:
    """The month of "the past ten days"; None where they lie in two."""
    whole = (first.year, first.month) == (last.year, last.month)
    return _months(last.year, last.month) if whole else None


def _is_near(span: TimeSpan) -> bool:
    """Whether "a day earlier" may be counted from publication where no day was told before."""
    return span.unit == "day" and -3 <= span.amount <= 0


def _shifted_months(unit: str, day: date, amount: int) -> Edtf | None:
    if unit == "window":
        return _window(_added(day, amount), day)
    if unit == "exact":
        same = make_day(day.year + amount, day.month, day.day)
        return _iso(same) if same is not None else None
    if unit == "year":
        year = day.year + amount
        return parse(f"{year:04}") if MINYEAR <= year <= MAXYEAR else None
    if unit == "quarter":
        quarters = day.year * 4 + (day.month - 1) // 3 + amount
        year, month = quarters // 4, 3 * (quarters % 4) + 1
        return _months(year, month, year, month + 2)
    months = day.year * 12 + day.month - 1 + amount
    return _months(months // 12, months % 12 + 1)


def _halved(first: date, last: date, day: date, way: Direction) -> tuple[date, date]:
    """This week up to publication where the verb is past, from it on where it is future."""
    if way == "past":
        return first, day
    return (day, last) if way == "future" else (first, last)


def apart(on: Edtf, day: date) -> timedelta:
    """How far the days that `on` allows lie from `day`; nothing where it is among them."""
    first = date.fromisoformat(first_day(on))
    last = date.fromisoformat(last_day(on))
    return max(first - day, day - last, timedelta(0))


def at_year(span: TimeSpan, year: int) -> Edtf | None:
    """The span's day, range, month or season in `year`; None where the calendar has none."""
    if not MINYEAR < year < MAXYEAR or span.month is None:
        return None
    if span.day is not None:
        return days_in(span, year)
    if span.to_month is not None:
        to_year = year + (span.to_month < span.month)
        return _months(year, span.month, to_year, span.to_month)
    return parse(f"{year:04}-{span.month:02}")


def days_in(span: TimeSpan, year: int) -> Edtf | None:
    """The span's day or range of days in `year`; None where the calendar has none."""
    first = make_day(year, span.month or 0, span.day or 0)
    if first is None:
        return None
    if span.to_day is None:
        return _iso(first)
    month = span.to_month or span.month or 0
    last = make_day(year + (month < first.month), month, span.to_day)
    return _interval(first, last) if last is not None and last > first else None


def _months(year: int, month: int, to_year: int | None = None, to_month: int = 0) -> Edtf | None:
    if not (MINYEAR < year < MAXYEAR):
        return None
    last = f"/{to_year:04}-{to_month:02}" if to_year is not None else ""
    return parse(f"{year:04}-{month:02}{last}")


def make_day(year: int, month: int, day: int) -> date | None:
    """That day, None where the calendar has none."""
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def moved(day: Day, days: int) -> Edtf:
    """The day so many days behind `day`, or before it, held within the calendar."""
    return _iso(_added(date.fromisoformat(day), days))


def away(day: Day, unit: str, count: int, *, exact: bool) -> Edtf | None:
    """The day so many days or weeks away; of months and years the month, unless told to the day."""
    if unit in _LENGTHS:
        return moved(day, _LENGTHS[unit] * count)
    found = _shifted_months("month", date.fromisoformat(day), count * (12 if unit == "year" else 1))
    return _day_of(found, int(day[8:])) if exact else found


_LENGTHS = {"day": 1, "week": 7}


def _added(day: date, days: int) -> date:
    """`day` moved by `days`, held within the calendar."""
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def _iso(day: date) -> Edtf:
    return parse(day.isoformat())


def _interval(first: date, last: date) -> Edtf:
    if first == last:
        return _iso(first)
    return parse(f"{first.isoformat()}/{last.isoformat()}")


def label_date(on: Edtf | None) -> str | None:
    """A date as the labelling guide writes it: a range or week is its month, or its year.

    `2024-06-13/2024-06-15` is `2024-06`, a week in two months that of its middle day, a season is
    `2024`; a longer interval over two years has no such form and gives None.
    """
    if on is None or "/" not in on:
        return on
    first, last = first_day(on), last_day(on)
    if first[:7] == last[:7]:
        return first[:7]
    days = date.fromisoformat(last) - date.fromisoformat(first)
    if days < _WEEK:
        return (date.fromisoformat(first) + days / 2).isoformat()[:7]
    return first[:4] if first[:4] == last[:4] else None


_WEEK = timedelta(days=7)
