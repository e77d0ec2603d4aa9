"""The words in the cells of the status table.

Three are kept apart. "not reported": articles could have told it, and none does. "not required":
a source says that there is none to come. A dash: there is nothing to tell yet, such as the day of
a signature before one.
"""

from tracker.domain.lifecycle import SIGNED_ON
from tracker.export.cells import NOT_REPORTED, money
from tracker.export.text import safe
from tracker.export.trust import confidence_label
from tracker.views.rows import StatusRow

DASH = "-"
NOT_REQUIRED = "not required"
_ONCE_SIGNED = {*SIGNED_ON, "suspended", "terminated"}


def is_signed(row: StatusRow) -> bool:
    """Whether the agreement was signed, whatever became of it."""
    return row.status.signed_on is not None or row.status.stage in _ONCE_SIGNED


def signed(row: StatusRow) -> str:
    """When and where it was signed: "2024-05-31, Ukraine-Nordic summit"."""
    status = row.status
    if not is_signed(row):
        return DASH
    day = status.signed_on or NOT_REPORTED
    return day if status.signed_at is None else f"{day}, {safe(status.signed_at)}"


def approval(row: StatusRow) -> str:
    """When it was approved with effect in law, and otherwise what is told of an approval."""
    day = _reached(row, "ratified", row.status.ratified_on)
    if day is not None:
        return day
    if "approval_not_required" in row.status.flags:
        return NOT_REQUIRED
    if "approved_non_binding" in row.status.flags:
        return "non-binding vote"
    return NOT_REPORTED if is_signed(row) else DASH


def in_force(row: StatusRow) -> str:
    """When it took effect."""
    day = _reached(row, "in_force", row.status.in_force_on)
    return day or (NOT_REPORTED if is_signed(row) else DASH)


def _reached(row: StatusRow, stage: str, day: str | None) -> str | None:
    """`day`, else the one by which the stage was known to be reached; None where it was not."""
    if day is not None:
        return day
    reached = next((each for each in row.status.milestones if each.stage == stage), None)
    if reached is None:
        return None
    return NOT_REPORTED if reached.known_by is None else f"by {reached.known_by}"


def term(row: StatusRow) -> str:
    """For how long it is made."""
    years = row.status.terms.duration_years
    if years is None:
        return NOT_REPORTED if is_signed(row) else DASH
    return "1 year" if years == 1 else f"{years} years"


def pledge(row: StatusRow) -> str:
    """The money it speaks of: "2.5bn GBP (2024)"."""
    amount = row.status.terms.amount
    if amount is None:
        return NOT_REPORTED if is_signed(row) else DASH
    return safe(money(amount))


def planned(row: StatusRow) -> str:
    """The planned day, while it is one that is still to come or has passed without a word."""
    status = row.status
    if status.stage != "signing_scheduled":
        return DASH
    return status.scheduled_for or NOT_REPORTED


def grade(row: StatusRow) -> str:
    """How far the stage can be trusted, in words."""
    return DASH if row.confidence is None else confidence_label(row.confidence)
