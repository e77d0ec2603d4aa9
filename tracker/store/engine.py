"""The writing side's connection: SQLAlchemy over SQLite, with the promises that a log needs.

Every transaction begins with BEGIN IMMEDIATE, so that writers queue at its start and none finds
at its end that another was faster; a commit is on the disk when it returns (synchronous FULL).
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, exc
from sqlalchemy.pool import NullPool

from tracker.store.database import (
    StoreError,
    check_revision,
    default_folder,
    explain,
    shown,
    sqlite_path,
    unreachable,
)

BUSY_SECONDS = 60.0
"""How long a writer waits for its turn before it gives up."""

_READS = "reads"


@contextmanager
def connect(url: str) -> Iterator[Connection]:
    """A connection that can write to the store at `url`, closed at the end.

    An SQLite file that is not there is made, empty, where its folder exists; the default folder
    is made as well. Raises StoreError where the store cannot be opened or is not tracker's.
    """
    path = sqlite_path(url)
    if path is None:
        raise StoreError(f"{shown(url)}: this version keeps stores in SQLite files only: name one")
    _check_place(path)
    engine = _engine(path)
    try:
        with translated(url), engine.connect() as connection:
            # Before anything is written: is this file ours to write to?
            revision(connection, url)
            connection.rollback()
            _write_ahead(connection)
            yield connection
    finally:
        engine.dispose()


@contextmanager
def translated(url: str) -> Iterator[None]:
    """Turn what the database complains of into a StoreError of one line."""
    try:
        yield
    except exc.DBAPIError as error:
        raise explain(shown(url), error.orig or error) from error
    except sqlite3.Error as error:
        raise explain(shown(url), error) from error


@contextmanager
def reading(connection: Connection) -> Iterator[None]:
    """A transaction that only reads: it waits for no writer and keeps none waiting."""
    connection.info[_READS] = True
    try:
        with connection.begin():
            yield
    finally:
        del connection.info[_READS]


def revision(connection: Connection, url: str) -> str | None:
    """The schema revision of the store, None where it is still empty; raises StoreError."""
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    tables = frozenset(name for (name,) in names)
    found = None
    if "alembic_version" in tables:
        found = connection.exec_driver_sql("SELECT max(version_num) FROM alembic_version").scalar()
    return check_revision(shown(url), tables, found)


def _check_place(path: Path) -> None:
    folder = path.parent
    try:
        if path.is_dir():
            raise StoreError(f"{path}: this is a folder: name a file in it")
        if folder.exists():
            return
    except OSError as error:
        raise unreachable(path, error) from error
    if folder != default_folder().absolute():
        raise StoreError(f"{folder}: there is no such folder: make it first, or name another")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"{folder}: the folder cannot be made ({error.strerror}): name another file with --db"
        ) from error


def _engine(path: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=NullPool,
        connect_args={"timeout": BUSY_SECONDS},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        # The driver's own transactions begin late and end before a change of schema; ours do not.
        connection.isolation_level = None
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if _READS in connection.info else "BEGIN IMMEDIATE")

    return engine


def _write_ahead(connection: Connection) -> None:
    """Let readers read while one writes. The mode is kept in the file, so it is set once."""
    raw: Any = connection.connection.driver_connection
    deadline = time.monotonic() + BUSY_SECONDS
    while raw.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            raw.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # SQLite does not wait its turn here, as it does elsewhere: several programs that
            # open a new store at once all try, and one of them succeeds.
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
