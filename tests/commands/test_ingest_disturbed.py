"""What is left of an ingest that is killed, or that is not alone."""

import random
import time

import pytest
from commands.disturbing import STATUS, go, start

from tracker.commands.ingest import ingest
from tracker.store.database import sqlite_url
from tracker.store.log import open_log
from tracker.store.verify import verify


@pytest.fixture
def undisturbed(tmp_path, dossier, simple_reader, sql):
    """The table that one run over many articles gives."""
    url = f"sqlite:///{tmp_path}/undisturbed.db"
    with open_log(url) as log:
        ingest(log, dossier, simple_reader.many(120))
    return sql(url, STATUS)


@pytest.mark.parametrize("seed", range(4))
def test_a_kill_loses_nothing_that_was_reported(  # noqa: PLR0917 (a test needs what it needs)
    url, dossier, simple_reader, sql, undisturbed, seed
):
    process = start(url, 0, 120, batch=3)
    go(process)
    told = int(process.stdout.readline())
    time.sleep(random.Random(seed).random() * 0.12)
    process.kill()
    rest, _ = process.communicate()
    told = max([told, *(int(each) for each in rest.split() if each.isdigit())])
    with open_log(url) as log, log.transaction():
        pass  # a server may be about to end the transaction of the program that is gone

    kept = {name for (name,) in sql(url, "SELECT name FROM article")}
    articles = list(simple_reader.many(120))
    assert {each.name for each in articles[:told]} <= kept
    # What was not reported is there wholly or not at all: whole transactions of three.
    assert len(kept) in {told, told + 3}
    expected = sum(
        1 + len(simple_reader.extract(each, dossier).reports) for each in articles[: len(kept)]
    )
    assert sql(url, "SELECT count(*) FROM event") == [(expected,)]
    assert verify(url).ok

    with open_log(url) as log:
        result = ingest(log, dossier, articles)
    assert (result.known, result.new) == (len(kept), 120 - len(kept))
    assert sql(url, STATUS) == undisturbed
    assert verify(url).ok


def test_two_processes_take_in_overlapping_articles_at_once(url, sql, undisturbed):
    one, two = start(url, 0, 80, batch=4), start(url, 40, 80, batch=7)
    go(one, two)
    said = [each.communicate(timeout=60)[0].split() for each in (one, two)]

    assert [each[-1] for each in said] == ["done", "done"]
    assert sql(url, "SELECT count(*) FROM article") == [(120,)]
    positions = [position for (position,) in sql(url, "SELECT position FROM event")]
    assert sorted(positions) == list(range(1, len(positions) + 1))
    assert sql(url, STATUS) == undisturbed
    assert verify(url).ok


@pytest.mark.stress
def test_eight_processes_take_in_overlapping_articles_at_once(url, sql, dossier, simple, tmp_path):
    """500 articles each, of 1,200: nothing is lost or doubled, and nobody is told to wait."""
    alone = sqlite_url(tmp_path / "alone.db")
    with pytest.MonkeyPatch.context() as patch, open_log(alone) as log:
        patch.setattr("tracker.commands.ingest.extract", simple.extract)
        ingest(log, dossier, simple.many(1200))

    started = [start(url, first, 500, batch=5 + first // 100) for first in range(0, 701, 100)]
    go(*started)
    said = [each.communicate(timeout=900)[0].split() for each in started]

    assert [each[-1] for each in said] == ["done"] * 8
    assert sql(url, "SELECT count(*) FROM article") == [(1200,)]
    count = "SELECT count(*), count(DISTINCT event_id), min(position), max(position) FROM event"
    ((events,),) = sql(alone, "SELECT count(*) FROM event")
    assert sql(url, count) == [(events, events, 1, events)]
    assert sql(url, STATUS) == sql(alone, STATUS)
    assert verify(url).ok
