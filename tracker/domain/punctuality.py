"""Planned and actual: how late a signing is, and how long nothing has been heard."""

from tracker.domain.dates import Day, Edtf, days_between
from tracker.domain.status import AgreementStatus


def overdue_days(status: AgreementStatus, day: Day) -> int | None:
    """Days on `day` since the planned day of signing has passed; None where it has not."""
    plan = status.scheduled_for
    if status.stage != "signing_scheduled" or plan is None:
        return None
    late = days_between(plan, Edtf(day))
    return late if late > 0 else None


def quiet_days(status: AgreementStatus, day: Day) -> int | None:
    """Days from the latest report until `day`; None where no report carries a day."""
    last = status.last_report
    return None if last is None else max(0, days_between(Edtf(last), Edtf(day)))
