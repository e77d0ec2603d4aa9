"""Counts against the table, over a store; the real ones of the facts beside the project too."""

import importlib.util
from collections import Counter
from pathlib import Path

import made_store
import pytest

from tracker.domain.bases import Basis
from tracker.domain.events import ArticleDated, Evidence, Retracted, Revoked, TallyReported
from tracker.domain.identity import event_id
from tracker.store.database import sqlite_url
from tracker.store.log import open_log
from tracker.views.clock import Clocks
from tracker.views.connection import open_reader
from tracker.views.tallies import read_tallies

BENCH = Path(__file__).parents[2] / "bench" / "tallies.py"
BASES = (
    Basis(name="own", without=frozenset({"HR"})),
    Basis(name="all"),
    Basis(name="joined", counted=("declared",)),
)
TODAY = "2024-08-01"


class Desk:
    """Takes in reports and counts on days, and asks what the counts come to."""

    def __init__(self, path):
        self.url = sqlite_url(path)
        self.clock = made_store.Clock("2024-06-20")

    def publish(self, name, *told, counts=(), published=None, near=(), on="2024-06-20"):
        self.clock.set(on)
        with open_log(self.url, clock=self.clock) as log:
            press = made_store.Press(log)
            article = press.publish(name, *told, published=published, near=near)
            tallies = []
            with log.transaction() as append:
                for kind, count, more in counts:
                    text = f"{count} {kind}"
                    tally = TallyReported(
                        dossier=made_store.DOSSIER,
                        article=article,
                        evidence=Evidence(text, len(tallies) * 100, len(tallies) * 100 + len(text)),
                        counted=kind,
                        count=count,
                        **more,
                    )
                    append.append(made_store.DOSSIER, tally)
                    tallies.append(event_id(tally))
        return article, tallies

    def append(self, stream, event, on="2024-07-01"):
        self.clock.set(on)
        with open_log(self.url, clock=self.clock) as log, log.transaction() as append:
            append.append(stream, event)
        return event_id(event)

    def ask(self, **clocks):
        with open_reader(self.url) as reader:
            return read_tallies(
                reader, made_store.DOSSIER, Clocks(today=TODAY, **clocks), BASES
            ).rows

    def verdicts(self, **clocks):
        return [
            (row.counted, row.claim.count, row.came.had, row.came.verdict)
            for row in self.ask(**clocks)
        ]


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path / "store.db")
    for party, day in (("GB", "2024-01-12"), ("DE", "2024-02-16"), ("FR", "2024-02-16")):
        made.publish(party, signed(party, day), published=day)
    return made


def signed(party, day, **more):
    return party, "Signed", f"{party} *signed* on {day}.", {"happened_on": day, **more}


def test_a_count_is_held_against_its_own_day(desk):
    desk.publish("then", counts=[("signed", 1, {})], published="2024-02-15")
    desk.publish("now", counts=[("signed", 3, {})], published="2024-02-17")

    assert desk.verdicts() == [("signed", 1, 1, "fits"), ("signed", 3, 3, "fits")]


def test_copies_of_one_story_tell_one_count(desk):
    first, _ = desk.publish("one", counts=[("signed", 3, {})], published="2024-02-17")
    desk.publish("copy", counts=[("signed", 3, {})], published="2024-02-17", near=[first])
    desk.publish("other", counts=[("signed", 3, {})], published="2024-02-17")

    assert sorted(len(row.reports) for row in desk.ask()) == [1, 2]


def test_as_of_a_day_neither_later_counts_nor_later_signatures_are_there(desk):
    desk.publish("then", counts=[("signed", 3, {})], published="2024-02-17")
    desk.publish("PL", signed("PL", "2024-02-17"), published="2024-07-01")

    assert desk.verdicts(as_of="2024-02-16") == []
    assert desk.verdicts(as_of="2024-06-30") == [("signed", 3, 3, "fits")]
    assert desk.verdicts() == [("signed", 3, 4, "explained")]


def test_known_at_a_time_the_count_was_not_there_yet(desk):
    desk.publish("then", counts=[("signed", 3, {})], published="2024-02-17", on="2024-06-25")

    assert desk.verdicts(known_at="2024-06-24T23:59:59.999999Z") == []
    assert len(desk.verdicts(known_at="2024-06-25T23:59:59.999999Z")) == 1


def test_a_retracted_count_is_gone_until_that_is_taken_back(desk):
    _, (tally,) = desk.publish("then", counts=[("signed", 9, {})], published="2024-02-17")
    verdict = Retracted(target=tally, by="ann", because="nine is of another story")
    verdict_id = desk.append(made_store.DOSSIER, verdict)

    assert desk.verdicts() == []
    assert len(desk.verdicts(known_at="2024-06-30T00:00:00.000000Z")) == 1
    revoked = Revoked(target=verdict_id, by="ben", because="no")
    desk.append(made_store.DOSSIER, revoked, on="2024-07-02")
    assert len(desk.verdicts()) == 1


def test_an_undated_count_is_stale_once_its_day_is_told(desk):
    article, _ = desk.publish("undated", counts=[("signed", 1, {})])
    (row,) = desk.ask()
    assert (row.published, row.came.verdict, row.came.fits[0].on) == (
        None,
        "undated",
        "2024-01-12",
    )

    dated = ArticleDated(article=article, published="2024-05-01", by="ann")
    desk.append(f"article/{article}", dated)
    (row,) = desk.ask()
    assert (row.published, row.came.verdict) == ("2024-05-01", "stale")


def test_an_undated_article_is_of_no_day_after_the_plan_nor_before_the_signature_it_tells(desk):
    desk.publish("PL", signed("PL", "2024-03-20"), published="2024-03-20")
    plan = {"planned_for": "2024-03-10", "happened_on": None}
    desk.publish(
        "undated",
        ("US", "SigningScheduled", "Washington *is to sign* on 10 March.", plan),
        signed("FR", "2024-02-16"),
        counts=[("signed", 4, {"includes_upcoming": True})],
    )
    (row,) = desk.ask()

    assert (row.claim.first, row.claim.last) == ("2024-02-16", "2024-03-10")
    assert row.claim.expected == {"US"}
    assert (row.came.verdict, row.came.fits[0].told) == ("fits", {"US"})


def test_what_an_article_tells_of_its_day_counts_only_where_it_makes_sense(desk):
    plan = {"planned_for": "2024-02-10", "happened_on": None}
    desk.publish(
        "undated",
        ("US", "SigningScheduled", "Washington *is to sign* on 10 February.", plan),
        signed("FR", "2024-02-16"),
        counts=[("signed", 1, {})],
    )
    (row,) = desk.ask()

    assert (row.claim.first, row.claim.last) == ("", "2024-02-10")


def test_who_joined_is_not_who_only_wants_to(desk):
    day = {"happened_on": "2023-07-12"}
    desk.publish(
        "vilnius",
        ("NO", "DeclarationJoined", "Norway *joined*.", {**day}),
        ("SE", "DeclarationJoined", "Sweden *joined*.", {**day}),
        ("KR", "IntentDeclared", "Korea is *ready*.", {**day}),
        ("SE", "TalksHeld", "Sweden *talks*.", {"happened_on": "2023-09-01"}),
        published="2023-09-02",
    )
    counts = [("declared", 2, {}), ("interested", 1, {}), ("negotiating", 1, {})]
    desk.publish("counts", counts=counts, published="2023-09-03")

    assert sorted(desk.verdicts()) == [
        ("declared", 2, 2, "fits"),
        ("interested", 1, 1, "fits"),
        ("negotiating", 1, 1, "fits"),
    ]


def test_kinds_can_be_asked_for(desk):
    counts = [("signed", 3, {}), ("declared", 30, {"bound": "at_least"})]
    desk.publish("counts", counts=counts, published="2024-02-17")
    with open_reader(desk.url) as reader:
        found = read_tallies(
            reader, made_store.DOSSIER, Clocks(today=TODAY), BASES, counted=["declared"]
        )

    assert [(row.counted, row.own.name) for row in found.rows] == [("declared", "joined")]


EXPECTED = {
    "match": {("fits", True)},
    "match-within-day": {("explained", True)},
    "other-basis": {("explained", False)},
    "stale": {("stale", True), ("stale", False)},
    "superseded": {("stale", False)},
    "wrong": {("miscount", False)},
}


def test_the_real_counts_come_to_what_a_person_found(shared, tmp_path):
    """Of 29, one counts who has not signed, which the reader records nowhere; 28 are explained."""
    spec = importlib.util.spec_from_file_location("bench_tallies", BENCH)
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    found = bench.compared(shared, bench.make_store(shared, tmp_path / "facts.db"))

    assert (len(bench.counts(shared)), len(found)) == (29, 28)
    for fact, row in found:
        best = row.came.fits[0]
        verdict = (row.came.verdict, best.basis == row.own)
        if row.published is None and row.came.verdict == "undated":
            verdict = ("fits", verdict[1])  # its month alone is known, and a day of it fits
            assert best.on[:7] == fact["as_of"]
        assert verdict in EXPECTED[fact["verdict"]], fact
        if fact["verdict"] == "match-within-day":
            assert best.moment != "after"
    told = Counter(row.came.verdict for _, row in found)
    assert told == {"fits": 14, "explained": 8, "stale": 3, "miscount": 2, "undated": 1}
