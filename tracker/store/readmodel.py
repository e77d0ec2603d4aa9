"""The read model's rows written: the status table, and what answers as of earlier days rest on."""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert

from tracker.domain.digest import Digest
from tracker.store.followed import Followed, StatusTuple
from tracker.store.lean import (
    about_of,
    day_rows,
    report_row,
    report_rows,
    source_row,
    source_rows,
)
from tracker.store.tables import StatusDayRow, StatusReportRow, StatusRow, StatusSourceRow, table

STATUS, REPORT, SOURCE, DAY = (
    table(row) for row in (StatusRow, StatusReportRow, StatusSourceRow, StatusDayRow)
)
_PARTY = ("dossier", "party")
_KEYS = {
    STATUS: _PARTY,
    REPORT: (*_PARTY, "event_id"),
    SOURCE: (*_PARTY, "about", "event_id"),
    DAY: (*_PARTY, "day"),
}
_PLACE = {
    each: itemgetter(*[list(each.columns.keys()).index(name) for name in _KEYS[each]])
    for each in (REPORT, SOURCE, DAY)
}


def write_followed(connection: Connection, followed: Iterable[Followed]) -> int:
    """Bring the read model up to what was taken in of these parties' streams.

    Gives the number of parties that have a row in the status table.
    """
    status: list[StatusTuple] = []
    nothing: list[tuple[str, str]] = []
    anew: list[tuple[str, str]] = []
    gone: dict[Table, list[tuple[Any, ...]]] = {REPORT: [], SOURCE: [], DAY: []}
    new: dict[Table, list[tuple[Any, ...]]] = {REPORT: [], SOURCE: [], DAY: []}
    all_of: dict[Table, list[tuple[Any, ...]]] = {REPORT: [], SOURCE: [], DAY: []}
    for each in followed:
        digest, party = each.digest, (each.dossier, each.party)
        row = each.row()
        if row is None:
            nothing.append(party)
        else:
            status.append(row)
        # Counted anew, where that is due, before the days are asked for.
        changes = digest.tally.changes
        if each.fresh:
            anew.append(party)
            all_of[REPORT] += report_rows(digest)
            all_of[SOURCE] += source_rows(digest)
            all_of[DAY] += day_rows(digest, changes)
            each.fresh = False
        else:
            _moved(digest, gone, new)
        digest.moved.clear()
        digest.new.clear()
        digest.tally.days.clear()
    _delete(connection, STATUS, _PARTY, nothing)
    put(connection, STATUS, status)
    for each_table, rows in new.items():
        _delete(connection, each_table, _PARTY, anew)
        _delete(connection, each_table, _KEYS[each_table], gone[each_table])
        put(connection, each_table, rows)
        # In the order in which the database keeps them they are added the fastest.
        add(connection, each_table, sorted(all_of[each_table], key=_PLACE[each_table]))
    return len(status)


def _moved(
    digest: Digest,
    gone: dict[Table, list[tuple[Any, ...]]],
    new: dict[Table, list[tuple[Any, ...]]],
) -> None:
    """Add the keys of the rows that go, and the rows that come, since `digest` was last written."""
    party = (digest.dossier, digest.party)
    for event_id in digest.moved:
        kept = digest.kept.get(event_id)
        repeat = digest.repeats.get(event_id)
        if kept is not None:
            about = None if event_id in digest.new else about_of(kept.told)
            if about is not None:
                gone[SOURCE].append((*party, about, event_id))
            new[REPORT].append(report_row(digest, kept))
        elif repeat is not None:
            if event_id not in digest.new:
                gone[REPORT].append((*party, event_id))
            if digest.matters(repeat):
                new[SOURCE].append(source_row(digest, repeat))
    found = day_rows(digest, digest.tally.days)
    new[DAY] += found
    if len(found) < len(digest.tally.days):
        gone[DAY] += [(*party, day) for day in digest.tally.days - {row[2] for row in found}]


def clear(connection: Connection) -> None:
    """Remove every row of the read model."""
    for each in (STATUS, REPORT, SOURCE, DAY):
        connection.execute(delete(each))


def add(connection: Connection, to: Table, rows: Sequence[Sequence[Any]]) -> None:
    """Add rows, given as tuples in the order of the table's columns."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(to.columns))
        sql = f"INSERT INTO {to.name} VALUES ({marks})"  # noqa: S608
        connection.exec_driver_sql(sql, [tuple(row) for row in rows])
        return
    names = [column.name for column in to.columns]
    connection.execute(insert(to), [dict(zip(names, row, strict=True)) for row in rows])


def put(connection: Connection, to: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Add rows of the read model, each in the place of the one that has its key."""
    if not rows:
        return
    keys = _KEYS[to]
    names = [column.name for column in to.columns]
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(names))
        others = [name for name in names if name not in keys]
        sql = (
            f"INSERT INTO {to.name} VALUES ({marks}) "  # noqa: S608
            f"ON CONFLICT ({', '.join(keys)}) "
            f"DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in others)}"
        )
        connection.exec_driver_sql(sql, list(rows))
        return
    places = [names.index(name) for name in keys]
    _delete(connection, to, keys, [tuple(row[place] for place in places) for row in rows])
    add(connection, to, rows)


def _delete(
    connection: Connection, of: Table, keys: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        where = " AND ".join(f"{name} = ?" for name in keys)
        connection.exec_driver_sql(f"DELETE FROM {of.name} WHERE {where}", list(rows))  # noqa: S608
        return
    conditions = [of.c[name] == bindparam(f"of_{name}") for name in keys]
    named = [{f"of_{name}": value for name, value in zip(keys, row, strict=True)} for row in rows]
    connection.execute(delete(of).where(*conditions), named)
