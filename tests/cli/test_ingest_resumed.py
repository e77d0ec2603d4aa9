"""A long dump that is interrupted: what is in stays, and the next run goes on there."""

import json

import pytest

from tracker.articles import jsonlines, stretches
from tracker.store.database import sqlite_url
from tracker.store.verify import verify

MANY = 400
STATES = ("Japan", "Latvia", "Norway", "Sweden")


@pytest.fixture
def dump(tmp_path, monkeypatch):
    monkeypatch.setattr(stretches, "MEAN", 16)
    path = tmp_path / "dump.jsonl"
    with path.open("w") as file:
        for number in range(MANY):
            text = f"{STATES[number % 4]} and Ukraine signed agreement {number} in town {number}."
            file.write(json.dumps({"text": text, "published": "2024-06-13"}) + "\n")
    return path


@pytest.fixture
def read(monkeypatch):
    """The lines that were read; at the number in `read.until` somebody presses Ctrl-C."""

    class Read(list):
        until = None

    told = Read()
    article_of = jsonlines.article_of

    def watched(value, origin, *, source, name):
        told.append(source)
        if len(told) == told.until:
            raise KeyboardInterrupt
        return article_of(value, origin, source=source, name=name)

    monkeypatch.setattr(jsonlines, "article_of", watched)
    return told


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_dump_goes_on_where_it_stopped(tracker, dump, read, tmp_path, jobs):
    store = str(tmp_path / "new.db")
    command = ("ingest", str(dump), "--db", store, "--jobs", jobs)
    read.until = 250

    told = tracker(*command)

    assert told.code == 130
    (line,) = told.err.splitlines()
    assert line.startswith("tracker: interrupted after 36.5 of 36.5 kB, ")
    assert line.endswith(" articles; they are kept, run it again to go on")
    kept = int(line.split(" articles;")[0].split()[-1])
    assert 100 <= kept <= 249
    assert verify(sqlite_url(tmp_path / "new.db")).ok

    read.clear()
    read.until = None
    told = tracker(*command)

    assert told.code == 0
    assert told.out.startswith(f"articles: {MANY - kept} new, {kept} known")
    assert len(read) < MANY - kept + 100

    read.clear()
    told = tracker(*command)

    assert told.out.startswith(f"articles: 0 new, {MANY} known, 0 same story, 0 rejected")
    assert read == []
    assert verify(sqlite_url(tmp_path / "new.db")).ok


def test_what_else_decides_is_read_anew(tracker, dump, read, tmp_path):
    store = str(tmp_path / "new.db")
    tracker("ingest", str(dump), "--db", store)
    read.clear()

    told = tracker("ingest", str(dump), "--db", store, "--map", "title=headline")

    assert told.out.startswith(f"articles: 0 new, {MANY} known")
    assert len(read) == MANY


def test_another_store_knows_nothing_of_it(tracker, dump, read, tmp_path):
    tracker("ingest", str(dump), "--db", str(tmp_path / "one.db"))
    told = tracker("ingest", str(dump), "--db", str(tmp_path / "other.db"))

    assert told.out.startswith(f"articles: {MANY} new")
    assert len(read) == 2 * MANY
