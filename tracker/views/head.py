"""The end of the log, and what every query of it needs; light, for the answers asked most often."""

import json
from typing import Any

from tracker.views.connection import Reader
from tracker.views.rows import LogHead


def log_head(reader: Reader, known_at: str | None = None) -> LogHead:
    """The end of the log, or of what it held at `known_at`."""
    upto = "" if known_at is None else f" WHERE position <= {position_at(reader, known_at):d}"
    last = reader.rows(
        f"SELECT hash, recorded_at, position FROM event{upto} ORDER BY position DESC LIMIT 1"  # noqa: S608
    )
    if not last:
        return LogHead()
    return LogHead(hash=last[0][0], recorded_at=last[0][1], events=last[0][2])


def position_at(reader: Reader, known_at: str) -> int:
    """The position of the last event that was recorded by then; 0 where none was.

    Positions count from 1 without gaps, and times of recording go up with them: a few looks into
    the log are enough, however long it is.
    """
    ((newest,),) = reader.rows("SELECT coalesce(max(position), 0) FROM event")
    by_then, later = 0, int(newest) + 1
    while later - by_then > 1:
        middle = (by_then + later) // 2
        found = reader.rows(
            "SELECT recorded_at <= ? FROM event WHERE position = ?", (known_at, middle)
        )
        if found and found[0][0]:
            by_then = middle
        else:
            later = middle
    return by_then


def until(known_at: str | None) -> tuple[str, tuple[str, ...]]:
    """The condition on an event that it was recorded by then, and the condition's values."""
    return ("1 = 1", ()) if known_at is None else ("recorded_at <= ?", (known_at,))


def loaded(data: Any) -> Any:
    """JSON as the column gave it: text on SQLite, already decoded on PostgreSQL."""
    return json.loads(data) if isinstance(data, str | bytes) else data
