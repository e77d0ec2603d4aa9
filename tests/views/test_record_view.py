"""The whole record behind a table: every report of its parties, and the days it moved."""

import random
from itertools import pairwise

import made_store
import pytest

from tracker.domain import events as kinds
from tracker.domain.events import ArticleDated, ArticleSuperseded, Confirmed, Retracted, Revoked
from tracker.domain.press import EMPTY_PRESS
from tracker.store.database import sqlite_url
from tracker.store.log import open_log
from tracker.views.backing import read_press_room
from tracker.views.changes import read_changes
from tracker.views.clock import Clocks
from tracker.views.connection import open_reader
from tracker.views.events import read_press
from tracker.views.history import read_history
from tracker.views.record import with_history, with_moves
from tracker.views.status import read_status

TODAY = "2024-08-01"
PARTIES = ("US", "GB", "ES", "DE", "SI", "PL", "FR")


def looked(url, make, parties=(), **clocks):
    at = Clocks(today=TODAY, **clocks)
    with open_reader(url) as reader:
        table = read_status(reader, made_store.DOSSIER, at, parties=parties, with_sources=True)
        return {row.status.party: row for row in make(reader, table, at).rows}


@pytest.mark.parametrize("parties", [(), ("GB", "SI")])
@pytest.mark.parametrize("clocks", [{}, {"as_of": "2024-06-20"}, {"known_at": "2024-07-06"}])
def test_the_record_is_every_partys_history(store, parties, clocks):
    rows = looked(store, with_history, parties, **clocks)

    assert set(parties or PARTIES) >= set(rows)
    with open_reader(store) as reader:
        for party, row in rows.items():
            told = read_history(reader, made_store.DOSSIER, party, Clocks(today=TODAY, **clocks))
            assert row.history == told.reports


def test_a_party_without_reports_has_no_record(store):
    row = looked(store, with_history, ("JP",))["JP"]

    assert row.history == ()
    assert looked(store, with_moves, ("JP",))["JP"].moves == ()


def test_moves_tell_what_changed_and_on_which_day(store):
    spain = looked(store, with_moves)["ES"].moves

    assert [each.day for each in spain] == ["2024-05-13", "2024-05-18", "2024-05-27"]
    plan, overdue, signed = spain
    assert plan.before.stage == "not_reported"
    assert plan.after.stage == "signing_scheduled"
    assert [each.kind for each in plan.reports] == ["signing_scheduled"]
    assert [(each.field, each.after) for each in overdue.fields] == [("flags", "overdue")]
    assert signed.after.signed_on == "2024-05-27"
    assert ("flags", "overdue", None) in [(x.field, x.before, x.after) for x in signed.fields]


def test_no_move_is_later_than_the_table(store):
    spain = looked(store, with_moves, as_of="2024-05-17")["ES"].moves

    assert [each.day for each in spain] == ["2024-05-13"]


def many(url, seed):
    """A log of chance: reports in any order, days given later, versions, verdicts."""
    chance = random.Random(seed)
    names = ["TalksHeld", "TalksClose", "SigningScheduled", "SigningPostponed", "Signed"]
    names += ["TalksStalled", "Suspended", "Terminated", "Ratified", "TermsReported"]
    with open_log(url, clock=made_store.Clock("2024-07-20")) as log:
        press = made_store.Press(log)
        articles = []
        for number in range(25):
            day = f"2024-{chance.randrange(1, 7):02}-{chance.randrange(1, 29):02}"
            name = chance.choice(names)
            more = {"told_as": chance.choice(["news", "background"])}
            if chance.random() < 0.5:
                more["happened_on"] = day
            if name in ("SigningScheduled", "SigningPostponed") and chance.random() < 0.8:
                more["planned_for"] = f"2024-{chance.randrange(1, 9):02}-10"
            articles.append(
                press.publish(
                    f"a{number}",
                    (chance.choice(("US", "GB", "ES")), name, f"It is *told* {number}.", more),
                    published=day if chance.random() < 0.9 else None,
                    outlet=f"outlet {chance.randrange(5)}",
                )
            )
        told = sorted(press.ids.items())
        for _ in range(6):
            (_, party, _), target = chance.choice(told)
            kind = chance.choice([Retracted, Confirmed])
            more = {"because": "so", "by": "ann"}
            if kind is Retracted and chance.random() < 0.5:
                more["corrected_on"] = f"2024-{chance.randrange(1, 9):02}-15"
            verdict = kind(target=target, **more)
            press.judge(party, verdict)
            if chance.random() < 0.3:
                from tracker.domain.identity import event_id  # noqa: PLC0415

                press.judge(party, Revoked(target=event_id(verdict), by="ann", because="no"))
        with log.transaction() as append:
            one, other, third = chance.sample(articles, 3)
            append.append(f"article/{one}", ArticleSuperseded(article=one, successor=other))
            append.append(
                f"article/{third}", ArticleDated(article=third, published="2024-03-03", by="ann")
            )
    assert kinds
    return url


@pytest.mark.parametrize("seed", range(12))
def test_between_two_moves_nothing_changes(tmp_path, seed):
    url = many(sqlite_url(tmp_path / "many.db"), seed)
    chance = random.Random(seed)
    days = sorted(
        {f"2024-{chance.randrange(1, 8):02}-{chance.randrange(1, 29):02}" for _ in "1234567"}
    )
    rows = looked(url, with_moves)

    assert any(row.moves for row in rows.values())
    for row in rows.values():
        for before, after in pairwise(row.moves):
            assert before.day < after.day
            assert before.after == after.before
    with open_reader(url) as reader:
        for first, last in pairwise(days):
            found = read_changes(
                reader,
                made_store.DOSSIER,
                Clocks(today=TODAY, as_of=first),
                Clocks(today=TODAY, as_of=last),
            )
            changed = {each.party for each in found.parties}
            moved = {p for p, row in rows.items() if any(first < m.day <= last for m in row.moves)}
            assert changed <= moved
            for each in found.parties:
                last_move = [m for m in rows[each.party].moves if m.day <= last][-1]
                assert last_move.after.stage == each.after.stage
                assert last_move.after.flags == each.after.flags


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("clocks", [{}, {"as_of": "2024-04-15"}, {"known_at": "2024-07-21"}])
def test_the_articles_of_a_line_are_those_of_the_reports_that_count(tmp_path, seed, clocks):
    url = many(sqlite_url(tmp_path / "many.db"), seed)

    for row in looked(url, with_history, **clocks).values():
        counting = {each.article.id for each in row.history if each.counts}
        assert {each.id for each in row.articles} == counting


@pytest.mark.parametrize("seed", range(4))
def test_what_is_known_of_articles_is_what_the_events_tell(tmp_path, seed):
    url = many(sqlite_url(tmp_path / "many.db"), seed)
    with open_reader(url) as reader:
        whole = read_press(reader)
        press, sources = read_press_room(reader)

    assert whole != EMPTY_PRESS
    for article in whole.imprints:
        assert press.published(article) == whole.published(article) == sources[article].published
        assert press.superseded(article) == whole.superseded(article)
        assert press.recorded_on(article) == whole.recorded_on(article)


def test_the_last_day_of_the_calendar_has_no_day_after(tmp_path):
    url = sqlite_url(tmp_path / "end.db")
    with open_log(url, clock=made_store.Clock()) as log:
        told = ("US", "SigningScheduled", "It is *set*.", {"planned_for": "9999-12-31"})
        made_store.Press(log).publish("end", told, published="2024-06-01")

    assert [each.day for each in looked(url, with_moves)["US"].moves] == ["2024-06-01"]
