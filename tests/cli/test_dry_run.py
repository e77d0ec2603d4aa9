"""`ingest --dry-run`: events and sentences are shown, and nothing is written."""

import json

import pytest

SIGNED = "date 2024-06-13\nThe United States and Ukraine signed a bilateral security agreement.\n"
UNDATED = "Latvia and Ukraine signed a bilateral security agreement on 11 April 2024.\n"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "articles"
    made.mkdir()
    (made / "us.txt").write_text(SIGNED)
    (made / "lv.txt").write_text(UNDATED)
    return made


@pytest.fixture
def new(tmp_path, monkeypatch):
    path = tmp_path / "new.db"
    monkeypatch.setenv("TRACKER_DB", str(path))
    return path


def test_it_shows_the_sentences_and_makes_no_store(tracker, new, folder):
    told = tracker("ingest", "--dry-run", str(folder))

    assert told.code == 0
    lines = told.out.splitlines()
    assert "us (2024-06-13): new" in lines
    assert "  US signed: 2024-06-13" in lines
    assert "lv (day of publication not known): new" in lines
    assert lines[-1] == (
        "dry run, nothing was recorded: articles: 2 new, 0 known, 0 rejected; events: 4 new"
    )
    assert "The United States and Ukraine" in told.out
    assert not new.exists()


def test_it_tells_what_the_log_has_already_and_keeps_its_every_byte(tracker, new, folder):
    assert tracker("ingest", str(folder / "us.txt")).code == 0
    before = new.read_bytes()
    (folder / "lv-once-more.txt").write_text(UNDATED)

    told = tracker("ingest", "--dry-run", str(folder))

    assert "us (2024-06-13): known" in told.out
    assert told.out.splitlines()[-1].endswith("1 new, 2 known, 0 rejected; events: 2 new")
    assert new.read_bytes() == before


def test_what_it_counts_is_what_ingest_then_records(tracker, new, folder):
    told = json.loads(tracker("ingest", "--dry-run", str(folder), "--json").out)
    done = json.loads(tracker("ingest", str(folder), "--json").out)

    assert told["dry_run"] is True
    assert told["events"] == done["events"] == 4
    assert told["articles"]["new"] == done["articles"]["new"]
    assert {each["name"]: each["new_events"] for each in told["read"]} == {"lv": 2, "us": 2}
    assert all(len(each["id"]) == 32 for each in told["read"])


def test_an_article_known_from_another_dossier_gains_its_statements(tracker, new, folder):
    silent = folder / "silent.txt"
    silent.write_text("date 2024-06-13\nThe weather was fine.\n")
    assert tracker("ingest", str(silent)).code == 0

    told = tracker("ingest", "--dry-run", str(silent))

    assert told.out.splitlines()[0] == "silent (2024-06-13): known"
    assert told.out.splitlines()[-1].endswith("0 new, 1 known, 0 rejected; events: 0 new")
    assert new.exists()


def test_what_cannot_be_read_is_told_and_the_rest_is_shown(tracker, new, folder):
    (folder / "empty.txt").write_text("")

    told = tracker("ingest", "--dry-run", str(folder))

    assert told.code == 3
    assert "empty.txt" in told.err
    assert "2 new, 0 known, 1 rejected" in told.out
    assert not new.exists()


def test_a_store_of_something_else_is_refused(tracker, new, folder):
    new.write_text("not a database at all, but more than a hundred bytes of text" * 3)

    assert tracker("ingest", "--dry-run", str(folder)).code == 4
