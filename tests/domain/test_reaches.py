import pytest

from tracker.domain.reaches import reach_of
from tracker.domain.standing import NEVER
from tracker.domain.status import AgreementStatus, Milestone
from tracker.domain.told import UNKNOWN


def line(*milestones, stage="signed", **more):
    reached = tuple(
        Milestone(stage=name, on=on, known_by=known, event_id=name)
        for name, on, known in milestones
    )
    return AgreementStatus(dossier="d", party="JP", stage=stage, milestones=reached, **more)


TALKS = ("negotiating", "2024-05-01", "2024-05-02")
CLOSE = ("talks_close", None, "2024-06-01")
SIGNED = ("signed", "2024-06-13", "2024-06-14")


def days(reach):
    return reach.earliest, reach.by


def test_a_day_that_is_known_is_the_day():
    assert days(reach_of(line(SIGNED), "signed")) == ("2024-06-13", "2024-06-13")


@pytest.mark.parametrize(
    ("on", "known", "expected"),
    [
        ("2024-06", "2024-06-20", ("2024-06-01", "2024-06-20")),
        ("2024-06", "2024-08-01", ("2024-06-01", "2024-06-30")),
        ("2024-06", "2024-05-20", ("2024-06-01", "2024-06-01")),
        (None, "2024-06-20", (UNKNOWN, "2024-06-20")),
        (None, None, (UNKNOWN, NEVER)),
    ],
)
def test_a_day_that_is_not_known_is_between_two(on, known, expected):
    assert days(reach_of(line(("signed", on, known)), "signed")) == expected


def test_who_is_known_only_from_a_later_stage_had_signed_by_then():
    assert days(reach_of(line(("ratified", "2024-07-01", "2024-07-01")), "signed")) == (
        "2024-07-01",
        "2024-07-01",
    )


def test_who_never_signed_is_expected_since_talks_were_close():
    reach = reach_of(line(TALKS, CLOSE, stage="talks_close"), "signed")

    assert (*days(reach), reach.expected) == (NEVER, NEVER, UNKNOWN)


def test_who_ended_it_counts_until_then():
    ended = line(SIGNED, stage="terminated", since="2025-01", known_by="2025-01-20")
    assert reach_of(ended, "signed").until == "2025-01-31"

    unknown = line(SIGNED, stage="terminated", known_by="2025-01-20")
    assert reach_of(unknown, "signed").until == "2025-01-20"
    assert reach_of(line(SIGNED, stage="terminated"), "signed").until == NEVER


def test_a_successor_had_an_agreement_before_it():
    assert reach_of(line(SIGNED, cycle=2), "signed").earliest == UNKNOWN


def test_who_negotiates_does_so_until_the_signature():
    reach = reach_of(line(TALKS, SIGNED), "negotiating")

    assert (*days(reach), reach.until) == ("2024-05-01", "2024-05-01", "2024-06-13")


def test_who_is_interested_is_so_until_talks_and_who_joined_stays():
    declared = ("declared", "2023-07-12", "2023-07-12")

    assert reach_of(line(declared, TALKS), "interested").until == "2024-05-01"
    assert reach_of(line(declared, SIGNED), "interested").until == "2024-06-13"
    assert reach_of(line(declared, TALKS), "declared").until == NEVER
