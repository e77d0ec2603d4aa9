"""What only a server can do: refuse, be gone, be cut off in the middle, keep JSON its own way."""

import signal
import sys

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from postgres.server import PASSWORD, name_of
from postgres.tool import other_tool, run_sql

from tracker.store import wire
from tracker.store.database import StoreError, explain
from tracker.store.log import open_log
from tracker.store.migrate import migrate
from tracker.store.source import DamagedError, open_source
from tracker.store.verify import verify
from tracker.views.connection import open_reader


def refused(url):
    """What is said where the store cannot be opened: the same by whichever door, in one line."""
    told = set()
    for door in (_write, migrate, verify, _read):
        with pytest.raises(StoreError) as error:
            door(url)
        told.add(str(error.value))
    (message,) = told
    assert message.isprintable()
    return message


def _write(url):
    with open_log(url):
        pytest.fail("it was opened")


def _read(url):
    with open_reader(url):
        pytest.fail("it was opened")


@pytest.fixture
def by_network(postgresql_server):
    """Makes the URL of a database that is reached by TCP, for a user and with a password."""

    def make(user, password="", database="postgres"):
        login = f"{user}:{password}" if password else user
        return f"postgresql+psycopg://{login}@127.0.0.1:{postgresql_server.port}/{database}"

    return make


QUOTED = PASSWORD.replace("/", "%2F").replace(":", "%3A").replace("@", "%40")


def test_a_server_that_is_not_there():
    assert refused("postgresql+psycopg://me:geheim@127.0.0.1:9/db") == (
        "postgresql+psycopg://me@127.0.0.1:9/db: the database server cannot be reached: check that "
        "it runs, and the host and port in the URL"
    )


def test_a_socket_that_is_not_there(tmp_path):
    assert "cannot be reached" in refused(f"postgresql+psycopg://me@/db?host={tmp_path}")


def test_a_host_that_is_not_there():
    assert "cannot be reached" in refused("postgresql+psycopg://me:geheim@no-such-host.invalid/db")


@pytest.mark.parametrize(
    ("user", "password", "database", "word"),
    [
        ("guarded", "geheim", "postgres", "the server does not take this user and password"),
        ("guarded", "", "postgres", "the server asks for a password: set PGPASSWORD"),
        ("nobody_here", "", "postgres", "the server knows no such user"),
        ("postgres", "", "no_such_base", "there is no such database: make it with `createdb`"),
    ],
)
def test_what_the_server_refuses(by_network, user, password, database, word):
    message = refused(by_network(user, password, database))
    assert word in message
    assert "geheim" not in message


def test_a_password_may_hold_any_character(by_network, postgresql_server):
    postgresql_server.run_sql("postgres", "CREATE SCHEMA guarded AUTHORIZATION guarded")
    url = by_network("guarded", QUOTED)
    try:
        assert "made" in migrate(url)
        assert verify(url).ok
        with pytest.raises(StoreError, match="read-only"), open_reader(url) as reader:
            reader.rows("DELETE FROM status")
    finally:
        postgresql_server.run_sql("postgres", "DROP SCHEMA guarded CASCADE")


def test_a_user_without_rights(by_network, postgresql_server):
    name = postgresql_server.new_database()
    postgresql_server.run_sql(name_of(name), "REVOKE CREATE ON SCHEMA public FROM public")
    with pytest.raises(StoreError, match="the database refuses that to this user"):
        migrate(by_network("guarded", QUOTED, name_of(name)))
    postgresql_server.drop_database(name)


GRANTS = {
    "reader": ("GRANT SELECT ON ALL TABLES IN SCHEMA public TO guarded",),
    "writer": (
        "GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO guarded",
        "GRANT UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO guarded",
        "REVOKE UPDATE, DELETE ON event, article, sketch, alembic_version FROM guarded",
        "REVOKE INSERT ON alembic_version FROM guarded",
    ),
}


@pytest.mark.parametrize("role", GRANTS)
def test_who_reads_or_writes_needs_no_more_than_that(by_network, postgresql_server, build, role):
    """As docs/postgresql.md says: the tables may belong to somebody else."""
    name = postgresql_server.new_database()
    migrate(name)
    postgresql_server.run_sql(name_of(name), *GRANTS[role])
    url = by_network("guarded", QUOTED, name_of(name))
    one = build.article("one")
    try:
        if role == "reader":
            with pytest.raises(StoreError, match="the database refuses that to this user"):
                _take_in(url, build, one)
        else:
            _take_in(url, build, one)
            with open_log(url) as log:
                assert log.rebuild() == 1
        assert verify(url).ok
        assert verify(url).articles == int(role == "writer")
        with open_reader(url) as reader:
            assert reader.rows("SELECT count(*) FROM status") == [(int(role == "writer"),)]
    finally:
        postgresql_server.drop_database(name)


def _take_in(url, build, of):
    with open_log(url) as log, log.transaction() as append:
        build.take_in(append, of, build.said(of, "JP"))


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://me:geheim@host/db?heim=geheim",
        "postgresql+psycopg://me:geheim%@host/db",
        "postgresql+psycopg://me:geheim@[::1/db",
    ],
)
def test_a_url_that_cannot_be_read(url):
    message = refused(url)
    assert "the URL cannot be read: write postgresql://USER@HOST/DATABASE" in message
    assert "heim" not in message


def test_a_password_that_was_not_written_as_it_should_be_is_not_shown():
    assert "heim" not in refused("postgresql+psycopg://me:ge/heim@no-such-host.invalid:77x/db")


def test_without_psycopg_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "run `pip install 'agreement-tracker[postgres]'`" in refused("postgresql+psycopg://h/db")


def test_a_database_that_cannot_hold_every_character(postgresql_server):
    postgresql_server.run_sql(
        "postgres", "CREATE DATABASE ascii ENCODING 'SQL_ASCII' TEMPLATE template0 LOCALE 'C'"
    )
    url = postgresql_server.url("ascii")
    assert "keeps texts as SQL_ASCII" in refused(url)
    postgresql_server.drop_database(url)


def test_another_programs_database_is_left_alone(postgresql_url):
    run_sql(postgresql_url, "CREATE TABLE article (id INTEGER)")
    assert "this database is not tracker's" in refused(postgresql_url)
    assert run_sql(postgresql_url, "SELECT count(*) FROM article") == [(0,)]


def test_a_connection_that_is_cut_in_the_middle_leaves_the_log_whole(postgresql_url, build):
    one, two = build.article("one"), build.article("two")
    with open_log(postgresql_url) as log:
        with log.transaction() as append:
            build.take_in(append, one, build.said(one, "JP"))
        with pytest.raises(StoreError, match="the connection was cut: nothing of this step"):
            _cut(log, postgresql_url, build, two)
        assert run_sql(postgresql_url, "SELECT name FROM article") == [("one",)]
        assert verify(postgresql_url).ok
        # The same program may go on.
        with log.transaction() as append:
            build.take_in(append, two, build.said(two, "JP"))
    found = verify(postgresql_url)
    assert (found.ok, found.events, found.articles) == (True, 4, 2)


def _terminate(url, which):
    """Let the server end its own processes, as a table of its tells which."""
    run_sql(url, f"SELECT pg_terminate_backend(pid) FROM {which}")  # noqa: S608


def _cut(log, url, build, of):
    with log.transaction() as append:
        build.take_in(append, of, build.said(of, "JP"))
        append.has_article("x")
        _terminate(url, "pg_locks WHERE locktype = 'advisory'")


def test_a_connection_that_is_cut_before_a_question_is_told_and_made_anew(postgresql_url):
    others = "datname = current_database() AND pid <> pg_backend_pid()"
    with open_log(postgresql_url) as log:
        _terminate(postgresql_url, f"pg_stat_activity WHERE {others}")
        with pytest.raises(StoreError, match="the connection was cut"):
            log.is_known("pact", "a")
        assert not log.is_known("pact", "a")


def test_a_server_that_crashes_in_the_middle_keeps_what_was_told(own_postgresql_server, build):
    """Stopped at once and started again: what was committed is there, and nothing half."""
    server = own_postgresql_server
    url = server.url("postgres")
    articles = [build.article(f"number {each}") for each in range(6)]
    with open_log(url) as log:
        for of in articles[:3]:
            with log.transaction() as append:
                build.take_in(append, of, build.said(of, "JP"))
        with pytest.raises(StoreError) as told:
            _crash(log, server, build, articles[3:])
        assert "the connection was cut" in str(told.value)
        assert str(told.value).isprintable()
    assert "cannot be reached" in refused(url)
    server.start()
    assert (verify(url).ok, verify(url).articles) == (True, 3)
    with open_log(url) as log, log.transaction() as append:
        for of in articles:
            if not append.has_article(of.id):
                build.take_in(append, of, build.said(of, "JP"))
    assert (verify(url).ok, verify(url).events) == (True, 12)


def _crash(log, server, build, articles):
    with log.transaction() as append:
        for of in articles:
            build.take_in(append, of, build.said(of, "JP"))
        append.has_article("x")
        server.stop(signal.SIGQUIT)


def test_an_error_while_reading_is_one_line(small_store_in_postgresql):
    with pytest.raises(StoreError, match="the connection was cut"):
        _read_and_cut(small_store_in_postgresql)


def _read_and_cut(url):
    reading = "state = 'idle in transaction' AND application_name = 'tracker'"
    with open_source(url) as source:
        _terminate(url, f"pg_stat_activity WHERE {reading}")
        list(source.rows("SELECT * FROM event"))


@pytest.fixture
def small_store_in_postgresql(postgresql_url, build):
    one = build.article("one")
    with open_log(postgresql_url) as log, log.transaction() as append:
        build.take_in(append, one, build.said(one, "JP"))
    return postgresql_url


def test_damage_that_the_server_finds_is_a_finding(small_store_in_postgresql, monkeypatch):
    def fail(*_):
        raise psycopg.errors.DataCorrupted("invalid page in block 0 of relation base/5/16394")

    monkeypatch.setattr("tracker.store.verify.check_articles", fail)
    found = verify(small_store_in_postgresql)
    assert not found.ok
    assert found.problems == (
        "the database file is damaged: invalid page in block 0 of relation base/5/16394",
    )
    with pytest.raises(DamagedError), open_source(small_store_in_postgresql):
        fail()


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("canceling statement due to lock timeout", "another program keeps the store busy"),
        ("could not extend file: No space left on device", "the disk is full: nothing of this"),
        ("server closed the connection unexpectedly\n\tmore", "the connection was cut"),
        ("FATAL: the database system is starting up", "starting up: try again"),
        ("FATAL: sorry, too many clients already", "too many connections"),
        ("connection timeout expired", "does not answer"),
        ('relation "event" does not exist', "run `tracker migrate`"),
        ("something else", "the database says: something else"),
    ],
)
def test_what_the_server_says_is_told_in_one_line(said, meaning):
    told = str(explain("postgresql+psycopg://h/db", psycopg.OperationalError(said)))
    assert told.startswith("postgresql+psycopg://h/db: ")
    assert meaning in told
    assert told.isprintable()


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
NUMBER = st.integers() | st.floats(allow_nan=False, allow_infinity=False).map(wire._plain)
JSON = st.recursive(
    TEXT | NUMBER | st.booleans() | st.none(),
    lambda of: st.lists(of) | st.dictionaries(TEXT, of),
    max_leaves=8,
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.dictionaries(TEXT, JSON, max_size=4))
def test_json_comes_back_as_the_text_that_was_hashed(one_connection, data):
    """Whatever the database makes of the order of fields, and of the form of numbers."""
    text = wire.text(data)
    assert one_connection.execute("SELECT %s::jsonb", (text,)).fetchone() == (text,)


@pytest.fixture
def one_connection(postgresql_url):
    with other_tool(postgresql_url) as connection:
        yield connection
