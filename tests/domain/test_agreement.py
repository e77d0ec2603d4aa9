"""What the features cannot say: the functions at their edges, and the wording of a row."""

import pytest

from tracker.domain.agreement import EMPTY, evolve, replay, seen_on, status
from tracker.domain.events import (
    Amount,
    ArticleRecorded,
    Confirmed,
    Evidence,
    Recorded,
    Retracted,
    Signed,
    SigningPostponed,
    SigningScheduled,
    TalksClose,
    TermsReported,
)
from tracker.domain.identity import event_id
from tracker.domain.press import EMPTY_PRESS, replay_press
from tracker.domain.status import AgreementStatus, Cell
from tracker.domain.terms import in_words


def recorded(event, on="2024-07-01"):
    return Recorded(event_id(event), f"{on}T10:00:00.000000Z", event)


def report(kind, article, **told):
    evidence = Evidence("x", 0, 1)
    return recorded(kind(dossier="trade", party="XA", article=article, evidence=evidence, **told))


def article(name, published=None, near=()):
    return recorded(
        ArticleRecorded(article=name, sha256=name, published=published, near=near), "2024-07-01"
    )


def test_without_any_report_the_row_says_so():
    assert status(EMPTY, EMPTY_PRESS) == AgreementStatus(
        dossier="",
        party="",
        stage="not_reported",
        cells=(Cell(field="stage", value="not_reported", rule="No report of a stage counts."),),
    )


def test_terms_alone_reach_no_stage_but_are_shown():
    made = status(
        replay([report(TermsReported, "a", duration_years=10)]),
        replay_press([article("a", "2024-06-13")]),
    )

    assert (made.stage, made.terms.duration_years, made.reports) == ("not_reported", 10, 1)


def test_a_party_whose_reports_are_all_retracted_keeps_its_name():
    signed = report(Signed, "a", happened_on="2024-06-13", basis="stated")
    verdict = recorded(Retracted(target=signed.event_id, by="x", because="y"))
    made = status(replay([signed, verdict]), EMPTY_PRESS)

    assert (made.dossier, made.party, made.stage) == ("trade", "XA", "not_reported")


def test_events_of_other_streams_change_nothing():
    assert evolve(EMPTY, article("a")) == EMPTY
    assert replay([article("a")]) == EMPTY


def test_a_verdict_recorded_twice_counts_once():
    verdict = recorded(Confirmed(target="a", by="x"))

    assert evolve(evolve(EMPTY, verdict), verdict) == replay([verdict, verdict])


def test_what_an_analyst_reports_without_an_article_counts_from_when_it_was_recorded():
    state = replay([report(Signed, "analyst", happened_on="2024-06-13", basis="stated")])

    assert status(state, EMPTY_PRESS, "2024-06-30").stage == "not_reported"
    assert status(state, EMPTY_PRESS, "2024-07-01").stage == "signed"


def test_two_undated_articles_schedule_what_two_dated_ones_called_close():
    log = [
        article("000", "2024-05-30"),
        article("001", "2024-05-30", near=("000",)),
        article("002"),
        article("003"),
        report(TalksClose, "000", happened_on="2024-05-30", basis="stated"),
        report(TalksClose, "001", happened_on="2024-05-30", basis="stated"),
        report(SigningScheduled, "002", planned_for="2024-06-13", basis="occasion"),
        report(SigningScheduled, "003", planned_for="2024-06-13", basis="occasion"),
    ]
    made = status(replay(log), replay_press(log))
    then = status(replay(log), replay_press(log), "2024-05-31")

    assert (made.stage, made.scheduled_for, made.since) == ("signing_scheduled", "2024-06-13", None)
    assert (made.flags, made.known_by, made.sources) == (("undated",), None, 3)
    assert (then.stage, then.since, then.known_by) == ("talks_close", "2024-05-30", "2024-05-30")
    assert (then.flags, then.sources) == ((), 1)


def test_overdue_comes_and_goes_with_the_day_of_reading():
    log = [
        article("a", "2024-05-20"),
        report(SigningScheduled, "a", planned_for="2024-06", basis="stated"),
    ]
    made = status(replay(log), replay_press(log))
    late = seen_on(made, "2024-07-01")

    assert made.flags == ()
    assert late.flags == ("overdue",)
    assert late.cells[-1].value == "overdue"
    assert late.cells[-1].support == (log[1].event_id,)
    assert seen_on(late, "2024-06-30") == made
    assert seen_on(late, "2024-07-02") is late


def test_a_cell_tells_what_was_told_otherwise():
    log = [
        article("a", "2024-06-14"),
        article("b", "2024-06-14"),
        report(Signed, "a", happened_on="2024-06-13", basis="stated"),
        report(Signed, "b", happened_on="2024-06-12", basis="relative"),
    ]
    made = status(replay(log), replay_press(log))
    cell = next(each for each in made.cells if each.field == "signed_on")

    assert cell.chosen == log[2].event_id
    assert [(each.event_id, each.value) for each in cell.against] == [
        (log[3].event_id, "2024-06-12")
    ]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "yes"),
        (False, "no"),
        (10, "10"),
        ("executive agreement", "executive agreement"),
        (Amount(2.5e9, "GBP", 2024), "2500000000 GBP (2024)"),
        (Amount(1.5, "EUR"), "1.5 EUR"),
    ],
)
def test_terms_in_words(value, words):
    assert in_words(value) == words


@pytest.mark.parametrize(
    ("basis", "occasion", "rule"),
    [
        ("occasion", "G7 summit", "It is given by the occasion “G7 summit”."),
        ("occasion", None, "It is given by the occasion."),
        ("relative", "G7 summit", "It is told relative to the day of publication."),
        ("stated", "G7 summit", None),
        ("assumed", "G7 summit", None),
    ],
)
def test_a_planned_day_is_explained_by_its_own_basis(basis, occasion, rule):
    plan = report(
        SigningScheduled,
        "a",
        happened_on="2024-06-10",
        planned_for="2024-06-13",
        basis=basis,
        occasion=occasion,
    )
    made = status(replay([plan]), replay_press([article("a", "2024-06-10")]))
    rules = {cell.field: cell.rule for cell in made.cells}
    assert rules["scheduled_for"] == " ".join(filter(None, ["The only day reported.", rule]))
    assert rules["since"] == "The day of the first report of this stage."


def test_the_basis_of_a_postponement_is_not_that_of_the_day_it_names():
    put_off = report(
        SigningPostponed,
        "a",
        happened_on="2024-06-10",
        planned_for="2024-06-13",
        basis="assumed",
    )
    made = status(replay([put_off]), replay_press([article("a", "2024-06-10")]))
    rules = {cell.field: cell.rule for cell in made.cells}
    assert rules["first_planned_for"] == "The plan told first. The only day reported."
    assert rules["since"].endswith("assumed from the day of publication.")
