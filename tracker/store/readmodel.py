"""The read model's rows written: the status table, and what answers as of earlier days rest on."""

from collections.abc import Iterable, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert

from tracker.store.direct import driver
from tracker.store.followed import Followed
from tracker.store.lean import day_rows, report_row, report_rows, source_row, source_rows
from tracker.store.tables import (
    StatusCountRow,
    StatusDayRow,
    StatusReportRow,
    StatusRow,
    StatusSourceRow,
    table,
)

STATUS, COUNT, REPORT, SOURCE, DAY = (
    table(row)
    for row in (StatusRow, StatusCountRow, StatusReportRow, StatusSourceRow, StatusDayRow)
)
_TABLES = (STATUS, COUNT, REPORT, SOURCE, DAY)
_PARTY = ("dossier", "party")
_KEYS = {each: tuple(column.name for column in each.primary_key) for each in _TABLES}

_DAY_KEY = itemgetter(1, 2)
_MANY = 20_000

Rows = dict[Table, list[tuple[Any, ...]]]


def write_followed(connection: Connection, followed: Iterable[Followed]) -> None:
    """Bring the read model up to what was taken in of these parties' streams."""
    anew: list[tuple[str, str]] = []
    gone: Rows = {each: [] for each in _TABLES}
    new: Rows = {each: [] for each in _TABLES}
    for each in followed:
        if each.written:
            _add_changes(each, gone, new)
        else:
            anew.append(each.party)
            _add_all(each, new)
        each.is_written()
    for each_table in _TABLES:
        _delete(connection, each_table, _PARTY, anew)
        _delete(connection, each_table, _KEYS[each_table], gone[each_table])
        put(connection, each_table, new[each_table])


def write_new(connection: Connection, followed: Iterable[Followed]) -> int:
    """Write what parties' streams come to, of which the read model holds nothing yet.

    Gives the number of parties that have a row in the status table. Rows are added in the order
    in which the database keeps them: those that are kept by day, of many parties at a time.
    """
    count = 0
    days: list[tuple[Any, ...]] = []
    for each in followed:
        new: Rows = {each_table: [] for each_table in _TABLES}
        _add_all(each, new)
        count += len(new[STATUS])
        days += new.pop(DAY)
        for each_table, rows in new.items():
            add(connection, each_table, rows)
        if len(days) > _MANY:
            add(connection, DAY, sorted(days, key=_DAY_KEY))
            days.clear()
    add(connection, DAY, sorted(days, key=_DAY_KEY))
    return count


def _add_all(followed: Followed, new: Rows) -> None:
    """Add all rows about a party."""
    digest = followed.digest
    followed.shown = followed.row()
    if followed.shown is not None:
        new[STATUS].append(followed.shown)
        new[COUNT].append(followed.counts())
    new[REPORT] += report_rows(digest)
    new[SOURCE] += source_rows(digest)
    new[DAY] += day_rows(digest, digest.tally.changes)


def _add_changes(followed: Followed, gone: Rows, new: Rows) -> None:
    """Add the keys of the rows that go, and the rows that come, since they were last written."""
    digest, party = followed.digest, followed.party
    if followed.moved:
        row = followed.row()
        if row is not None and row != followed.shown:
            new[STATUS].append(row)
        followed.shown = row
    # What counts for a time only may be all there is, and be gone.
    if followed.moved and followed.shown is None:
        gone[STATUS].append(party)
        gone[COUNT].append(party)
    else:
        new[COUNT].append(followed.counts())
    for event_id, kept in digest.changed.items():
        if kept is None:
            gone[REPORT].append((*party, event_id))
        else:
            new[REPORT].append(report_row(digest, kept))
    new[SOURCE] += [source_row(digest, standing, repeat) for standing, repeat in digest.sourced]
    days = digest.tally.days
    found = day_rows(digest, days)
    new[DAY] += found
    if len(found) < len(days):
        dossier, name = party
        gone[DAY] += [(dossier, day, name) for day in days - {row[1] for row in found}]


def clear(connection: Connection) -> None:
    """Remove every row of the read model."""
    for each in _TABLES:
        connection.execute(delete(each))


def add(connection: Connection, to: Table, rows: Sequence[Sequence[Any]]) -> None:
    """Add rows, given as tuples in the order of the table's columns."""
    if not rows:
        return
    raw = driver(connection)
    if raw is not None:
        raw.executemany(_insert(to), rows)
        return
    names = [column.name for column in to.columns]
    connection.execute(insert(to), [dict(zip(names, row, strict=True)) for row in rows])


def put(connection: Connection, to: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Add rows of the read model, each in the place of the one that has its key."""
    if not rows:
        return
    raw = driver(connection)
    if raw is not None:
        raw.executemany(_upsert(to), rows)
        return
    keys = _KEYS[to]
    names = [column.name for column in to.columns]
    places = [names.index(name) for name in keys]
    _delete(connection, to, keys, [tuple(row[place] for place in places) for row in rows])
    add(connection, to, rows)


def _delete(
    connection: Connection, of: Table, keys: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    if not rows:
        return
    raw = driver(connection)
    if raw is not None:
        where = " AND ".join(f"{name} = ?" for name in keys)
        raw.executemany(f"DELETE FROM {of.name} WHERE {where}", rows)  # noqa: S608
        return
    conditions = [of.c[name] == bindparam(f"of_{name}") for name in keys]
    named = [{f"of_{name}": value for name, value in zip(keys, row, strict=True)} for row in rows]
    connection.execute(delete(of).where(*conditions), named)


@cache
def _insert(to: Table) -> str:
    return f"INSERT INTO {to.name} VALUES ({', '.join('?' * len(to.columns))})"  # noqa: S608


@cache
def _upsert(to: Table) -> str:
    keys = _KEYS[to]
    others = [column.name for column in to.columns if column.name not in keys]
    return (
        f"{_insert(to)} ON CONFLICT ({', '.join(keys)}) "
        f"DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in others)}"
    )
