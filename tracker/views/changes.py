"""What changed in state between two looks at the log, and the reports that changed it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from tracker.domain.events import Recorded
from tracker.domain.press import Press
from tracker.domain.status import AgreementStatus, Cell
from tracker.parties.gazetteer import name_of
from tracker.views.clock import Clocks
from tracker.views.connection import Reader
from tracker.views.events import read_press, stream_events
from tracker.views.explain import FIELDS
from tracker.views.fold import party_status
from tracker.views.history import read_reports
from tracker.views.reports import order
from tracker.views.rows import FieldChange, ReportRow
from tracker.views.status import read_status

_COUNTS = frozenset({"known_by", "sources", "last_report", "flags"})
STATE: tuple[str, ...] = tuple(each for each in FIELDS if each not in _COUNTS)
"""The fields whose values are state; beside them the flags, and `known_by` where no day is told.

How many sources there are, and which, is no state: another article that says the same changes
nothing here.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyChange:
    """A party whose state changed, from `before` to `after`.

    `reports` are those that changed it, in the order in which things happened: the ones that
    give the new values and did not count before, and the ones that gave the old values and count
    no more, with the verdict that says why.
    """

    party: str
    party_name: str
    before: AgreementStatus
    after: AgreementStatus
    fields: tuple[FieldChange, ...]
    reports: tuple[ReportRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """All parties of the dossier whose state is not the same from two points of view."""

    dossier: str
    before: Clocks
    after: Clocks
    parties: tuple[PartyChange, ...] = ()


def read_changes(
    reader: Reader, dossier: str, before: Clocks, after: Clocks, parties: Collection[str] = ()
) -> Changes:
    """What is otherwise from `after` than from `before`, party by party in the order of names.

    `parties` are the codes of those to compare; none means all.
    """
    one, other = _Look(reader, dossier, before), _Look(reader, dossier, after)
    old, new = one.lines(parties), other.lines(parties)
    found = []
    for party in old.keys() | new.keys():
        if old.get(party) == new.get(party):
            continue
        # A line of the table names one report for each value; all are found by the fold.
        line, later = one.status(party), other.status(party)
        fields = changed_fields(line, later)
        if fields:
            found.append(
                PartyChange(
                    party=party,
                    party_name=name_of(party),
                    before=line,
                    after=later,
                    fields=fields,
                    reports=_reports((one, other), line, fields),
                )
            )
    found.sort(key=lambda each: (each.party_name.casefold(), each.party))
    return Changes(dossier=dossier, before=before, after=after, parties=tuple(found))


def changed_fields(before: AgreementStatus, after: AgreementStatus) -> tuple[FieldChange, ...]:
    """The fields of state in which two lines of one party differ."""
    old, new = _cells(before), _cells(after)
    names = list(STATE)
    if before.since is None or after.since is None:
        names.insert(names.index("since") + 1, "known_by")
    found = []
    for name in names:
        one, other = _value(name, before, old), _value(name, after, new)
        if one != other:
            cell = new.get(name)
            found.append(
                FieldChange(
                    field=name,
                    before=one,
                    after=other,
                    rule=None if cell is None else cell.rule,
                    event=None if cell is None else _decisive(cell),
                )
            )
    return (*found, *_flags(before, after))


def _flags(before: AgreementStatus, after: AgreementStatus) -> Iterable[FieldChange]:
    for flag in before.flags:
        if flag not in after.flags:
            yield FieldChange(field="flags", before=flag, after=None)
    for flag in after.flags:
        if flag not in before.flags:
            cell = next(
                (each for each in after.cells if (each.field, each.value) == ("flags", flag)), None
            )
            yield FieldChange(
                field="flags",
                before=None,
                after=flag,
                rule=None if cell is None else cell.rule,
                event=None if cell is None else _decisive(cell),
            )


def _cells(status: AgreementStatus) -> dict[str, Cell]:
    return {cell.field: cell for cell in status.cells if cell.field != "flags"}


def _value(name: str, status: AgreementStatus, cells: Mapping[str, Cell]) -> str | None:
    if name == "stage":
        return None if status.stage == "not_reported" else status.stage
    if name == "cycle":
        return None if status.stage == "not_reported" else str(status.cycle)
    cell = cells.get(name)
    return None if cell is None else cell.value


def _decisive(cell: Cell) -> str | None:
    return cell.chosen or (cell.support[0] if cell.support else None)


class _Look:
    """One look at the store: what `clocks` show of the parties."""

    def __init__(self, reader: Reader, dossier: str, clocks: Clocks) -> None:
        self._reader = reader
        self._dossier = dossier
        self._clocks = clocks
        self._press: Press | None = None

    def lines(self, parties: Collection[str]) -> dict[str, AgreementStatus]:
        """The state of each party, as the table has it, without its reasons and its counts."""
        table = read_status(self._reader, self._dossier, self._clocks, parties=parties)
        return {
            row.status.party: replace(
                row.status, cells=(), milestones=(), sources=0, reports=0, last_report=None
            )
            for row in table.rows
        }

    def status(self, party: str) -> AgreementStatus:
        """The party's line with all the reports behind it."""
        return party_status(
            self._dossier, party, self._events(party), self._all_press(), self._clocks
        )

    def reports(self, party: str) -> dict[str, ReportRow]:
        """The reports of the party by their ids."""
        found = read_reports(
            self._reader, self._events(party), self._all_press(), self._clocks.as_of
        )
        return {each.event_id: each for each in found}

    def _events(self, party: str) -> list[Recorded]:
        return stream_events(self._reader, f"{self._dossier}/{party}", self._clocks.known_at)

    def _all_press(self) -> Press:
        if self._press is None:
            self._press = read_press(self._reader, self._clocks.known_at)
        return self._press


def _reports(
    looks: tuple[_Look, _Look], old: AgreementStatus, fields: Iterable[FieldChange]
) -> tuple[ReportRow, ...]:
    """The reports behind the changes of a party whose line was `old`."""
    then, now = (look.reports(old.party) for look in looks)
    counted = {each for each, row in then.items() if row.counts}
    given = [each.event for each in fields if each.event is not None and each.event in now]
    fresh = [each for each in given if each not in counted]
    gone = [
        event
        for cell in old.cells
        if (event := _decisive(cell)) is not None
        and event in counted
        and event in now
        and not now[event].counts
    ]
    # Where all were known before, a verdict, or the day itself, has changed what follows.
    shown = dict.fromkeys([*fresh, *gone] or given[:1])
    return tuple(sorted((now[each] for each in shown), key=order))
