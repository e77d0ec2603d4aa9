"""SQLite for SQL and Datasette: the table, its reports, its sources, and whence they come."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing

from tracker.export.columns import Column
from tracker.export.event_columns import EVENTS
from tracker.export.publication import Publication
from tracker.export.registry import SQLITE_MARK
from tracker.export.status_columns import SOURCES, STATUS, sources_of
from tracker.export.text import safe

_TYPES = {"integer": "INTEGER", "number": "REAL", "yes_no": "INTEGER"}
_KEYS = {
    ("status", "party"): " PRIMARY KEY",
    ("event", "event_id"): " PRIMARY KEY",
    ("event", "party"): " REFERENCES status (party)",
    ("event", "article"): " REFERENCES source (article)",
    ("source", "article"): " PRIMARY KEY",
}
_LEFT_OUT = frozenset({"articles"})
"""What the table of reports tells in full."""


def render(publication: Publication) -> bytes:
    """A database of the tables `status`, `event`, `source` and `about`; unknown values are NULL."""
    rows = publication.table.rows
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        made.execute(f"PRAGMA application_id = {int.from_bytes(SQLITE_MARK)}")
        made.execute("BEGIN")
        made.execute("CREATE TABLE about (key TEXT PRIMARY KEY, value)")
        about = {"title": safe(publication.heading), **publication.provenance("sqlite")}
        made.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        _fill(made, "source", SOURCES, sources_of(rows))
        _fill(made, "status", [each for each in STATUS if each.name not in _LEFT_OUT], rows)
        _fill(made, "event", EVENTS, [each for row in rows for each in row.history])
        made.execute("CREATE INDEX event_party ON event (party, happened_on)")
        made.execute("CREATE INDEX event_article ON event (article)")
        made.execute("COMMIT")
        return made.serialize()


def _fill(
    made: sqlite3.Connection, name: str, columns: Iterable[Column], rows: Iterable[object]
) -> None:
    columns = list(columns)
    told = ", ".join(
        f'"{each.name}" {_TYPES.get(each.type, "TEXT")}{_KEYS.get((name, each.name), "")}'
        for each in columns
    )
    made.execute(f"CREATE TABLE {name} ({told})")
    marks = ", ".join("?" * len(columns))
    made.executemany(
        f"INSERT INTO {name} VALUES ({marks})",  # noqa: S608  # names of this module
        ([_plain(each.value(row)) for each in columns] for row in rows),
    )


def _plain(value: object) -> object:
    return (safe(value) or None) if isinstance(value, str) else value
