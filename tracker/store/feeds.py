"""The feeds that a store keeps, and what was told when they were last asked.

They are no part of the log: no answer rests on them, they are not hashed, and a copy or an export
of the log leaves them out.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from tracker.store.engine import connect, translated
from tracker.store.migrate import upgrade
from tracker.store.tables import table
from tracker.store.tables_beside import FeedRow

_FEED = table(FeedRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFeed:
    """A feed as the store knows it; times are in UTC, as the log writes them.

    `followed` tells that it was added by name. `seen` are the keys of the entries that are done
    with. `retry_at` is the time before which it must not be asked, `failures` how often in a row
    it could not be read, and `trouble` why not, the last time.
    """

    url: str
    title: str | None = None
    followed: bool = False
    added_at: str = ""
    checked_at: str | None = None
    retry_at: str | None = None
    failures: int = 0
    trouble: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    seen: tuple[str, ...] = ()


class Feeds:
    """The feeds of an open store; see `open_feeds`. Each change is on disk when it returns."""

    def __init__(self, connection: Connection, url: str) -> None:
        self._connection = connection
        self._url = url

    def all(self) -> list[KeptFeed]:
        """All feeds that are followed, by their addresses."""
        asked = select(_FEED).where(_FEED.c.followed == 1).order_by(_FEED.c.url)
        with translated(self._url), self._connection.begin():
            return [_feed(row) for row in self._connection.execute(asked)]

    def get(self, url: str) -> KeptFeed | None:
        """The feed at an address, followed or not; None where it was never asked for."""
        asked = select(_FEED).where(_FEED.c.url == url)
        with translated(self._url), self._connection.begin():
            row = self._connection.execute(asked).one_or_none()
        return None if row is None else _feed(row)

    def put(self, feed: KeptFeed) -> None:
        """Keep a feed, in the place of the one with its address."""
        values: dict[str, Any] = {
            "title": feed.title,
            "followed": int(feed.followed),
            "added_at": feed.added_at,
            "checked_at": feed.checked_at,
            "retry_at": feed.retry_at,
            "failures": feed.failures,
            "trouble": feed.trouble,
            "etag": feed.etag,
            "last_modified": feed.last_modified,
            "seen": json.dumps(feed.seen, ensure_ascii=False),
        }
        with translated(self._url), self._connection.begin():
            there = update(_FEED).where(_FEED.c.url == feed.url).values(**values)
            if not self._connection.execute(there).rowcount:
                self._connection.execute(insert(_FEED).values(url=feed.url, **values))

    def remove(self, url: str) -> bool:
        """Forget a feed, and all that was told of it; False where it was not followed."""
        gone = delete(_FEED).where(_FEED.c.url == url, _FEED.c.followed == 1)
        with translated(self._url), self._connection.begin():
            return bool(self._connection.execute(gone).rowcount)


@contextmanager
def open_feeds(url: str) -> Iterator[Feeds]:
    """Open the feeds of a store, which is made or upgraded where that is due.

    Raises StoreError as `open_log` does.
    """
    with connect(url) as connection:
        with translated(url):
            upgrade(connection, url)
        yield Feeds(connection, url)


def written(time: datetime) -> str:
    """A time as it is kept: in UTC, to the second."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _feed(row: Row[Any]) -> KeptFeed:
    known = dict(row._mapping)  # noqa: SLF001 (SQLAlchemy's public name for it)
    known["followed"] = bool(known["followed"])
    known["seen"] = tuple(json.loads(known["seen"]))
    return KeptFeed(**known)
