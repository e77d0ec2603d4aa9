"""The writing side's connection: SQLAlchemy, with the promises that a log needs.

Writers queue at the start of their transactions and none finds at its end that another was
faster: on SQLite each begins with BEGIN IMMEDIATE, on PostgreSQL with an advisory lock. A commit
is on the disk when it returns, also where the server is set to return earlier.
"""

import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, exc
from sqlalchemy.pool import NullPool

from tracker.store import postgresql
from tracker.store.database import (
    TABLES,
    StoreError,
    check_revision,
    default_folder,
    explain,
    shown,
    sqlite_path,
    unreachable,
)
from tracker.store.direct import driver

BUSY_SECONDS = 60.0
"""How long a writer waits for its turn before it gives up."""

_READS = "reads"


@contextmanager
def connect(url: str) -> Iterator[Connection]:
    """A connection that can write to the store at `url`, closed at the end.

    An SQLite file that is not there is made, empty, where its folder exists; the default folder
    is made as well. A database of PostgreSQL must be there. Raises StoreError where the store
    cannot be opened or is not tracker's.
    """
    path = sqlite_path(url)
    if path is None:
        postgresql.require_driver(shown(url))
        engine = _postgresql(url)
    else:
        _check_place(path)
        engine = _sqlite(path)
    try:
        with translated(url), engine.connect() as connection:
            # Before anything is written: is this database ours to write to?
            with reading(connection):
                revision(connection, url)
            if path is not None:
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
    except Exception as error:
        psycopg = sys.modules.get("psycopg")
        if isinstance(error, sqlite3.Error) or (psycopg and isinstance(error, psycopg.Error)):
            raise explain(shown(url), error) from error
        raise


@contextmanager
def reading(connection: Connection) -> Iterator[None]:
    """A transaction that only reads: it waits for no writer and keeps none waiting."""
    connection.info[_READS] = True
    try:
        with connection.begin():
            yield
    finally:
        # A connection that was cut has been replaced, and its notes with it.
        connection.info.pop(_READS, None)


def revision(connection: Connection, url: str) -> str | None:
    """The schema revision of the store, None where it is still empty; raises StoreError."""
    tables = frozenset(connection.exec_driver_sql(TABLES[connection.dialect.name]).scalars())
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


def _postgresql(url: str) -> Engine:
    engine = create_engine(
        "postgresql+psycopg://",
        creator=lambda: postgresql.connect(url),
        poolclass=NullPool,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if _READS not in connection.info:
            # In one message to the server.
            connection.exec_driver_sql(
                f"SET LOCAL lock_timeout = {round(BUSY_SECONDS * 1000)};"
                "SELECT set_config('synchronous_commit', 'on', true)"
                " WHERE current_setting('synchronous_commit') = 'off';"
                f"SELECT pg_advisory_xact_lock({postgresql.LOCK})"
            )

    return engine


def _sqlite(path: Path) -> Engine:
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
        connection.execute("PRAGMA cache_size = -65536")
        connection.execute("PRAGMA wal_autocheckpoint = 16000")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        driver(connection).execute("BEGIN" if _READS in connection.info else "BEGIN IMMEDIATE")

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
