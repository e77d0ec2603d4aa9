"""A log that holds what a newer version of the program has written: told of, never dropped."""

import json
import shutil
import sqlite3

import pytest

from tracker.store.chain import event_hash
from tracker.store.database import sqlite_path, sqlite_url

NEWER = {
    "kind": ("invented", 1, "the kind 'invented' is not known to this version of tracker"),
    "version": ("signed", 99, "version 99 of the kind 'signed' is not known to this version"),
}


@pytest.fixture(params=NEWER)
def newer(request, store, tmp_path, monkeypatch, tracker):
    """A store whose last event, on Britain, a newer version has written; what must be told."""
    kind, version, told = NEWER[request.param]
    path = tmp_path / "newer.db"
    shutil.copy(sqlite_path(store), path)
    connection = sqlite3.connect(path)
    position, before = connection.execute(
        "SELECT position, hash FROM event ORDER BY position DESC LIMIT 1"
    ).fetchone()
    stream = "ukraine-security/GB"
    ((of_stream,),) = connection.execute(
        "SELECT max(version) FROM event WHERE stream = ?", (stream,)
    )
    row = (
        position + 1,
        "a" * 32,
        stream,
        of_stream + 1,
        kind,
        version,
        "2024-07-20T12:00:00.000000Z",
        '{"words":"from the future"}',
    )
    connection.execute(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, event_hash(before, row))
    )
    connection.commit()
    connection.close()
    monkeypatch.setenv("TRACKER_DB", sqlite_url(path))
    return told


def test_the_table_that_was_kept_up_to_date_is_shown(newer, tracker):
    told = tracker("status", "GB", "--json")

    assert told.code == 0
    assert json.loads(told.out)["rows"][0]["stage"] == "ratified"
    (line,) = told.err.splitlines()
    assert "1 of the 28 events of this log was written by a newer version" in line
    assert "first event 28" in line


@pytest.mark.parametrize(
    "arguments",
    [
        ["history", "GB"],
        ["explain", "GB"],
        ["status", "--known-at", "2024-07-21"],
        ["export", "-", "--format", "csv", "--as-of", "2024-07-01"],
        ["changes", "--since", "2024-05-01"],
        ["reprocess", "--dry-run"],
        ["rebuild"],
        ["retract", "aaaaaa", "--because", "unread", "--by", "ann"],
        ["confirm", "aaaaaa", "--by", "ann"],
        ["undo", "aaaaaa", "--by", "ann"],
        ["report", "GB", "signed", "--source", "https://a.example/", "--quote", "So.", "--by", "a"],
        ["export", "-", "--format", "csv", "--long"],
        ["conflicts", "--known-at", "2024-07-21"],
        ["check", "--known-at", "2024-07-21"],
    ],
    ids=lambda arguments: "-".join(arguments[:1] + arguments[-2:-1]),
)
def test_what_would_have_to_leave_it_out_refuses_in_one_line(newer, tracker, arguments):
    told = tracker(*arguments)

    assert told.code == 4
    assert told.out == ""
    assert newer in told.err
    assert "use a newer one" in told.err
    assert len(told.err.splitlines()) == 1


def test_of_diff_it_is_trouble_and_no_difference(newer, tracker):
    told = tracker("diff", "2024-05-01", "2024-06-01")

    assert told.code == 2
    assert newer in told.err


def test_verify_names_the_event_and_finds_nothing_else(newer, tracker):
    told = tracker("verify", "--json")

    assert told.code == 1
    (problem,) = json.loads(told.out)["problems"]
    assert newer in problem
    assert problem.startswith("event 28 (ukraine-security/GB, ")


def test_what_does_not_concern_it_goes_on(newer, tracker):
    assert tracker("history", "US").code == 0
    assert tracker("explain", "FR").code == 0


def test_an_article_on_that_party_is_not_taken_in(newer, tracker, tmp_path):
    """What it adds could not be folded with what is not understood."""
    article = tmp_path / "one.txt"
    article.write_text("Ukraine and Britain signed a security agreement on 12 January 2024.")
    before = json.loads(tracker("verify", "--json").out)["head"]

    told = tracker("ingest", str(article), "--published", "2024-01-12")

    assert (told.code, told.out) == (4, "")
    assert newer in told.err
    assert json.loads(tracker("verify", "--json").out)["head"] == before


def test_doctor_tells_what_cannot_be_read(newer, tracker):
    told = tracker("doctor")

    assert told.code == 1
    (line,) = [each for each in told.out.splitlines() if " kinds" in each]
    assert "FAULT" in line
    assert "not known to this version: " in line
    assert "first event 28" in line


def test_it_leaves_with_the_log_and_is_not_left_out_where_it_arrives(newer, tracker, tmp_path):
    exported, other = tmp_path / "log.jsonl", tmp_path / "other.db"
    assert tracker("log", "export", str(exported)).code == 0
    last = json.loads(exported.read_text("utf-8").splitlines()[-1])
    assert (last["position"], last["data"]) == (28, {"words": "from the future"})

    imported = tracker("log", "import", str(exported), "--db", str(other))
    copied = tracker("copy", "--to", str(other))

    assert (imported.code, copied.code) == (3, 4)
    for told in (imported, copied):
        assert newer in told.err
        assert len(told.err.splitlines()) == 1
    assert "nothing was imported" in imported.err
    assert "nothing was copied" in copied.err
    assert "0 events" in tracker("verify", "--db", str(other)).out


def test_it_is_still_there_after_all_that(newer, tracker, monkeypatch):
    for arguments in (["rebuild"], ["reprocess"], ["history", "GB"]):
        tracker(*arguments)

    problems = json.loads(tracker("verify", "--json").out)["problems"]
    assert [newer in each for each in problems] == [True]


def test_times_before_it_are_answered(newer, tracker):
    told = tracker("status", "GB", "--known-at", "2024-07-19")

    assert told.code == 0
    assert "ratified" in told.out
    assert not told.err
