"""Events as the log holds them, read back for the fold."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from tracker.domain.events import Event, Recorded
from tracker.store.wire import WireError, from_data
from tracker.domain.press import Press, replay_press
from tracker.store.database import StoreError
from tracker.views.connection import Reader
from tracker.views.rows import LogHead

_COLUMNS = "position, event_id, recorded_at, kind, kind_version, data, stream"
_BATCH = 500


def log_head(reader: Reader, known_at: str | None = None) -> LogHead:
    """The end of the log, or of what it held at `known_at`."""
    until, values = _until(known_at)
    counted = reader.rows(f"SELECT COUNT(*) FROM event WHERE {until}", values)
    if not counted[0][0]:
        return LogHead()
    last = reader.rows(
        f"SELECT hash, recorded_at FROM event WHERE {until} ORDER BY position DESC LIMIT 1", values
    )
    return LogHead(events=counted[0][0], hash=last[0][0], recorded_at=last[0][1])


def dossier_events(
    reader: Reader, dossier: str, known_at: str | None = None
) -> dict[str, list[Recorded]]:
    """The events of every party's stream of the dossier, by the party's code."""
    until, values = _until(known_at)
    prefix = f"{dossier}/"
    found = reader.rows(
        f"SELECT {_COLUMNS} FROM event WHERE substr(stream, 1, ?) = ? AND {until}"
        " ORDER BY position",
        (len(prefix), prefix, *values),
    )
    streams: dict[str, list[Recorded]] = {}
    for row in found:
        streams.setdefault(row[6].removeprefix(prefix), []).append(_recorded(row))
    return streams


def stream_events(reader: Reader, stream: str, known_at: str | None = None) -> list[Recorded]:
    """The events of one stream in the order of recording."""
    until, values = _until(known_at)
    found = reader.rows(
        f"SELECT {_COLUMNS} FROM event WHERE stream = ? AND {until} ORDER BY position",
        (stream, *values),
    )
    return [_recorded(row) for row in found]


def read_press(
    reader: Reader, known_at: str | None = None, articles: Iterable[str] | None = None
) -> Press:
    """What the log knows about all articles, or about those named and nothing else."""
    until, values = _until(known_at)
    if articles is None:
        return replay_press(
            _recorded(row)
            for row in reader.rows(
                f"SELECT {_COLUMNS} FROM event WHERE substr(stream, 1, 8) = 'article/'"
                f" AND {until} ORDER BY position",
                values,
            )
        )
    found: list[Recorded] = []
    for batch in batches(sorted({f"article/{each}" for each in articles})):
        marks = ", ".join("?" * len(batch))
        rows = reader.rows(
            f"SELECT {_COLUMNS} FROM event WHERE stream IN ({marks}) AND {until}",
            (*batch, *values),
        )
        found.extend(_recorded(row) for row in rows)
    return replay_press(sorted(found, key=lambda each: each.position))


def events_by_id(reader: Reader, ids: Iterable[str]) -> dict[str, Recorded]:
    """The events with these ids; what the log does not hold is left out."""
    wanted = sorted(set(ids))
    found: dict[str, Recorded] = {}
    for batch in batches(wanted):
        marks = ", ".join("?" * len(batch))
        for row in reader.rows(
            f"SELECT {_COLUMNS} FROM event WHERE event_id IN ({marks})", batch
        ):
            found[row[1]] = _recorded(row)
    return found


def batches(wanted: Sequence[str]) -> Iterable[Sequence[str]]:
    """`wanted` in parts small enough for one query's parameters on any database."""
    return (wanted[start : start + _BATCH] for start in range(0, len(wanted), _BATCH))


def loaded(data: Any) -> Any:
    """JSON as the column gave it: text on SQLite, already decoded on PostgreSQL."""
    return json.loads(data) if isinstance(data, str | bytes) else data


def _until(known_at: str | None) -> tuple[str, tuple[str, ...]]:
    return ("1 = 1", ()) if known_at is None else ("recorded_at <= ?", (known_at,))


def _recorded(row: tuple[Any, ...]) -> Recorded:
    position, event_id, recorded_at, kind, kind_version, data, _ = row
    try:
        event: Event = from_data(kind, kind_version, loaded(data))
    except WireError as error:
        raise StoreError(f"event {position} of the log: {error}") from error
    except ValueError as error:
        raise StoreError(
            f"event {position} of the log holds no JSON; run `tracker verify`"
        ) from error
    return Recorded(event_id=event_id, recorded_at=recorded_at, event=event, position=position)
