"""What checks find, each shown by a store that has it and one that has not."""

import made_store
import pytest
from chance_store import many

from tracker.domain.bases import Basis
from tracker.domain.events import Confirmed
from tracker.store.database import sqlite_url
from tracker.store.log import open_log
from tracker.views.check import Expected, run_checks
from tracker.views.clock import Clocks
from tracker.views.conflicts import read_conflicts
from tracker.views.connection import open_reader
from tracker.views.finding import CODES

TODAY = "2024-08-01"


@pytest.fixture
def found(tmp_path):
    """Takes articles in, each (name, published, reports), and gives what the checks find."""

    def found(*pages, expected=None, parties=(), judge=None, **clocks):
        url = sqlite_url(tmp_path / "store.db")
        with open_log(url, clock=made_store.Clock("2024-07-20")) as log:
            press = made_store.Press(log)
            for name, published, *told in pages:
                press.publish(name, *told, published=published)
            if judge is not None:
                judge(press)
        at = Clocks(today=TODAY, **clocks)
        with open_reader(url) as reader:
            checked = run_checks(reader, made_store.DOSSIER, at, expected or Expected(), parties)
        return [
            (each.code, each.severity, each.party, each.what)
            for each in checked.findings
            if each.code != "stage-skipped" or "skipped" in str(pages)
        ]

    return found


def report(party, kind, day=None, **more):
    return party, kind, f"{party} *{kind}* {day} {more}.", {"happened_on": day, **more}


TALKS = report("JP", "TalksHeld", "2024-01-10")
SIGNED = report("JP", "Signed", "2024-06-13")


def test_a_table_in_order_has_nothing_to_find(found):
    pages = ("talks", "2024-01-10", TALKS), ("news", "2024-06-13", SIGNED)
    home = Expected(home="UA", parties=frozenset({"JP"}))

    assert found(*pages, expected=home) == []


def test_a_plan_that_passed(found):
    plan = report("JP", "SigningScheduled", planned_for="2024-07-31")
    ((code, severity, party, what),) = found(("plan", "2024-06-10", plan))

    assert (code, severity, party) == ("overdue", "problem", "JP")
    assert "2024-07-31, a day ago" in what


def test_before_the_plan_passed_there_is_nothing(found):
    plan = report("JP", "SigningScheduled", planned_for="2024-07-31")

    assert found(("plan", "2024-06-10", plan), as_of="2024-07-31") == []


def test_sources_that_disagree_until_an_analyst_settles_it(found):
    pages = (
        ("talks", "2024-01-10", TALKS),
        ("one", "2024-06-14", SIGNED),
        ("two", "2024-06-14", report("JP", "Signed", "2024-06-12")),
    )
    ((code, severity, party, what),) = found(*pages)
    assert (code, severity, party) == ("conflict", "problem", "JP")
    assert "also told as" in what


def test_a_settled_conflict_is_a_notice(found):
    pages = (
        ("talks", "2024-01-10", TALKS),
        ("one", "2024-06-14", SIGNED),
        ("two", "2024-06-14", report("JP", "Signed", "2024-06-12")),
    )

    def confirm(press):
        target = press.ids["two", "JP", "Signed"]
        press.judge("JP", Confirmed(target=target, by="ann"))

    ((code, severity, _, what),) = found(*pages, judge=confirm)
    assert (code, severity) == ("conflict", "notice")
    assert "settled" in what


def test_a_value_that_rests_on_undated_articles_and_these(found):
    codes = [each[:3] for each in found(("page", None, TALKS))]

    assert codes == [("undated-value", "problem", "JP"), ("undated-article", "notice", None)]


def test_an_undated_article_that_says_nothing_is_not_told(found):
    assert found(("page", None), ("talks", "2024-01-10", TALKS)) == []


@pytest.mark.parametrize(
    ("told", "expected", "severity"),
    [
        (TALKS, Expected(parties=frozenset({"FR"})), "notice"),
        (SIGNED, Expected(parties=frozenset({"FR"})), "problem"),
        (TALKS, Expected(home="JP"), "problem"),
    ],
)
def test_who_is_no_party_of_the_dossier(found, told, expected, severity):
    ((code, how, party, _),) = found(("page", "2024-06-13", told), expected=expected)

    assert (code, how, party) == ("unknown-party", severity, "JP")


def test_signed_before_talks(found):
    late = report("JP", "TalksStarted", "2024-07-01")
    pages = ("news", "2024-06-13", SIGNED), ("talks", "2024-07-01", late)
    ((code, severity, _, what),) = found(*pages)

    assert (code, severity) == ("out-of-order", "notice")
    assert what == "signed on 2024-06-13, but negotiating is first told of 2024-07-01"


def test_in_force_before_it_was_signed(found):
    early = report("JP", "EnteredIntoForce", "2024-05-01")
    pages = (
        ("talks", "2024-01-10", TALKS),
        ("news", "2024-06-13", SIGNED),
        ("force", "2024-05-02", early),
    )

    assert [each[:2] for each in found(*pages)] == [("out-of-order", "problem")]


def test_signed_without_a_word_before(found):
    ((code, severity, *_),) = found(("skipped", "2024-06-13", SIGNED))

    assert (code, severity) == ("stage-skipped", "notice")


def test_told_as_done_on_a_day_to_come(found):
    pages = ("talks", "2024-01-10", TALKS), ("early", "2024-06-10", SIGNED)
    ((code, severity, _, what),) = found(*pages)

    assert (code, severity) == ("dated-ahead", "problem")
    assert "2024-06-13 by an article of 2024-06-10" in what


def test_a_setback_out_of_scope(found):
    stalled = report("JP", "TalksStalled", "2024-07-01")
    pages = (
        ("talks", "2024-01-10", TALKS),
        ("news", "2024-06-13", SIGNED),
        ("stall", "2024-07-01", stalled),
    )

    assert [each[:2] for each in found(*pages)] == [("out-of-scope", "notice")]


@pytest.mark.parametrize("seed", range(40))
def test_the_conflicts_are_those_that_conflicts_tells(tmp_path, seed):
    url = many(tmp_path / "many.db", seed)
    for more in ({}, {"as_of": "2024-05-15"}):
        at = Clocks(today=TODAY, **more)
        with open_reader(url) as reader:
            checked = run_checks(reader, made_store.DOSSIER, at, Expected()).findings
            told = read_conflicts(reader, made_store.DOSSIER, at).conflicts

        assert sorted((e.party, e.field) for e in checked if e.code == "conflict") == sorted(
            (each.party, each.field) for each in told
        )


def tally(press, count, kind="signed", words="", published="2024-06-14"):
    from tracker.domain.events import Evidence, TallyReported  # noqa: PLC0415

    article = press.publish(f"{count} {kind} {published}", published=published)
    text = f"{count} {kind} {words}"
    told = TallyReported(
        dossier=made_store.DOSSIER,
        article=article,
        evidence=Evidence(text, 0, len(text)),
        counted=kind,
        count=count,
    )
    with press.log.transaction() as append:
        append.append(made_store.DOSSIER, told)


def test_counts_that_do_not_fit(found):
    pages = (
        ("talks", "2024-01-10", TALKS),
        ("news", "2024-06-13", SIGNED),
        ("more", "2024-06-20", report("EU", "TalksHeld", "2024-05-01")),
        ("union", "2024-06-20", report("EU", "Signed", "2024-06-20")),
    )
    bases = (
        Basis(name="own"),
        Basis(name="twice", twice=frozenset({"EU"}), words=("and the EU",), miscount=True),
    )

    def counts(press):
        tally(press, 1)  # fits
        tally(press, 5)
        tally(press, 30, "declared")
        tally(press, 1, published="2024-06-30")
        tally(press, 3, words="and the EU", published="2024-06-30")

    told = found(*pages, judge=counts, expected=Expected(bases=bases))
    assert [each[:2] for each in told] == [
        ("tally-unexplained", "problem"),
        ("tally-unexplained", "notice"),
        ("tally-stale", "notice"),
        ("tally-miscount", "notice"),
    ]
    assert told[0][3] == "2024-06-14 tells 5 signed, the tracker has 1"
    assert "the count of 2024-06-13; the tracker has 2" in told[2][3]


def test_only_the_parties_asked_for(found):
    plan = report("US", "SigningScheduled", planned_for="2024-06-13")
    pages = ("plan", "2024-06-10", plan), ("page", None, TALKS)

    assert [each[2] for each in found(*pages, parties=("US",))] == ["US"]


def test_every_code_is_told_in_the_docs():
    from pathlib import Path  # noqa: PLC0415

    text = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
    for code in CODES:
        assert f"`{code}`" in text
