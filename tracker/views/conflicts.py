"""What sources disagree on: each value with those that tell it, and the rule that chose."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from tracker.domain.dates import Day
from tracker.domain.disputes import disputed
from tracker.domain.press import EMPTY_PRESS
from tracker.domain.status import Cell
from tracker.parties.gazetteer import name_of
from tracker.views.clock import Clocks
from tracker.views.connection import Reader
from tracker.views.events import read_press, stream_events
from tracker.views.fold import party_status
from tracker.views.history import read_reports
from tracker.views.reports import order
from tracker.views.rows import ReportRow
from tracker.views.status import read_status


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A value, None where a report tells none, and the reports that tell it."""

    value: str | None
    reports: tuple[ReportRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A cell that sources disagree on: the side that is shown, the others, and why."""

    party: str
    party_name: str
    field: str
    rule: str
    shown: Side
    others: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflicts:
    """All conflicts of a table, in the order of the parties' names."""

    dossier: str
    as_of: Day
    known_at: str | None = None
    conflicts: tuple[Conflict, ...] = ()


def read_conflicts(
    reader: Reader, dossier: str, clocks: Clocks, parties: Collection[str] = ()
) -> Conflicts:
    """What sources disagree on, as it was to be seen by `clocks`.

    `parties` are the codes of those to look at; none means all.
    """
    table = read_status(reader, dossier, clocks, parties=parties)
    found: list[Conflict] = []
    concerned = [row.status.party for row in table.rows if "conflict" in row.status.flags]
    press = read_press(reader, clocks.known_at) if concerned else EMPTY_PRESS
    for party in concerned:
        events = stream_events(reader, f"{dossier}/{party}", clocks.known_at)
        rows = read_reports(reader, events, press, clocks.as_of)
        reports = {each.event_id: each for each in rows}
        # A line of the table names one report for each value; all are found by the fold.
        status = party_status(dossier, party, events, press, clocks)
        found.extend(_conflict(party, cell, reports) for cell in disputed(status))
    return Conflicts(
        dossier=dossier, as_of=clocks.day, known_at=clocks.known_at, conflicts=tuple(found)
    )


def _conflict(party: str, cell: Cell, reports: Mapping[str, ReportRow]) -> Conflict:
    values: dict[str | None, list[str]] = {}
    for each in cell.against:
        values.setdefault(each.value, []).append(each.event_id)
    told = dict.fromkeys([*([cell.chosen] if cell.chosen else []), *cell.support])
    return Conflict(
        party=party,
        party_name=name_of(party),
        field=cell.field,
        rule=cell.rule,
        shown=_side(cell.value, told, reports),
        others=tuple(
            _side(value, ids, reports)
            for value, ids in sorted(values.items(), key=lambda each: each[0] or "")
        ),
    )


def _side(value: str | None, ids: Iterable[str], reports: Mapping[str, ReportRow]) -> Side:
    told = [reports[each] for each in ids if each in reports]
    return Side(value=value, reports=tuple(sorted(told, key=order)))
