"""Days told by figures alone: "2024-06-13", "13.06.2024", "11/27/24 5:05 PM".

Each function takes a text and where its first figure stands, and gives the time expression that
begins there, or None.
"""

import re

from tracker.extraction import time_patterns as p
from tracker.extraction.time_span import TimeSpan

_MONTHS = 12
"""The last number that may be a month, as well as a day."""
_DAYS = 31
_CLOCK_24 = re.compile(
    r"[\s,|/\u2013\u2014-]{1,4}(?:1[3-9]|2[0-3])[:.][0-5]\d(?!\s?[ap]\.?m)", re.IGNORECASE
)
"""Who writes the hours up to 24 writes the day before the month."""
_SHORT = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>2\d)(?![\d/])")
_MARKED = re.compile(
    r"\b(?:published|posted|updated|issued|date|dated|created)(?:\son|:)?\s$", re.IGNORECASE
)
_CLOCK = re.compile(r",?\s\d{1,2}[:.][0-5]\d")
_CENTURY = 2000


def read_iso(text: str, start: int) -> TimeSpan | None:
    """Read "2024-06-13"."""
    match = p.ISO.match(text, start)
    if match is None:
        return None
    return _full_day(match, int(match["day"]), int(match["month"]), int(match["year"]))


def read_numeric(text: str, start: int) -> TimeSpan | None:
    """Read "13.06.2024", "13-06-2024", "13/06/2024", "06/13/2024"; of "06/07/2024" the year.

    With an hour of the afternoon behind it, "06/07/2024 14:10" is the 6th of July.
    """
    match = p.NUMERIC.match(text, start)
    if match is None:
        return _read_short(text, start) or _read_dotted(text, start)
    day, month = int(match["day"]), int(match["month"])
    year = int(match["year"])
    if match["sep"] != "." and _is_open(day, month) and not _CLOCK_24.match(text, match.end()):
        return TimeSpan(start=start, end=match.end(), kind="year", year=year)
    return _in_order(match, day, month, year)


def _read_short(text: str, start: int) -> TimeSpan | None:
    """Read "11/27/24 5:05 PM", "posted 27/11/24": beside a clock or a mark, if one is no month."""
    match = _SHORT.match(text, start)
    if match is None:
        return None
    placed = _CLOCK.match(text, match.end()) or _MARKED.search(text[max(0, start - 14) : start])
    day, month = int(match["day"]), int(match["month"])
    if not placed or (_is_open(day, month) and not _CLOCK_24.match(text, match.end())):
        return None
    return _in_order(match, day, month, _CENTURY + int(match["year"]))


_DOTTED = re.compile(r"(?<=[^\W\d_]\s)(?P<day>[12]?\d|3[01])\.(?P<month>1[0-2]|[1-9])\.(?!\d)")


def _read_dotted(text: str, start: int) -> TimeSpan | None:
    """Read "Spain 27.5. | Norway 31.5.": days without a year, where several stand in a row."""
    match = _DOTTED.match(text, start)
    if match is None or len(_DOTTED.findall(text)) < _SEVERAL:
        return None
    return TimeSpan(
        start=start, end=match.end(), kind="day", month=int(match["month"]), day=int(match["day"])
    )


_SEVERAL = 2


def _is_open(day: int, month: int) -> bool:
    """Whether either number may be the month."""
    return day <= _MONTHS and month <= _MONTHS and day != month


def _in_order(match: re.Match[str], day: int, month: int, year: int) -> TimeSpan | None:
    if month > _MONTHS:
        day, month = month, day
    return _full_day(match, day, month, year)


def _full_day(match: re.Match[str], day: int, month: int, year: int) -> TimeSpan | None:
    if not (1 <= day <= _DAYS and 1 <= month <= _MONTHS):
        return None
    return TimeSpan(
        start=match.start(), end=match.end(), kind="day", year=year, month=month, day=day
    )
