# ruff: noqa: S608 (the statements are the tests' own)
"""Any single changed, removed or reordered row is found: every column of rows drawn by chance."""

import random
import sqlite3

import psycopg
import pytest
from postgres.tool import run_sql

from tracker.articles.stories import sketch_of
from tracker.domain.events import Confirmed, Retracted, Signed, TalksHeld
from tracker.domain.identity import event_id
from tracker.store.database import sqlite_path
from tracker.store.log import open_log
from tracker.store.streams import stream_of
from tracker.store.verify import verify

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
PARTIES = ("JP", "NO", "FR", "DE", "US", "GB", "IT")
# A few rows in every run, a hundred in `make stress`.
rows_tried = pytest.mark.parametrize("count", [4, pytest.param(100, marks=pytest.mark.stress)])


@pytest.fixture
def store(url, build, unguard):
    """A store of 60 articles and about 300 events, without what guards it."""
    chance = random.Random(7)
    with open_log(url) as log:
        for number in range(60):
            of = build.article(f"article {number:02}")
            parties = chance.sample(PARTIES, 4)
            with log.transaction() as append:
                reports = [build.said(of, party, TalksHeld, start=3) for party in parties]
                build.take_in(append, of, *reports, build.counted(of, number))
    assert verify(url).ok
    assert run_sql(url, "SELECT count(*) FROM event") == [(360,)]
    unguard(url)
    if sqlite_path(url) is not None:
        # It looks into the data too; without it no log can be written to.
        run_sql(url, "DROP INDEX event_ties")
    return url


def found(url):
    """What verify says, but for the guards that were taken away."""
    problems = verify(url, sketch=sketch_of).problems
    return [each for each in problems if not each.startswith("the trigger ")]


def other(value, chance):
    """A value close by: a number off by one, a text with one character changed."""
    if isinstance(value, int):
        return value + chance.choice((-1, 1))
    if not value:
        return "x"
    place = chance.randrange(len(value))
    return value[:place] + chance.choice("abcxyz019".replace(value[place], "")) + value[place + 1 :]


def damaged(url, table, column, key, chance):
    """Change one value of the row with that `key`; gives what undoes it."""
    name, at = key
    ((old,),) = run_sql(url, (f"SELECT {column} FROM {table} WHERE {name} = ?", (at,)))
    while True:
        new = other(old, chance)
        change = (f"UPDATE {table} SET {column} = ? WHERE {name} = ?", (new, at))
        try:
            run_sql(url, change)
        except psycopg.DataError:
            continue  # PostgreSQL takes nothing for JSON that is none
        except (psycopg.IntegrityError, sqlite3.IntegrityError):
            # The place is taken, as it mostly is for a position: another is not.
            run_sql(url, (change[0], (-7, at)))
            new = -7
        at = new if column == name else at
        return (f"UPDATE {table} SET {column} = ? WHERE {name} = ?", (old, at))


@rows_tried
def test_a_change_to_any_column_of_any_event_is_found(store, count):
    chance = random.Random(count)
    positions = chance.sample(range(1, 361), count)
    for position in positions:
        for column in EVENT:
            undo = damaged(store, "event", column, ("position", position), chance)
            assert found(store), (position, column)
            run_sql(store, undo)
    assert found(store) == []


@rows_tried
def test_a_change_to_any_column_of_any_article_is_found(store, count):
    chance = random.Random(count)
    ids = [article for (article,) in run_sql(store, "SELECT id FROM article ORDER BY id")]
    for article in chance.sample(ids, min(count, len(ids))):
        for column in ARTICLE:
            undo = damaged(store, "article", column, ("id", article), chance)
            problems = found(store)
            assert any(each.startswith("article ") for each in problems), (article, column)
            run_sql(store, undo)
    assert found(store) == []


DERIVED = {
    "status": ("dossier", "party", "stage", "data"),
    "status_count": ("dossier", "party", "reports", "sources", "last", "position"),
    "status_report": (
        "dossier",
        "party",
        "event_id",
        "visible",
        "until",
        "published",
        "confirmed",
        "kind",
        "said",
        "article",
        "origins",
    ),
    "status_source": ("dossier", "party", "about", "event_id", "visible", "origins"),
    "status_day": ("dossier", "day", "party", "reports", "sources", "last"),
    "sketch_new": ("shingle", "position", "size"),
}


@pytest.fixture
def derived_store(url, build):
    """A store in which every table that is made from the log has rows: repeats, verdicts, links."""
    chance = random.Random(8)
    with open_log(url) as log:
        for number in range(60):
            day = f"2024-05-{number % 28 + 1:02}"
            of = build.article(f"article {number:02}", published=day)
            with log.transaction() as append:
                build.take_in(append, of)
                for party in chance.sample(PARTIES, 4):
                    on = {"happened_on": f"2024-04-{chance.choice((3, 9)):02}"}
                    report = build.said(of, party, chance.choice((TalksHeld, Signed)), **on)
                    append.append(stream_of(report), report)
                    if number % 9 == 0:
                        target, by = event_id(report), "ann@example.org"
                        given = (Confirmed, Retracted)[number % 2](
                            target=target, by=by, because="x"
                        )
                        append.append(stream_of(report), given)
    assert verify(url, sketch=sketch_of).ok
    return url


@pytest.mark.parametrize("count", [1, pytest.param(100, marks=pytest.mark.stress)])
@pytest.mark.parametrize("table", DERIVED)
def test_any_row_made_from_the_log_that_is_changed_or_removed_is_found(derived_store, count, table):
    chance = random.Random(count)
    columns = ", ".join(DERIVED[table])
    rows = run_sql(derived_store, f"SELECT {columns} FROM {table} ORDER BY {columns}")
    assert rows
    marks = ", ".join("?" * len(DERIVED[table]))
    whole = " AND ".join(f"{name} IS NOT DISTINCT FROM ?" for name in DERIVED[table])
    for row in chance.sample(rows, min(count, len(rows))):
        put = (f"INSERT INTO {table} ({columns}) VALUES ({marks})", row)
        run_sql(derived_store, (f"DELETE FROM {table} WHERE {whole}", row))
        assert found(derived_store), row
        for place, old in enumerate(row):
            new = next(
                value
                for value in (other(old, chance) for _ in range(100))
                if taken(derived_store, table, (*row[:place], value, *row[place + 1 :]))
            )
            assert found(derived_store), (row, DERIVED[table][place], new)
            changed = (*row[:place], new, *row[place + 1 :])
            run_sql(derived_store, (f"DELETE FROM {table} WHERE {whole}", changed))
        run_sql(derived_store, put)
    assert found(derived_store) == []


def taken(url, table, row):
    """Put a row in; whether the database takes it, as it takes no JSON that is none."""
    marks = ", ".join("?" * len(row))
    try:
        run_sql(url, (f"INSERT INTO {table} VALUES ({marks})", row))
    except (psycopg.Error, sqlite3.IntegrityError):
        return False
    return True


@rows_tried
def test_any_event_that_is_removed_is_found(store, count):
    """The last one is another matter, see below: nothing follows it that could miss it."""
    chance = random.Random(count)
    columns = ", ".join(EVENT)
    marks = ", ".join("?" * len(EVENT))
    for position in chance.sample(range(1, 360), count):
        (row,) = run_sql(store, f"SELECT {columns} FROM event WHERE position = {position}")
        run_sql(store, f"DELETE FROM event WHERE position = {position}")
        assert found(store), position
        run_sql(store, (f"INSERT INTO event ({columns}) VALUES ({marks})", row))
    assert found(store) == []


@rows_tried
def test_any_article_that_is_removed_is_found(store, count):
    chance = random.Random(count)
    columns = ", ".join(ARTICLE)
    marks = ", ".join("?" * len(ARTICLE))
    names = [name for (name,) in run_sql(store, "SELECT name FROM article ORDER BY name")]
    for name in chance.sample(names, min(count, len(names))):
        (row,) = run_sql(store, f"SELECT {columns} FROM article WHERE name = '{name}'")
        run_sql(store, f"DELETE FROM article WHERE name = '{name}'")
        assert any("its row is missing" in each for each in found(store)), name
        run_sql(store, (f"INSERT INTO article ({columns}) VALUES ({marks})", row))
    assert found(store) == []


@rows_tried
def test_any_two_events_that_changed_places_are_found(store, count):
    chance = random.Random(count)
    for _ in range(count):
        one, two = chance.sample(range(1, 361), 2)
        swap = [
            f"UPDATE event SET position = {new} WHERE position = {old}"
            for old, new in ((one, -1), (two, one), (-1, two))
        ]
        run_sql(store, *swap)
        assert found(store), (one, two)
        run_sql(store, *swap)
    assert found(store) == []


@rows_tried
def test_any_end_that_is_cut_off_is_found_by_a_remembered_head(store, count):
    """With all that could tell of it: the articles, their index, the table, SQLite's own note."""
    head = verify(store).head
    chance = random.Random(count)
    # From the longest to the shortest that is left, so that nothing need be put back.
    for article in sorted(chance.sample(range(1, 60), min(count, 20)), reverse=True):
        last = article * 6
        gone = f"(SELECT id FROM article WHERE name >= 'article {article:02}')"
        run_sql(
            store,
            f"DELETE FROM event WHERE position > {last}",
            f"DELETE FROM sketch_new WHERE position > {last}",
            f"DELETE FROM article WHERE id IN {gone}",
        )
        if sqlite_path(store) is not None:
            run_sql(store, f"UPDATE sqlite_sequence SET seq = {last}")
        with open_log(store) as log:
            log.rebuild()
        assert found(store) == []
        problems = verify(store, head=head).problems
        assert any(each.startswith(f"the log does not hold the head {head}") for each in problems)
