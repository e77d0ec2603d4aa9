import sqlite3
import subprocess
import sys
import warnings

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import exc
from sqlmodel import SQLModel

from tracker.store import engine, schema, tables
from tracker.store.database import TABLES, StoreError, shown, sqlite_path, sqlite_url
from tracker.store.engine import connect
from tracker.store.migrate import migrate, scripts
from tracker.store.verify import verify

HEAD = schema.REVISION

only_sqlite = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
only_postgresql = pytest.mark.parametrize("url", ["postgresql"], indirect=True)


def test_a_new_store_is_made_and_then_up_to_date(url):
    assert migrate(url) == f"{shown(url)}: made (schema {schema.REVISION})"
    assert migrate(url) == f"{shown(url)}: up to date (schema {schema.REVISION})"
    assert verify(url).ok


def test_the_one_version_number_is_alembics_head():
    config = Config()
    config.set_main_option("script_location", str(scripts()))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [schema.REVISION]


INDEX = "event_by_article"


def test_the_migrations_make_what_the_tables_declare(url):
    assert tables
    migrate(url)
    with connect(url) as connection, connection.begin(), warnings.catch_warnings():
        # SQLAlchemy says that it leaves out event_by_article, an index over an expression.
        warnings.filterwarnings("ignore", "Skipped unsupported reflection", exc.SAWarning)
        # Neither can it be declared for both kinds of databases; a test of its own asks for it.
        opts = {"include_name": lambda name, kind, _: (kind, name) != ("index", INDEX)}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, SQLModel.metadata) == []


@only_sqlite
def test_a_new_store_holds_all_that_guards_the_log(url, sql):
    migrate(url)
    found = sql(url, "SELECT name FROM sqlite_master WHERE type = 'trigger'")
    assert {name for (name,) in found} == set(schema.TRIGGERS)
    assert sql(url, "SELECT name FROM sqlite_master WHERE name = 'event_by_article'")
    assert sql(url, "PRAGMA journal_mode") == [("wal",)]


@only_postgresql
def test_a_new_store_in_postgresql_holds_all_that_guards_the_log(url, sql):
    migrate(url)
    found = sql(url, "SELECT tgname FROM pg_trigger WHERE tgrelid IN "
                     "('event'::regclass, 'article'::regclass)")  # fmt: skip
    assert {name for (name,) in found} == {*schema.TRIGGERS, *schema.TRUNCATE_TRIGGERS}
    assert sql(url, "SELECT to_regclass('event_by_article') IS NOT NULL") == [(True,)]


@only_postgresql
def test_texts_are_sorted_by_their_bytes_as_on_sqlite(url, sql):
    migrate(url)
    other = sql(
        url,
        "SELECT table_name, column_name FROM information_schema.columns WHERE data_type = 'text' "
        "AND table_schema = current_schema() AND collation_name IS DISTINCT FROM 'C'",
    )
    assert other == []


@only_postgresql
def test_data_is_kept_as_json_that_can_be_asked(small_store, sql):
    asked = 'SELECT count(*) FROM event WHERE data @> \'{"party": "JP"}\''
    assert sql(small_store, asked) == [(2,)]


@only_sqlite
def test_commits_are_on_the_disk(url):
    migrate(url)
    with connect(url) as connection:
        full = 2
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == full


def test_an_older_store_is_upgraded(url, monkeypatch, tmp_path):
    """With a second revision, as a later release will bring one."""
    migrate(url)
    folder = tmp_path / "migrations 100%"
    (folder / "versions").mkdir(parents=True)
    for file in (*scripts().glob("*.py"), *scripts().glob("versions/*.py")):
        (folder / file.relative_to(scripts())).write_text(file.read_text("utf-8"), "utf-8")
    (folder / "versions" / "9999_note.py").write_text(
        "from alembic import op\n"
        f"revision, down_revision = '9999', {HEAD!r}\n"
        "def upgrade():\n    op.execute('CREATE TABLE note (text TEXT)')\n",
        "utf-8",
    )
    monkeypatch.setattr("tracker.store.migrate.scripts", lambda: folder)
    monkeypatch.setattr("tracker.store.schema.REVISION", "9999")
    monkeypatch.setattr("tracker.store.database.REVISION", "9999")
    with pytest.raises(StoreError, match="older schema: run `tracker migrate`"):
        verify(url)

    assert f"upgraded from schema {HEAD} to 9999" in migrate(url)

    assert migrate(url).endswith("up to date (schema 9999)")


def test_a_store_that_is_up_to_date_is_opened_without_alembic(small_store):
    program = (
        "import sys; from tracker.store.log import open_log\n"
        f"with open_log({small_store!r}): print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


class Busy:
    """A connection whose switch to write-ahead mode is refused a few times."""

    def __init__(self, refusals, word="database is locked"):
        self.refusals, self.word = refusals, word
        self.connection = self.driver_connection = self

    def execute(self, statement):
        if statement == "PRAGMA journal_mode":
            return self
        self.refusals -= 1
        if self.refusals >= 0:
            raise sqlite3.OperationalError(self.word)
        return None

    def fetchone(self):
        return ("wal",) if self.refusals < 0 else ("delete",)


def test_the_switch_to_write_ahead_mode_waits_its_turn(monkeypatch):
    busy = Busy(3)
    engine._write_ahead(busy)
    assert busy.refusals == -1
    with pytest.raises(sqlite3.OperationalError, match="disk"):
        engine._write_ahead(Busy(1, "disk I/O error"))
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        engine._write_ahead(Busy(10))


def test_an_error_of_the_driver_is_a_clear_line(url):
    with pytest.raises(StoreError, match="the disk cannot be read"), engine.translated(url):
        raise sqlite3.OperationalError("disk I/O error")


def test_a_migration_that_fails_leaves_nothing_behind(url, sql, monkeypatch):
    def fail(connection):
        connection.exec_driver_sql("CREATE TABLE half (done INTEGER)")
        raise KeyboardInterrupt

    monkeypatch.setattr("tracker.store.migrate._run", fail)
    with pytest.raises(KeyboardInterrupt):
        migrate(url)
    assert sql(url, TABLES["postgresql" if sqlite_path(url) is None else "sqlite"]) == []
    monkeypatch.undo()
    assert "made" in migrate(url)


def test_several_processes_open_a_new_store_at_once(url, at_once):
    program = (
        "import alembic.command, tracker.store.log as log\n"
        f"with log.open_log({url!r}): print('opened')"
    )
    assert at_once(*[program] * 4) == ["opened"] * 4
    assert verify(url).ok


@pytest.mark.parametrize("content", [b"short", b"%PDF-1.7 and so on " * 500])
def test_a_file_that_is_no_database_is_left_alone(tmp_path, content):
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"paper\.pdf: this file is no database"):
        migrate(sqlite_url(path))
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path):
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE article (id)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    for use in (migrate, verify):
        with pytest.raises(StoreError, match="not tracker's"):
            use(sqlite_url(path))
    assert path.read_bytes() == before


def test_a_newer_store_is_left_alone(small_store, sql):
    sql(small_store, "UPDATE alembic_version SET version_num = '0099'")
    for use in (migrate, verify):
        with pytest.raises(StoreError, match=r"newer version of tracker \(schema 0099"):
            use(small_store)


def test_an_empty_store_has_nothing_to_verify(url):
    if sqlite_path(url) is not None:
        sqlite_path(url).touch()
    with pytest.raises(StoreError, match="the store is empty"):
        verify(url)


def test_a_folder_is_no_store(tmp_path):
    with pytest.raises(StoreError, match="this is a folder"):
        migrate(sqlite_url(tmp_path))


def test_a_name_that_the_system_refuses_is_a_clear_line(tmp_path):
    for use in (migrate, verify):
        with pytest.raises(StoreError, match="name another file with --db") as caught:
            use(sqlite_url(tmp_path / ("x" * 300)))
        assert "\n" not in str(caught.value)


def test_a_missing_folder_is_not_made(tmp_path):
    with pytest.raises(StoreError, match="there is no such folder"):
        migrate(sqlite_url(tmp_path / "typo" / "store.db"))
    assert not (tmp_path / "typo").exists()


def test_the_default_folder_is_made(tmp_path, monkeypatch):
    monkeypatch.setattr("tracker.store.engine.default_folder", lambda: tmp_path / "share" / "own")
    assert "made" in migrate(sqlite_url(tmp_path / "share" / "own" / "tracker.db"))


def test_a_default_folder_that_cannot_be_made_is_a_clear_line(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setattr("tracker.store.engine.default_folder", lambda: tmp_path / "file" / "own")
    with pytest.raises(StoreError, match="the folder cannot be made"):
        migrate(sqlite_url(tmp_path / "file" / "own" / "tracker.db"))


def test_a_read_only_folder_is_a_clear_line(without_rights):
    without_rights.folder.chmod(0o555)
    said = without_rights(
        "from tracker.store.database import StoreError, sqlite_url\n"
        "from pathlib import Path\n"
        f"place = Path({str(without_rights.folder)!r}) / 'x'\n"
        "try: tracker.store.migrate.migrate(sqlite_url(place))\n"
        "except StoreError as error: print(error)"
    )
    assert said == (
        f"{without_rights.folder}/x: the store cannot be opened: "
        "check that the folder exists and is yours"
    )


@only_sqlite
def test_a_read_only_store_is_a_clear_line(without_rights, small_store):
    copy = without_rights.folder / "store.db"
    copy.write_bytes(sqlite_path(small_store).read_bytes())
    copy.chmod(0o444)
    said = without_rights(
        "from tracker.store.database import StoreError, sqlite_url\n"
        "from pathlib import Path\n"
        f"try: tracker.store.log.open_log(sqlite_url(Path({str(copy)!r}))).__enter__()\n"
        "except StoreError as error: print(error)"
    )
    assert said.startswith(f"{copy}: the store is read-only")
    assert "\n" not in said
