"""Stores as another tool sees them: plain SQL, on SQLite and on PostgreSQL."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from tracker.store import postgresql
from tracker.store.database import sqlite_path


@contextmanager
def other_tool(url: str) -> Iterator[object]:
    """A connection to the store at `url`; every statement is a transaction of its own.

    JSON is given as its canonical text.
    """
    path = sqlite_path(url)
    if path is None:
        connection = postgresql.connect(url)
        postgresql.give_canonical(connection)
        connection.autocommit = True
    else:
        connection = sqlite3.connect(path, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def run_sql(url: str, *statements: str | tuple[str, tuple[object, ...]]) -> list[tuple]:
    """Run statements on a store and give the last one's rows.

    A statement may be a pair of its text, with ? for values, and these.
    """
    with other_tool(url) as connection:
        mark = "%s" if sqlite_path(url) is None else "?"
        rows: list[tuple] = []
        for statement in statements:
            text, values = (statement, ()) if isinstance(statement, str) else statement
            cursor = connection.execute(text.replace("?", mark), values)
            rows = cursor.fetchall() if cursor.description else []
        return rows
