import os
import shutil
import sqlite3
import sys

import pytest

from tracker.domain.dates import Day
from tracker.domain.events import ArticleDated
from tracker.store.append import NewArticle
from tracker.store.database import StoreError, sqlite_path, sqlite_url
from tracker.store.log import open_log
from tracker.store.schema import REVISION
from tracker.store.streams import stream_of
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


@pytest.fixture
def served(postgresql_url):
    """The URL of a store in PostgreSQL that holds one article."""
    with open_log(postgresql_url) as log, log.transaction() as append:
        append.add_article(
            NewArticle(
                id="a" * 32,
                sha256="a" * 64,
                name="one",
                title=None,
                published=None,
                outlet=None,
                url=None,
                text="A text.",
                sketch=frozenset({8}),
            )
        )
    return postgresql_url


def test_postgresql_is_read_and_not_written(served):
    with open_reader(served) as reader:
        assert reader.rows("SELECT name FROM article WHERE id = ?", ("a" * 32,)) == [("one",)]
        with pytest.raises(StoreError, match="read-only"):
            reader.rows("DELETE FROM status")


def test_a_reader_of_postgresql_sees_one_state_of_the_store(served):
    with open_reader(served) as reader:
        before = reader.rows("SELECT count(*) FROM event")
        with open_log(served) as log, log.transaction() as append:
            dated = ArticleDated(article="a" * 32, published=Day("2024-05-30"), by="x")
            append.append(stream_of(dated), dated)
        assert reader.rows("SELECT count(*) FROM event") == before == [(1,)]
    with open_reader(served) as reader:
        assert reader.rows("SELECT count(*) FROM event") == [(2,)]


def test_a_database_without_tables_has_no_store_yet(postgresql_url):
    assert "no store yet" in refused(postgresql_url)


def test_a_server_that_does_not_answer():
    message = refused("postgresql+psycopg://me:secret@127.0.0.1:9/base")
    assert "the database server cannot be reached" in message
    assert "secret" not in message


POSTGRESQL = "postgresql+psycopg://me:secret@host/base"


def test_without_psycopg_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "pip install" in refused(POSTGRESQL)
