"""What an import refuses although every hash is right: logs that no version of tracker writes."""

from dataclasses import replace

import pytest
from postgres.tool import run_sql

from tracker.store.chain import GENESIS, event_hash
from tracker.store.database import StoreError
from tracker.store.log import open_log
from tracker.store.logrow import Chain, LogRow, read_rows
from tracker.store.restore import RestoreError
from tracker.store.source import open_source

NAMES = ("position", "event_id", "stream", "version", "kind", "kind_version", "recorded_at", "data")


@pytest.fixture
def rows(small_store):
    chain = Chain()
    with open_source(small_store) as source:
        return list(read_rows(source, chain))


def forged(rows, number, **values):
    """The rows with one changed, and all hashes made anew."""
    made, before = [], GENESIS
    for row in rows:
        columns = dict(zip(NAMES, row.columns, strict=True))
        if row.position == number:
            columns.update(values)
        changed = tuple(columns.values())
        before = event_hash(before, changed)
        made.append(LogRow(changed, before, row.content))
    return made


def restored(url, rows):
    with open_log(url) as log, log.restoring() as restore:
        for row in rows:
            restore.add(row, lambda text: frozenset({len(text)}))


@pytest.fixture
def new(request, tmp_path, url):
    """The URL of a second store, of the same kind."""
    if url.startswith("sqlite"):
        return f"sqlite:///{tmp_path}/new.db"
    return request.getfixturevalue("new_postgresql")()


def test_what_a_log_holds_is_taken(rows, new):
    restored(new, rows)
    chain = Chain()
    with open_source(new) as source:
        assert list(read_rows(source, chain)) == rows
    assert (chain.events, chain.articles) == (7, 3)


@pytest.mark.parametrize(
    ("number", "values", "word"),
    [
        (3, {"recorded_at": "2020-01-01T00:00:00.000000Z"}, "not recorded later"),
        (3, {"recorded_at": "2024-06-01T12:00:00.000001Z"}, "not recorded later"),
        (3, {"recorded_at": "tomorrow"}, "not recorded later"),
        (3, {"recorded_at": "2024-06-01 12:30:00Z"}, "not recorded later"),
        (3, {"kind": "annexed"}, "the kind 'annexed' is not known to this version"),
        (3, {"kind_version": 9}, "version 9 of the kind 'signed' is not known"),
        (3, {"data": "{}"}, "is damaged"),
        (3, {"stream": "pact/JP"}, "does not belong to the stream 'pact/JP'"),
        (3, {"stream": "\x1b[2J"}, r"does not belong to the stream '\\x1b"),
        (6, {"version": 3}, "version 3 of its stream, and comes after 1"),
        (6, {"version": 1}, "version 1 of its stream, and comes after 1"),
        (5, {"version": 2}, "version 2 of its stream, and comes after 0"),
        (5, {"kind": "article_dated"}, "the text of its article is missing"),
        (5, {"stream": "article/other"}, "text or metadata are not"),
    ],
)
def test_a_row_that_was_written_wrong_is_refused(rows, new, number, values, word):
    with pytest.raises(RestoreError, match=word) as told:
        restored(new, forged(rows, number, **values))
    assert str(told.value).isprintable()
    assert run_sql(new, "SELECT count(*) FROM event") == [(0,)]


def test_an_id_that_was_given_before_is_refused(rows, new, monkeypatch):
    twice = forged(rows, 3, event_id=rows[1].columns[1])
    with pytest.raises(RestoreError, match="its id was given before"):
        restored(new, twice)
    # Also where the first has been written already.
    monkeypatch.setattr("tracker.store.restore._BATCH", 2)
    with pytest.raises(RestoreError, match="the id of event 3 was given before"):
        restored(new, twice)


def test_an_article_that_is_recorded_twice_is_refused(rows, new):
    first, fifth = rows[0], rows[4]
    columns = (
        fifth.columns[0],
        "0" * 32,
        *first.columns[2:6],
        *fifth.columns[6:7],
        first.columns[7],
    )
    again = [
        replace(row, columns=columns, content=first.content) if row is fifth else row
        for row in rows
    ]
    with pytest.raises(StoreError, match=r"append-only|there already"):
        restored(new, forged(again[:5], 0))


def test_what_the_database_changes_on_the_way_is_found(rows, new, monkeypatch):
    def forget(source, chain):
        yield from read_rows(source, chain)
        chain.head = GENESIS

    monkeypatch.setattr("tracker.store.restore.read_rows", forget)
    with pytest.raises(StoreError, match="does not keep the log as it was: nothing was written"):
        restored(new, rows)


def test_rows_are_written_in_parts(rows, new, monkeypatch):
    monkeypatch.setattr("tracker.store.restore._BATCH", 2)
    test_what_a_log_holds_is_taken(rows, new)


def test_an_article_is_not_taken_a_second_time(rows, new, monkeypatch):
    """Also where its events are written in another part, and have other ids."""
    monkeypatch.setattr("tracker.store.restore._BATCH", 2)
    again = rows[0].columns[1:]
    copied = dict(zip(NAMES[1:], again, strict=True)) | {"event_id": "f" * len(again[0])}
    last = len(rows) + 1
    copied["recorded_at"] = "2030-01-01T00:00:00.000000Z"
    made = (last, *copied.values())
    row = LogRow(made, event_hash(rows[-1].hash, made), rows[0].content)
    with pytest.raises(RestoreError, match=f"the id of event {last} was given before"):
        restored(new, [*rows, row])
