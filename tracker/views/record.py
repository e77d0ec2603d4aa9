"""The whole record of a table's parties: every report of each, and the days its state changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from heapq import heappop, heappush

from tracker.domain.agreement import AgreementState, replay
from tracker.domain.agreement import status as folded
from tracker.domain.dates import Day, last_day
from tracker.domain.events import Recorded, Report, Retracted
from tracker.domain.press import Press
from tracker.domain.status import AgreementStatus
from tracker.views.backing import read_press_room
from tracker.views.changes import changed_fields
from tracker.views.clock import Clocks
from tracker.views.connection import Reader
from tracker.views.events import dossier_events, read_press, stream_events
from tracker.views.reports import order, report_rows
from tracker.views.rows import Move, ReportRow, StatusRow, StatusTable

_FEW = 5
"""Up to so many parties are read one by one: the others' reports would be read for nothing."""


def with_history(reader: Reader, table: StatusTable, clocks: Clocks) -> StatusTable:
    """`table` with every report of its parties that a reader could know, retracted ones too."""
    press, sources = read_press_room(reader, clocks.known_at)
    streams = _streams(reader, table, clocks)
    rows = [
        replace(
            row,
            history=tuple(
                sorted(report_rows(streams[party], sources, press, clocks.as_of), key=order)
            ),
        )
        for row in table.rows
        if (party := row.status.party) in streams
    ]
    return replace(table, rows=_all(table.rows, rows))


def with_moves(reader: Reader, table: StatusTable, clocks: Clocks) -> StatusTable:
    """`table` with the days up to its own on which what could be known changed a party's state.

    The log is folded for each day on which a report of the party was published, an undated one
    on the day it was recorded; and for the day after each planned day that stood.
    """
    press = read_press(reader, clocks.known_at)
    _, sources = read_press_room(reader, clocks.known_at)
    streams = _streams(reader, table, clocks)
    rows = []
    for row in table.rows:
        events = streams.get(row.status.party, [])
        shown = {each.event_id: each for each in report_rows(events, sources, press, table.as_of)}
        rows.append(replace(row, moves=tuple(_moves(row, events, press, table.as_of, shown))))
    return replace(table, rows=tuple(rows))


def _streams(reader: Reader, table: StatusTable, clocks: Clocks) -> dict[str, list[Recorded]]:
    parties = [row.status.party for row in table.rows]
    if len(parties) > _FEW:
        return dossier_events(reader, table.dossier, clocks.known_at)
    return {
        party: stream_events(reader, f"{table.dossier}/{party}", clocks.known_at)
        for party in parties
    }


def _all(rows: Iterable[StatusRow], filled: Iterable[StatusRow]) -> tuple[StatusRow, ...]:
    by_party = {row.status.party: row for row in filled}
    return tuple(by_party.get(row.status.party, row) for row in rows)


def _moves(
    row: StatusRow,
    events: Sequence[Recorded],
    press: Press,
    until: Day,
    shown: Mapping[str, ReportRow],
) -> Iterator[Move]:
    state = replay(events)
    before = AgreementStatus(
        dossier=row.status.dossier, party=row.status.party, stage="not_reported"
    )
    days = sorted(_days(state, press))
    last = None
    while days:
        day = heappop(days)
        if day == last or day > until:
            continue
        last = day
        after = folded(state, press, day)
        fields = changed_fields(before, after)
        if not fields:
            continue
        behind = dict.fromkeys(each.event for each in fields if each.event in shown)
        reports = [shown[each] for each in behind if each is not None]
        yield Move(
            day=day,
            before=before,
            after=after,
            fields=fields,
            reports=tuple(sorted(reports, key=order)),
        )
        before = after
        if after.stage == "signing_scheduled" and after.scheduled_for is not None:
            overdue = _day_after(last_day(after.scheduled_for))
            if overdue > day:
                heappush(days, overdue)


def _days(state: AgreementState, press: Press) -> set[Day]:
    """The days on which something of a party's reports began or ceased to count."""
    days: set[Day] = set()
    for each in state.reports:
        if not isinstance(each.event, Report):
            continue
        article = each.event.article
        known = article in press.imprints
        days.add(press.takes_part(article) if known else Day(each.recorded_at[:10]))
        replaced = press.replaced(article)
        if replaced is not None:
            days.add(replaced)
    for verdict in state.verdicts:
        if isinstance(verdict.event, Retracted) and verdict.event.corrected_on is not None:
            days.add(verdict.event.corrected_on)
    return days


def _day_after(day: Day) -> Day:
    try:
        return Day((date.fromisoformat(day) + timedelta(days=1)).isoformat())
    except OverflowError:
        return day
