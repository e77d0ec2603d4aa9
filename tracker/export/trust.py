"""How far a line can be trusted and how it kept to its plan, in words."""

from collections.abc import Iterable

from tracker.domain.confidence import RULES, SCALE, Confidence
from tracker.domain.status import AgreementStatus
from tracker.views.rows import StatusRow

_LABELS: dict[Confidence, str] = {
    "confirmed": "confirmed",
    "well_reported": "well reported",
    "reported": "reported",
    "single_source": "single source",
    "contested": "contested",
}


def confidence_label(confidence: Confidence) -> str:
    """A grade of the scale in words."""
    return _LABELS[confidence]


def grade_rules(rows: Iterable[StatusRow]) -> list[str]:
    """What the grades of these rows mean, a sentence each, the firmest first."""
    given = {row.confidence for row in rows}
    return [f"{_LABELS[each]}: {RULES[each]}" for each in SCALE if each in given]


def days(number: int) -> str:
    """A number of days in words."""
    return "1 day" if number == 1 else f"{number} days"


def punctuality(status: AgreementStatus, overdue_days: int | None) -> str:
    """The first plan against what came of it: signed, planned anew, overdue, put off."""
    first, slip = status.first_planned_for, status.slip_days
    later = "" if slip is None else f", {_slip(slip)}"
    planned = f"First planned for {first}"
    if status.signed_on is not None:
        return f"{planned}; signed {status.signed_on}{later}."
    if status.scheduled_for is None:
        return f"{planned}; no planned day stands."
    moved = "" if status.scheduled_for == first else f"; now for {status.scheduled_for}{later}"
    overdue = "" if overdue_days is None else f"; overdue by {days(overdue_days)}"
    return f"{planned}{moved}{overdue}."


def _slip(number: int) -> str:
    if number == 0:
        return "as planned"
    return f"{days(abs(number))} {'late' if number > 0 else 'early'}"
