"""Why a party's line says what it says: for each cell the report that decided, and the others."""

from collections.abc import Mapping

from tracker.domain.confidence import Confidence
from tracker.domain.punctuality import overdue_days, quiet_days
from tracker.domain.status import AgreementStatus, Cell
from tracker.parties.gazetteer import name_of
from tracker.views.clock import Clocks
from tracker.views.connection import Reader
from tracker.views.events import read_press, stream_events
from tracker.views.fold import party_status
from tracker.views.history import read_reports
from tracker.views.reports import order
from tracker.views.rows import Competing, ExplainedCell, Explanation, ReportRow
from tracker.views.trust import grades

FIELDS = (
    "stage",
    "since",
    "known_by",
    "signed_on",
    "signed_at",
    "scheduled_for",
    "first_planned_for",
    "slip_days",
    "ratified_on",
    "in_force_on",
    "cycle",
    "duration_years",
    "legal_form",
    "binding",
    "consultation_hours",
    "amount",
    "mutual_defence",
    "flags",
    "sources",
    "last_report",
)
"""The cells that can be asked about, in the order in which they are shown."""

_ON_DEMAND = frozenset({"known_by", "sources", "last_report"})


def read_explanation(
    reader: Reader, dossier: str, party: str, clocks: Clocks, field: str | None = None
) -> Explanation:
    """The party's cells with their reasons; with `field` that one, reported or not.

    Without `field` those are left out that only count or date the reports.
    """
    events = stream_events(reader, f"{dossier}/{party}", clocks.known_at)
    press = read_press(reader, clocks.known_at)
    status = party_status(dossier, party, events, press, clocks)
    reports = {each.event_id: each for each in read_reports(reader, events, press, clocks.as_of)}
    if field is None:
        cells = [cell for cell in status.cells if cell.field not in _ON_DEMAND]
    else:
        cells = [cell for cell in status.cells if cell.field == field]
    graded = grades(status, events, press, clocks)
    explained = [_explained(cell, reports, graded.get(cell.field)) for cell in cells]
    if field is not None and not explained:
        explained.append(_without_cell(field, status))
    explained.sort(key=lambda cell: _place(cell.field))
    return Explanation(
        dossier=dossier,
        party=party,
        party_name=name_of(party),
        as_of=clocks.day,
        known_at=clocks.known_at,
        status=status,
        overdue_days=overdue_days(status, clocks.day),
        quiet_days=quiet_days(status, clocks.day),
        cells=tuple(explained),
    )


def _place(field: str) -> tuple[int, str]:
    return (FIELDS.index(field) if field in FIELDS else len(FIELDS), field)


def _without_cell(field: str, status: AgreementStatus) -> ExplainedCell:
    if field == "flags":
        return ExplainedCell(field=field, value=None, rule="Nothing calls for a flag.")
    if field == "cycle" and status.stage != "not_reported":
        rule = "No report tells that an agreement before this one ended."
        return ExplainedCell(field=field, value=str(status.cycle), rule=rule)
    return ExplainedCell(field=field, value=None, rule="No report that counts tells it.")


def _explained(
    cell: Cell, reports: Mapping[str, ReportRow], graded: Confidence | None
) -> ExplainedCell:
    support = [reports[each] for each in cell.support if each in reports and each != cell.chosen]
    return ExplainedCell(
        field=cell.field,
        value=cell.value,
        rule=cell.rule,
        chosen=reports.get(cell.chosen) if cell.chosen is not None else None,
        support=tuple(sorted(support, key=order)),
        against=tuple(
            Competing(value=each.value, report=reports[each.event_id])
            for each in cell.against
            if each.event_id in reports
        ),
        confidence=graded,
    )
