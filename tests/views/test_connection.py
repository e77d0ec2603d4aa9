import os
import shutil
import sqlite3
import sys
from types import SimpleNamespace

import pytest

from tracker.store.database import StoreError, sqlite_path, sqlite_url
from tracker.store.schema import REVISION
from tracker.views.connection import open_reader


def refused(url):
    with pytest.raises(StoreError) as told, open_reader(url):
        pytest.fail("it was opened")
    message = str(told.value)
    assert "\n" not in message
    return message


@pytest.fixture
def copy(store, tmp_path):
    """A copy of the store that a test may spoil: its path."""
    path = tmp_path / "copy.db"
    shutil.copy(sqlite_path(store), path)
    return path


def run(path, *statements):
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_store_is_read_and_not_written(store):
    with open_reader(store) as reader:
        assert reader.rows("SELECT count(*) FROM event WHERE position > ?", (0,))[0][0] > 5
        with pytest.raises(StoreError, match="read-only"):
            reader.rows("DELETE FROM status")


def test_a_reader_sees_one_state_of_the_store(copy):
    with open_reader(sqlite_url(copy)) as reader:
        before = reader.rows("SELECT count(*) FROM status")
        run(copy, "DELETE FROM status")
        assert reader.rows("SELECT count(*) FROM status") == before
    with open_reader(sqlite_url(copy)) as reader:
        assert reader.rows("SELECT count(*) FROM status") == [(0,)]


def test_no_file_says_how_to_make_one(tmp_path):
    message = refused(sqlite_url(tmp_path / "none.db"))
    assert "no store yet" in message
    assert "tracker ingest" in message
    assert not (tmp_path / "none.db").exists()


def test_an_empty_file_is_no_store_yet(tmp_path):
    (tmp_path / "empty.db").touch()
    assert "no store yet" in refused(sqlite_url(tmp_path / "empty.db"))


def test_a_store_that_was_begun_and_not_made_is_no_store_yet(tmp_path):
    run(tmp_path / "begun.db", "CREATE TABLE alembic_version (version_num TEXT)")
    assert "no store yet" in refused(sqlite_url(tmp_path / "begun.db"))


def test_a_folder_is_no_store(tmp_path):
    assert "folder" in refused(sqlite_url(tmp_path))


def test_a_path_that_cannot_be_looked_at(tmp_path):
    assert "--db" in refused(sqlite_url(tmp_path / ("x" * 300)))


def test_a_file_that_is_no_database(tmp_path):
    (tmp_path / "text.db").write_text("not a database " * 100)
    assert "no database" in refused(sqlite_url(tmp_path / "text.db"))


def test_another_programs_database(tmp_path):
    run(tmp_path / "other.db", "CREATE TABLE album (title TEXT)")
    assert "not tracker's" in refused(sqlite_url(tmp_path / "other.db"))


def test_an_older_schema_says_to_migrate(copy):
    run(copy, "UPDATE alembic_version SET version_num = '0000'")
    message = refused(sqlite_url(copy))
    assert "older" in message
    assert "tracker migrate" in message


def test_a_newer_schema_says_so(copy):
    run(copy, "UPDATE alembic_version SET version_num = '9999'")
    assert "newer" in refused(sqlite_url(copy))


def test_a_store_without_its_version_is_not_trackers(copy):
    run(copy, "DELETE FROM alembic_version")
    assert "not tracker's" in refused(sqlite_url(copy))


def test_damage_within_is_told_when_it_is_met(copy):
    data = bytearray(copy.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    copy.write_bytes(data)
    assert "damaged" in refused(sqlite_url(copy))


@pytest.mark.parametrize("name", ["a b.db", "100%.db", "what?.db", "#1.db", "ö.db", "a&mode=rw"])
def test_odd_names_are_names(copy, name):
    odd = copy.with_name(name)
    copy.rename(odd)
    with open_reader(sqlite_url(odd)) as reader:
        assert reader.rows("SELECT version_num FROM alembic_version") == [(REVISION,)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_can_be_read_from(copy):
    copy.parent.chmod(0o500)
    try:
        with open_reader(sqlite_url(copy)) as reader:
            assert reader.rows("SELECT count(*) FROM status")[0][0]
    finally:
        copy.parent.chmod(0o700)


class Driver(SimpleNamespace):
    """Stands in for psycopg: `%s` for parameters, its own errors, an SQLite store behind it."""

    class Error(Exception):
        pass

    IsolationLevel = SimpleNamespace(REPEATABLE_READ="repeatable read")

    def connect(self, address, options):
        self.address, self.options = address, options
        if self.path is None:
            raise self.Error("connection to server failed\nmore")
        self.connection = Connection(self)
        return self.connection


class Connection:
    def __init__(self, driver):
        self.driver = driver
        self.raw = sqlite3.connect(driver.path)
        self.isolation_level = None
        self.closed = False

    def cursor(self):
        return Cursor(self)

    def close(self):
        self.raw.close()
        self.closed = True


class Cursor:
    def __init__(self, connection):
        self.connection = connection
        self.cursor = connection.raw.cursor()

    def execute(self, sql, values):
        assert "?" not in sql
        if "information_schema" in sql:
            sql = "SELECT name FROM sqlite_master"
        try:
            self.cursor.execute(sql.replace("%s", "?"), values)
        except sqlite3.Error as error:
            raise self.connection.driver.Error(str(error)) from error

    def fetchall(self):
        return self.cursor.fetchall()

    def close(self):
        self.cursor.close()


POSTGRESQL = "postgresql+psycopg://me:secret@host/base"


def test_a_driver_with_other_parameter_marks_reads_the_same(store, monkeypatch):
    driver = Driver(path=sqlite_path(store))
    monkeypatch.setitem(sys.modules, "psycopg", driver)
    with open_reader(POSTGRESQL) as reader:
        assert reader.rows("SELECT count(*) FROM event WHERE position > ?", (1,))[0][0] > 1
        with pytest.raises(StoreError):
            reader.rows("SELECT nothing FROM nowhere")
    assert driver.address == "postgresql://me:secret@host/base"
    assert "read_only=on" in driver.options
    assert driver.connection.isolation_level == "repeatable read"
    assert driver.connection.closed


def test_a_server_without_the_tables_has_no_store_yet(tmp_path, monkeypatch):
    driver = Driver(path=tmp_path / "new.db")
    monkeypatch.setitem(sys.modules, "psycopg", driver)
    assert "no store yet" in refused(POSTGRESQL)
    assert driver.connection.closed


def test_a_server_that_does_not_answer(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", Driver(path=None))
    message = refused(POSTGRESQL)
    assert "connection to server failed" in message
    assert "secret" not in message


def test_without_psycopg_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "pip install" in refused(POSTGRESQL)
