"""Two hundred kills: what was reported as taken in is there, wholly, and the rerun completes."""

import random
import time
from itertools import count

import pytest
from commands.disturbing import STATUS, go, start

from tracker.commands.ingest import ingest
from tracker.store.database import sqlite_url
from tracker.store.log import open_log
from tracker.store.verify import verify

ARTICLES = 1000
KILLS = 200


@pytest.mark.stress
def test_no_moment_of_an_ingest_is_a_bad_one_to_be_killed_in(tmp_path, dossier, simple, sql):
    articles = list(simple.many(ARTICLES))
    events = {each.name: 1 + len(simple.extract(each, dossier).reports) for each in articles}
    alone = sqlite_url(tmp_path / "alone.db")
    with pytest.MonkeyPatch.context() as patch, open_log(alone) as log:
        patch.setattr("tracker.commands.ingest.extract", simple.extract)
        begun = time.perf_counter()
        ingest(log, dossier, articles)
        whole = time.perf_counter() - begun
    expected = sql(alone, STATUS)
    chance = random.Random(200)
    kills = 0

    for number in count():
        url = sqlite_url(tmp_path / f"killed{number}.db")
        told, done = 0, False
        while not done:
            process = start(url, 0, ARTICLES, batch=chance.choice((1, 7, 50)))
            go(process)
            time.sleep(chance.random() * whole)
            process.kill()
            said = process.communicate()[0].split()
            kills += said[-1:] != ["done"]
            done = said[-1:] == ["done"]
            told = max([told, *(int(each) for each in said if each.isdigit())])
            # Killed before there was a store: nothing was reported, and nothing is there.
            if not told:
                continue
            kept = {name for (name,) in sql(url, "SELECT name FROM article")}
            assert {each.name for each in articles[:told]} <= kept
            expected_events = sum(events[name] for name in kept)
            assert sql(url, "SELECT count(*) FROM event") == [(expected_events,)]
            assert verify(url).ok
        assert sql(url, STATUS) == expected
        if kills >= KILLS:
            break
