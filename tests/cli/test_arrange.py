"""The order and the groups of the table's rows, and which of them are asked for."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.cli.arrange import View, grouped, ordered, reached_since
from tracker.cli.columns import COLUMNS
from tracker.domain.events import Amount
from tracker.domain.lifecycle import STAGES
from tracker.domain.status import AgreementStatus, Terms
from tracker.views.rows import StatusRow


def row(party, stage="signed", confidence=None, **fields):
    status = AgreementStatus(dossier="d", party=party, stage=stage, **fields)
    return StatusRow(status=status, party_name=f"Name of {party}", confidence=confidence)


def parties(rows):
    return "".join(each.status.party for each in rows)


@pytest.mark.parametrize(
    ("sort", "rows", "order"),
    [
        ("party", [row("B"), row("A")], "AB"),
        ("code", [row("B"), row("A")], "AB"),
        ("stage", [row("A", "declared"), row("B", "stalled"), row("C", "in_force")], "CAB"),
        ("stage", [row("A", "not_reported"), row("B", "terminated")], "BA"),
        ("since", [row("A"), row("B", known_by="2024-05-02"), row("C", since="2024-05")], "CBA"),
        (
            "next",
            [
                row("A", scheduled_for="2024-01-01"),
                row("B", "signing_scheduled", scheduled_for="2024-06-13"),
            ],
            "BA",
        ),
        ("signed", [row("A"), row("B", signed_on="2024-06-13")], "BA"),
        ("approval", [row("A"), row("B", ratified_on="2024-06-13")], "BA"),
        ("in_force", [row("A"), row("B", in_force_on="2024-06-13")], "BA"),
        (
            "term",
            [
                row("A", terms=Terms(duration_years=5)),
                row("B", terms=Terms(duration_years=10)),
                row("C"),
            ],
            "BAC",
        ),
        (
            "pledge",
            [
                row("A"),
                row("B", terms=Terms(amount=Amount(1.0, "EUR"))),
                row("C", terms=Terms(amount=Amount(2.0, "EUR"))),
            ],
            "CBA",
        ),
        ("sources", [row("A", sources=1), row("B", sources=12)], "BA"),
        ("reports", [row("A", reports=1), row("B", reports=12)], "BA"),
        (
            "confidence",
            [row("A"), row("B", confidence="contested"), row("C", confidence="confirmed")],
            "CBA",
        ),
        ("last", [row("A"), row("B", last_report="2024-06-13")], "BA"),
        (
            "flags",
            [row("A"), row("B", flags=("undated",)), row("C", flags=("undated", "conflict"))],
            "CBA",
        ),
    ],
)
def test_each_column_has_its_order(sort, rows, order):
    assert parties(ordered(rows, View(sort=sort))) == order


def test_every_column_can_be_sorted_by():
    for each, reverse in product(COLUMNS, (True, False)):
        assert len(ordered([row("A"), row("B")], View(sort=each.name, reverse=reverse))) == 2


days = st.sampled_from([None, "2024-01-01", "2024-02", "2024-05-30"])


@given(st.lists(days), st.booleans())
def test_what_has_no_value_comes_last_and_equal_rows_keep_their_order(signed, reverse):
    rows = [row(f"{number:03}", signed_on=day) for number, day in enumerate(signed)]
    made = ordered(rows, View(sort="signed", reverse=reverse))
    told = [each.status.signed_on for each in made]

    assert sorted(map(id, made)) == sorted(map(id, rows))
    known = [each for each in told if each is not None]
    assert told == known + [None] * (len(told) - len(known))
    assert known == sorted(known, reverse=reverse)
    for one, other in pairwise(made):
        if one.status.signed_on == other.status.signed_on:
            assert one.status.party < other.status.party


def test_groups_go_from_the_furthest_stage_to_the_setbacks():
    rows = [row(each.stage, each.stage) for each in STAGES]
    found = [stage for stage, _ in grouped(rows, View(by_stage=True))]

    assert found[:3] == ["in_force", "ratified", "signed"]
    assert found[-1] == "not_reported"
    assert sorted(found) == sorted(each.stage for each in STAGES)
    assert grouped(rows, View()) == [(None, rows)]


@pytest.mark.parametrize(
    ("fields", "reached"),
    [
        ({"since": "2024-05-31"}, False),
        ({"since": "2024-06-01"}, True),
        ({"since": "2024-06"}, True),
        ({"since": "2024"}, True),
        ({"since": "2023"}, False),
        ({"known_by": "2024-06-02"}, True),
        ({"known_by": "2024-05-30"}, False),
        ({"since": "2024-05-31", "known_by": "2024-06-02"}, False),
        ({}, False),
    ],
)
def test_since_asks_when_the_stage_may_have_been_reached(fields, reached):
    assert reached_since(row("A", **fields), "2024-06-01") is reached
