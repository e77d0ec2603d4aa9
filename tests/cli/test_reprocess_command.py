"""reprocess as people and programs use it."""

import json
import sys
from types import SimpleNamespace

import pytest
from made_store import make_store

from tracker.cli.reprocess import _progress
from tracker.domain import events
from tracker.extraction.extraction import Extraction


@pytest.fixture
def desk(tracker, tmp_path, monkeypatch):
    """The command line over a store of its own, with a reader that finds what it is told."""
    monkeypatch.setenv("TRACKER_DB", make_store(tmp_path / "own.db"))
    found = {}

    def extract(article, dossier):
        return Extraction(reports=tuple(found.get(article.name, ())))

    monkeypatch.setattr("tracker.commands.reprocess.extract", extract)
    return SimpleNamespace(run=tracker, found=found)


def test_a_reader_that_finds_nothing_loses_all_but_what_people_confirmed(desk):
    told = desk.run("reprocess", "--dry-run")

    assert told.code == 1
    assert told.err == ""
    lines = told.out.splitlines()
    assert lines[0] == (
        "11 articles read again by reader 1: 0 gained, 12 lost, 0 changed, 0 restored, 1 kept"
    )
    assert any("= DE signed 2024-02-16 (event " in line for line in lines)
    assert any(line.endswith(": confirmed by analyst") for line in lines)
    assert lines[lines.index("In the table:") + 1] == "  France (FR)"
    assert "    stage: signed → not reported" in lines
    assert lines[-1] == "dry run: nothing was recorded"
    assert desk.run("status", "FR").out.count("signed") > 0


def test_shown_then_done_then_nothing_is_left(desk):
    told = desk.run("reprocess")

    assert told.code == 0
    assert told.out.splitlines()[-1] == "recorded: 12 events"
    assert "retracted by the reader" in desk.run("history", "FR", "--all").out
    again = desk.run("reprocess", "--dry-run")
    assert (again.code, again.out.splitlines()[-1]) == (0, "dry run: nothing was recorded")
    assert desk.run("verify").code == 0


def test_as_json(desk):
    dry = json.loads(desk.run("reprocess", "--dry-run", "--json").out)

    assert (dry["schema"], dry["dossier"], dry["reader"]) == (1, "ukraine-security", "1")
    assert (dry["dry_run"], dry["articles"], dry["recorded"]) == (True, 11, 0)
    assert len(dry["lost"]) == 12
    assert dry["kept"][0]["why"] == "confirmed by analyst"
    assert {"party": "FR", "party_name": "France"}.items() <= dry["moves"][0].items()
    done = json.loads(desk.run("reprocess", "--json").out)
    assert (done["dry_run"], done["recorded"]) == (False, 12)


def test_what_is_found_again_and_otherwise(desk, tracker):
    before = json.loads(tracker("history", "ES", "--json").out)["events"]
    desk.run("reprocess")
    spain = statement(before[1])
    desk.found["spain"] = [spain]

    told = desk.run("reprocess")

    assert "0 gained, 0 lost, 0 changed, 1 restored" in told.out
    assert "  + ES signed 2024-05-27 (event " in told.out
    assert ": restored\n" in told.out
    assert told.out.endswith("recorded: 1 event\n")
    desk.found["spain"] = [statement(before[1], told_as="background")]
    otherwise = json.loads(desk.run("reprocess", "--dry-run", "--json").out)
    (change,) = otherwise["changed"]
    assert change["how"] == "told as"
    assert change["before"]["id"] == before[1]["id"]
    text = desk.run("reprocess", "--dry-run").out
    assert "  + ES signed 2024-05-27: told as\n" in text
    desk.found["spain"] = [spain, statement(before[1], kind="Ratified")]
    gained = json.loads(desk.run("reprocess", "--dry-run", "--json").out)
    assert [each["kind"] for each in gained["gained"]] == ["ratified"]


def statement(event, kind="Signed", **more):
    return getattr(events, kind)(
        **{
            "dossier": "ukraine-security",
            "party": "ES",
            "article": event["article"]["id"],
            "evidence": events.Evidence(event["evidence"], event["start"], event["end"]),
            "happened_on": event["happened_on"],
            "basis": "stated",
            "reader": "2",
            **more,
        }
    )


def test_without_a_store_there_is_nothing_to_read(tracker, tmp_path, monkeypatch):
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "none.db"))

    assert tracker("reprocess").code == 4
    assert not (tmp_path / "none.db").exists()


def test_progress_is_shown_on_a_terminal_only(monkeypatch, capsys):
    asked = SimpleNamespace(colour=False)
    with _progress(asked, "Reading") as quiet:
        assert quiet is None
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with _progress(asked, "Reading") as on_progress:
        on_progress(1, 2)
        on_progress(2, 2)
    told = capsys.readouterr()
    assert told.out == ""
    assert "Reading" in told.err
