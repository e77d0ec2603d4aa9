"""The timeline behind the pictures."""

from dataclasses import replace

import made_table
import pytest

from tracker.domain.status import Cell, Contrary, Milestone
from tracker.export.formats.svg import _Scale, picture
from tracker.export.registry import render_bytes
from tracker.export.timeline import Timeline, timeline
from tracker.views.rows import StatusRow


def reached(stage, on=None, known_by=None):
    return Milestone(stage=stage, on=on, known_by=known_by, event_id=f"e-{stage}")


def row(party, stage, *milestones, history=(), **more):
    return StatusRow(
        status=made_table.status(party, stage, milestones=milestones, **more),
        party_name=f"Land {party}",
        history=history,
    )


def told(*rows):
    made = made_table.publication()
    return timeline(replace(made, table=replace(made.table, rows=rows)))


def stretches(*rows):
    return [(each.stage, each.start, each.end) for each in told(*rows).bars[0].segments]


def test_a_stage_lasts_until_the_next_and_the_last_until_the_day_of_the_table():
    shown = stretches(
        row(
            "US",
            "signed",
            reached("declared", "2023"),
            reached("negotiating", None, "2024-02-01"),
            reached("talks_close"),
            reached("signed", "2024-05", "2024-05-20"),
        )
    )

    assert shown == [
        ("declared", "2023-12-31", "2024-02-01"),
        ("negotiating", "2024-02-01", "2024-05-20"),
        ("signed", "2024-05-20", "2024-06-30"),
    ]


def test_an_earlier_stage_that_is_dated_later_moves_nothing():
    shown = stretches(
        row("US", "signed", reached("negotiating", "2024-03-01"), reached("signed", "2024-02-01"))
    )

    assert shown == [("signed", "2024-02-01", "2024-06-30")]


def test_a_setback_that_stands_ends_the_bar():
    shown = stretches(
        row(
            "US",
            "suspended",
            reached("signed", "2024-02-01"),
            since="2024-04-01",
            known_by="2024-04-02",
        )
    )

    assert shown == [
        ("signed", "2024-02-01", "2024-04-01"),
        ("suspended", "2024-04-01", "2024-06-30"),
    ]


def test_after_a_plan_that_fell_through_it_stands_where_it_stood_before():
    history = (
        made_table.report(
            made_table.ROUNDUP, "Off.", kind="signing_postponed", happened_on="2024-05-10"
        ),
    )
    shown = stretches(
        row(
            "US",
            "text_agreed",
            reached("text_agreed", "2024-03-01"),
            reached("signing_scheduled", "2024-05-01"),
            history=history,
        )
    )

    assert shown == [
        ("text_agreed", "2024-03-01", "2024-05-01"),
        ("signing_scheduled", "2024-05-01", "2024-05-10"),
        ("text_agreed", "2024-05-10", "2024-06-30"),
    ]


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({}, 1),
        ({"retracted": made_table.MISREAD.retracted}, 0),
        ({"superseded": True}, 0),
        ({"event_id": "out"}, 0),
        ({"happened_on": None, "told_as": "background"}, 0),
        ({"happened_on": None}, 1),
        ({"kind": "talks_held"}, 0),
    ],
)
def test_only_setbacks_that_count_are_marked(more, count):
    fields = {"kind": "talks_stalled", "happened_on": "2024-05-10", **more}
    cell = Cell(
        field="stage",
        value="signed",
        rule="r",
        against=(Contrary(event_id="out", value="stalled"),),
    )
    history = (made_table.report(made_table.ROUNDUP, "They stalled.", **fields),) * 2
    (bar,) = told(row("US", "signed", cells=(cell,), history=history)).bars

    assert len(bar.marks) == count


def test_slips_and_planned_days_are_there():
    britain, america, japan = told(*made_table.rows()).bars

    assert britain.slip == ("2024-01-02", "2024-01-12", 10)
    assert [(each.kind, each.day) for each in america.marks] == [("planned", "2024-06-15")]
    assert japan.segments == ()


def test_bars_stand_in_the_order_of_signing_and_are_counted():
    shown = told(
        row("AA", "declared", reached("declared", "2023-01-01")),
        row("BB", "in_force", reached("in_force", "2024-05-01")),
        row("CC", "signed", reached("signed", "2024-02-01")),
        row("DD", "signed", reached("signed", "2024-02-01")),
        row("EE", "signed", reached("signed")),
    )

    assert [each.party for each in shown.bars] == ["CC", "DD", "BB", "EE", "AA"]
    assert shown.steps == (("2024-02-01", 2), ("2024-05-01", 3))


@pytest.mark.parametrize(
    ("first", "last", "most"),
    [
        ("2024-01-01", "2024-01-02", 1),
        ("2024-01-01", "2024-12-31", 12),
        ("2023-07-12", "2024-12-31", 8),
        ("2001-01-01", "2024-12-31", 24),
        ("1900-01-01", "2099-12-31", 20),
    ],
)
def test_the_axis_has_neither_too_few_days_nor_too_many(first, last, most):
    ticks = _Scale(Timeline((), (), first, last, last)).ticks()

    assert 1 <= len(ticks) <= most
    assert all(first <= day <= last for day, _ in ticks)


def test_a_table_without_rows_is_a_picture_too():
    made = made_table.publication()
    empty = replace(made, table=replace(made.table, rows=()))

    assert "No party is reported." in picture(empty, "svg")
    assert render_bytes(empty, "png").startswith(b"\x89PNG")


def test_a_long_picture_is_drawn_at_its_size():
    made = made_table.publication()
    rows = tuple(row(f"{n:03}", "signed", reached("signed", "2024-02-01")) for n in range(120))
    long = replace(made, table=replace(made.table, rows=rows))

    assert int.from_bytes(render_bytes(long, "png")[16:20]) == 1040
