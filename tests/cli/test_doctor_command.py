"""`tracker doctor`, and the checks behind it."""

import json
import os
import shutil
import sqlite3
from importlib.metadata import PackageNotFoundError
from types import SimpleNamespace

import pytest

from tracker.store.database import sqlite_path
from tracker.views import installation as looked
from tracker.views.installation import installation, is_at_least
from tracker.views.store_health import store_health


def found(told):
    return {(each["area"], each["name"]): each for each in json.loads(told.out)["checks"]}


def health(url):
    return {each.name: each for each in store_health(url, "named by --db")}


def test_all_is_in_order(tracker):
    told = tracker("doctor")

    assert told.code == 0
    assert told.err == ""
    assert "ok       guards: all 6 keep the log as it is" in told.out
    assert "named by TRACKER_DB" in told.out
    assert "FAULT" not in told.out


def test_as_json(tracker):
    told = tracker("doctor", "--json")
    checks = found(told)

    assert json.loads(told.out)["ok"] is True
    assert checks["store", "schema"]["state"] == "ok"
    assert checks["installation", "tracker"]["found"].startswith("0.")
    assert checks["dossier", "ukraine-security"]["state"] == "ok"


def test_without_a_store_nothing_is_made(tracker, tmp_path):
    told = tracker("doctor", "--db", str(tmp_path / "none.db"))

    assert told.code == 0
    assert "1 warning." in told.out
    assert "there is none yet" in told.out
    assert "named by --db" in told.out
    assert list(tmp_path.iterdir()) == []


def test_the_default_place_is_told(tracker, monkeypatch, tmp_path):
    monkeypatch.delenv("TRACKER_DB")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    assert "(the default)" in tracker("doctor").out


@pytest.mark.parametrize(
    ("words", "place", "said"),
    [
        (("--db", "mysql://x"), ("store", "place"), "mysql:// is no kind of store"),
        (("--db", "/etc/passwd/x.db"), ("store", "file"), "none can be made"),
        (("--db", "a" * 300), ("store", "file"), "too long"),
        (("--db", "."), ("store", "schema"), "this is a folder"),
        (("--dossier", "nope"), ("dossier", "dossier"), "no dossier 'nope'"),
    ],
)
def test_a_fault_ends_with_1(tracker, words, place, said):
    told = tracker("doctor", "--json", *words)
    check = found(told)[place]

    assert told.code == 1
    assert check["state"] == "fault"
    assert said in check["found"]
    assert check["todo"]


def test_a_database_of_another_program(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (a)")
    other.close()
    checks = health(f"sqlite:///{path}")

    assert checks["schema"].state == "fault"
    assert "not tracker's" in checks["schema"].found


def copy_of(store, tmp_path):
    path = tmp_path / "copy.db"
    shutil.copy(sqlite_path(store), path)
    return path


def test_an_older_store_must_be_migrated(store, tmp_path):
    path = copy_of(store, tmp_path)
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '0001'")
    raw.close()
    check = health(f"sqlite:///{path}")["schema"]

    assert (check.state, check.todo) == ("fault", "run `tracker migrate`")


def test_a_guard_that_is_gone(store, tmp_path):
    path = copy_of(store, tmp_path)
    with sqlite3.connect(path) as raw:
        raw.execute("DROP TRIGGER event_no_delete")
    raw.close()
    check = health(f"sqlite:///{path}")["guards"]

    assert (check.state, check.found) == ("fault", "gone: event_no_delete")


def test_others_may_write_it(store, tmp_path):
    path = copy_of(store, tmp_path)
    path.chmod(0o666)

    assert health(f"sqlite:///{path}")["permissions"].state == "warning"
    path.chmod(0o644)
    assert health(f"sqlite:///{path}")["permissions"].state == "ok"


@pytest.mark.parametrize(
    ("closed", "state", "said"),
    [
        (os.R_OK, "fault", "it cannot be read"),
        (os.W_OK, "warning", "it cannot be written"),
        (None, "ok", "yours to read and write"),
    ],
)
def test_who_may_use_the_file(store, monkeypatch, closed, state, said):
    monkeypatch.setattr(os, "access", lambda _, right: right != closed)
    check = health(store)["file"]

    assert check.state == state
    assert said in check.found


def test_a_folder_that_is_closed(store, tmp_path, monkeypatch):
    path = copy_of(store, tmp_path)
    monkeypatch.setattr(os, "access", lambda place, _: place == path)

    assert "its folder is closed" in health(f"sqlite:///{path}")["file"].found


def test_a_disk_that_is_nearly_full(store, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=3 * 1024))
    check = health(store)["disk"]

    assert (check.state, check.found) == ("warning", "3.0 KiB free")


@pytest.mark.parametrize(
    ("size", "words"),
    [(700, "700 bytes"), (1536, "1.5 KiB"), (3 * 1024**4, "3.0 TiB")],
)
def test_sizes(store, monkeypatch, size, words):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=size))

    assert health(store)["disk"].found == f"{words} free"


def test_a_server_that_cannot_be_reached():
    url = "postgresql+psycopg://nobody:secret@127.0.0.1:1/x"
    checks = health(url)

    assert checks["schema"].state == "fault"
    assert "secret" not in str(checks)


def test_a_store_on_a_server(postgresql_server):
    from tracker.store.migrate import migrate  # noqa: PLC0415

    url = postgresql_server.new_database()
    migrate(url)
    checks = health(url)

    assert {each.state for each in checks.values()} == {"ok"}
    assert checks["database"].found.startswith("postgresql ")
    assert checks["guards"].found == "all 8 keep the log as it is"


@pytest.mark.parametrize(
    ("one", "other", "enough"),
    [
        ("3.11.7", "3.11", True),
        ("3.10", "3.9.9", True),
        ("3.9", "3.10", False),
        ("2.0", "2", True),
        ("1.0rc1", "1.0", True),
        ("0.19.2", "0.19.2", True),
    ],
)
def test_versions_order_by_their_numbers(one, other, enough):
    assert is_at_least(one, other) == enough


def requiring(monkeypatch, *lines, versions=None):
    def version(name):
        if name not in (versions or {}):
            raise PackageNotFoundError(name)
        return versions[name]

    monkeypatch.setattr(looked, "requires", lambda _: list(lines))
    monkeypatch.setattr(looked, "version", version)
    return {each.name: each for each in installation()}


def test_packages_that_are_missing_or_old(monkeypatch):
    checks = requiring(monkeypatch, "lxml>=6", versions={"lxml": "5.9"})
    assert (checks["packages"].state, checks["packages"].found) == (
        "fault",
        "lxml 5.9 is older than 6",
    )
    assert requiring(monkeypatch, "lxml>=6")["packages"].found == "lxml is missing"
    whole = requiring(monkeypatch, "lxml>=6", versions={"lxml": "6.0"})
    assert whole["packages"].found == "all 1 are there"


def test_extras(monkeypatch):
    lines = ('psycopg[binary]>=3.2; extra == "postgres"', "ruff>=0.8; extra == 'dev'")
    there = requiring(monkeypatch, *lines, versions={"psycopg": "3.2.1"})
    gone = requiring(monkeypatch, *lines)
    old = requiring(monkeypatch, *lines, versions={"psycopg": "3.1"})

    assert there["extra postgres"].found == "installed"
    assert (gone["extra postgres"].state, gone["extra postgres"].found) == ("ok", "not installed")
    assert "[postgres]" in gone["extra postgres"].todo
    assert (old["extra postgres"].state, "older than 3.2" in old["extra postgres"].found) == (
        "warning",
        True,
    )
    assert "extra dev" not in there


def test_a_requirement_that_cannot_be_read_is_passed_over(monkeypatch):
    assert requiring(monkeypatch, "@@@")["packages"].state == "ok"


def test_a_program_that_is_not_installed(monkeypatch):
    def nothing(name):
        raise PackageNotFoundError(name)

    monkeypatch.setattr(looked, "requires", nothing)
    monkeypatch.setattr(looked, "metadata", nothing)
    checks = {each.name: each for each in installation()}

    assert checks["packages"].state == "warning"
    assert checks["Python"].state == "ok"


def test_a_python_that_is_too_old(monkeypatch):
    monkeypatch.setattr(looked, "metadata", lambda _: {"Requires-Python": ">=4.1"})
    check = next(each for each in installation() if each.name == "Python")

    assert (check.state, check.todo) == ("fault", "use Python 4.1 or newer")


def test_an_sqlite_without_json(monkeypatch):
    class Bare:
        def execute(self, _):
            raise sqlite3.OperationalError("no such function: json_extract")

        def close(self):
            pass

    monkeypatch.setattr(looked.sqlite3, "connect", lambda _: Bare())
    check = next(each for each in installation() if each.name == "SQLite")

    assert check.state == "fault"


def test_a_narrow_encoding(monkeypatch):
    monkeypatch.setattr("sys.stdout", SimpleNamespace(encoding="ascii"))
    check = list(installation())[-1]

    assert (check.name, check.state) == ("encoding", "warning")
