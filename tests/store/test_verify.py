# ruff: noqa: S608 (the statements are the tests' own)
import psycopg
import pytest

from tracker.store import schema
from tracker.store.chain import GENESIS, event_hash
from tracker.store.database import sqlite_path
from tracker.store.log import open_log
from tracker.store.verify import verify

# For what only one kind of store can show, such as damage to a file.
only_sqlite = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
only_postgresql = pytest.mark.parametrize("url", ["postgresql"], indirect=True)

EVENT = (
    "position",
    "event_id",
    "stream",
    "version",
    "kind",
    "kind_version",
    "recorded_at",
    "data",
    "hash",
)
ARTICLE = ("id", "sha256", "name", "title", "published", "outlet", "url", "text", "recorded_at")
TABLES = ("event", "article")
TEXTS = ("event_id", "stream", "kind", "recorded_at", "data", "hash")


@pytest.fixture
def damage(small_store, unguard, sql):
    """Change one value, see what is said of it, and undo it; None where it cannot be changed."""
    unguard(small_store)
    path = sqlite_path(small_store)
    if path is None:
        sql(small_store, *(f"CREATE TABLE saved_{name} AS TABLE {name}" for name in TABLES))
    else:
        whole = path.read_bytes()

    def restore():
        if path is not None:
            path.write_bytes(whole)
            return
        for name in TABLES:
            copied = f"INSERT INTO {name} SELECT * FROM saved_{name}"
            sql(small_store, f"DELETE FROM {name}", copied)

    def run(table, column, where, value):
        try:
            sql(small_store, (f"UPDATE {table} SET {column} = ? WHERE {where}", (value,)))
        except psycopg.DataError:
            return None
        except psycopg.ProgrammingError:
            return None
        problems = verify(small_store).problems
        restore()
        return problems

    return run


def test_a_whole_store_is_whole(small_store, sql):
    found = verify(small_store)
    assert (found.ok, found.problems) == (True, ())
    assert (found.events, found.articles) == (7, 3)
    assert sql(small_store, "SELECT hash FROM event WHERE position = 7") == [(found.head,)]


def test_a_store_without_events_is_whole(url):
    with open_log(url):
        pass
    found = verify(url)
    assert (found.ok, found.events, found.articles, found.head) == (True, 0, 0, GENESIS)


@pytest.mark.parametrize("column", EVENT[1:])
def test_every_column_of_every_event_is_watched(small_store, sql, damage, column):
    for position, stream, kind, old in sql(
        small_store, f"SELECT position, stream, kind, {column} FROM event"
    ):
        changed = old + 10 if isinstance(old, int) else _other(old)
        if column == "data":
            changed = old.replace('"article":"', '"article":"0')

        problems = damage("event", column, f"position = {position}", changed)

        about_rows = [each for each in problems if each.startswith("event")]
        assert len(about_rows) == 1
        shown = {"stream": stream, "kind": kind, column: changed}
        assert about_rows[0].startswith(f"event {position} ({shown['stream']}, {shown['kind']}): ")


def test_every_byte_of_an_event_is_watched(small_store, sql, damage):
    path = sqlite_path(small_store)
    for column in TEXTS:
        (old,) = sql(small_store, f"SELECT {column} FROM event WHERE position = 6")[0]
        # A server takes longer; on a file it is every one.
        for place in range(0, len(old), 7 if path is None else 1):
            changed = f"{old[:place]}{_other(old[place])}{old[place + 1 :]}"
            problems = damage("event", column, "position = 6", changed)
            assert problems is None or any(each.startswith("event 6 (") for each in problems), (
                changed
            )


@pytest.mark.parametrize("column", ARTICLE)
def test_every_column_of_every_article_is_watched(small_store, sql, damage, column):
    for name, article, position, old in sql(
        small_store,
        f"SELECT a.name, a.id, position, a.{column} FROM article AS a "
        "JOIN event ON stream = 'article/' || a.id",
    ):
        for changed in (_other(old), old + " ", "", old.encode()):
            problems = damage("article", column, f"name = '{name}'", changed)
            named = f"article {article} (event {position}): "
            assert any(each.startswith(named) for each in problems), changed


@pytest.mark.parametrize("column", ["title", "published", "outlet", "url"])
def test_nothing_is_another_thing_than_an_empty_text(url, build, sql, unguard, column):
    of = type(build.article("x"))(name="x", text="A text with nothing known about it.")
    with open_log(url) as log, log.transaction() as append:
        build.take_in(append, of)
    assert verify(url).ok
    unguard(url)
    sql(url, f"UPDATE article SET {column} = ''")
    assert any("text or metadata" in each for each in verify(url).problems)


@pytest.mark.parametrize("name", schema.TRIGGERS)
def test_a_trigger_that_does_nothing_any_more_is_named(small_store, sql, name):
    table, _, what = name.partition("_")
    act = {"append": "INSERT", "no_update": "UPDATE", "no_delete": "DELETE"}[what]
    if sqlite_path(small_store) is not None:
        sql(small_store, f"DROP TRIGGER {name}")
        sql(small_store, f"CREATE TRIGGER {name} BEFORE {act} ON {table} BEGIN SELECT 1; END")
    else:
        sql(small_store, f"DROP TRIGGER {name} ON {table}")
        sql(
            small_store,
            "CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RETURN NEW; END $$",
        )
        sql(
            small_store,
            f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW"
            " EXECUTE FUNCTION nothing()",
        )
    assert verify(small_store).problems == (
        f"the trigger {name} was changed: the log is not guarded against changes",
    )


@only_postgresql
def test_a_trigger_whose_function_or_condition_was_changed_is_named(small_store, sql):
    sql(
        small_store,
        "CREATE OR REPLACE FUNCTION article_is_new() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RETURN NEW; END $$",
    )
    sql(small_store, "DROP TRIGGER event_no_update ON event")
    sql(
        small_store,
        "CREATE TRIGGER event_no_update BEFORE UPDATE OF kind ON event"
        " FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only()",
    )
    assert verify(small_store).problems == tuple(
        f"the trigger {name} was changed: the log is not guarded against changes"
        for name in ("event_no_update", "article_append")
    )


@only_sqlite
@pytest.mark.parametrize(
    ("column", "value"),
    [("data", b"{}"), ("hash", b"\xff"), ("stream", b"\xff\x00"), ("kind_version", 1.5)],
)
def test_another_type_of_value_is_damage(small_store, sql, unguard, column, value):
    unguard(small_store)
    sql(small_store, (f"UPDATE event SET {column} = ? WHERE position = 3", (value,)))
    about_rows = [each for each in verify(small_store).problems if each.startswith("event")]
    assert len(about_rows) == 1
    assert about_rows[0].startswith("event 3 (")
    assert about_rows[0].endswith("another type of value than was written")


@only_sqlite
def test_text_that_is_no_text_is_damage(small_store, sql, unguard):
    unguard(small_store)
    sql(small_store, "UPDATE event SET stream = CAST(x'1b5b316dff' AS TEXT) WHERE position = 3")
    sql(small_store, "UPDATE article SET name = CAST(x'1b5b316dff' AS TEXT) WHERE name = 'two'")
    problems = verify(small_store).problems
    assert any(each.startswith("event 3 (b'\\x1b[1m\\xff'") for each in problems)
    assert any(each.startswith("article ") and "its name" in each for each in problems)
    assert not any("\x1b" in each for each in problems)


@pytest.mark.parametrize(
    ("positions", "words"),
    [
        ((1,), "event 1 is missing"),
        ((3,), "event 3 is missing"),
        ((3, 4), "events 3 to 4 are missing"),
    ],
)
def test_missing_events_are_named(small_store, sql, unguard, positions, words):
    unguard(small_store)
    sql(small_store, *(f"DELETE FROM event WHERE position = {each}" for each in positions))
    assert words in verify(small_store).problems


@only_sqlite
@pytest.mark.parametrize(
    ("positions", "words"),
    [
        ((7,), "event 7 is missing"),
        ((6, 7), "events 6 to 7 are missing"),
        (range(1, 8), "events 1 to 7 are missing"),
    ],
)
def test_missing_events_at_the_end_are_named(small_store, sql, unguard, positions, words):
    unguard(small_store)
    sql(small_store, *(f"DELETE FROM event WHERE position = {each}" for each in positions))
    assert words in verify(small_store).problems


def test_events_that_changed_places_are_named(small_store, sql, unguard):
    unguard(small_store)
    sql(
        small_store,
        "UPDATE event SET position = 100 WHERE position = 3",
        "UPDATE event SET position = 3 WHERE position = 4",
        "UPDATE event SET position = 4 WHERE position = 100",
    )
    problems = verify(small_store).problems
    assert any(each.startswith("event 3 (pact, tally_reported)") for each in problems)
    assert any(each.startswith("event 4 (pact/NO, signed)") for each in problems)


@pytest.mark.parametrize("position", [0, -4])
def test_an_event_put_before_the_first_is_named(small_store, sql, unguard, position):
    unguard(small_store)
    sql(small_store, f"UPDATE event SET position = {position} WHERE position = 7")
    problems = verify(small_store).problems
    assert any(each.startswith(f"event {position} (article/") for each in problems)


@only_sqlite
def test_an_end_beyond_the_logs_own_count_is_damage(small_store, sql):
    sql(small_store, "UPDATE sqlite_sequence SET seq = 5")
    assert verify(small_store).problems == (
        "events after 5 stand where the log's own count says that it ends",
    )


@pytest.mark.parametrize(
    "change",
    [
        ("version", 3, "it is version 3 of its stream, and comes after 1"),
        ("recorded_at", "2020-01-01T00:00:00.000000Z", "not recorded later"),
        ("kind", "annexed", "the kind 'annexed' is not known"),
        ("kind_version", 9, "version 9 of the kind 'signed' is not known"),
        ("data", "[]", "is damaged"),
        ("data", "{", "Expecting property name"),
    ],
)
def test_a_row_that_was_written_wrong_is_named(small_store, unguard, sql, build, change):
    """Also where the hashes are right: as a fault of ours, or a newer version, would leave it."""
    column, value, word = change
    unguard(small_store)
    if value == "{" and sqlite_path(small_store) is None:
        return  # PostgreSQL takes nothing for JSON that is none
    sql(small_store, (f"UPDATE event SET {column} = ? WHERE position = 6", (value,)))
    _chain_anew(small_store, build)
    about_rows = [each for each in verify(small_store).problems if each.startswith("event 6 (")]
    assert len(about_rows) == 1
    assert word in about_rows[0]


def test_an_article_recorded_twice_is_named(small_store, sql, unguard, build):
    unguard(small_store)
    (first,) = sql(small_store, "SELECT data FROM event WHERE position = 1")[0]
    sql(small_store, ("UPDATE event SET data = ? WHERE position = 5", (first,)))
    _chain_anew(small_store, build)
    assert any(
        each.startswith("event 5 (") and each.endswith("was recorded before")
        for each in verify(small_store).problems
    )


def test_an_article_without_its_event_is_named(small_store, sql):
    values = "'x', 'x', 'x', NULL, NULL, NULL, NULL, '-', 'x'"
    sql(small_store, f"INSERT INTO article VALUES ({values})")
    assert verify(small_store).problems == ("article x: no event of the log recorded it",)


def test_an_article_whose_row_is_missing_is_named(small_store, sql, unguard):
    unguard(small_store)
    sql(small_store, "DELETE FROM article WHERE name = 'two'")
    problems = verify(small_store).problems
    assert any(each.endswith("(event 5): its row is missing") for each in problems)
    assert any("it is in the index of stories only" in each for each in problems)


def test_an_index_of_stories_that_is_not_whole_is_named(small_store, sql):
    # Which table the entries of an article are in makes no difference.
    sql(small_store, "INSERT INTO sketch SELECT * FROM sketch_new", "DELETE FROM sketch_new")
    assert verify(small_store).ok
    (position, size) = sql(small_store, "SELECT position, size FROM sketch LIMIT 1")[0]
    of = "SELECT substr(stream, 9) FROM event WHERE position = "
    ((article,),) = sql(small_store, f"{of}{position}")
    sql(small_store, f"UPDATE sketch SET size = {size + 1} WHERE position = {position}")
    (problem,) = verify(small_store).problems
    entries = f"its {size} entries in the index of stories"
    assert problem == f"article {article}: {entries} are not as many as they were"
    sql(small_store, f"UPDATE sketch SET position = 2 WHERE position = {position}")
    assert verify(small_store).problems == (
        "event 2 is in the index of stories, and no article's",
        f"article {article}: it is not in the index of stories",
    )
    sql(small_store, "DELETE FROM sketch WHERE position = 2")
    assert verify(small_store).problems == (
        f"article {article}: it is not in the index of stories",
    )


def test_a_filter_of_stories_that_hides_entries_is_named(url, build, sql, monkeypatch):
    monkeypatch.setattr("tracker.store.storyindex._TOGETHER", 1)
    with open_log(url) as log:
        for name in ("one", "two"):
            with log.transaction() as append:
                build.take_in(append, build.article(name))
    assert verify(url).ok
    anew = "`tracker copy` makes the index anew"
    hides = f"the filter of the index of stories leaves out 2 articles: {anew}"
    unread = f"the filter of the index of stories cannot be read: {anew}"
    hexed = "decode('{}', 'hex')" if sqlite_path(url) is None else "x'{}'"
    for bits, problem in ((bytes(1024), hides), (bytes(1000), unread)):
        sql(url, f"UPDATE sketch_filter SET bits = {hexed.format(bits.hex())}")
        assert verify(url).problems == (problem,)
    sql(url, "INSERT INTO sketch_filter SELECT joins + 1, entries, bits FROM sketch_filter")
    assert verify(url).problems == (unread,)


def test_a_text_without_a_word_needs_no_entry_in_the_index(url, build):
    of = build.article("dashes", text="\u2013 \u2013 \u2013")
    with open_log(url) as log, log.transaction() as append:
        build.take_in(append, of)
    assert verify(url).ok


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("DELETE FROM status WHERE party = 'JP'", "status pact/JP: the row is missing"),
        ("UPDATE status SET stage = 'x' WHERE party = 'JP'", "status pact/JP: the row is not what"),
        ("UPDATE status SET data = '{}' WHERE party = 'NO'", "status pact/NO: the row is not what"),
        ("UPDATE status_count SET position = 2 WHERE party = 'NO'", "status pact/NO: the row is"),
        (
            "UPDATE status_count SET sources = 9 WHERE party = 'NO'",
            "status pact/NO: the row is not",
        ),
        ("DELETE FROM status_count WHERE party = 'NO'", "status pact/NO: the row is not what"),
        ("UPDATE status SET party = 'FR' WHERE party = 'NO'", "status pact/FR: the log knows"),
        ("INSERT INTO status VALUES ('a', 'b', 'c', '{}')", "status a/b: the log knows nothing"),
    ],
)
def test_a_status_row_that_the_log_does_not_come_to_is_named(small_store, sql, statement, word):
    sql(small_store, statement)
    problems = verify(small_store).problems
    assert any(each.startswith(word) for each in problems)
    assert all(each.endswith("run `tracker rebuild`") for each in problems)
    with open_log(small_store) as log:
        log.rebuild()
    assert verify(small_store).ok


@pytest.mark.parametrize("trigger", schema.TRIGGERS)
def test_a_log_that_is_not_guarded_is_named(small_store, sql, trigger):
    table = trigger.partition("_")[0] if sqlite_path(small_store) is None else None
    sql(small_store, f"DROP TRIGGER {trigger}" + (f" ON {table}" if table else ""))
    assert verify(small_store).problems == (
        f"the trigger {trigger} is missing: the log is not guarded against changes",
    )


@only_sqlite
def test_checking_changes_nothing(small_store):
    path = sqlite_path(small_store)
    before = path.read_bytes()
    assert verify(small_store).ok
    assert path.read_bytes() == before


@only_sqlite
def test_any_one_byte_of_the_rows_in_the_file_is_watched(small_store, sql):
    """With a hex editor: every byte of an event's texts, where it stands in the file."""
    path = sqlite_path(small_store)
    whole = path.read_bytes()
    (data, event_id) = sql(small_store, "SELECT data, event_id FROM event WHERE position = 3")[0]
    start = whole.index(data.encode())
    places = [start + each for each in range(0, len(data), 7)]
    # The id stands in the row and in an index: damage to either is found.
    places += _all(whole, event_id.encode())
    for place in places:
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert not verify(small_store).ok, place
    path.write_bytes(whole)
    assert verify(small_store).ok


@only_sqlite
def test_a_torn_file_is_damage_not_a_crash(small_store):
    path = sqlite_path(small_store)
    whole = path.read_bytes()
    page = 4096
    found = 0
    for start in range(page, len(whole), page):
        path.write_bytes(whole[:start] + b"\x5a" * page + whole[start + page :])
        result = verify(small_store)
        found += not result.ok
        assert result.ok or result.problems
    assert found >= len(whole) // page - 2


def _other(text):
    return ("b" if text[0] == "a" else "a") + text[1:]


def _all(whole, part):
    place = whole.find(part)
    while place >= 0:
        yield place + 3
        place = whole.find(part, place + 1)


def _chain_anew(url, build):
    served = sqlite_path(url) is None
    put = "UPDATE event SET hash = ? WHERE position = ?".replace("?", "%s" if served else "?")
    with build.connection(url) as connection:
        before = GENESIS
        names = ", ".join(EVENT[:-1])
        for row in connection.execute(f"SELECT {names} FROM event ORDER BY position").fetchall():
            before = event_hash(before, row)
            connection.execute(put, (before, row[0]))


def test_an_end_that_was_cut_off_is_found_by_a_remembered_head(small_store, sql, unguard):
    whole = verify(small_store)
    (early,) = sql(small_store, "SELECT hash FROM event WHERE position = 4")[0]
    assert verify(small_store, head=early).ok
    assert verify(small_store, head=whole.head).ok
    assert verify(small_store, head=GENESIS).ok
    unguard(small_store)
    (recorded,) = sql(small_store, "SELECT recorded_at FROM event WHERE position = 5")[0]
    articles = f"(SELECT id FROM article WHERE recorded_at >= '{recorded}')"
    sql(
        small_store,
        "DELETE FROM event WHERE position > 4",
        "DELETE FROM sketch_new WHERE position > 4",
        f"DELETE FROM article WHERE id IN {articles}",
    )
    if sqlite_path(small_store) is not None:
        sql(small_store, "UPDATE sqlite_sequence SET seq = 4")
    with open_log(small_store) as log:
        log.rebuild()
    # All that is left is whole; only who remembers more can tell.
    assert not any("trigger" not in each for each in verify(small_store).problems)
    assert verify(small_store, head=early).head == early
    assert verify(small_store, head=whole.head).problems[0] == (
        f"the log does not hold the head {whole.head}: its end was cut off, or it is another log"
    )


@only_postgresql
def test_triggers_that_were_switched_off_are_named(small_store, sql):
    sql(small_store, "ALTER TABLE event DISABLE TRIGGER event_no_update")
    sql(small_store, "ALTER TABLE article ENABLE REPLICA TRIGGER article_no_truncate")
    assert verify(small_store).problems == tuple(
        f"the trigger {name} is missing: the log is not guarded against changes"
        for name in ("event_no_update", "article_no_truncate")
    )
