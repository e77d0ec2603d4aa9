"""Days as they are written in metadata and in what people read, in English and in figures.

Only what can be read in one way is read: 05/06/2024 is a day in June to some and in May to others.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple

from tracker.domain.dates import Day

_STARTS = "janfebmaraprmayjunjulaugsepoctnovdec"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_EDGE, _END = r"(?<![0-9A-Za-z])", r"(?![0-9])"
_FORMS = tuple(
    re.compile(_EDGE + form + _END, re.IGNORECASE | re.ASCII)
    for form in (
        # 2024-05-30, 2024/5/30, 2024.05.30, and 20240530 where nothing else stands around it.
        _YEAR + r"(?P<mark>[-/.])(?P<number>[01]?[0-9])(?P=mark)(?P<day>[0-3]?[0-9])",
        _YEAR + r"(?P<number>[01][0-9])(?P<day>[0-3][0-9])",
        _DAY + r"(?:[ \-\u00a0]|\sof\s)" + _MONTH + r",?[ \-\u00a0]" + _YEAR,
        _MONTH + r"[ \u00a0]" + _DAY + r",?[ \u00a0]" + _YEAR,
        # Day first, as everywhere where days are written with dots.
        r"(?P<day>[0-3]?[0-9])\.(?P<number>[01]?[0-9])\." + _YEAR,
        # With strokes only where the day cannot be a month.
        r"(?P<number>[01]?[0-9])/(?P<day>1[3-9]|2[0-9]|3[01])/" + _YEAR,
        r"(?P<day>1[3-9]|2[0-9]|3[01])/(?P<number>[01]?[0-9])/" + _YEAR,
    )
)
_EPOCH = re.compile(r"[0-9]{10}(?:[0-9]{3})?")
# What may stand around the day where a text is nothing but a day: weekday, time, zone.
_WORD = re.compile(r"[^\W0-9_]+(?:\.[a-z]\.?)?")
_AROUND = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|at|[ap]\.?m\.?|t|z|h|utc|gmt"
    r"|c?e[sd]?t|[mpw]e?[sd]t|bst|msk|eest",
    re.IGNORECASE,
)
_MOST = 200


class Found(NamedTuple):
    """A day in a text, and from where to where it is written."""

    start: int
    end: int
    day: Day


def days_in(text: str) -> Iterator[Found]:
    """The days that are written in `text`, year and all, in the order in which they stand."""
    found = [
        Found(match.start(), match.end(), day)
        for form in _FORMS
        for match in form.finditer(text)
        if (day := _of(match)) is not None
    ]
    end = -1
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if each.start >= end:
            yield each
            end = each.end


def written_day(text: str) -> Day | None:
    """The day that `text` is, whatever weekday, time and zone stand with it; None for others."""
    text = text.strip()
    if not text or len(text) > _MOST:
        return None
    if _EPOCH.fullmatch(text):
        seconds = int(text[:10])
        return Day(datetime.fromtimestamp(seconds, UTC).date().isoformat())
    days = list(days_in(text))
    if not days or not all(each.day == days[0].day for each in days):
        return None
    around = _WORD.findall(text[: days[0].start] + " " + text[days[0].end :])
    return days[0].day if all(map(_AROUND.fullmatch, around)) else None


def _of(match: re.Match[str]) -> Day | None:
    parts = match.groupdict()
    number = int(parts["number"]) if parts.get("number") else _number(parts["month"])
    try:
        return Day(date(int(parts["year"]), number, int(parts["day"])).isoformat())
    except ValueError:
        return None


def _number(month: str) -> int:
    return 1 + _STARTS.index(month[:3].lower()) // 3
