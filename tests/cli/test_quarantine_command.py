"""`tracker quarantine`: what cannot be read is kept, read again another day, or dropped."""

import json
import zipfile

import pytest

from tracker.articles.piece import MOST

SIGNED = "Latvia and Ukraine signed a bilateral security agreement in Vilnius on 11 April 2024."
LINE = json.dumps({"text": SIGNED, "published": "2024-04-11"})
BROKEN = json.dumps({"text": SIGNED, "published": "2024-02-31"})


@pytest.fixture
def desk(tracker, tmp_path, monkeypatch):
    """The command line, used by ann, over a new store, in a folder of its own."""
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "new.db"))
    monkeypatch.setenv("TRACKER_BY", "ann")
    monkeypatch.setattr("tracker.cli.ingest.today", lambda: "2024-08-01")
    monkeypatch.chdir(tmp_path)
    return tracker


def kept(desk, *more):
    found = json.loads(desk("quarantine", "list", "--json", *more).out)["quarantine"]
    return [(each["source"], each["times"], each["state"]) for each in found]


def ids(desk):
    found = json.loads(desk("quarantine", "list", "--json").out)["quarantine"]
    return {each["source"]: each["id"] for each in found}


def test_whatever_is_refused_is_kept_once_with_its_reason(desk, tmp_path):
    (tmp_path / "dump.jsonl").write_text(f"{LINE}\n{BROKEN}\nnot json\n")
    (tmp_path / "table.csv").write_text('text,published\n"a text",2024-02-31\n')
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\nxxxx")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "x.docx").write_text("x")
    with zipfile.ZipFile(tmp_path / "packed.zip", "w") as archive:
        archive.writestr("inner.html", "<html><body></body></html>")
    inputs = ["dump.jsonl", "table.csv", "picture.txt", "folder", "packed.zip", "missing.txt"]
    link = "https://127.0.0.1/article"
    for _ in range(2):
        told = desk("ingest", *inputs, link)
        assert told.code == 3
    assert "7 wait in the quarantine" in told.err
    sources = ["dump.jsonl:2", "dump.jsonl:3", "table.csv:2", "picture.txt", "folder/x.docx"]
    assert kept(desk) == [
        (each, 2, "waiting") for each in [*sources, "packed.zip, inner.html", link]
    ]
    listed = desk("quarantine", "list").out
    assert "dump.jsonl:2\n    published 2024-02-31 is not in the calendar; write the day" in listed
    shown = desk("quarantine", "show", ids(desk)["dump.jsonl:2"][:8])
    assert "2 times" in shown.out
    assert BROKEN[:60] in shown.out
    raw = desk("quarantine", "show", ids(desk)["dump.jsonl:3"], "--raw")
    assert raw.out == "not json\n"
    assert desk("verify").code == 0


def test_checking_and_copying_tell_what_waits(desk, tmp_path):
    line = "wait in the quarantine; see `tracker quarantine list`"
    (tmp_path / "dump.jsonl").write_text(f"{LINE}\n{BROKEN}\nnot json\n")
    assert desk("ingest", "dump.jsonl").code == 3
    checked = desk("check", "--json")
    assert checked.err == f"tracker: 2 {line}\n"
    assert "quarantine" not in checked.out
    copied = desk("copy", "--to", str(tmp_path / "copy.db"))
    assert copied.err == f"tracker: not copied: 2 {line}\n"
    (one, _) = ids(desk).values()
    desk("quarantine", "drop", one, "--because", "a test line")
    assert desk("check").err == f"tracker: 1 {line.replace('wait', 'waits', 1)}\n"
    assert desk("--db", str(tmp_path / "copy.db"), "check").err == ""


def test_what_can_be_read_by_now_is_taken_in(desk, tmp_path, monkeypatch):
    (tmp_path / "tomorrow.txt").write_text(f"date 2024-08-20\n{SIGNED}")
    (tmp_path / "soon.json").write_text(json.dumps({"text": "Said. " + SIGNED, "date": "soon"}))
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\nxxxx")
    assert desk("ingest", "tomorrow.txt", "soon.json", "picture.txt").code == 3
    (tmp_path / "tomorrow.txt").unlink()  # its bytes were kept
    (tmp_path / "soon.json").write_text(json.dumps({"text": SIGNED, "date": "2024-04-11"}))
    monkeypatch.setattr("tracker.cli.options.today", lambda: "2024-08-20")

    told = desk("quarantine", "retry")

    assert told.code == 3
    assert "tomorrow.txt: taken in: articles: 1 new, 0 known" in told.out
    assert "soon.json: taken in: articles: 1 new, 0 known" in told.out
    assert "picture.txt: still refused: is not text (PNG image)" in told.out
    assert kept(desk) == [("picture.txt", 2, "waiting")]
    assert ("soon.json", 1, "taken in") in kept(desk, "--all")
    assert json.loads(desk("status", "LV", "--json").out)["rows"][0]["stage"] == "signed"
    assert json.loads(desk("quarantine", "retry", "--json").out)["quarantine"][0]["times"] == 3


def test_what_is_dropped_goes_on_purpose_and_does_not_come_back(desk, tmp_path):
    (tmp_path / "dump.jsonl").write_text("not json\n")
    desk("ingest", "dump.jsonl")
    (named,) = ids(desk).values()
    assert desk("quarantine", "drop", named[:8], "--because", " ").code == 2
    assert desk("quarantine", "drop", named[:8], "--because", "a test line").code == 0
    assert desk("ingest", "dump.jsonl").code == 3  # what cannot be read is told all the same
    assert desk("quarantine", "list").out == "nothing waits in the quarantine\n"
    assert kept(desk, "--all") == [("dump.jsonl:1", 2, "dropped")]
    settled = desk("quarantine", "list", "--all").out
    assert "dropped on" in settled
    assert "by ann: a test line" in settled
    assert desk("quarantine", "show", named, "--raw").code == 1
    assert desk("quarantine", "retry", named).out == "nothing waits in the quarantine\n"
    assert "dropped already" in desk("quarantine", "drop", named, "--because", "again").err


def test_of_large_inputs_the_place_and_the_hash_are_kept(desk, tmp_path):
    page = tmp_path / "large.html"
    page.write_bytes(b"<html><body>" + b"<!-- -->" * (MOST // 8) + b"</body></html>")
    assert desk("ingest", str(page)).code == 3
    shown = desk("quarantine", "show", ids(desk)[str(page)]).out
    assert "not its bytes (1,000,026 bytes, sha256 " in shown
    assert f"came from  {page}" in shown
    page.write_text(SIGNED)
    assert "taken in" in desk("quarantine", "retry").out


def test_a_dry_run_keeps_nothing_and_names_are_checked(desk, tmp_path):
    (tmp_path / "dump.jsonl").write_text("not json\n")
    desk("ingest", "--dry-run", "dump.jsonl")
    assert kept(desk, "--all") == []
    assert desk("quarantine", "list", "--all").out == "nothing was ever refused\n"
    assert desk("quarantine", "show", "xyz").code == 2
    assert desk("quarantine", "show", "0123456").code == 1
