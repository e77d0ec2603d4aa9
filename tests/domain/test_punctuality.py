import pytest

from tracker.domain.punctuality import overdue_days, quiet_days
from tracker.domain.status import AgreementStatus


def line(stage="signing_scheduled", **more):
    return AgreementStatus(dossier="d", party="JP", stage=stage, **more)


@pytest.mark.parametrize(
    ("plan", "day", "days"),
    [
        ("2024-06-13", "2024-06-13", None),
        ("2024-06-13", "2024-06-14", 1),
        ("2024-06-13/2024-06-15", "2024-06-20", 5),
        ("2024-06", "2024-06-30", None),
        ("2024-06", "2024-07-02", 2),
        ("2024-06-13", "2024-06-01", None),
        (None, "2024-06-13", None),
    ],
)
def test_days_since_the_planned_day_passed(plan, day, days):
    assert overdue_days(line(scheduled_for=plan), day) == days


def test_what_is_signed_is_not_overdue():
    assert overdue_days(line("signed", scheduled_for="2024-06-13"), "2024-07-01") is None


def test_days_since_the_latest_report():
    assert quiet_days(line(last_report="2024-06-13"), "2024-06-20") == 7
    assert quiet_days(line(last_report="2024-06-13"), "2024-06-01") == 0
    assert quiet_days(line(), "2024-06-20") is None
