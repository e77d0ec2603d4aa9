"""What people have told the log, as JSON."""

from typing import Any

from tracker.domain.events import Recorded, Report
from tracker.export.formats.json import SCHEMA, dumps
from tracker.views.rows import StatusRow


def given_json(given: Any, before: StatusRow | None, after: StatusRow | None) -> str:
    """A verdict (`commands.target.Given`), with what it moved in the table."""
    return dumps(
        {
            "schema": SCHEMA,
            "new": given.new,
            "verdict": verdict_data(given.verdict),
            "statement": statement_data(given.statement),
            **moved(before, after),
        }
    )


def reported_json(made: Any, before: StatusRow | None, after: StatusRow | None) -> str:
    """A person's report (`commands.report.Reported`), with what it moved in the table."""
    return dumps(
        {
            "schema": SCHEMA,
            "new": made.new,
            "report": statement_data(made.report),
            "same_story": list(made.same_story),
            "retraction": None if made.retraction is None else verdict_data(made.retraction),
            **moved(before, after),
        }
    )


def verdict_data(verdict: Recorded) -> dict[str, Any]:
    """A retraction, a confirmation, or a revocation of either, as data."""
    event: Any = verdict.event
    return {
        "id": verdict.event_id,
        "kind": event.kind,
        "target": event.target,
        "by": event.by,
        "because": event.because,
        "corrected_on": getattr(event, "corrected_on", None),
        "by_machine": getattr(event, "by_machine", False),
        "recorded_at": verdict.recorded_at,
    }


def statement_data(recorded: Recorded) -> dict[str, Any]:
    """A statement as data, in short."""
    event: Any = recorded.event
    report = event if isinstance(event, Report) else None
    return {
        "id": recorded.event_id,
        "kind": event.kind,
        "party": None if report is None else report.party,
        "happened_on": None if report is None else report.happened_on,
        "planned_for": getattr(event, "planned_for", None),
        "article": event.article,
        "evidence": event.evidence.text,
        "recorded_at": recorded.recorded_at,
    }


def moved(before: StatusRow | None, after: StatusRow | None) -> dict[str, Any]:
    """A party's line of the table before and after."""
    return {"before": _line(before), "after": _line(after)}


def _line(row: StatusRow | None) -> dict[str, Any] | None:
    if row is None:
        return None
    status = row.status
    return {
        "party": status.party,
        "stage": status.stage,
        "since": status.since,
        "scheduled_for": status.scheduled_for,
        "flags": list(status.flags),
    }
