"""Check a store: that the log is whole and as it was written, and the table what it comes to.

It reads only, with nothing but sqlite3, and takes nothing on trust: neither the triggers that
guard the log nor the types of the columns. What it cannot see is a log whose end was cut off
together with SQLite's own note of the last position; a remembered `head` tells that.
"""

import sqlite3
from dataclasses import dataclass

from tracker.store import schema
from tracker.store.check_articles import check_articles, check_sketch
from tracker.store.check_log import LogCheck
from tracker.store.check_status import check_status
from tracker.store.database import (
    StoreError,
    check_revision,
    explain,
    open_readonly,
    shown,
    sqlite_path,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a check found: `problems` one line each, none where all is well.

    `events` and `articles` are the numbers of rows read, `head` the hash of the newest event
    (64 noughts where the log is empty).
    """

    ok: bool
    events: int
    articles: int
    head: str
    problems: tuple[str, ...]


def verify(url: str) -> Verification:
    """Check the store at `url`.

    Raises StoreError where it cannot be opened, is not tracker's, or has another schema than
    this version's.
    """
    path = sqlite_path(url)
    if path is None:
        raise StoreError(f"{shown(url)}: this version checks stores in SQLite files only")
    connection = open_readonly(path)
    log = LogCheck()
    articles = 0
    problems: list[str] = []
    try:
        _check_schema(connection, str(path))
        connection.text_factory = _text
        connection.execute("BEGIN")
        problems += log.run(connection)
        articles, found = check_articles(connection, log.articles)
        problems += found
        problems += check_sketch(connection)
        if not log.problems:
            # What rests on a changed event would only be named a second time.
            problems += check_status(connection)
        problems += _check_file(connection)
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            raise explain(str(path), error) from error
        # The file is torn: what could be read has been checked.
        problems += [each for each in log.problems if each not in problems]
        problems.append(f"the database file is damaged: {error}")
    finally:
        connection.close()
    return Verification(
        ok=not problems,
        events=log.events,
        articles=articles,
        head=log.head,
        problems=tuple(problems),
    )


def _check_file(connection: sqlite3.Connection) -> list[str]:
    """What SQLite itself finds wrong with the file and its indexes, and triggers that are gone."""
    lines = connection.execute("PRAGMA integrity_check(20)")
    problems = [f"the database file is damaged: {line}" for (line,) in lines if line != "ok"]
    present = {
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    }
    problems.extend(
        f"the trigger {name} is missing: the log is not guarded against changes"
        for name in schema.TRIGGERS
        if name not in present
    )
    return problems


def _text(value: bytes) -> str | bytes:
    # A text that is not UTF-8 any more is damage to be told of, not an error of ours.
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value


def _check_schema(connection: sqlite3.Connection, place: str) -> None:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    tables = frozenset(str(name) for (name,) in names)
    found = None
    if "alembic_version" in tables:
        found = connection.execute("SELECT max(version_num) FROM alembic_version").fetchone()[0]
    revision = check_revision(place, tables, found)
    if revision is None:
        raise StoreError(f"{place}: the store is empty: take articles in with `tracker ingest`")
    if revision != schema.REVISION:
        raise StoreError(f"{place}: the store has an older schema: run `tracker migrate`")
