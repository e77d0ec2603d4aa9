import sqlite3

import pytest

from tracker.store import database
from tracker.store.database import StoreError, normalise_url, open_readonly, shown, sqlite_path

only_sqlite = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


def test_a_path_and_its_url_mean_the_same_store(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    expected = f"sqlite:///{tmp_path}/a b?#%.db"
    assert normalise_url("a b?#%.db") == expected
    assert normalise_url("sqlite:///a b?#%.db") == expected
    assert normalise_url(f"{tmp_path}/a b?#%.db") == expected
    assert normalise_url(expected) == expected
    assert sqlite_path(expected) == tmp_path / "a b?#%.db"


def test_the_home_folder_is_found(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert normalise_url("~/x.db") == f"sqlite:///{tmp_path}/x.db"


def test_a_home_that_nobody_has_is_a_clear_line():
    with pytest.raises(StoreError, match="write the path in full"):
        normalise_url("~nobody-of-this-name/x.db")


@pytest.mark.parametrize(
    "text", ["postgres://u:p@h/d", "postgresql://u:p@h/d", "postgresql+psycopg://u:p@h/d"]
)
def test_the_names_of_postgresql_mean_one_driver(text):
    assert normalise_url(text) == "postgresql+psycopg://u:p@h/d"
    assert sqlite_path(normalise_url(text)) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("mysql://h/d", "mysql:// is no kind of store"),
        ("sqlite://", "sqlite:// is no kind of store"),
        ("file:/tmp/a.db", "leave out file:"),
        (":memory:", "forgotten"),
        ("sqlite:///:memory:", "forgotten"),
        ("", "forgotten"),
        ("a\0b", "NUL"),
    ],
)
def test_what_is_no_store_is_a_clear_line(text, word):
    with pytest.raises(StoreError, match=word) as caught:
        normalise_url(text)
    assert "\n" not in str(caught.value)


def test_a_password_is_never_shown():
    assert shown("postgresql+psycopg://me:secret@host/db?password=secret") == (
        "postgresql+psycopg://me@host/db"
    )
    assert shown("postgresql+psycopg://host/db?password=se@cret") == "postgresql+psycopg://host/db"
    assert "cret" not in shown("postgresql+psycopg://me:se@cr/et@host/db")
    assert shown("postgresql+psycopg://host/db") == "postgresql+psycopg://host/db"
    assert shown("sqlite:////data/x.db") == "/data/x.db"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("postgresql://me:secret@host/db", "postgresql://me@host/db"),
        ("postgresql://me@/db?host=/tmp&password=x&port=1", "postgresql://me@/db?host=/tmp&port=1"),
        ("postgresql://host/db?password=x", "postgresql://host/db"),
        ("sqlite:///a?password=x", "sqlite:///a?password=x"),
        ("a:b@c.db", "a:b@c.db"),
    ],
)
def test_a_password_is_left_out_of_what_can_be_used_again(text, expected):
    assert database.without_password(text) == expected


def test_the_default_is_in_the_users_data_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    path = sqlite_path(database.default_url())
    assert path is not None
    assert path.name == "tracker.db"
    assert path.parent == database.default_folder()


@only_sqlite
def test_reading_cannot_write(small_store):
    path = sqlite_path(small_store)
    connection = open_readonly(path)
    try:
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            connection.execute("DELETE FROM status")
    finally:
        connection.close()


def test_no_store_is_a_clear_line(tmp_path):
    with pytest.raises(StoreError, match="there is no store: take articles in"):
        open_readonly(tmp_path / "none.db")


def test_a_file_that_is_no_database_is_a_clear_line(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("just some notes, and long enough to be read as a header " * 20)
    with pytest.raises(StoreError, match="this file is no database"):
        open_readonly(path)


@only_sqlite
def test_a_store_in_a_read_only_folder_can_be_read(small_store, without_rights):
    copy = without_rights.folder / "store.db"
    copy.write_bytes(sqlite_path(small_store).read_bytes())
    copy.chmod(0o444)
    without_rights.folder.chmod(0o555)
    count = "SELECT count(*) FROM article"
    done = without_rights(
        "from pathlib import Path; from tracker.store.database import open_readonly\n"
        f"connection = open_readonly(Path({str(copy)!r}))\n"
        f"print(connection.execute({count!r}).fetchone()[0]); connection.close()"
    )
    assert done == "3"


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("database is locked", "keeps the store busy"),
        ("database or disk is full", "the disk is full"),
        ("attempt to write a readonly database", "read-only"),
        ("database disk image is malformed", "damaged"),
        ("something\nnew", "the database says: something new"),
    ],
)
def test_what_the_database_says_is_told_in_one_line(said, meaning):
    told = str(database.explain("/data/x.db", sqlite3.OperationalError(said)))
    assert told.startswith("/data/x.db: ")
    assert meaning in told
    assert "\n" not in told
