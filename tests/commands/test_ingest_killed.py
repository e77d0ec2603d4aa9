"""Two hundred kills: what was reported as taken in is there, wholly, and the rerun completes."""

import os
import random
import signal
import time
from itertools import count

import pytest
from commands.disturbing import STATUS, Forked

from tracker.commands.ingest import ingest
from tracker.store.database import sqlite_path, sqlite_url
from tracker.store.log import open_log
from tracker.store.verify import verify

ARTICLES = 1000
# TRACKER_KILLS=2000 looks longer.
KILLS = 200
BATCHES = (1, 7, 50)


@pytest.fixture
def undisturbed(tmp_path, dossier, simple, monkeypatch, sql):
    """What one run gives: its articles, how many events each has, the table, and its seconds."""
    articles = list(simple.many(ARTICLES))
    events = {each.name: 1 + len(simple.extract(each, dossier).reports) for each in articles}
    alone = sqlite_url(tmp_path / "alone.db")
    monkeypatch.setattr("tracker.commands.ingest.extract", simple.extract)
    with open_log(alone) as log:
        begun = time.perf_counter()
        ingest(log, dossier, articles)
        seconds = time.perf_counter() - begun
    return articles, events, sql(alone, STATUS), seconds


@pytest.fixture(params=["sqlite", "postgresql"])
def new_store(request, tmp_path):
    """Makes the URLs of new stores."""
    if request.param == "postgresql":
        return request.getfixturevalue("new_postgresql")
    numbers = count()
    return lambda: sqlite_url(tmp_path / f"killed{next(numbers)}.db")


def holds(url, sql, told, undisturbed):
    """What was told is there, with all its events, and what is there is there wholly."""
    articles, events, _, _ = undisturbed
    kept = {name for (name,) in sql(url, "SELECT name FROM article")}
    assert {each.name for each in articles[:told]} <= kept
    assert sql(url, "SELECT count(*) FROM event") == [(sum(events[name] for name in kept),)]
    assert verify(url).ok


def numbers(said):
    """The numbers of articles that a process has told of."""
    return [int(each) for each in said.splitlines() if each.isdigit()]


@pytest.mark.stress
def test_no_moment_of_an_ingest_is_a_bad_one_to_be_killed_in(new_store, dossier, undisturbed, sql):
    articles, _, table, seconds = undisturbed
    chance = random.Random(200)
    kills, wanted = 0, int(os.environ.get("TRACKER_KILLS", KILLS))
    while kills < wanted:
        url = new_store()
        told, done = 0, False
        while not done:
            process = Forked(url, dossier, articles, batch=chance.choice(BATCHES))
            time.sleep(chance.random() * seconds)
            os.kill(process.pid, signal.SIGKILL)
            said = process.communicate()
            done = "done" in said
            kills += not done
            told = max([told, *numbers(said)])
            # Killed before there was a store: nothing was reported, and nothing is there.
            if told:
                settle(url)
                holds(url, sql, told, undisturbed)
        assert sql(url, STATUS) == table


def settle(url):
    """Wait for a server to notice that a program is gone, and to end its transaction."""
    if sqlite_path(url) is None:
        with open_log(url) as log, log.transaction():
            pass


@pytest.mark.stress
@pytest.mark.parametrize("victim", ["server", "connection"])
def test_no_moment_is_a_bad_one_for_the_server_to_be_killed_in(
    own_postgresql_server, undisturbed, dossier, sql, victim
):
    """The whole server, or the one process of it that writes, with SIGKILL; it is started again."""
    articles, _, table, seconds = undisturbed
    server = own_postgresql_server
    chance = random.Random(20)
    kills, wanted = 0, int(os.environ.get("TRACKER_KILLS", KILLS)) // 10
    while kills < wanted:
        url = server.new_database()
        told, done = 0, False
        while not done:
            process = Forked(url, dossier, articles, batch=chance.choice(BATCHES))
            time.sleep(chance.random() * seconds)
            killed = server.kill() if victim == "server" else server.kill_writer()
            said = process.communicate()
            server.start_again()
            done = "done" in said
            assert done or not killed or "StoreError" in said, said
            kills += killed and not done
            told = max([told, *numbers(said)])
            if told:
                holds(url, sql, told, undisturbed)
        assert sql(url, STATUS) == table
        server.drop_database(url)
