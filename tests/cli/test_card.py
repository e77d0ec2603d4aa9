"""The card of one party, and the words that the table tells apart."""

import csv
import io
import json

import pytest

from tracker.cli.columns import BY_NAME
from tracker.cli.layout import width
from tracker.cli.output import Screen
from tracker.cli.show_card import card_lines
from tracker.domain.events import Amount
from tracker.domain.status import AgreementStatus, Milestone, Terms
from tracker.export.publication import Publication
from tracker.views.rows import StatusRow, StatusTable

REACHED = Milestone(stage="ratified", on=None, known_by="2024-07-01", event_id="e")


def row(stage="signed", *, overdue=None, confidence=None, **fields):
    status = AgreementStatus(dossier="d", party="PL", stage=stage, **fields)
    return StatusRow(
        status=status, party_name="Poland", overdue_days=overdue, confidence=confidence
    )


def cell(name, *arguments, **fields):
    return BY_NAME[name].text(row(*arguments, **fields), {})


def card(shown, columns=80):
    table = StatusTable(dossier="d", as_of="2024-08-01", rows=(shown,))
    screen = Screen(stream=io.StringIO(), terminal=True, styled=False, width=columns)
    return card_lines(Publication(table=table), screen)


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({}, "not reported"),
        ({"flags": ("approval_not_required",)}, "not required"),
        ({"flags": ("approved_non_binding",)}, "non-binding vote"),
        ({"ratified_on": "2024-07-01", "flags": ("approval_not_required",)}, "2024-07-01"),
        ({"milestones": (REACHED,)}, "by 2024-07-01"),
        ({"milestones": (REACHED._replace(known_by=None),)}, "not reported"),
        ({"stage": "declared"}, "-"),
        ({"stage": "suspended"}, "not reported"),
    ],
)
def test_not_reported_is_another_word_than_not_required(fields, word):
    assert cell("approval", **fields) == word


@pytest.mark.parametrize("name", ["signed", "approval", "in_force", "term", "pledge"])
def test_before_a_signature_there_is_nothing_to_tell_of_it(name):
    assert cell(name, "negotiating") == "-"
    assert cell(name, "signed") == "not reported"


def test_what_is_told_is_shown_before_a_signature_too():
    terms = Terms(duration_years=1, amount=Amount(2.5e9, "GBP", 2024))

    assert cell("term", "negotiating", terms=terms) == "1 year"
    assert cell("pledge", "negotiating", terms=terms) == "2.5bn GBP (2024)"
    assert cell("signed", "terminated", signed_on="2024-06", signed_at="NATO summit") == (
        "2024-06, NATO summit"
    )


def test_a_plan_tells_how_long_it_is_overdue():
    planned = {"stage": "signing_scheduled", "scheduled_for": "2024-06-13"}

    assert cell("next", **planned) == "2024-06-13"
    assert cell("next", **planned, overdue=1) == "2024-06-13, 1 day overdue"
    assert cell("next", **planned, overdue=49) == "2024-06-13, 49 days overdue"
    assert cell("next", "signing_scheduled") == "not reported"
    assert cell("next", "signed", scheduled_for="2024-06-13") == "-"


def test_the_card_tells_a_plan_and_its_slip():
    text = "\n".join(
        card(
            row(
                "signing_scheduled",
                overdue=49,
                confidence="single_source",
                scheduled_for="2024-06-13",
                first_planned_for="2024-06-01",
                slip_days=12,
                cycle=2,
                sources=1,
                reports=1,
                flags=("overdue",),
                terms=Terms(
                    legal_form="treaty", binding=True, mutual_defence=False, consultation_hours=24
                ),
            )
        )
    )

    for words in (
        "Poland (PL): signing scheduled, since when is not reported",
        "Next         signing on 2024-06-13, 49 days overdue",
        "Planned      First planned for 2024-06-01; now for 2024-06-13, 12 days late;",
        "Legal form   treaty",
        "Binding      yes",
        "Defence      mutual: no",
        "Consults     within 24 hours of an attack",
        "Cycle        2: an earlier agreement has ended",
        "Confidence   single source: a single source tells it",
        "Sources      1 source, 1 report",
        "Last report  day not known",
        "Flags        overdue",
        "[1] overdue",
    ):
        assert " ".join(words.split()) in " ".join(text.split())
    assert "Approval" not in text


def test_the_card_of_a_party_in_talks_tells_that_nothing_is_planned():
    text = "\n".join(card(row("negotiating")))

    assert "Next         no signing planned, as far as reported" in text
    assert "Signed       not yet, as far as reported" in text
    assert "Next         not reported" in "\n".join(card(row("signing_scheduled")))


@pytest.mark.parametrize("columns", range(40, 130, 11))
@pytest.mark.parametrize("party", ["US", "GB", "FR", "Japan"])
def test_a_card_tells_how_it_got_there_and_on_whose_word(tracker, party, columns):
    told = tracker("status", party)

    assert told.code == 0
    assert told.out.splitlines()[0].startswith(told.out.split(":")[0])
    assert ("What it rests on" in told.out) == (party != "Japan")
    assert max(map(width, card(row("signed", signed_at="a long name " * 12), columns))) <= columns


def test_more_than_one_party_or_any_shaping_gives_the_table(tracker):
    assert tracker("status", "US").out.startswith("United States (US): signing scheduled")
    for words in (["US", "GB"], ["US", "--wide"], ["US", "--columns", "party,stage"]):
        assert "party " in tracker("status", *words).out, words


def test_columns_are_shown_in_the_order_asked_for(tracker):
    told = tracker("status", "--columns", "stage,Party", "--columns", "in force", "--sort", "since")
    lines = told.out.splitlines()

    assert lines[5].split() == ["stage", "party", "in_force"]
    assert len(lines[6:13]) == 7


def test_groups_have_their_totals(tracker):
    told = tracker("status", "--group-by", "stage", "--columns", "party")
    lines = told.out.splitlines()

    assert lines[5] == "party"
    assert lines[6:9] == ["", "1 ratified", "United Kingdom"]
    assert "3 signed" in lines


def test_since_leaves_out_what_was_reached_before(tracker):
    everything = json.loads(tracker("status", "--json").out)["rows"]
    found = json.loads(tracker("status", "--since", "2024-06", "--json").out)["rows"]

    assert 0 < len(found) < len(everything)
    late = [each["since"] or each["known_by"] for each in found]
    assert all(day >= "2024-06" for day in late)


def test_a_narrowed_file_tells_the_command_that_makes_it_again(tracker):
    told = tracker("status", "--since", "2024-06", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(told.out)))
    command = rows[0]["command"].split()[1:]

    again = list(csv.DictReader(io.StringIO(tracker(*command).out)))
    assert [each["party"] for each in again] == [each["party"] for each in rows]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--columns", "party,colour"], "'colour' is not one of code, party"),
        (["--columns", ""], "'' is not one of code, party"),
        (["--sort", "x"], "--sort: 'x' is not one of"),
        (["--group-by", "party"], "'party' is not one of stage"),
        (["--since", "soon"], "--since: 'soon' is not a date"),
        (["--wide", "--json"], "--wide shapes the table; leave it out"),
        (["--sort", "since", "--format", "csv"], "--sort shapes the table"),
    ],
)
def test_what_cannot_be_shown_is_told_in_a_line(tracker, options, said):
    told = tracker("status", *options)

    assert told.code == 2
    assert told.out == ""
    assert said in told.err
    assert told.err.count("\n") == 1


def test_the_way_goes_by_days_and_says_which_plan_was_put_off():
    reached = [
        Milestone(stage="declared", on=None, known_by=None, event_id="d"),
        Milestone(stage="negotiating", on=None, known_by="2024-06-21", event_id="a"),
        Milestone(stage="text_agreed", on="2024-05", known_by="2024-06-22", event_id="b"),
        Milestone(stage="signing_scheduled", on="2024-06-02", known_by=None, event_id="c"),
        Milestone(stage="talks_close", on=None, known_by=None, event_id="e"),
    ]
    shown = row("text_agreed", milestones=tuple(reached), flags=("postponed",))
    lines = card(shown)
    begin = lines.index("How it got there") + 1

    assert [each.split() for each in lines[begin : begin + 5]] == [
        ["not", "reported", "declared"],
        ["2024-05", "text", "agreed"],
        ["2024-06-02", "signing", "scheduled,", "put", "off", "since"],
        ["not", "reported", "talks", "close"],
        ["by", "2024-06-21", "negotiating"],
    ]
