"""A sweep over the log gives each party the digest that its reports give, one after another."""

import random
from dataclasses import replace

import pytest

from tracker.domain.digest import digest_of
from tracker.domain.events import (
    Attribution,
    Confirmed,
    Ratified,
    Report,
    Signed,
    SigningPostponed,
    SigningScheduled,
    TalksHeld,
    Terminated,
    TermsReported,
)
from tracker.domain.identity import event_id
from tracker.domain.stories import Stories
from tracker.store.database import sqlite_url
from tracker.store.followed import digested
from tracker.store.gist import Gist, event_of
from tracker.store.lean import day_rows, report_rows, source_rows
from tracker.store.log import open_log
from tracker.store.source import open_source
from tracker.store.sweep import Sweep

PLAIN = ("JP", "NO", "FR")
DAYS = ["2024-05-02", "2024-05-03", "2024-05-07", "2024-05-20", "2024-06-01"]
SAID = [
    (Signed, {}),
    (Signed, {"occasion": "the summit"}),
    (TalksHeld, {}),
    (Ratified, {"effect": "binding"}),
    (TermsReported, {"duration_years": 10}),
    (TermsReported, {"duration_years": 5}),
    (SigningScheduled, {"planned_for": "2024-05-20"}),
    (SigningPostponed, {"planned_for": "2024-05-20"}),
]


@pytest.fixture
def made(url, clock, build):
    """A store filled at random; of three parties most reports repeat others, and nobody judged."""
    chance = random.Random(11)
    articles = []
    with open_log(url, clock=clock) as log:
        for number in range(80):
            published = None if chance.random() < 0.1 else chance.choice(DAYS)
            article = build.article(f"a{number}", published=published)
            near = [chance.choice(articles).id] if articles and chance.random() < 0.2 else []
            with log.transaction() as append:
                kept = build.row(article)
                if chance.random() < 0.2:
                    kept = replace(kept, credited="The Wire")
                append.add_article(kept, near=near)
                for party in PLAIN:
                    kind, more = chance.choice(SAID)
                    append.append(f"pact/{party}", _said(chance, build, article, party, kind, more))
            articles.append(article)
        with log.transaction() as append:
            for party, kind in (("DE", Terminated), ("US", SigningPostponed)):
                append.append(f"pact/{party}", build.said(articles[0], party, kind))
            report = build.said(articles[1], "GB")
            append.append("pact/GB", report)
            verdict = Confirmed(target=event_id(report), by="ann", because="seen")
            append.append("pact/GB", verdict)
            append.append("accord/JP", replace(build.said(articles[2], "JP"), dossier="accord"))
    return url


def _said(chance, build, article, party, kind, more):  # noqa: PLR0917
    when = chance.choice([None, "2024-05", "2024-05-02", "2024-05-02", "2024-05-03"])
    return build.said(
        article,
        party,
        kind,
        happened_on=when,
        basis="unknown" if when is None else "stated",
        told_as=chance.choice(["news", "background"]),
        attribution=chance.choice([Attribution(), Attribution("outlet", "Agency")]),
        **more,
    )


def rows_of(digest, position):
    """All that is written of a party."""
    followed = digested(digest, position)
    return (
        followed.row(),
        followed.counts(),
        report_rows(digest),
        source_rows(digest),
        sorted(day_rows(digest, digest.tally.changes)),
    )


def swept(source, dossier, **more):
    sweep = Sweep(Gist(source.rows, source.dialect), dossier, **more)
    return {
        (each.digest.dossier, each.party): (rows_of(each.digest, each.position), each.undated)
        for each in sweep.digests()
    }


def one_by_one(source, dossier, parties):
    log = Gist(source.rows, source.dialect)
    press = log.press()
    stories = Stories(press)
    found = {}
    for party in parties:
        events = [event_of(dossier, party, row) for row in log.party(dossier, party)]
        reports = [each for each in events if isinstance(each.event, Report)]
        verdicts = [each for each in events if not isinstance(each.event, Report)]
        digest = digest_of(dossier, party, reports, verdicts, press, stories)
        undated = {
            each.event.article for each in reports if press.published(each.event.article) is None
        }
        found[dossier, party] = rows_of(digest, events[-1].position), frozenset(undated)
    return found


def test_a_sweep_gives_what_all_reports_give(made):
    with open_source(made) as source:
        expected = one_by_one(source, "pact", ("DE", "FR", "GB", "JP", "NO", "US"))
        assert any(rows[3] for rows, _ in expected.values())  # that sources matter is tried too
        found = swept(source, "pact")

        assert found == expected
        assert list(found) == sorted(found)
        everything = expected | one_by_one(source, "accord", ("JP",))
        assert swept(source, None) == everything
        # Where memory is short, and where the index of ties is not to be trusted.
        assert swept(source, None, most=0) == everything
        press = Gist(source.rows, source.dialect).press()
        assert swept(source, None, press=press) == everything


@pytest.mark.parametrize(
    ("most", "alone"), [(2**20, {"DE", "GB", "US"}), (0, {"DE", "GB", "US", *PLAIN})]
)
def test_only_what_cannot_be_packed_is_read_by_itself(made, monkeypatch, most, alone):
    asked = set()
    party_of = Gist.party
    monkeypatch.setattr(Gist, "party", lambda log, *of: asked.add(of[1]) or party_of(log, *of))
    with open_source(made) as source:
        swept(source, "pact", most=most)

    assert asked == alone


def test_a_report_of_an_article_that_is_recorded_later_is_none_of_an_unknown_one(
    tmp_path, clock, build
):
    url = sqlite_url(tmp_path / "store.db")
    article = build.article("late")
    with open_log(url, clock=clock) as log:
        with log.transaction() as append:
            append.append("pact/JP", build.said(article, "JP"))
        with log.transaction() as append:
            append.add_article(build.row(article))
    with open_source(url) as source:
        assert swept(source, "pact") == one_by_one(source, "pact", ("JP",))
