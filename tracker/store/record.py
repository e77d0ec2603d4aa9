"""Rows of the log as the domain's `Recorded` events, and the form of their times."""

import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from tracker.domain.events import Recorded
from tracker.store import wire
from tracker.store.database import StoreError

COLUMNS = (
    "position",
    "event_id",
    "stream",
    "version",
    "kind",
    "kind_version",
    "recorded_at",
    "data",
    "hash",
)
"""The columns of the log, in the order in which rows are read, written and hashed."""

_SELDOM = 20_000

MICROSECOND = timedelta(microseconds=1)


def format_time(time: datetime) -> str:
    """A UTC time without zone as the log writes it: `2026-01-31T12:00:00.000000Z`."""
    return f"{time.isoformat(timespec='microseconds')}Z"


def parse_time(text: str) -> datetime:
    """The UTC time, without zone, that `format_time` wrote; ValueError where it is not one."""
    if not text.endswith("Z"):
        raise ValueError(f"{text!r} is not a time of the log")
    return datetime.fromisoformat(text.removesuffix("Z"))


EventColumns = tuple[int, str, str, int, str, str]
"""What `decode` reads of a row: position, event_id, kind, kind_version, recorded_at, data."""


def decode(row: EventColumns) -> Recorded:
    """The event in a row of the log.

    Raises StoreError, naming the position, where the row cannot be read or was written by a
    newer version of tracker.
    """
    position, event_id, kind, version, recorded_at, data = row
    try:
        event = wire.from_data(kind, version, json.loads(data))
    except (ValueError, TypeError) as error:
        raise StoreError(f"event {position}: {error}") from error
    return Recorded(event_id, recorded_at, event, position)


@contextmanager
def uncollected() -> Iterator[None]:
    """Put off the search for garbage in cycles while many small things are made that hold none."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Search for garbage in cycles after some 20,000 things more, not 700.

    What a log keeps from transaction to transaction holds no cycles, and would be looked through
    time and again.
    """
    before, *older = gc.get_threshold()
    if before:  # 0 stands for never
        gc.set_threshold(max(before, _SELDOM), *older)
    try:
        yield
    finally:
        gc.set_threshold(before, *older)
