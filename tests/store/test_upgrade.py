"""Stores of earlier releases: upgraded, a copy kept first, and whole after any crash."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from postgres.tool import run_sql
from sqlalchemy import Engine, event

from tracker.cli.main import run
from tracker.store import database, schema
from tracker.store.backup import keep_copy
from tracker.store.database import StoreError, sqlite_path, sqlite_url
from tracker.store.engine import connect
from tracker.store.log import open_log
from tracker.store.migrate import migrate, scripts
from tracker.store.verify import verify
from tracker.views import connection

RELEASES = Path(__file__).parent / "releases"
KEPT = sorted(RELEASES.glob("*.sqlite3"))
NEXT = "9999"
HEAD, SCRIPTS = schema.REVISION, scripts()


@pytest.fixture
def kept(tmp_path):
    """The URL of a copy of the first release's store."""
    return copied(KEPT[0], tmp_path)


def copied(file, folder):
    shutil.copy(file, folder / "store.db")
    return sqlite_url(folder / "store.db")


@pytest.fixture
def later(tmp_path, monkeypatch):
    """Make this program one of a later release, whose migration runs the statements given."""

    def make(body):
        folder = later_scripts(tmp_path / "migrations", body)
        monkeypatch.setattr("tracker.store.migrate.scripts", lambda: folder)
        monkeypatch.setattr("tracker.store.schema.REVISION", NEXT)
        for module in (database, connection):
            monkeypatch.setattr(module, "REVISION", NEXT)

    return make


def later_scripts(folder, body):
    (folder / "versions").mkdir(parents=True, exist_ok=True)
    for file in (*SCRIPTS.glob("*.py"), *SCRIPTS.glob("versions/*.py")):
        (folder / file.relative_to(SCRIPTS)).write_text(file.read_text("utf-8"), "utf-8")
    (folder / "versions" / f"{NEXT}_later.py").write_text(
        "import os, signal\nfrom alembic import op\n"
        f"revision, down_revision = {NEXT!r}, {HEAD!r}\n"
        "def upgrade():\n" + "".join(f"    {line}\n" for line in body),
        "utf-8",
    )
    return folder


def table(url):
    store = sqlite3.connect(sqlite_path(url))
    try:
        rows = store.execute(
            "SELECT party, stage, data, reports, sources FROM status"
            " JOIN status_count USING (dossier, party)"
        ).fetchall()
    finally:
        store.close()
    return {
        party: {"stage": stage, "reports": reports, "sources": sources} | json.loads(data)
        for party, stage, data, reports, sources in rows
    }


def held(path):
    """What a store holds of the log, and its schema."""
    store = sqlite3.connect(path)
    try:
        (found,) = store.execute("SELECT version_num FROM alembic_version").fetchone()
        return found, store.execute("SELECT * FROM event ORDER BY position").fetchall()
    finally:
        store.close()


def copies(url):
    path = sqlite_path(url)
    return sorted(each.name for each in path.parent.glob(f"{path.name}.schema-*"))


def test_every_release_has_its_store_and_its_table():
    assert KEPT
    assert [each.with_suffix(".json").exists() for each in KEPT] == [True] * len(KEPT)


@pytest.mark.parametrize("file", KEPT, ids=lambda file: file.stem)
def test_a_store_of_every_release_is_read_and_gives_the_same_table(file, tmp_path):
    url = copied(file, tmp_path)
    migrate(url)
    with open_log(url) as log:
        log.rebuild()

    found = table(url)

    expected = json.loads(file.with_suffix(".json").read_text("utf-8"))
    assert {
        party: {name: row.get(name) for name in expected[party]} for party, row in found.items()
    } == expected
    assert verify(url).ok


def test_before_an_upgrade_a_copy_is_kept_and_told_of(kept, later, caplog):
    before = held(sqlite_path(kept))
    later(["op.execute('CREATE TABLE note (text TEXT)')"])

    with open_log(kept):
        pass

    name = f"store.db.schema-{before[0]}.bak"
    assert copies(kept) == [name]
    copy = sqlite_path(kept).with_name(name)
    assert str(copy) in caplog.text
    assert held(copy) == before
    assert held(sqlite_path(kept)) == (NEXT, before[1])


def test_the_copy_is_told_of_on_standard_error(kept, tmp_path):
    folder = later_scripts(tmp_path / "migrations", ["pass"])
    done = subprocess.run(
        [sys.executable, "-c", LATER.format(folder=str(folder), url=kept, next=NEXT)],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == ""
    assert "copy kept: " in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_migrate_tells_where_the_copy_is(kept, later):
    later(["pass"])

    assert migrate(kept).endswith(f"; the store as it was: {sqlite_path(kept)}.schema-0001.bak")


def test_of_a_new_store_no_copy_is_kept(url, caplog):
    migrate(url)
    migrate(url)

    if sqlite_path(url) is not None:
        assert copies(url) == []
    assert caplog.text == ""


def test_an_earlier_copy_is_never_written_over(kept):
    path = sqlite_path(kept)

    assert [keep_copy(path, "0001").name for _ in range(3)] == [
        "store.db.schema-0001.bak",
        "store.db.schema-0001.2.bak",
        "store.db.schema-0001.3.bak",
    ]


def test_what_waits_in_the_write_ahead_log_is_in_the_copy(url, build, kept):
    with open_log(kept) as log:
        with log.transaction() as append:
            build.take_in(append, build.article("one"))
        copy = keep_copy(sqlite_path(kept), "0001")

    assert held(copy) == held(sqlite_path(kept))


def test_without_room_for_a_copy_nothing_is_changed(kept, later, monkeypatch):
    before = held(sqlite_path(kept))
    later(["op.execute('CREATE TABLE note (text TEXT)')"])

    def no_room(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tracker.store.backup._to_disk", no_room)
    with pytest.raises(StoreError, match="no copy can be kept before the upgrade"):
        migrate(kept)

    assert held(sqlite_path(kept)) == before
    assert copies(kept) == []


def test_a_migration_that_fails_changes_nothing(kept, later):
    before = held(sqlite_path(kept))
    later(["op.execute('CREATE TABLE note (text TEXT)')", "raise RuntimeError('half way')"])
    with pytest.raises(RuntimeError, match="half way"):
        migrate(kept)

    assert held(sqlite_path(kept)) == before

    later(["op.execute('CREATE TABLE note (text TEXT)')"])
    assert "upgraded" in migrate(kept)
    assert held(sqlite_path(kept)) == (NEXT, before[1])


LATER = """
import tracker.store.database, tracker.store.migrate, tracker.store.schema, pathlib
tracker.store.migrate.scripts = lambda: pathlib.Path({folder!r})
tracker.store.schema.REVISION = tracker.store.database.REVISION = {next!r}
from tracker.store.log import open_log
with open_log({url!r}): pass
"""


@pytest.mark.parametrize("moment", ["first", "half way", "last"])
def test_a_program_killed_in_a_migration_leaves_a_store_that_can_be_used(
    kept, later, tmp_path, moment
):
    before = held(sqlite_path(kept))
    kill = "os.kill(os.getpid(), signal.SIGKILL)"
    work = [
        "op.execute('CREATE TABLE note (text TEXT)')",
        "op.execute('DROP TABLE status')",
        "op.execute('CREATE TABLE status (dossier TEXT)')",
    ]
    place = {"first": 0, "half way": 2, "last": 3}[moment]
    folder = later_scripts(tmp_path / "killed", [*work[:place], kill, *work[place:]])
    done = subprocess.run(
        [sys.executable, "-c", LATER.format(folder=str(folder), url=kept, next=NEXT)],
        capture_output=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    # The release that made it goes on with it as if nothing had been tried.
    migrate(kept)
    assert run(["status", "--db", kept]) == 0
    # And so does the later one, when it is run again.
    later(["op.execute('CREATE TABLE note (text TEXT)')"])
    assert "upgraded" in migrate(kept)
    found, events = held(sqlite_path(kept))
    assert (found, events) == (NEXT, before[1])


def in_postgresql(file, url):
    """Make the store at `url` what the release would have made there of the same articles."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    store = sqlite3.connect(file)
    try:
        (found,) = store.execute("SELECT version_num FROM alembic_version").fetchone()
        with connect(url) as open_connection, open_connection.begin():
            config.attributes["connection"] = open_connection
            command.upgrade(config, found)
        kept = store.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in sorted(kept):
            if name.startswith("sqlite_") or name == "alembic_version":
                continue
            rows = store.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608
            marks = ", ".join("?" * len(rows[0])) if rows else ""
            run_sql(url, *((f"INSERT INTO {name} VALUES ({marks})", row) for row in rows))  # noqa: S608
    finally:
        store.close()
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def release(request, tmp_path):
    """The store of the first release, on each kind of database."""
    if request.param == "sqlite":
        return copied(KEPT[0], tmp_path)
    return in_postgresql(KEPT[0], request.getfixturevalue("postgresql_url"))


LOG = "SELECT position, event_id, recorded_at, hash FROM event ORDER BY position"
TABLE = "SELECT party, stage, data FROM status ORDER BY party"


def test_in_postgresql_it_is_upgraded_as_well(tmp_path, postgresql_url):
    here, there = copied(KEPT[0], tmp_path), in_postgresql(KEPT[0], postgresql_url)

    assert [migrate(url).split(": ")[1][:8] for url in (here, there)] == ["upgraded"] * 2

    assert run_sql(there, TABLE) == run_sql(here, TABLE)
    assert run_sql(there, LOG) == run_sql(here, LOG)
    assert verify(there).ok


@pytest.mark.parametrize("statements", [3, 12, 25, pytest.param("all", marks=pytest.mark.stress)])
def test_killed_at_any_statement_of_the_upgrade_it_is_as_it_was(release, statements):
    """By a kill that nothing can catch, before each of the first so many statements, and later."""
    before = run_sql(release, LOG)
    for moment in (statements,) if isinstance(statements, int) else count(1, 5):
        if not _killed_before(release, moment):
            # As many as that there are not: then the upgrade is done.
            assert statements == "all"
            assert moment > 40
            break
        # Nothing of it is left: the next one begins where this one did.
        assert run_sql(release, "SELECT version_num FROM alembic_version") != [(HEAD,)]
        assert run_sql(release, LOG) == before

    migrate(release)

    assert run_sql(release, "SELECT version_num FROM alembic_version") == [(HEAD,)]
    assert run_sql(release, LOG) == before
    assert verify(release).ok


def _killed_before(url, moment):
    """Upgrade in a copy of this process that is killed before its statement of that number."""
    pid = os.fork()
    if pid == 0:
        number = count(1)

        def kill(*_):
            if next(number) == moment:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            event.listen(Engine, "before_cursor_execute", kill)
            migrate(url)
        finally:
            os._exit(0)
    _, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status)
