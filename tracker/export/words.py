"""The words in the cells of the status table, as every format for people has them.

Three are kept apart. "not reported": articles could have told it, and none does. "not required":
a source says that there is none to come. None: there is nothing to tell yet, such as the day of
a signature before one; each format has its own dash for that.
"""

from tracker.domain.lifecycle import SIGNED_ON
from tracker.export.cells import NOT_REPORTED, day_of, money
from tracker.export.trust import days
from tracker.views.rows import StatusRow

NOT_REQUIRED = "not required"
_ONCE_SIGNED = {*SIGNED_ON, "suspended", "terminated"}


def is_signed(row: StatusRow) -> bool:
    """Whether the agreement was signed, whatever became of it."""
    return row.status.signed_on is not None or row.status.stage in _ONCE_SIGNED


def signed_on(row: StatusRow) -> str | None:
    """When it was signed; "by 2024-05-30" where no source tells the day."""
    day = row.status.signed_on
    if day is None:
        return NOT_REPORTED if is_signed(row) else None
    return day_of(row.status, "signed_on", day)


def signed(row: StatusRow) -> str | None:
    """When and where it was signed: "2024-05-31, Ukraine-Nordic summit"."""
    day, place = signed_on(row), row.status.signed_at
    return day if day is None or place is None else f"{day}, {place}"


def approval(row: StatusRow) -> str | None:
    """When it was approved with effect in law, and otherwise what is told of an approval."""
    day = _reached(row, "ratified", "ratified_on", row.status.ratified_on)
    if day is not None:
        return day
    if "approval_not_required" in row.status.flags:
        return NOT_REQUIRED
    if "approved_non_binding" in row.status.flags:
        return "non-binding vote"
    return NOT_REPORTED if is_signed(row) else None


def in_force(row: StatusRow) -> str | None:
    """When it took effect."""
    day = _reached(row, "in_force", "in_force_on", row.status.in_force_on)
    return day or (NOT_REPORTED if is_signed(row) else None)


def _reached(row: StatusRow, stage: str, field: str, day: str | None) -> str | None:
    """`day`, else the one by which the stage was known to be reached; None where it was not."""
    if day is not None:
        return day_of(row.status, field, day)
    reached = next((each for each in row.status.milestones if each.stage == stage), None)
    if reached is None:
        return None
    return NOT_REPORTED if reached.known_by is None else f"by {reached.known_by}"


def term(row: StatusRow) -> str | None:
    """For how long it is made."""
    years = row.status.terms.duration_years
    if years is None:
        return NOT_REPORTED if is_signed(row) else None
    return "1 year" if years == 1 else f"{years} years"


def pledge(row: StatusRow) -> str | None:
    """The money it speaks of: "2.5bn GBP (2024)"."""
    amount = row.status.terms.amount
    if amount is None:
        return NOT_REPORTED if is_signed(row) else None
    return money(amount)


def content(row: StatusRow) -> str | None:
    """Term and pledge in one: "10 years; 2.5bn GBP (2024)"."""
    told = dict.fromkeys(each for each in (term(row), pledge(row)) if each is not None)
    known = [each for each in told if each != NOT_REPORTED]
    return "; ".join(known or told) or None


def is_planned(row: StatusRow) -> bool:
    """Whether a signing is ahead, as far as is told."""
    return row.status.stage == "signing_scheduled"


def was_planned(row: StatusRow) -> bool:
    """Whether a day for a signing was ever told of."""
    status = row.status
    told = {status.stage, *status.flags, *(each.stage for each in status.milestones)}
    return bool(told & {"signing_scheduled", "postponed"})


def planned(row: StatusRow) -> str | None:
    """The planned day, while it is one that is still to come or has passed without a word."""
    return (row.status.scheduled_for or NOT_REPORTED) if is_planned(row) else None


def ahead(row: StatusRow) -> str | None:
    """The planned day, and by how much it is overdue: "2024-06-13, 3 days overdue"."""
    day, late = planned(row), row.overdue_days
    if day is None or late is None:
        return day
    return f"{day}, {days(late)} overdue"
