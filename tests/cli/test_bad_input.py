"""Bad input on the command line: one clear line each, the exit code, the rest taken in."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

SIGNED = "Latvia and Ukraine signed a bilateral security agreement in Kyiv on {day} April 2024."
LINES = [
    json.dumps({"text": SIGNED.format(day=day), "published": f"2024-04-{day}"})
    for day in (11, 12, 13)
]
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"

BAD = {
    "empty.txt": (b"", "empty.txt: is empty"),
    "image.txt": (PNG, "image.txt: is not text (PNG image)"),
    "latin1.txt": (b"Caf\xe9 in Riga", "latin1.txt: is not valid UTF-8 (at byte 3)"),
    "comma.json": (b'{"text": "Talks.",}', "comma.json: is not JSON at line 1, column 1"),
    "third.jsonl": (
        "\n".join([*LINES[:2], '{"text": "Talks', LINES[2]]).encode(),
        "third.jsonl:3: is not JSON at column",
    ),
    "front.md": (
        b"---\ntitle: Talks\npublished: 2024-02-31\n---\nTalks go on.",
        "front.md:3: published 2024-02-31 is not in the calendar",
    ),
    "future.json": (
        b'{"text": "Talks go on.", "published": "2999-01-01"}',
        "future.json: published 2999-01-01 lies in the future",
    ),
    "half.json": (b'{"text": "Talks \\ud800 go on."}', "half.json: text holds half a character"),
    "nul.json": (b'{"text": "Talks \\u0000 go on."}', "nul.json: text holds a NUL"),
}
GOOD = {
    "utf16.txt": SIGNED.format(day=14).encode("utf-16"),
    "good.txt": SIGNED.format(day=15).encode(),
    "folder/inside.md": b"---\ndate: 2024-04-16\n---\n" + SIGNED.format(day=16).encode(),
}
TAKEN_IN = len(GOOD) + 3  # and the three whole lines of third.jsonl

# The superuser may write where the rights say no, unless this power is taken away.
UNPRIVILEGED = (
    ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
)


@pytest.fixture
def tracker(tmp_path, monkeypatch):
    """Run the command line as a user does, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "tracker.db"))
    monkeypatch.delenv("TRACKER_DOSSIER", raising=False)

    def tracker(*arguments, prefix=(), **options):
        run = subprocess.run(
            [*prefix, sys.executable, "-m", "tracker", *arguments],
            check=False,
            capture_output=True,
            stdin=options.pop("stdin", subprocess.DEVNULL),
            timeout=120,
            **options,
        )
        run.stdout, run.stderr = run.stdout.decode(), run.stderr.decode()
        assert "Traceback" not in run.stderr
        assert "\x1b" not in run.stdout + run.stderr
        return run

    return tracker


def write(files):
    for name, content in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(content)
    return list(files)


def lines_with(text, run):
    return [line for line in run.stderr.splitlines() if text in line]


def articles():
    with sqlite3.connect("tracker.db") as connection:
        (number,) = connection.execute("SELECT count(*) FROM article").fetchone()
    connection.close()
    return number


@pytest.fixture
def everything(tmp_path, monkeypatch):
    """The paths of bad and good files, mixed, and the line that each bad one must give."""
    monkeypatch.chdir(tmp_path)
    write({name: content for name, (content, _) in BAD.items()} | GOOD)
    os.mkfifo("pipe")
    Path("gone.txt").symlink_to("nowhere.txt")
    Path("nothing").mkdir()
    with Path("line.txt").open("wb") as file:
        file.writelines(b"signed " * 1_000_000 for _ in range(30))
    lines = [line for _, line in BAD.values()]
    lines += [
        "missing.txt: does not exist",
        "pipe: is neither a file nor a folder",
        "gone.txt: is a link to nothing",
        "nothing: holds no articles",
        "line.txt: is larger than 2 MB, the limit of an article",
    ]
    paths = [*BAD, "missing.txt", "pipe", "gone.txt", "nothing", "line.txt", "utf16.txt"]
    yield [*paths, "good.txt", "folder"], lines
    Path("line.txt").unlink()


def test_each_bad_input_is_one_line_and_all_else_is_taken_in(tracker, everything):
    paths, lines = everything
    run = tracker("ingest", *paths)
    assert run.returncode == 3
    assert {line: len(lines_with(line, run)) for line in lines} == dict.fromkeys(lines, 1)
    assert all("; " in found for line in lines for found in lines_with(line, run))
    assert articles() == TAKEN_IN
    counts = run.stdout + run.stderr
    assert f"{TAKEN_IN} new" in counts
    assert f"{len(lines)} rejected" in counts


def test_the_same_bad_input_again_changes_nothing(tracker, everything):
    paths, lines = everything
    tracker("ingest", *paths)
    before = tracker("status").stdout
    run = tracker("ingest", *paths)
    assert run.returncode == 3
    assert sum(len(lines_with(line, run)) for line in lines) == len(lines)
    assert articles() == TAKEN_IN
    assert tracker("status").stdout == before
    assert tracker("verify").returncode == 0


def test_extract_prints_what_it_can_read_and_needs_no_store(tracker, everything):
    paths, lines = everything
    run = tracker("extract", *paths, "--ndjson")
    assert run.returncode == 3
    assert {line: len(lines_with(line, run)) for line in lines} == dict.fromkeys(lines, 1)
    names = [json.loads(line)["name"] for line in run.stdout.splitlines()]
    assert sorted(names) == ["good", "inside", "third-1", "third-2", "third-4", "utf16"]
    assert not Path("tracker.db").exists()


def test_good_input_alone_ends_well(tracker):
    run = tracker("ingest", *write(GOOD))
    assert run.returncode == 0
    assert articles() == len(GOOD)


def test_bad_input_alone_leaves_a_store_without_articles(tracker):
    run = tracker("ingest", "missing.txt")
    assert run.returncode == 3
    assert len(lines_with("missing.txt: does not exist; check the path", run)) == 1
    assert tracker("verify").returncode == 0


def test_standard_input_that_is_bad(tracker):
    write({"a.png": PNG})
    with Path("a.png").open("rb") as file:
        run = tracker("ingest", "-", stdin=file)
    assert run.returncode == 3
    assert len(lines_with("standard input: is not text (PNG image)", run)) == 1


def test_a_file_that_may_not_be_read(tracker):
    paths = write(GOOD)
    Path("good.txt").chmod(0)
    run = tracker("ingest", *paths, prefix=unprivileged())
    assert run.returncode == 3
    assert len(lines_with("good.txt: may not be read by you; change its permissions", run)) == 1
    assert articles() == len(GOOD) - 1


def test_names_that_would_act_are_shown_as_text(tracker):
    write({"a\x1b[31m\n[red]b.json": b"{"})
    run = tracker("ingest", "a\x1b[31m\n[red]b.json")
    assert run.returncode == 3
    assert len(lines_with(r"a\x1b[31m\n[red]b.json: is not JSON", run)) == 1


@pytest.mark.parametrize("day", ["2024-02-31", "30 May 2024", "20240530"])
def test_a_day_that_is_none_is_a_mistake_of_use(tracker, day):
    write(GOOD)
    run = tracker("ingest", "good.txt", "--published", day)
    assert run.returncode == 2
    assert len(run.stderr.strip().splitlines()) == 1
    assert day in run.stderr


def test_tomorrow_here_is_today_in_the_east(tracker):
    write(GOOD)
    today = datetime.now(UTC).date()
    for days, code in ((1, 0), (3, 2)):
        day = str(today + timedelta(days=days))
        assert tracker("ingest", "good.txt", "--published", day).returncode == code


def no_database():
    Path("tracker.db").write_text("This is a letter, not a database. " * 100)


def a_folder():
    Path("tracker.db").mkdir()


def of_another_program():
    with sqlite3.connect("tracker.db") as connection:
        connection.execute("CREATE TABLE song (title TEXT)")
    connection.close()


@pytest.mark.parametrize("make", [no_database, a_folder, of_another_program])
@pytest.mark.parametrize("command", [("ingest", "good.txt"), ("status",), ("verify",)])
def test_what_is_no_store_is_told_and_left_alone(tracker, make, command):
    write(GOOD)
    make()
    before = None if make is a_folder else Path("tracker.db").read_bytes()
    run = tracker(*command)
    check_store_trouble(run)
    assert before is None or Path("tracker.db").read_bytes() == before


@pytest.mark.parametrize("command", [("ingest", "good.txt"), ("status",), ("migrate",)])
def test_a_store_of_a_newer_version(tracker, command):
    tracker("ingest", *write(GOOD))
    with sqlite3.connect("tracker.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    run = tracker(*command)
    check_store_trouble(run)
    assert "newer version" in run.stderr
    assert articles() == len(GOOD)


def test_a_folder_that_cannot_be_written(tracker):
    write(GOOD)
    Path("closed").mkdir()
    Path("closed").chmod(0o555)
    run = tracker("ingest", "good.txt", "--db", "closed/tracker.db", prefix=unprivileged())
    check_store_trouble(run)
    assert "closed" in run.stderr
    assert list(Path("closed").iterdir()) == []


def test_a_store_that_cannot_be_written(tracker):
    tracker("ingest", *write(GOOD))
    write({"more.txt": SIGNED.format(day=17).encode()})
    Path("tracker.db").chmod(0o444)
    Path().chmod(0o555)
    run = tracker("ingest", "more.txt", prefix=unprivileged())
    Path().chmod(0o755)
    check_store_trouble(run)
    assert articles() == len(GOOD)


@pytest.mark.parametrize("command", ["status", "verify"])
def test_a_store_that_cannot_be_written_is_read(tracker, command):
    tracker("ingest", *write(GOOD))
    before = tracker(command)
    Path("tracker.db").chmod(0o444)
    Path().chmod(0o555)
    run = tracker(command, prefix=unprivileged())
    Path().chmod(0o755)
    assert (run.returncode, run.stdout) == (0, before.stdout)


@pytest.mark.parametrize("db", ["mysql://localhost/x", ":memory:", "good.txt/tracker.db"])
def test_what_cannot_be_a_store(tracker, db):
    write(GOOD)
    check_store_trouble(tracker("ingest", "good.txt", "--db", db))


def check_store_trouble(run):
    assert run.returncode == 4
    assert run.stdout == ""
    assert len(run.stderr.strip().splitlines()) == 1


def unprivileged():
    if UNPRIVILEGED and shutil.which(UNPRIVILEGED[0]) is None:
        pytest.skip("the superuser may do everything here")
    return UNPRIVILEGED
