import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.confidence import (
    RULES,
    SCALE,
    Witness,
    confidence,
    contested_stage,
)
from tracker.domain.status import AgreementStatus, Cell, Contrary


def told(*witnesses, contested=False):
    return confidence([Witness(*each) for each in witnesses], contested=contested)


@pytest.mark.parametrize(
    ("witnesses", "grade"),
    [
        ([("a", "none", True), ("b", "none")], "confirmed"),
        ([("a", "none"), ("b", "official")], "well_reported"),
        ([("a", "none"), ("b", "none")], "well_reported"),
        ([("a", "none"), ("b", "unnamed")], "reported"),
        ([("a", "unnamed"), ("b", "outlet")], "reported"),
        ([("a", "official")], "reported"),
        ([("a", "named")], "reported"),
        ([("a", "analyst")], "reported"),
        ([("a", "none")], "single_source"),
        ([("a", "none"), ("a", "none")], "single_source"),
        ([("a", "unnamed")], "single_source"),
        ([], None),
    ],
)
def test_the_scale(witnesses, grade):
    assert told(*witnesses) == grade


def test_contested_is_weaker_than_any_number_of_sources_and_a_confirmation_settles_it():
    assert told(("a", "none"), ("b", "official"), contested=True) == "contested"
    assert told(("a", "none", True), contested=True) == "confirmed"
    assert told(contested=True) is None


def test_every_grade_has_its_rule():
    assert set(RULES) == set(SCALE)


kinds = st.sampled_from(["official", "named", "unnamed", "outlet", "analyst", "none"])
witnesses = st.lists(st.builds(Witness, st.sampled_from("abc"), kinds), max_size=5)


@given(witnesses, st.builds(Witness, st.sampled_from("abcd"), kinds), st.booleans())
def test_one_more_report_never_makes_it_weaker(reports, more, contested):
    before = confidence(reports, contested=contested)
    after = confidence([*reports, more], contested=contested)

    assert after is not None
    assert before is None or SCALE.index(after) <= SCALE.index(before)


@given(witnesses, st.randoms())
def test_the_order_of_reports_makes_no_difference(reports, chance):
    mixed = list(reports)
    chance.shuffle(mixed)

    assert confidence(mixed) == confidence(reports)


def line(stage, *cells):
    return AgreementStatus(dossier="d", party="JP", stage=stage, cells=cells)


def cell(field, value="2024-06-13", against=(), support=("a",)):
    told_otherwise = tuple(Contrary(event_id=each, value="2024-06-12") for each in against)
    return Cell(field=field, value=value, rule="r", support=support, against=told_otherwise)


@pytest.mark.parametrize(
    ("status", "contested"),
    [
        (line("signed", cell("signed_on", against=("b",))), True),
        (line("signed", cell("since", against=("b",))), True),
        (line("signed", cell("signed_on")), False),
        (line("in_force", cell("signed_on", against=("b",))), False),
        (line("signing_scheduled", cell("scheduled_for", against=("b",))), False),
        (
            line(
                "signing_scheduled",
                cell("scheduled_for", against=("b",)),
                cell("flags", "conflict", support=("a", "b")),
            ),
            True,
        ),
    ],
)
def test_the_stage_is_contested_where_its_day_is(status, contested):
    assert contested_stage(status) == contested
