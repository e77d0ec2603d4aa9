"""History and explanation as JSON."""

from typing import Any

from tracker.domain.events import Amount
from tracker.export.formats.json import SCHEMA, article, attribution, dumps
from tracker.views.rows import ExplainedCell, Explanation, History, ReportRow, VerdictRow


def history_json(history: History, *, reverse: bool = False) -> str:
    """A party's history: one entry a report, in the order in which things happened."""
    events = [report_data(each) for each in history.reports]
    return dumps(
        {
            "schema": SCHEMA,
            "dossier": history.dossier,
            "party": history.party,
            "party_name": history.party_name,
            "as_of": history.as_of,
            "known_at": history.known_at,
            "events": events[::-1] if reverse else events,
        }
    )


def explanation_json(explanation: Explanation) -> str:
    """Why each cell says what it says: the reports for and against it, and the rule."""
    return dumps(
        {
            "schema": SCHEMA,
            "dossier": explanation.dossier,
            "party": explanation.party,
            "party_name": explanation.party_name,
            "as_of": explanation.as_of,
            "known_at": explanation.known_at,
            "stage": explanation.status.stage,
            "first_planned_for": explanation.status.first_planned_for,
            "slip_days": explanation.status.slip_days,
            "overdue_days": explanation.overdue_days,
            "last_report": explanation.status.last_report,
            "quiet_days": explanation.quiet_days,
            "fields": [_cell(each) for each in explanation.cells],
        }
    )


def report_data(report: ReportRow) -> dict[str, Any]:
    """One report as data; `cues` are (start, end) offsets within `evidence`."""
    retracted = report.retracted
    return {
        "id": report.event_id,
        "kind": report.kind,
        "happened_on": report.happened_on,
        "basis": report.basis,
        "occasion": report.occasion,
        "told_as": report.told_as,
        "reported_on": report.reported_on,
        "recorded_at": report.recorded_at,
        "evidence": report.evidence,
        "start": report.start,
        "end": report.end,
        "cues": [list(mark) for mark in report.marks],
        "article": article(report.article),
        "attribution": attribution(report),
        "rule": report.rule,
        "trace": list(report.trace),
        "reader": report.reader,
        **{name: _plain(value) for name, value in report.details},
        "retracted": retracted is not None,
        "retraction": None
        if retracted is None
        else {
            "by": retracted.by,
            "because": retracted.because,
            "recorded_at": retracted.recorded_at,
            "corrected_on": retracted.corrected_on,
            "by_machine": retracted.by_machine,
        },
        "confirmed_by": report.confirmed,
        "superseded": report.superseded,
        "verdicts": [_verdict(each) for each in report.verdicts],
    }


def _verdict(verdict: VerdictRow) -> dict[str, Any]:
    return {
        "id": verdict.event_id,
        "kind": verdict.kind,
        "target": verdict.target,
        "by": verdict.by,
        "because": verdict.because,
        "corrected_on": verdict.corrected_on,
        "by_machine": verdict.by_machine,
        "recorded_at": verdict.recorded_at,
    }


def _cell(cell: ExplainedCell) -> dict[str, Any]:
    return {
        "field": cell.field,
        "value": cell.value,
        "rule": cell.rule,
        "confidence": cell.confidence,
        "chosen": None if cell.chosen is None else report_data(cell.chosen),
        "support": [report_data(each) for each in cell.support],
        "against": [
            {"value": each.value, "report": report_data(each.report)} for each in cell.against
        ],
    }


def _plain(value: object) -> object:
    if isinstance(value, Amount):
        return {"value": value.value, "currency": value.currency, "year": value.year}
    return value
