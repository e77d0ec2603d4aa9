"""log export, log import, copy, and verify against a remembered head, as users run them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tracker.cli.files import written_whole
from tracker.store.database import sqlite_path, sqlite_url


@pytest.fixture
def exported(tracker, tmp_path):
    """The made-up store's log in a file: its path."""
    path = tmp_path / "log.jsonl"
    assert tracker("log", "export", str(path)).code == 0
    return path


def test_export_writes_a_file_and_says_what_is_in_it(tracker, tmp_path):
    path = tmp_path / "log.jsonl"
    done = tracker("log", "export", str(path))
    head = json.loads(tracker("verify", "--json").out)
    assert (done.code, done.out) == (0, "")
    assert done.err == (
        f"tracker: exported: {head['events']} events, {head['articles']} articles, "
        f"head {head['head']}\n"
    )
    assert path.read_bytes().count(b"\n") == head["events"]
    assert [each.name for each in tmp_path.iterdir()] == ["log.jsonl"]


def test_export_without_a_file_is_for_pipes(tracker, exported):
    for arguments in ((), ("-",)):
        done = tracker("log", "export", *arguments)
        assert done.out == exported.read_text("utf-8")


def test_what_was_exported_is_imported(tracker, exported, tmp_path):
    new = str(tmp_path / "new.db")
    done = tracker("log", "import", str(exported), "--db", new)
    assert done.code == 0
    assert done.out.startswith("imported: ")
    assert done.out.split()[1:] == tracker("verify", "--db", new).out.split()[1:]
    assert tracker("log", "export", "--db", new).out == exported.read_text("utf-8")
    for arguments in (("status", "--json"), ("history", "JP", "--json")):
        assert tracker(*arguments, "--db", new).out == tracker(*arguments).out


def test_import_reads_standard_input(exported, tmp_path):
    new = str(tmp_path / "new.db")
    done = subprocess.run(
        [sys.executable, "-m", "tracker", "--db", new, "log", "import", "-", "--json"],
        input=exported.read_bytes(),
        capture_output=True,
        check=False,
    )
    assert done.stderr == b""
    found = json.loads(done.stdout)
    assert list(found) == ["schema", "events", "articles", "head"]
    assert found["events"] == exported.read_bytes().count(b"\n")


def test_copy_is_checked(tracker, tmp_path):
    new = str(tmp_path / "new.db")
    done = tracker("copy", "--to", new)
    assert done.code == 0
    assert done.out == tracker("verify", "--db", new).out.replace("whole", "copied")
    again = tracker("copy", "--to", new, "--json")
    assert (again.code, again.out) == (4, "")
    assert again.err == (
        f"tracker: {new}: the store holds a log already: name one that is new or empty\n"
    )


def test_copy_tells_programs_in_json(tracker, tmp_path):
    done = tracker("copy", "--to", str(tmp_path / "new.db"), "--json")
    assert list(json.loads(done.out)) == ["schema", "events", "articles", "head"]


def test_copy_makes_no_store_where_there_is_none_to_copy(tracker, tmp_path):
    done = tracker("copy", "--db", str(tmp_path / "none.db"), "--to", str(tmp_path / "new.db"))
    assert done.code == 4
    assert "there is no store" in done.err
    assert not list(tmp_path.iterdir())


def test_a_damaged_file_is_one_line_with_its_number(tracker, exported, tmp_path):
    lines = exported.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b'"hash":"', b'"hash":"0', 1)
    exported.write_bytes(b"".join(lines))
    new = str(tmp_path / "new.db")
    done = tracker("log", "import", str(exported), "--db", new)
    assert (done.code, done.out) == (3, "")
    assert done.err == (
        f"tracker: {exported}: line 3: it is not as it was written, or does not follow the event "
        "before it; nothing was imported\n"
    )
    assert "the log is empty" in tracker("status", "--db", new).out


@pytest.mark.parametrize("name", ["none.jsonl", ""])
def test_a_file_that_cannot_be_read_is_one_line(tracker, tmp_path, name):
    done = tracker("log", "import", str(tmp_path / name), "--db", str(tmp_path / "new.db"))
    assert done.code == 3
    assert done.err.count("\n") == 1
    assert "cannot be read" in done.err


def test_a_place_that_cannot_be_written_is_one_line(tracker, tmp_path):
    done = tracker("log", "export", str(tmp_path / "none" / "log.jsonl"))
    assert done.code == 2
    assert "cannot be written (No such file or directory)" in done.err


def test_an_old_file_stays_until_the_new_one_is_whole(tracker, exported, tmp_path):
    before = exported.read_bytes()
    damaged = tmp_path / "damaged.db"
    done = tracker("log", "export", str(exported), "--db", str(damaged))
    assert done.code == 4
    assert exported.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["log.jsonl"]


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "file"
    path.write_text("old")

    def interrupted():
        with written_whole(path) as file:
            file.write(b"ne")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert path.read_text() == "old"
    link = tmp_path / "link"
    link.symlink_to(path)
    with written_whole(link) as file:
        file.write(b"new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert link.is_symlink()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "link"]


def test_what_is_no_file_is_written_to_as_it_stands(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
    with written_whole(pipe) as file:
        file.write(b"through")
    assert reader.communicate(timeout=10)[0] == b"through"
    assert not pipe.is_file()


def test_a_remembered_head_tells_a_log_that_was_cut_off(tracker):
    head = json.loads(tracker("verify", "--json").out)["head"]
    assert tracker("verify", "--head", head.upper()).code == 0
    other = "a" * 64
    done = tracker("verify", "--head", other)
    assert done.code == 1
    assert f"the log does not hold the head {other}: its end was cut off" in done.err
    for wrong in ("abc", head[:-1], "g" * 64):
        done = tracker("verify", "--head", wrong)
        assert done.code == 2
        assert "give the 64 digits" in done.err


def test_options_stand_before_and_after_the_commands_of_log(tracker, store, tmp_path):
    expected = tracker("log", "export").out
    other = str(tmp_path / "none.db")
    path = str(sqlite_path(store))
    for arguments in (
        ("--db", path, "log", "export"),
        ("log", "--db", path, "export"),
        ("log", "export", "--db", path),
        ("--db", other, "log", "--db", other, "export", "--db", path),
    ):
        assert tracker(*arguments).out == expected


def test_log_alone_says_what_it_can(tracker):
    done = tracker("log")
    assert done.code == 2
    assert done.err == "tracker: Missing command; see `tracker log --help`\n"
    done = tracker("log", "exprt")
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert "export" in tracker("log", "--help").out


def test_progress_is_shown_on_a_terminal(tracker, monkeypatch, tmp_path):
    monkeypatch.setattr("tracker.commands.log_export.EVERY", 1)
    monkeypatch.setattr("tracker.cli.output._is_terminal", lambda _: True)
    done = tracker("log", "export", str(tmp_path / "log.jsonl"))
    assert done.code == 0
    assert "Exporting" in done.err


def test_postgresql_is_a_store_as_any(tracker, postgresql_url, monkeypatch):
    """From a file to a server and back by the command line alone."""
    assert tracker("copy", "--to", postgresql_url).code == 0
    for arguments in (("status", "--json"), ("verify",), ("log", "export")):
        assert tracker(*arguments, "--db", postgresql_url).out == tracker(*arguments).out
    assert tracker("migrate", "--db", postgresql_url).code == 0
    assert tracker("rebuild", "--db", postgresql_url).code == 0
    monkeypatch.setenv("TRACKER_DB", postgresql_url)
    assert tracker("status").code == 0


def test_a_password_is_told_to_nobody(tracker, tmp_path):
    url = "postgresql://me:se@cret%2Fx@127.0.0.1:9/base?password=geheim"
    for arguments in (("status",), ("verify",), ("migrate",), ("log", "export"), ("demo",)):
        done = tracker(*arguments, "--db", url)
        assert done.code == 4
        assert not any(word in done.err + done.out for word in ("cret", "geheim"))
        assert done.err.count("\n") == 1


def test_a_store_elsewhere_can_be_named_by_its_url(tracker, tmp_path, exported):
    url = sqlite_url(Path(tmp_path) / "a b.db")
    assert tracker("log", "import", str(exported), "--db", url).code == 0
    assert tracker("verify", "--db", url).code == 0
