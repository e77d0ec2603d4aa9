"""A side of a comparison: a day of publication, a time of recording, or a place in the log."""

import re
from dataclasses import dataclass

from tracker.domain.dates import Day
from tracker.views.clock import Clocks, parse_as_of, parse_known_at
from tracker.views.connection import Reader

_POSITION = re.compile(r"[#@]([0-9]{1,18})")
_BEGINNING = "0001-01-01T00:00:00.000000Z"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What to compare: `as_of` a day, `known_at` a time, or what stood up to a `position`.

    Just one of the three is given; `text` is what the user wrote.
    """

    text: str
    as_of: Day | None = None
    known_at: str | None = None
    position: int | None = None


def parse_moment(text: str) -> Moment:
    """A day (2024-06-13; of a month or year its last), a time (2024-06-13T18:30Z), or #120.

    `@120` is `#120` for shells in which # begins a comment. Raises ValueError, its message fit
    for a user.
    """
    position = _POSITION.fullmatch(text)
    if position is not None:
        return Moment(text=text, position=int(position[1]))
    try:
        if len(text) <= 10:
            return Moment(text=text, as_of=parse_as_of(text))
        return Moment(text=text, known_at=parse_known_at(text))
    except ValueError as error:
        raise ValueError(f"{error}; #120 is the log after its 120th event") from None


def clocks_of(
    moment: Moment,
    reader: Reader,
    *,
    today: Day,
    as_of: Day | None = None,
    known_at: str | None = None,
) -> Clocks:
    """The clocks that a moment stands for, the other one set by `as_of` or `known_at`.

    Raises ValueError, its message fit for a user, where the moment sets that clock itself, or
    the log has not come so far.
    """
    if moment.as_of is not None:
        if as_of is not None:
            raise ValueError(f"{moment.text} is a day of publication itself; leave --as-of out")
        return Clocks(today=today, as_of=moment.as_of, known_at=known_at)
    if known_at is not None:
        raise ValueError(f"{moment.text} says itself what the log held; leave --known-at out")
    recorded = moment.known_at
    if moment.position is not None:
        recorded = _recorded_at(reader, moment)
    return Clocks(today=today, as_of=as_of, known_at=recorded)


def _recorded_at(reader: Reader, moment: Moment) -> str:
    """When the event at that position was recorded; times go up with positions."""
    if moment.position == 0:
        return _BEGINNING
    found = reader.rows("SELECT recorded_at FROM event WHERE position = ?", (moment.position,))
    if not found:
        ((count,),) = reader.rows("SELECT COUNT(*) FROM event")
        raise ValueError(f"{moment.text} is after the end of the log, which has {count} events")
    return str(found[0][0])
