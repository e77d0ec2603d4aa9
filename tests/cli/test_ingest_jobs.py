"""`ingest --jobs`: many processes read, and the log is as if one had."""

import json
import os
import sqlite3
from contextlib import closing

import pytest

from tracker.articles.article import Article, Rejection
from tracker.commands import reading_ahead
from tracker.commands.reading_ahead import read_ahead
from tracker.dossiers.load import load
from tracker.store.database import sqlite_url
from tracker.store.verify import verify

TEXT = "{} and Ukraine signed a bilateral security agreement on {} June 2024, {} officials said."


@pytest.fixture
def dump(tmp_path):
    path = tmp_path / "dump.jsonl"
    lines = [
        {"name": f"{day}", "text": TEXT.format(party, day, party), "published": f"2024-06-{day}"}
        for day, party in enumerate(("Japan", "Latvia", "Norway", "Sweden") * 5, start=10)
        if day <= 29
    ]
    lines.insert(7, lines[2])
    texts = [json.dumps(each) for each in lines]
    texts.insert(9, "{ not json")
    path.write_text("\n".join(texts))
    return path


def log_of(path):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(
            "SELECT position, event_id, stream, version, data FROM event ORDER BY position"
        ).fetchall()


def test_the_log_is_the_same_with_one_process_and_with_two(tracker, dump, tmp_path):
    told = {
        jobs: tracker("ingest", str(dump), "--jobs", jobs, "--db", str(tmp_path / f"{jobs}.db"))
        for jobs in ("1", "2")
    }

    assert told["1"].code == told["2"].code == 3
    assert told["1"].out == told["2"].out
    assert told["1"].err == told["2"].err
    assert log_of(tmp_path / "1.db") == log_of(tmp_path / "2.db") != []
    assert verify(sqlite_url(tmp_path / "2.db")).ok


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "65", "²"])
def test_what_is_no_number_of_processes_is_refused(tracker, dump, tmp_path, jobs):
    told = tracker("ingest", str(dump), "--jobs", jobs, "--db", str(tmp_path / "new.db"))

    assert told.code == 2
    assert "--jobs" in told.err
    assert not (tmp_path / "new.db").exists()


def dies(_article):
    os._exit(9)


def test_where_a_process_dies_the_articles_come_all_the_same(monkeypatch):
    monkeypatch.setattr(reading_ahead, "_read", dies)
    articles = [Article(name=f"{n}", text=f"text {n}") for n in range(40)]
    bad = Rejection(source="x", reason="y", remedy="z")

    came = list(
        read_ahead(
            [*articles, bad], load("ukraine-security"), 2, is_known=lambda each: each.name == "3"
        )
    )

    assert [each for each, _ in came] == [*articles, bad]
    assert {found for _, found in came} == {None}
