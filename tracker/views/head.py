"""The end of the log, and what every query of it needs; light, for the answers asked most often."""

import json
from typing import Any

from tracker.views.connection import Reader
from tracker.views.rows import LogHead


def log_head(reader: Reader, known_at: str | None = None) -> LogHead:
    """The end of the log, or of what it held at `known_at`."""
    by_then, values = until(known_at)
    # Positions count from 1 without gaps, and times of recording go up with them.
    last = reader.rows(
        f"SELECT hash, recorded_at, position FROM event WHERE {by_then}"  # noqa: S608
        " ORDER BY position DESC LIMIT 1",
        values,
    )
    if not last:
        return LogHead()
    return LogHead(hash=last[0][0], recorded_at=last[0][1], events=last[0][2])


def until(known_at: str | None) -> tuple[str, tuple[str, ...]]:
    """The condition on an event that it was recorded by then, and the condition's values."""
    return ("1 = 1", ()) if known_at is None else ("recorded_at <= ?", (known_at,))


def loaded(data: Any) -> Any:
    """JSON as the column gave it: text on SQLite, already decoded on PostgreSQL."""
    return json.loads(data) if isinstance(data, str | bytes) else data
