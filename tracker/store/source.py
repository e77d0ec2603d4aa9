"""A store open for reading, whichever database it is in: to be checked, or handed on.

It reads only, with nothing but sqlite3 or psycopg, sees one state of the store from beginning to
end, and takes rows as they come, so that a log of any length needs the same memory.
"""

import sqlite3
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from tracker.store import postgresql, schema
from tracker.store.database import (
    TABLES,
    StoreError,
    check_revision,
    explain,
    open_readonly,
    shown,
    sqlite_path,
)

_BATCH = 2000
"""How many rows PostgreSQL hands over at a time."""


class DamagedError(StoreError):
    """The database cannot read what it keeps; `said` is what it says of that, in one line."""

    def __init__(self, message: str, said: str) -> None:
        super().__init__(message)
        self.said = said


class Source:
    """A store open for reading, see `open_source`.

    `dialect` is `sqlite` or `postgresql`, `error` what the driver raises, `place` the store's name
    as it may be shown.
    """

    def __init__(self, connection: Any, url: str, error: type[Exception]) -> None:
        self.dialect = "postgresql" if sqlite_path(url) is None else "sqlite"
        self.error: type[Exception] = error
        self.place = shown(url)
        self._connection = connection
        self._cursors = 0

    def rows(self, sql: str, values: Sequence[object] = ()) -> Generator[tuple[Any, ...]]:
        """The rows that a question gives, as they come; JSON is given as its canonical text.

        Questions are written for SQLite, with `?` for values and no other `?` or `%`. Raises the
        driver's own error, `self.error`.
        """
        if self.dialect == "sqlite":
            yield from self._connection.execute(sql, values)
            return
        self._cursors += 1
        # What SQLite's planner is told, PostgreSQL's does not know.
        sql = sql.replace(" NOT INDEXED", "").replace("?", "%s")
        with self._connection.cursor(name=f"rows_{self._cursors}") as cursor:
            cursor.itersize = _BATCH
            postgresql.give_canonical(cursor)
            cursor.execute(sql, tuple(values))
            yield from cursor

    def first(self, sql: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """The first row that a question gives, None where it gives none."""
        return next(iter(list(self.rows(sql, values))), None)


@contextmanager
def open_source(url: str, *, tolerant: bool = False) -> Iterator[Source]:
    """Open the store at `url` for reading, and close it at the end.

    Args:
        url: a database URL as `database.normalise_url` gives it.
        tolerant: whether texts that are no texts any more are given as bytes.

    Raises:
        StoreError: the store cannot be opened, is not tracker's, or has another schema than this
            version's; also for what the database says while it is read.
        DamagedError: what the database says is that the store is damaged.
    """
    source = _open(url)
    try:
        with _told(source):
            _check_schema(source)
            if tolerant and source.dialect == "sqlite":
                source._connection.text_factory = _text  # noqa: SLF001
            yield source
    finally:
        source._connection.close()  # noqa: SLF001


def _open(url: str) -> Source:
    path = sqlite_path(url)
    if path is None:
        connection = postgresql.connect(url, readonly=True)
        import psycopg

        return Source(connection, url, psycopg.Error)
    file = open_readonly(path)
    file.execute("BEGIN")
    return Source(file, url, sqlite3.DatabaseError)


@contextmanager
def _told(source: Source) -> Iterator[None]:
    try:
        yield
    except source.error as error:
        meant = explain(source.place, error)
        if _is_damage(error):
            raise DamagedError(str(meant), " ".join(str(error).split())) from error
        raise meant from error


def _is_damage(error: Exception) -> bool:
    """Whether the database says that what it keeps is damaged, not that it is busy or gone."""
    if isinstance(error, sqlite3.Error):
        return "locked" not in str(error)
    return getattr(error, "sqlstate", None) in _DAMAGED


_DAMAGED = frozenset({"XX001", "XX002"})
"""PostgreSQL's codes for a damaged table and a damaged index."""


def _text(value: bytes) -> str | bytes:
    # A text that is not UTF-8 any more is damage to be told of, not an error of ours.
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value


def _check_schema(source: Source) -> None:
    tables = frozenset(str(name) for (name,) in source.rows(TABLES[source.dialect]))
    found = None
    if "alembic_version" in tables:
        row = source.first("SELECT max(version_num) FROM alembic_version")
        found = None if row is None else row[0]
    revision = check_revision(source.place, tables, found)
    if revision is None:
        raise StoreError(
            f"{source.place}: the store is empty: take articles in with `tracker ingest`"
        )
    if revision != schema.REVISION:
        raise StoreError(f"{source.place}: the store has an older schema: run `tracker migrate`")
