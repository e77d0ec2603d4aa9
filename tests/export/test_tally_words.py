"""What a count comes to, in words."""

import pytest

from tracker.domain.bases import Basis
from tracker.domain.claims import Claim
from tracker.domain.reconcile import reconcile as reconciled
from tracker.domain.standing import Reach, Register
from tracker.domain.status import AgreementStatus
from tracker.domain.told import UNKNOWN
from tracker.export.tallies import said, summary, why
from tracker.export.trust import confidence_label, punctuality
from tracker.views.tallies import Tallies, TallyRow

OWN = Basis(name="own", without=frozenset({"HR"}))
STATES = Basis(name="states", without=frozenset({"EU"}))
REACHES = (
    Reach(party="GB", earliest="2024-01-12", by="2024-01-12"),
    Reach(party="BE", earliest="2024-05-28", by="2024-05-28"),
    Reach(party="PT", earliest="2024-05-28", by="2024-05-28"),
    Reach(party="EU", earliest="2024-06-27", by="2024-06-27", expected="2024-06-01"),
    Reach(party="HR", earliest="2024-10-09", by="2024-10-09"),
    Reach(party="FR", earliest=UNKNOWN, by="2024-07-05"),
)


def told(count, day, counted="signed", first=None, **more):
    claim = Claim(count=count, first=first if first is not None else day, last=day, **more)
    came = reconciled(claim, Register(REACHES), (OWN, STATES))
    return TallyRow(counted=counted, published=day, claim=claim, own=OWN, came=came, reports=())


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (told(4, "2024-06-27"), "fits"),
        (told(3, "2024-06-27"), "fits before that day's signatures (EU)"),
        (told(2, "2024-05-28"), "fits in the course of the day (1 of BE, PT)"),
        (told(1, "2024-05-28", "negotiating"), "fits before that day's talks (BE, PT)"),
        (told(5, "2024-06-28"), "fits, if FR had signed by then, whose day is not known"),
        (told(4, "2024-06-02"), "fits, if FR had signed by then, whose day is not known"),
        (told(1, "2024-06-28"), "stale: fits 2024-01-12 to 2024-05-27; since then BE, EU, PT"),
        (
            told(2, "2024-06-28", first=UNKNOWN),
            "no day: fits 2024-05-28, in the course of the day (1 of BE, PT); since then EU",
        ),
        (told(9, "2024-06-28"), "5 more than the tracker has"),
        (
            told(9, "2024-06-28", upcoming=True),
            "5 more than the tracker has; it counts some still to sign",
        ),
        (
            told(9, "2024-06-28", upcoming=True, expected=frozenset({"US"})),
            "5 more than the tracker has; it counts US, still to sign",
        ),
        (
            told(5, "2024-06-28", upcoming=True, expected=frozenset({"US"})),
            "fits, with US still to sign",
        ),
        (
            told(5, "2024-06-28", "declared", upcoming=True, expected=frozenset({"US"})),
            "fits, with US to come",
        ),
        (
            told(4, "2024-10-09"),
            "fits: states (without EU), before that day's signatures",
        ),
    ],
)
def test_what_it_comes_to(row, words):
    assert why(row) == words


def test_as_many_without_the_one_to_come():
    claim = Claim(count=1, first="2024-06-01", last="2024-06-01", upcoming=True)
    reaches = (Reach(party="GB", earliest="0001-01-01", by="0001-01-01"),)
    came = reconciled(claim, Register(reaches), (OWN,))
    row = TallyRow(
        counted="signed", published="2024-06-01", claim=claim, own=OWN, came=came, reports=()
    )

    assert why(row) == "as many as the tracker has; it counts some still to sign"


@pytest.mark.parametrize(
    ("bound", "number"), [("exact", "30"), ("at_least", "30+"), ("about", "~30")]
)
def test_the_number_as_told(bound, number):
    assert said(told(30, "2024-06-28", bound=bound)) == number


def test_how_many_come_to_what():
    rows = (told(4, "2024-06-27"), told(9, "2024-06-28"), told(4, "2024-06-28"))
    one = Tallies(dossier="d", as_of="2024-07-01", rows=rows[:1], known_at="2024-07-02")

    assert summary(Tallies(dossier="d", as_of="2024-07-01", rows=rows)) == (
        "3 counts, as of 2024-07-01: 2 fit, 1 unexplained."
    )
    assert summary(one) == "1 count, as of 2024-07-01, known at 2024-07-02: 1 fit."


def line(stage="signing_scheduled", **more):
    return AgreementStatus(
        dossier="d", party="JP", stage=stage, first_planned_for="2024-05-17", **more
    )


@pytest.mark.parametrize(
    ("status", "overdue", "words"),
    [
        (
            line("signed", signed_on="2024-05-27", slip_days=10),
            None,
            "signed 2024-05-27, 10 days late",
        ),
        (
            line("signed", signed_on="2024-05-16", slip_days=-1),
            None,
            "signed 2024-05-16, 1 day early",
        ),
        (
            line("signed", signed_on="2024-05-17", slip_days=0),
            None,
            "signed 2024-05-17, as planned",
        ),
        (line("text_agreed"), None, "no planned day stands"),
        (
            line(scheduled_for="2024-06-01", slip_days=15),
            None,
            "now for 2024-06-01, 15 days late",
        ),
        (line(scheduled_for="2024-05-17", slip_days=0), 3, "overdue by 3 days"),
    ],
)
def test_planned_and_actual(status, overdue, words):
    assert punctuality(status, overdue) == f"First planned for 2024-05-17; {words}."


def test_grades_in_words():
    assert confidence_label("single_source") == "single source"
