import pytest
from made_table import UNDATED, report

from tracker.cli.show_report import day, facts

OCCASIONS = {"G7 summit": ["2023-05-19/2023-05-21", "2024-06-13/2024-06-15"]}
SUMMIT = "“G7 summit” (2024-06-13/2024-06-15)"


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({}, "day: not reported (no day is told)"),
        ({"happened_on": "2024-06"}, "day: 2024-06, the article states the day"),
        (
            {"happened_on": "2024-06-13", "basis": "relative"},
            "day: 2024-06-13, told relative to the day of publication",
        ),
        (
            {"happened_on": "2024-06-13", "basis": "occasion", "occasion": "G7 summit"},
            "day: 2024-06-13, the day that the occasion “G7 summit” (2024-06-13/2024-06-15) gave",
        ),
        (
            {"happened_on": "2024-06-13", "basis": "occasion", "occasion": "a visit"},
            "day: 2024-06-13, the day that the occasion “a visit” gave",
        ),
        (
            {
                "details": (("planned_for", "2024-06-13"),),
                "basis": "unknown",
                "occasion": "G7 summit",
            },
            f"day: planned for 2024-06-13, the day that the occasion {SUMMIT} gave",
        ),
        (
            {
                "details": (("planned_for", "2024-06-13"),),
                "basis": "assumed",
                "occasion": "G7 summit",
            },
            "day: planned for 2024-06-13, at the occasion “G7 summit” (2024-06-13/2024-06-15)",
        ),
        (
            {"details": (("planned_for", "2024-06-13"),), "basis": "relative"},
            "day: planned for 2024-06-13, told relative to the day of publication",
        ),
        (
            {"details": (("planned_for", "2024-06-13"),), "basis": "assumed"},
            "day: planned for 2024-06-13",
        ),
        (
            {
                "kind": "signing_postponed",
                "happened_on": "2024-06-10",
                "details": (("planned_for", "2024-06-13"),),
                "basis": "assumed",
                "occasion": "G7 summit",
            },
            (
                "day: 2024-06-10, assumed from the day of publication;"
                " the signing was planned for 2024-06-13"
            ),
        ),
        (
            {"happened_on": "2024-07-01", "occasion": "G7 summit"},
            "day: 2024-07-01, at the occasion “G7 summit”, the article states the day",
        ),
    ],
)
def test_the_day_says_how_it_is_known(fields, line):
    assert day(report(UNDATED, "x", **fields), OCCASIONS) == line


def test_facts_leave_out_what_is_not_told():
    told = report(
        UNDATED,
        "x",
        details=(("effect", "unknown"), ("duration_years", None), ("planned_for", "2024-06-13")),
        told_as="background",
    )

    assert list(facts(told)) == ["effect: unknown", "told as background"]
