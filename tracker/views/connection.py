"""The reading door: plain SQL over a read-only DB-API connection, and nothing of the writing side.

SQLite is read with the standard library; PostgreSQL with psycopg, imported only for its URLs.
Queries are written with `?` and hold no other `?` or `%`, so that one replacement makes them fit
a driver whose parameters are `%s`.
"""

import contextlib
import sqlite3
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Any

from tracker.store.database import (
    TABLES,
    StoreError,
    check_revision,
    explain,
    open_readonly,
    shown,
    sqlite_path,
)
from tracker.store.postgresql import connect
from tracker.store.schema import REVISION


class Reader:
    """A read-only connection that sees one state of the store from its opening to its end."""

    def __init__(self, raw: Any, *, mark: str, error: type[Exception], place: str) -> None:
        """Wrap the DB-API connection `raw`, whose parameter mark and base error are given."""
        self._raw = raw
        self._mark = mark
        self._error = error
        self._place = place
        self.dialect = "sqlite" if mark == "?" else "postgresql"

    def each(
        self, sql: str, values: Sequence[object] = ()
    ) -> Generator[tuple[Any, ...], None, None]:
        """The rows that the query gives, as they come, so that they need not be held at once."""
        name = () if self.dialect == "sqlite" else ("rows",)
        cursor = self._raw.cursor(*name)
        try:
            cursor.execute(sql.replace("?", self._mark), tuple(values))
            yield from cursor
        except self._error as error:
            raise explain(self._place, error) from error
        finally:
            cursor.close()

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows that the query gives. Raises StoreError where the store is damaged."""
        cursor = self._raw.cursor()
        try:
            cursor.execute(sql.replace("?", self._mark), tuple(values))
            found: list[tuple[Any, ...]] = cursor.fetchall()
        except self._error as error:
            raise explain(self._place, error) from error
        finally:
            cursor.close()
        return found


@contextlib.contextmanager
def open_reader(url: str) -> Iterator[Reader]:
    """Open the store at `url`, as `normalise_url` gives it, for reading.

    Raises StoreError where there is none, where it is not one of ours, or where its schema is
    older or newer than this program.
    """
    path = sqlite_path(url)
    raw, reader = _postgresql(url) if path is None else _sqlite(path)
    with contextlib.closing(raw):
        yield reader


def _sqlite(path: Path) -> tuple[sqlite3.Connection, Reader]:
    place = str(path)
    try:
        if path.is_dir():
            raise StoreError(f"{place}: this is a folder, not a store: name a file with --db")
        if not path.exists():
            raise _no_store(place)
    except OSError as error:
        raise StoreError(f"{place}: {error.strerror}: check the path given with --db") from error
    raw = open_readonly(path)
    reader = Reader(raw, mark="?", error=sqlite3.Error, place=place)
    try:
        reader.rows("BEGIN")
        tables = frozenset(str(name) for (name,) in reader.rows(TABLES["sqlite"]))
        _check(reader, place, tables)
    except BaseException:
        raw.close()
        raise
    return raw, reader


def _postgresql(url: str) -> tuple[Any, Reader]:
    raw = connect(url, readonly=True)
    from psycopg import Error

    place = shown(url)
    reader = Reader(raw, mark="%s", error=Error, place=place)
    try:
        found = reader.rows(TABLES["postgresql"])
        _check(reader, place, frozenset(str(name) for (name,) in found))
    except BaseException:
        raw.close()
        raise
    return raw, reader


def _check(reader: Reader, place: str, tables: frozenset[str]) -> None:
    revision = None
    if "alembic_version" in tables:
        found = reader.rows("SELECT version_num FROM alembic_version")
        if not found and "event" not in tables:
            raise _no_store(place)
        revision = str(found[0][0]) if found else None
    if check_revision(place, tables, revision) is None:
        raise _no_store(place)
    if revision != REVISION:
        raise StoreError(
            f"{place}: the store was made by an older version of tracker (schema {revision}; this"
            f" one reads {REVISION}): run `tracker migrate`"
        )


def _no_store(place: str) -> StoreError:
    return StoreError(
        f"{place}: there is no store yet: make one with `tracker ingest PATH...`,"
        " or look around with `tracker demo`"
    )
