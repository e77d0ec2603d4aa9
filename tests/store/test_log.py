"""What every kind of store promises; a new one joins by the fixture `url`."""

import json
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta, timezone
from itertools import pairwise

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.articles.article import Article
from tracker.articles.stories import sketch_of
from tracker.domain.dates import Day
from tracker.domain.events import (
    ArticleDated,
    ArticleSuperseded,
    Confirmed,
    Evidence,
    Retracted,
    SigningScheduled,
    TalksClose,
    TalksHeld,
    TallyReported,
)
from tracker.domain.identity import event_id
from tracker.domain.press import Imprint
from tracker.store import wire
from tracker.store.chain import GENESIS, article_hash, event_hash
from tracker.store.database import StoreError
from tracker.store.entries import entries
from tracker.store.imprints import Imprints
from tracker.store.log import open_log
from tracker.store.record import format_time, parse_time
from tracker.store.streams import check_dossier, is_article, party_of, stream_of
from tracker.store.verify import verify

only_sqlite = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
only_postgresql = pytest.mark.parametrize("url", ["postgresql"], indirect=True)

EVENTS = "SELECT position, stream, version, kind FROM event ORDER BY position"
STATUS = (
    "SELECT s.dossier, s.party, stage, data, position, reports, sources, last FROM status s"
    " JOIN status_count c ON c.dossier = s.dossier AND c.party = s.party"
    " ORDER BY s.dossier, s.party"
)
COPY = "{} INTO event SELECT {}, kind, 1, recorded_at, data, hash FROM event WHERE position = {}"


def test_events_stand_in_the_order_of_recording(small_store, sql):
    ids = [article for (article,) in sql(small_store, "SELECT id FROM article ORDER BY name")]
    one, three, two = (f"article/{article}" for article in ids)
    assert sql(small_store, EVENTS) == [
        (1, one, 1, "article_recorded"),
        (2, "pact/JP", 1, "talks_held"),
        (3, "pact/NO", 1, "signed"),
        (4, "pact", 1, "tally_reported"),
        (5, two, 1, "article_recorded"),
        (6, "pact/JP", 2, "signed"),
        (7, three, 1, "article_recorded"),
    ]


def test_the_status_table_is_kept_up_to_date(small_store, sql):
    found = sql(small_store, STATUS)
    assert [(party, stage, position) for _, party, stage, _, position, *_ in found] == [
        ("JP", "signed", 6),
        ("NO", "signed", 3),
    ]
    for dossier, party, stage, data, *_ in found:
        status = wire.status_from_data(json.loads(data))
        assert (status.dossier, status.party, status.stage) == (dossier, party, stage)


def test_an_article_is_kept_with_all_its_columns(url, build, sql, clock):
    of = build.article(
        "one", text="Ein Text,\nmit \u201eZitat\u201c und \U0001f58a.", published=None
    )
    with open_log(url, clock=clock) as log, log.transaction() as append:
        build.take_in(append, of)
    names = "id, sha256, name, title, published, outlet, url, text, recorded_at"
    time = "2024-06-01T12:00:00.000000Z"
    assert sql(url, f"SELECT {names} FROM article") == [  # noqa: S608
        (of.id, of.sha256, of.name, of.title, None, of.outlet, of.url, of.text, time)
    ]


def test_the_same_event_is_recorded_once(url, build, sql):
    of = build.article("one")
    with open_log(url) as log:
        with log.transaction() as append:
            build.take_in(append, of, build.said(of, "JP"), build.said(of, "JP", rule="other"))
            assert append.appended == 2
        with log.transaction() as append:
            assert not append.append("pact/JP", build.said(of, "JP"))
            assert append.append("pact/JP", build.said(of, "JP", start=3))
            assert append.appended == 1
    assert [position for position, *_ in sql(url, EVENTS)] == [1, 2, 3]


def test_an_article_is_taken_in_once(url, build):
    of = build.article("one")
    with open_log(url) as log:
        with log.transaction() as append:
            assert not append.has_article(of.id)
            build.take_in(append, of)
            assert append.has_article(of.id)
        with pytest.raises(StoreError, match="the article is there already"):
            _take_in(log, build, of)
    assert verify(url).ok


def test_an_error_leaves_nothing_of_the_transaction(small_store, build, sql):
    before = sql(small_store, EVENTS), sql(small_store, STATUS)
    of, other = build.article("four"), build.article("five")
    with open_log(small_store) as log:
        with pytest.raises(ValueError, match="not JSON compliant"):
            _take_in(log, build, of, build.said(of, "JP"), build.counted(of, float("nan")))
        assert (sql(small_store, EVENTS), sql(small_store, STATUS)) == before
        # Neither a position nor a cached state of what was undone is left.
        with log.transaction() as append:
            build.take_in(append, other, build.said(other, "FR"))
    assert [row[0] for row in sql(small_store, EVENTS)] == list(range(1, 10))
    assert verify(small_store).ok


KILLED = """
import os, signal, sys
from tracker.domain.events import Evidence, Signed
from tracker.store.append import NewArticle
from tracker.store.log import open_log
new = NewArticle(id="f" * 32, sha256="f" * 64, name="n", title=None, published=None, outlet=None,
                 url=None, text="a text", sketch=frozenset({8}))
with open_log(sys.argv[1]) as log, log.transaction() as append:
    append.add_article(new)
    append.append("pact/FR", Signed(dossier="pact", article=new.id, party="FR",
                                    evidence=Evidence("a", 0, 1)))
    append.finish()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_kill_in_the_middle_of_a_transaction_leaves_nothing_half(small_store, sql):
    before = sql(small_store, EVENTS), sql(small_store, STATUS)
    killed = subprocess.run([sys.executable, "-c", KILLED, small_store], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert (sql(small_store, EVENTS), sql(small_store, STATUS)) == before
    assert verify(small_store).ok


@only_sqlite
def test_a_full_disk_is_a_clear_line_and_the_rerun_completes(url, build, sql):
    of = build.article("long", text="word " * 50_000)
    with open_log(url) as log:
        _take_in(log, build, build.article("one"))
        driver = log._connection.connection.driver_connection
        pages = driver.execute("PRAGMA page_count").fetchone()[0]
        driver.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="the disk is full: nothing of this step"):
            _take_in(log, build, of, build.said(of, "JP"))
        assert sql(url, "SELECT name FROM article") == [("one",)]
        assert verify(url).ok
        driver.execute("PRAGMA max_page_count = 100000")
        _take_in(log, build, of, build.said(of, "JP"))
    assert verify(url).ok
    assert len(sql(url, STATUS)) == 1


def test_an_empty_transaction_writes_nothing(small_store, sql):
    before = sql(small_store, EVENTS)
    with open_log(small_store) as log, log.transaction():
        pass
    assert sql(small_store, EVENTS) == before


def test_times_go_up_whatever_the_clock_does(url, build, clock, sql):
    with open_log(url, clock=clock) as log:
        for name, hours in (("one", -5), ("two", 1), ("three", 1)):
            of = build.article(name)
            with log.transaction() as append:
                build.take_in(append, of, build.said(of, "JP"))
            clock.advance(hours=hours)
    times = [time for (time,) in sql(url, "SELECT recorded_at FROM event ORDER BY position")]
    assert times == [f"2024-06-01T12:00:00.{count:06}Z" for count in range(6)]


def test_times_are_utc_in_whatever_zone_the_clock_is(url, build, clock, sql):
    clock.time = clock.time.astimezone(timezone(timedelta(hours=5, minutes=30)))
    with open_log(url, clock=clock) as log, log.transaction() as append:
        build.take_in(append, build.article("one"))
    assert sql(url, "SELECT recorded_at FROM event") == [("2024-06-01T12:00:00.000000Z",)]


@only_sqlite
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET data = '{}' WHERE position = 2",
        "UPDATE event SET hash = hash",
        "UPDATE OR REPLACE event SET position = 1 WHERE position = 2",
        "DELETE FROM event WHERE position = 7",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event SELECT * FROM event WHERE position = 2",
        COPY.format("INSERT", "9, 'x', 'x', 1", 7),
        COPY.format("INSERT", "NULL, 'x', 'x', 1", 7),
        COPY.format("INSERT OR REPLACE", "8, event_id, 'x', 1", 2),
        COPY.format("INSERT OR REPLACE", "8, 'x', stream, version", 2),
        "UPDATE article SET text = 'other'",
        "DELETE FROM article",
        "INSERT OR REPLACE INTO article SELECT * FROM article LIMIT 1",
    ],
)
def test_the_database_refuses_to_change_the_log(small_store, sql, statement):
    before = sql(small_store, "SELECT * FROM event"), sql(small_store, "SELECT * FROM article")
    with pytest.raises(sqlite3.IntegrityError, match="the log is append-only"):
        sql(small_store, statement)
    after = sql(small_store, "SELECT * FROM event"), sql(small_store, "SELECT * FROM article")
    assert after == before


@only_postgresql
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET data = '{}' WHERE position = 2",
        "UPDATE event SET hash = hash WHERE false",
        "DELETE FROM event WHERE position = 7",
        "TRUNCATE event",
        "TRUNCATE article, event",
        "WITH gone AS (DELETE FROM event RETURNING 1) SELECT * FROM gone",
        COPY.format("INSERT", "9, 'x', 'x', 1", 7),
        COPY.format("INSERT", "3, 'x', 'x', 1", 7),
        (
            "INSERT INTO event SELECT * FROM event WHERE position = 2"
            " ON CONFLICT (position) DO UPDATE SET data = '{}'"
        ),
        "UPDATE article SET text = 'other'",
        "DELETE FROM article",
        "TRUNCATE article",
        "INSERT INTO article SELECT * FROM article LIMIT 1",
    ],
)
def test_postgresql_refuses_to_change_the_log(small_store, sql, statement):
    before = sql(small_store, "SELECT * FROM event"), sql(small_store, "SELECT * FROM article")
    with pytest.raises(psycopg.errors.RaiseException, match="the log is append-only"):
        sql(small_store, statement)
    after = sql(small_store, "SELECT * FROM event"), sql(small_store, "SELECT * FROM article")
    assert after == before


def test_what_others_append_meanwhile_is_taken_account_of(url, build, sql):
    one, two, three = (build.article(name) for name in ("one", "two", "three"))
    with open_log(url) as log, open_log(url) as other:
        with log.transaction() as append:
            build.take_in(append, one, build.said(one, "JP", TalksHeld))
        with other.transaction() as append:
            build.take_in(append, two, build.said(two, "JP"), build.said(two, "NO", TalksClose))
        with log.transaction() as append:
            build.take_in(append, three, build.said(three, "JP", TalksHeld))
    assert [row[:3] for row in sql(url, EVENTS) if row[1] == "pact/JP"] == [
        (2, "pact/JP", 1),
        (4, "pact/JP", 2),
        (7, "pact/JP", 3),
    ]
    assert [row[2] for row in sql(url, STATUS)] == ["signed", "talks_close"]
    assert verify(url).ok


def test_two_stories_that_become_one_change_every_party_they_report_on(url, build, sql):
    """Two articles are two sources, until a third shows that they tell one story."""
    one, two, three = (build.article(name) for name in ("one", "two", "three"))

    def sources():
        ((count,),) = sql(url, "SELECT sources FROM status_count WHERE party = 'JP'")
        return count

    with open_log(url) as log:
        with log.transaction() as append:
            build.take_in(append, one, build.said(one, "JP"))
            build.take_in(append, two, build.said(two, "JP"))
        assert sources() == 2
        with log.transaction() as append:
            build.take_in(append, three, near=(one.id, two.id))
    assert sources() == 1
    assert verify(url).ok


def test_a_later_version_of_an_article_is_the_same_story(url, build):
    one, two = build.article("one"), build.article("two")
    with open_log(url) as log:
        with log.transaction() as append:
            build.take_in(append, one, build.said(one, "JP"))
            build.take_in(append, two, build.said(two, "NO"))
        with log.transaction() as append:
            fact = ArticleSuperseded(article=one.id, successor=two.id)
            append.append(stream_of(fact), fact)
    assert verify(url).ok


def test_a_day_given_to_an_article_changes_its_parties_rows(url, build, sql):
    of = build.article("one", published=None)
    with open_log(url) as log:
        with log.transaction() as append:
            build.take_in(append, of, build.said(of, "JP", happened_on=None, basis="unknown"))
        (before,) = sql(url, "SELECT data FROM status")
        with log.transaction() as append:
            fact = ArticleDated(article=of.id, published="2024-05-30", by="an analyst")
            append.append(stream_of(fact), fact)
    (after,) = sql(url, "SELECT data FROM status")
    assert wire.status_from_data(json.loads(before[0])).known_by is None
    assert wire.status_from_data(json.loads(after[0])).known_by == "2024-05-30"
    assert verify(url).ok


def test_a_retraction_takes_a_row_away_and_a_confirmation_does_not(url, build, sql):
    of = build.article("one")
    report = build.said(of, "JP")
    with open_log(url) as log:
        with log.transaction() as append:
            build.take_in(append, of, report)
            append.append("pact/JP", Confirmed(target=event_id(report), by="an analyst"))
        assert len(sql(url, STATUS)) == 1
        with log.transaction() as append:
            verdict = Retracted(target=event_id(report), by="an analyst", because="misread")
            append.append("pact/JP", verdict)
    assert sql(url, STATUS) == []
    assert verify(url).ok


def test_rebuilding_gives_the_same_table_byte_for_byte(small_store, sql):
    before = sql(small_store, STATUS)
    sql(small_store, "DELETE FROM status WHERE party = 'NO'", "UPDATE status SET stage = 'x'")
    with open_log(small_store) as log:
        assert log.rebuild() == len(before)
    assert sql(small_store, STATUS) == before


def test_an_event_of_a_newer_version_stops_the_writer(small_store, build, unguard, sql):
    unguard(small_store)
    sql(small_store, "UPDATE event SET kind = 'annexed' WHERE position = 2")
    of = build.article("four")
    with open_log(small_store) as log:
        with pytest.raises(StoreError, match="event 2: the kind 'annexed' is not known"):
            log.rebuild()
        with pytest.raises(StoreError, match="event 2"):
            _take_in(log, build, of, build.said(of, "JP"))
    assert not verify(small_store).ok


def test_a_busy_store_is_a_clear_line(small_store, monkeypatch):
    monkeypatch.setattr("tracker.store.engine.BUSY_SECONDS", 0.05)
    with open_log(small_store) as log, open_log(small_store) as other, log.transaction():
        with pytest.raises(StoreError, match="another program keeps the store busy"):
            other.rebuild()
        # Reading waits for nobody.
        assert not other.is_known("pact", "f" * 32)


def test_what_is_known_is_known_for_a_dossier(small_store, sql):
    ids = dict(sql(small_store, "SELECT name, id FROM article"))
    with open_log(small_store) as log:
        assert log.is_known("pact", ids["one"])
        assert not log.is_known("pact", ids["three"])
        assert not log.is_known("pac", ids["one"])
        assert not log.is_known("pact2", ids["one"])


def test_articles_that_share_shingles_are_found(url, build):
    words = [f"word{number}" for number in range(400)]
    one = build.article("one", " ".join(words))
    two = build.article("two", " ".join(words[:200]))
    far = build.article("far", " ".join([*words[:60], *(f"other{each}" for each in range(90))]))
    sketches = {each.id: build.row(each).sketch for each in (one, two, far)}
    shared = len(sketches[two.id].intersection(entries(sketches[one.id])))
    few = len(sketches[two.id].intersection(entries(sketches[far.id])))
    assert shared > few > 0
    with open_log(url) as log:
        with log.transaction() as append:
            build.take_in(append, one)
            build.take_in(append, far)
            inside = [_alike(append, sketches[two.id], needed) for needed in _needs(shared, few)]
        with log.transaction() as append:
            outside = [_alike(append, sketches[two.id], needed) for needed in _needs(shared, few)]
            assert append.article_text(one.id) == one.text
    assert inside == outside == [(), (one.id,), (one.id,), (one.id, far.id), (one.id, far.id)]


@pytest.mark.parametrize("parts", [1, 8])
def test_articles_are_found_wherever_their_entries_are(url, build, monkeypatch, sql, parts):
    """The latest entries join others when they are many, whoever of two writers wrote them."""
    monkeypatch.setattr("tracker.store.storyindex._PARTS", parts)
    texts = {each: " ".join(f"word{each} {n}" for n in range(99)) for each in "abcdefghij"}
    of = [build.article(each, text) for each, text in texts.items()]
    with open_log(url) as one, open_log(url) as other:
        for place, each in enumerate(of):
            monkeypatch.setattr("tracker.store.storyindex._TOGETHER", 50 if place < 9 else 10**6)
            for log in (one, other):
                with log.transaction() as append:
                    for before in of[:place]:
                        found = _alike(append, build.row(before).sketch, lambda size: size)
                        assert found == (before.id,), (place, before.name)
                    if log is (one, other)[place // 3 % 2]:
                        build.take_in(append, each)
    positions = "SELECT DISTINCT position FROM"
    held = {name: sql(url, f"{positions} {name}") for name in TABLES_OF_STORIES}
    assert sql(url, "SELECT joins FROM sketch_filter") == [(3,)]
    assert held["sketch_new"] == [(10,)]
    assert bool(held["sketch_recent"]) == (parts == 8)
    assert held["sketch"]
    assert verify(url, sketch=sketch_of).ok
    # A filter that is gone, or is none, is made anew.
    for damage in ("DELETE FROM sketch_filter", "UPDATE sketch_filter SET bits = substr(bits, 2)"):
        sql(url, damage)
        with open_log(url) as log, log.transaction() as append:
            for each in of:
                assert _alike(append, build.row(each).sketch, lambda size: size) == (each.id,)
        assert verify(url, sketch=sketch_of).ok


TABLES_OF_STORIES = ("sketch", "sketch_recent", "sketch_new")


def test_imprints_are_asked_for_when_they_are_needed(url, build):
    of = [build.article(each, published=Day(f"2024-05-0{n}")) for n, each in enumerate("abc", 1)]
    asked = []
    with open_log(url) as log:
        with log.transaction() as append:
            for each in of[:2]:
                build.take_in(append, each)

        def ask(articles):
            asked.append(articles)
            return log._imprints(articles)

        with log.transaction():
            imprints = Imprints({}, ask)
            assert of[0].id in imprints
            assert imprints[of[0].id].published == "2024-05-01"
            assert asked == [{of[0].id}]
            assert of[2].id not in imprints
            with pytest.raises(KeyError):
                imprints[of[2].id]
            imprint = Imprint(None, Day("2024-06-01"))
            assert imprints.add(of[2].id, imprint)
            assert not imprints.add(of[2].id, imprints[of[0].id])
            assert imprints[of[2].id] == imprint
            assert set(imprints) == {each.id for each in of}
            assert len(imprints) == 3


def test_imprints_that_were_let_go_of_are_asked_for_again(url, build, monkeypatch):
    monkeypatch.setattr("tracker.store.imprints._AT_HAND", 1)
    of = [build.article(f"text {n}", published=Day(f"2024-05-0{n}")) for n in range(1, 8)]
    with open_log(url) as log:
        for before, each in zip((None, *of), of, strict=False):
            with log.transaction() as append:
                # Each is a copy of the one before, and the chain is held in no memory.
                near = () if before is None else (before.id,)
                build.take_in(append, each, build.said(each, "JP"), near=near)
        with log.transaction() as append:
            fact = ArticleDated(article=of[0].id, published=Day("2024-05-09"), by="ann")
            append.append(stream_of(fact), fact)
            assert append.story(of[6].id, Day("2024-05-20")) == min(each.id for each in of)
    assert verify(url).ok


def test_what_ties_articles_is_known_to_who_opens_a_log_later(url, build):
    """A later version, a day given, a near-duplicate: all else is asked for when it is needed."""
    one, two, three, four = (build.article(each) for each in ("one", "two", "three", "four"))
    with open_log(url) as log, log.transaction() as append:
        build.take_in(append, one)
        build.take_in(append, two, near=(one.id,))
        build.take_in(append, three)
        build.take_in(append, four)
        for fact in (
            ArticleSuperseded(article=one.id, successor=three.id),
            ArticleDated(article=four.id, published=Day("2024-01-02"), by="ann"),
        ):
            append.append(stream_of(fact), fact)
    with open_log(url) as log, log.transaction() as append:
        assert append.successor(one.id) == three.id
        assert append.day_given(four.id) == "2024-01-02"
        stories = {append.story(each.id, Day("2999-01-01")) for each in (one, two, three)}
        assert stories == {min(one.id, two.id, three.id)}
        assert append.story(four.id, Day("2999-01-01")) == four.id


def _alike(append, sketch, needed):
    return tuple(each.article for each in append.alike(sketch, needed))


def _needs(shared, few):
    for number in (shared + 1, shared, few + 1, few, 1):
        yield lambda _size, number=number: number


def test_the_index_leaves_out_none_that_share_enough(url, build):
    """Whatever the sizes of two sketches: an article is given if and only if it shares enough.

    Enough is as much of what stands for it as would be asked of both, were all of them there.
    """

    def needed(size):
        return size - size // 4

    sizes = [*range(1, 18), 31, 32, 33, 70]
    counts = [(each, len(entries(range(each)))) for each in sizes]
    with open_log(url) as log:
        for size in sizes:
            with log.transaction() as append:
                row = build.row(build.article(f"of {size}"))
                sketch = frozenset(range(size))
                append.add_article(type(row)(**{**_fields(row), "sketch": sketch}))
        with log.transaction() as append:
            for start in range(5):
                for size in sizes:
                    sketch = frozenset(range(start, start + size))
                    expected = sum(
                        len(sketch & frozenset(range(kept)))
                        >= max(1 + (most >= 4), needed(max(1, int(most))))
                        for other, kept in counts
                        for most in [kept * min(other, size) / other]
                    )
                    assert len(append.alike(sketch, needed)) == expected, (start, size)


def test_the_index_answers_for_a_very_long_article(url, build):
    many = frozenset(range(0, 400_000, 8))
    of = build.article("one")
    with open_log(url) as log:
        with log.transaction() as append:
            row = build.row(of)
            append.add_article(type(row)(**{**_fields(row), "sketch": many}))
        with log.transaction() as append:
            assert [each.article for each in append.alike(many, lambda size: size)] == [of.id]
            assert append.alike(many, lambda size: size + 1) == []


def test_common_phrases_find_no_neighbours(url, build):
    """What more than 64 articles have is read only where a text has hardly anything else."""
    phrase = frozenset(range(6))
    with open_log(url) as log:
        row = build.row(build.article("any"))

        def add(append, name, sketch):
            article = type(row)(**{**_fields(row), "id": name, "sketch": frozenset(sketch)})
            append.add_article(article)

        with log.transaction() as append:
            for number in range(70):
                add(
                    append,
                    f"a{number:02}",
                    {*phrase, *range(1000 + number * 10, 1010 + number * 10)},
                )
        with log.transaction() as append:
            own = {*phrase, *range(1020, 1026)}  # six of its own, all of them those of a02
            assert [
                (each.article, each.less_shared) for each in append.alike(frozenset(own), int)
            ] == [("a02", -6)]
            assert len(append.alike(phrase, int)) == 70
            add(append, "copy", phrase)
            assert [each.article for each in append.alike(phrase, int) if each.whole] == ["copy"]


def _take_in(log, build, of, *statements):
    with log.transaction() as append:
        build.take_in(append, of, *statements)


def _fields(row):
    return {name: getattr(row, name) for name in row.__slots__}


def test_the_hash_of_an_article_is_the_articles_own():
    of = Article(
        name="n", text="T\u00e4xt", title=None, published="2024-05-30", outlet="", url=None
    )
    assert article_hash(of.text, of.title, of.published, of.outlet, of.url) == of.sha256


ROW = st.tuples(
    st.integers(0, 9),
    st.text(max_size=3),
    st.text(max_size=3),
    st.integers(0, 9),
    st.text(max_size=3),
    st.integers(0, 9),
    st.text(max_size=3),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=3),
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([GENESIS, "0"]), ROW, st.sampled_from([GENESIS, "0"]), ROW)
def test_no_two_rows_have_one_hash(before, row, other_before, other):
    same = (before, row) == (other_before, other)
    assert (event_hash(before, row) == event_hash(other_before, other)) == same


@pytest.mark.parametrize("text", ["", "now", "2024-06-01T12:00:00.000000", "2024-06-01 12:00"])
def test_what_is_no_time_of_the_log_is_refused(text):
    with pytest.raises(ValueError, match=r"time|isoformat"):
        parse_time(text)


def test_times_of_the_log_are_read_as_they_were_written():
    text = "2024-06-01T12:00:00.000007Z"
    assert format_time(parse_time(text)) == text


def test_no_dossier_may_have_a_name_that_is_not_its_own():
    check_dossier("pact")
    for name in ("article", "a/b", ""):
        with pytest.raises(ValueError, match="no name for a dossier"):
            check_dossier(name)


def test_streams_are_named_by_what_they_are_about():
    evidence = Evidence("x", 0, 1)
    plan = SigningScheduled(dossier="pact", article="a", evidence=evidence, party="JP")
    tally = TallyReported(dossier="pact", article="a", evidence=evidence, counted="signed", count=1)
    dated = ArticleDated(article="a", published="2024-05-30", by="x")
    assert [stream_of(each) for each in (plan, tally, dated)] == ["pact/JP", "pact", "article/a"]
    assert [party_of(each) for each in ("pact/JP", "pact", "article/a")] == [
        ("pact", "JP"),
        None,
        None,
    ]
    assert is_article("article/a")
    assert not is_article("pact/JP")


def test_what_ties_articles_is_kept_and_read_from_there(url, build, monkeypatch, sql):
    """The row of ties is written when many came since; another writer's are read from the log."""
    monkeypatch.setattr("tracker.store.ties._MANY", 2)
    of = [build.article(each, published=Day(f"2024-05-0{n}")) for n, each in enumerate("abcdef", 1)]
    undated = build.article("undated", published=None)

    def take_in(one, near=(), credited=None):
        with open_log(url) as log, log.transaction() as append:
            append.add_article(replace(build.row(one), credited=credited), near=near)
            known = append._fold.press
            told = sorted(known.links), dict(known.dated), dict(known.credited)
            stories = [append.story(each.id, Day("2025-01-01")) for each in of if each.id in of_ids]
        return told, stories

    of_ids = []
    for place, one in enumerate(of):
        of_ids.append(one.id)
        near = (of[place - 1].id,) if place else ()
        told, stories = take_in(one, near, "Reuters" if place % 2 else None)
        links = [(each.id, before.id) for before, each in pairwise(of[: place + 1])]
        credited = {each.id: "Reuters" for each in of[1 : place + 1 : 2]}
        assert told == (sorted(links), {}, credited)
        assert stories == [min(of_ids)] * len(of_ids)
    take_in(undated)
    with open_log(url) as log, log.transaction() as append:
        for published in ("2024-06-01", None, "2024-06-03"):
            day = published and Day(published)
            fact = ArticleDated(
                article=undated.id, published=day, by="me", because="so", answers=None
            )
            append.append(stream_of(fact), fact)
    last = build.article("last")
    told, _ = take_in(last, (of[0].id,))
    assert told[1] == {undated.id: Day("2024-06-03")}
    ((position, data),) = sql(url, "SELECT position, data FROM ties")
    assert 0 < position < sql(url, "SELECT max(position) FROM event")[0][0]
    assert verify(url, sketch=sketch_of).ok
    # A row that is none does not hold the log up, and verify names it.
    for wrong in ("{}", data[:-1], data.replace("Reuters", "Routers"), "[]"):
        sql(url, f"UPDATE ties SET data = '{wrong}'")  # noqa: S608
        (problem,) = verify(url).problems
        assert problem.startswith("what ties articles to others is not kept as the log tells it")
    told, _ = take_in(build.article("another"))
    assert len(told[0]) == 6
    assert verify(url).ok
