import made_store
import pytest

from tracker.domain.events import (
    ArticleDated,
    ArticleSuperseded,
    Evidence,
    Retracted,
    Signed,
)
from tracker.store.database import sqlite_url
from tracker.store.log import open_log
from tracker.views.clock import Clocks, parse_known_at
from tracker.views.connection import open_reader
from tracker.views.history import read_history
from tracker.views.reports import marks

TODAY = "2024-08-01"


def ask(url, party, *, as_of=None, known_at=None):
    clocks = Clocks(
        today=TODAY, as_of=as_of, known_at=None if known_at is None else parse_known_at(known_at)
    )
    with open_reader(url) as reader:
        return read_history(reader, made_store.DOSSIER, party, clocks)


def kinds(history):
    return [each.kind for each in history.reports]


def test_reports_stand_in_the_order_in_which_things_happened(store):
    history = ask(store, "GB")
    assert history.party_name == "United Kingdom"
    assert kinds(history) == ["signed", "terms_reported", "ratified"]
    days = [(each.happened_on, each.reported_on) for each in history.reports]
    assert days == [("2024-01-12", "2024-05-30"), (None, "2024-01-13"), (None, "2024-07-01")]


def test_a_report_shows_its_sentence_its_words_and_its_article(store):
    report = next(each for each in ask(store, "US").reports if each.kind == "signing_scheduled")
    assert report.evidence[slice(*report.marks[0])] == "G7 summit in Italy"
    assert [report.evidence[start:end] for start, end in report.marks][1:] == ["set to sign"]
    assert report.planned_for == "2024-06-13"
    assert report.basis == "occasion"
    assert report.occasion == "G7 summit in Italy"
    assert report.reported_on is None
    assert report.article.title == "Pact at the summit"
    assert report.article.url == "https://example.com/summit?a=1&b=2"
    assert report.attribution.kind == "unnamed"
    assert report.end - report.start == len(report.evidence)


def test_deciding_words_that_touch_are_marked_as_one_and_cut_to_the_sentence():
    statement = Signed(
        dossier="d",
        article="a",
        party="JP",
        evidence=Evidence("They set to sign it.", 10, 30),
        cues=((15, 18), (19, 26), (22, 24), (0, 12), (28, 99), (40, 50)),
    )

    assert marks(statement) == ((0, 2), (5, 16), (18, 20))


def test_details_are_those_of_the_kind(store):
    terms = next(each for each in ask(store, "US").reports if each.kind == "terms_reported")
    assert terms.planned_for is None
    assert dict(terms.details)["duration_years"] == 10
    assert dict(terms.details)["binding"] is False


def test_a_retracted_report_stays_and_says_why(store):
    signed = next(each for each in ask(store, "SI").reports if each.kind == "signed")
    assert signed.retracted.by == "analyst"
    assert signed.retracted.because == "the article tells of Croatia"
    before = next(
        each for each in ask(store, "SI", known_at="2024-07-09").reports if each.kind == "signed"
    )
    assert before.retracted is None


def test_a_confirmed_report_says_by_whom(store):
    confirmed = {each.happened_on: each.confirmed for each in ask(store, "DE").reports}
    assert confirmed == {"2024-02-16": "analyst", "2024-02-15": None}


def test_history_obeys_the_clocks(store):
    assert kinds(ask(store, "GB", as_of="2024-05-29")) == ["terms_reported"]
    assert kinds(ask(store, "GB", as_of="2024-05-30")) == ["signed", "terms_reported"]
    assert kinds(ask(store, "GB", known_at="2024-07-04")) == ["signed", "terms_reported"]
    assert kinds(ask(store, "US", as_of="2024-06-19")) == ["talks_close"]
    assert kinds(ask(store, "JP")) == []


@pytest.fixture
def corrected(tmp_path):
    """A store with a source's own correction, a late date and a superseded article: its URL."""
    url = sqlite_url(tmp_path / "corrected.db")
    with open_log(url, clock=made_store.Clock()) as log:
        press = made_store.Press(log)
        press.publish("wrong", ("NO", "Signed", "Norway *signed*.", {}), published="2024-05-01")
        late = press.publish("late", ("SE", "Signed", "Sweden *signed*.", {}))
        old = press.publish(
            "old", ("FI", "Signed", "Finland *signed*.", {}), published="2024-04-03"
        )
        new = press.publish("new", published="2024-04-04")
        press.judge(
            "NO",
            Retracted(
                target=press.ids["wrong", "NO", "Signed"],
                by="desk",
                because="the paper corrected itself",
                corrected_on="2024-05-03",
            ),
        )
        with log.transaction() as append:
            append.append(
                f"article/{late}", ArticleDated(article=late, published="2024-05-31", by="desk")
            )
            append.append(f"article/{old}", ArticleSuperseded(article=old, successor=new))
    return url


def test_a_sources_own_correction_counts_from_its_day_on(corrected):
    assert ask(corrected, "NO", as_of="2024-05-02").reports[0].retracted is None
    assert ask(corrected, "NO", as_of="2024-05-03").reports[0].retracted.by == "desk"
    assert ask(corrected, "NO").reports[0].retracted.corrected_on == "2024-05-03"


def test_a_day_given_afterwards_is_the_day_of_publication(corrected):
    assert ask(corrected, "SE").reports[0].reported_on == "2024-05-31"
    assert ask(corrected, "SE", as_of="2024-05-30").reports == ()


def test_a_superseded_article_is_told_from_the_day_of_its_successor(corrected):
    assert ask(corrected, "FI").reports[0].superseded
    assert not ask(corrected, "FI", as_of="2024-04-03").reports[0].superseded
