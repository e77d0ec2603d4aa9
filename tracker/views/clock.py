"""The two clocks a question can be asked by: publication (`as_of`) and recording (`known_at`)."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tracker.domain.dates import Day, last_day, parse

_ONE_UNIT = (timedelta(minutes=1), timedelta(seconds=1))
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """When to look from. `today` is the day of asking; the others are None where not asked for.

    `as_of` is a day: what had been published by its end. `known_at` is a time as the log writes
    it (UTC, microseconds, Z): what had been recorded by then.
    """

    today: Day
    as_of: Day | None = None
    known_at: str | None = None

    @property
    def live(self) -> bool:
        """Whether the question is about everything the log holds now."""
        return self.as_of is None and self.known_at is None

    @property
    def day(self) -> Day:
        """The day that "overdue" is judged by: the one asked for, else that of `known_at`."""
        if self.as_of is not None:
            return self.as_of
        if self.known_at is not None:
            return min(self.today, Day(self.known_at[:10]))
        return self.today


def parse_as_of(text: str) -> Day:
    """A day; of a month or year its last day. Raises ValueError, its message fit for a user."""
    return last_day(parse(text))


def parse_known_at(text: str) -> str:
    """A moment as the log writes it; a day, minute or second given means its end, in UTC.

    Raises ValueError, its message fit for a user.
    """
    if _DATE.fullmatch(text):
        return f"{parse_as_of(text)}T23:59:59.999999Z"
    match = _TIME.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a time: write 2024-06-13 or 2024-06-13T18:30Z")
    try:
        moment = datetime.fromisoformat(text)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        if match.group(2) is None:
            unit = _ONE_UNIT[match.group(1) is not None]
            moment += unit - timedelta(microseconds=1)
    except (ValueError, OverflowError):
        raise ValueError(f"{text!r} is not in the calendar") from None
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
