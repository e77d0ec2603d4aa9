"""How far a value can be trusted, and how a signing kept to its plan, where `explain` tells it."""

import json

from tracker.domain.confidence import RULES


def test_each_value_has_its_grade_and_each_grade_its_rule_once(tracker):
    told = " ".join(tracker("explain", "DE").out.split())

    assert told.count("confidence: confirmed") >= 3
    assert told.count(RULES["confirmed"]) == 1


def test_a_slip_and_how_long_nothing_was_heard(tracker):
    told = tracker("explain", "ES").out.splitlines()

    assert told[1] == "First planned for 2024-05-17; signed 2024-05-27, 10 days late."
    assert told[2] == "Last report: 2024-05-27, 66 days before."


def test_on_the_day_of_the_report_no_days_are_told(tracker):
    told = tracker("explain", "ES", "--as-of", "2024-05-13").out.splitlines()

    assert told[1] == "First planned for 2024-05-17."
    assert told[2] == "Last report: 2024-05-13."


def test_as_json(tracker):
    found = json.loads(tracker("explain", "PL", "--json").out)

    assert (found["first_planned_for"], found["overdue_days"]) == ("2024-07-08", 24)
    assert (found["last_report"], found["quiet_days"]) == ("2024-05-31", 62)
    grades = {each["field"]: each["confidence"] for each in found["fields"]}
    assert grades["scheduled_for"] == "single_source"
    assert grades["flags"] is None


def test_who_is_not_reported_has_none(tracker):
    told = tracker("explain", "NO")

    assert told.code == 0
    assert "confidence" not in told.out
