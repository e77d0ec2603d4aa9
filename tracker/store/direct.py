"""SQLite asked and told without SQLAlchemy: it answers in less time than SQLAlchemy needs to ask.

What is asked a thousand times goes this way; on PostgreSQL it takes the way of all else. Errors of
`sqlite3` come as they are, which `engine.translated` knows.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, TextClause


def driver(connection: Connection) -> Any:
    """The connection of `sqlite3` behind one of SQLAlchemy's; None on PostgreSQL."""
    if connection.dialect.name != "sqlite":
        return None
    return connection.connection.driver_connection


def first(connection: Connection, query: TextClause, **names: Any) -> Sequence[Any] | None:
    """The first row that a question gives, None where it gives none."""
    raw = driver(connection)
    if raw is None:
        return connection.execute(query, names).first()
    row: tuple[Any, ...] | None = raw.execute(query.text, names).fetchone()
    return row


def value(connection: Connection, query: TextClause, **names: Any) -> Any:
    """The one value that a question gives, None where it gives none."""
    row = first(connection, query, **names)
    return None if row is None else row[0]


def rows(connection: Connection, query: TextClause, **names: Any) -> Iterable[Sequence[Any]]:
    """The rows that a question gives, as they come."""
    raw = driver(connection)
    if raw is None:
        return connection.execute(query, names)
    found: Iterable[Sequence[Any]] = raw.execute(query.text, names)
    return found
