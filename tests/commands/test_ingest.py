import itertools
import json
from dataclasses import replace

import pytest

from tracker.articles.article import Rejection
from tracker.articles.read import read_articles
from tracker.commands import ingest as module
from tracker.commands import neighbours
from tracker.commands.ingest import IngestResult, ingest
from tracker.commands.rebuild import rebuild
from tracker.dossiers.load import load
from tracker.store.append import Append
from tracker.store.database import StoreError
from tracker.store.log import open_log
from tracker.store.verify import verify

STATUS = (
    "SELECT s.dossier, s.party, stage, data, reports, sources, last FROM status s"
    " JOIN status_count c ON c.dossier = s.dossier AND c.party = s.party"
    " ORDER BY s.dossier, s.party"
)


def taken_in(url, dossier, articles, **options):
    with open_log(url) as log:
        return ingest(log, dossier, articles, **options)


def test_articles_are_taken_in_with_all_they_say(url, dossier, simple_reader, sql):
    one = simple_reader.article("one", "JP signed 2024-05-29", "NO talks_held", "3 signed")
    two = simple_reader.article("two", "nothing of interest")

    result = taken_in(url, dossier, [one, two])

    assert result == IngestResult(new=2, events=5)
    assert sql(url, "SELECT stream, kind FROM event ORDER BY position") == [
        (f"article/{one.id}", "article_recorded"),
        ("pact/JP", "signed"),
        ("pact/NO", "talks_held"),
        ("pact", "tally_reported"),
        (f"article/{two.id}", "article_recorded"),
    ]
    assert [row[1:3] for row in sql(url, STATUS)] == [("JP", "signed"), ("NO", "negotiating")]
    assert verify(url).ok


def test_the_same_again_adds_nothing(url, dossier, simple_reader, sql):
    articles = list(simple_reader.many(30))
    first = taken_in(url, dossier, articles)
    before = sql(url, "SELECT * FROM event")

    again = taken_in(url, dossier, [*articles, articles[0]])

    assert again == IngestResult(known=31)
    assert sql(url, "SELECT * FROM event") == before
    assert first.new == 30


def test_what_a_better_reader_finds_in_a_known_article_is_left_to_reading_again(
    url, dossier, simple_reader, monkeypatch
):
    taken_in(url, dossier, [simple_reader.article("one", "JP signed")])
    monkeypatch.setattr(module, "extract", lambda *_: pytest.fail("read although known"))
    assert taken_in(url, dossier, [simple_reader.article("one", "JP signed")]).events == 0


def test_the_same_article_twice_in_one_run_is_one(url, dossier, simple_reader):
    of = simple_reader.article("one", "JP signed")
    renamed = replace(of, name="copy")
    assert taken_in(url, dossier, [of, of, renamed]) == IngestResult(new=1, known=2, events=2)


def test_a_known_article_is_read_for_a_second_dossier(url, dossier, simple_reader, sql):
    other = replace(dossier, id="other")
    articles = [
        simple_reader.article("one", "pact: JP signed", "other: NO signed"),
        simple_reader.article("two", "other: FR signed"),
        simple_reader.article("three", "nothing"),
    ]
    assert taken_in(url, dossier, articles) == IngestResult(new=3, events=4)
    assert taken_in(url, other, articles) == IngestResult(known=3, events=2)
    assert taken_in(url, other, articles) == IngestResult(known=3)
    assert taken_in(url, dossier, articles) == IngestResult(known=3)
    assert [row[:2] for row in sql(url, STATUS)] == [
        ("other", "FR"),
        ("other", "NO"),
        ("pact", "JP"),
    ]
    assert verify(url).ok


def test_one_story_told_twice_is_one_source(url, dossier, simple_reader, sql):
    one = simple_reader.article("one", "JP signed 2024-05-29", filler=100)
    copy = replace(one, name="copy", text=one.text + " and a line of the other paper's own")
    far = simple_reader.article("far", "JP signed 2024-05-29", filler=90)

    result = taken_in(url, dossier, [one, copy, far])

    assert (result.new, result.same_story) == (3, 1)
    assert sql(url, "SELECT sources FROM status_count") == [(2,)]
    near = [
        json.loads(data).get("near")
        for (data,) in sql(url, "SELECT data FROM event WHERE kind = 'article_recorded'")
    ]
    assert near == [None, [one.id], None]
    assert verify(url).ok


def test_stories_are_found_across_commits_and_runs(url, dossier, simple_reader, monkeypatch):
    monkeypatch.setattr(module, "BATCH", 7)
    monkeypatch.setattr(neighbours, "REMEMBERED", 2)
    articles = list(simple_reader.many(60))
    first = taken_in(url, dossier, articles[:35])
    second = taken_in(url, dossier, articles[35:])
    assert (first.same_story, second.same_story) == (3, 3)
    assert verify(url).ok


def test_a_story_of_an_earlier_run_is_found_by_its_text(
    url, dossier, simple_reader, sql, monkeypatch
):
    monkeypatch.setattr(neighbours, "REMEMBERED", 1)
    articles = [simple_reader.article(name, "JP signed", filler=90) for name in ("one", "two")]
    copies = [replace(each, text=f"{each.text} reprinted") for each in articles]
    assert taken_in(url, dossier, articles).same_story == 0
    assert taken_in(url, dossier, copies).same_story == 2
    assert sql(url, "SELECT sources FROM status_count") == [(2,)]
    assert verify(url).ok


def test_what_another_read_for_the_dossier_meanwhile_is_not_added_to(url, dossier, simple_reader):
    of = simple_reader.article("one", "pact: NO signed", "JP signed")
    other = replace(dossier, id="other")
    taken_in(url, other, [of])

    def slowly(article, for_dossier):
        found = simple_reader.extract(article, for_dossier)
        if not busy:
            busy.append(of)
            inner.append(taken_in(url, dossier, [of]))
        return found

    busy, inner = [], []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "extract", slowly)
        outer = taken_in(url, dossier, [of])
    assert inner == [IngestResult(known=1, events=2)]
    assert outer == IngestResult(known=1)


def test_the_table_is_the_same_in_whatever_order_articles_come(
    tmp_path, dossier, simple_reader, sql, monkeypatch
):
    one = simple_reader.article("one", "JP signed 2024-05-29", filler=100)
    longer = replace(one, name="longer", text=one.text + " " + "more " * 30)
    two = simple_reader.article("two", "JP talks_held 2024-05-01", "NO signed", published=None)
    late = simple_reader.article("late", "JP signed 2024-05-28", filler=60)
    tables = set()
    for number, order in enumerate(itertools.permutations((one, longer, two, late))):
        monkeypatch.setattr(module, "BATCH", number % 4 + 1)
        url = f"sqlite:///{tmp_path}/{number}.db"
        taken_in(url, dossier, order)
        tables.add(tuple(sql(url, STATUS)))
    assert len(tables) == 1
    assert len(next(iter(tables))) == 2


def test_what_could_not_be_read_is_passed_on_and_the_rest_taken_in(url, dossier, simple_reader):
    broken = Rejection(source="x.txt", reason="it is empty", remedy="remove it")
    result = taken_in(url, dossier, [broken, simple_reader.article("one", "JP signed"), broken])
    assert result == IngestResult(new=1, events=2, rejected=(broken, broken))


def test_notes_name_their_article(url, dossier, simple_reader):
    result = taken_in(url, dossier, [simple_reader.article("one", "JP signed", published=None)])
    assert result.notes == ("one: relative dates are unknown: no day of publication",)


def test_progress_is_told_when_articles_are_on_disk(url, dossier, simple_reader, sql, monkeypatch):
    monkeypatch.setattr(module, "BATCH", 10)
    told = []

    def progress(done):
        told.append((done, sql(url, "SELECT count(*) FROM article")[0][0]))

    taken_in(url, dossier, simple_reader.many(25), on_progress=progress)
    assert told == [(10, 10), (20, 20), (25, 25)]


def test_slow_articles_are_not_put_off(url, dossier, simple_reader, monkeypatch):
    monkeypatch.setattr(module, "BATCH_SECONDS", 0)
    told = []
    taken_in(url, dossier, simple_reader.many(3), on_progress=told.append)
    assert told == [1, 2, 3, 3]


def test_nothing_to_do_is_no_error(url, dossier, simple_reader):
    told = []
    assert taken_in(url, dossier, [], on_progress=told.append) == IngestResult()
    assert told == [0]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_an_interruption_keeps_what_was_done(url, dossier, simple_reader, sql, error):
    def articles():
        yield from simple_reader.many(5)
        raise error

    with pytest.raises(error):
        taken_in(url, dossier, articles())
    assert sql(url, "SELECT count(*) FROM article") == [(5,)]
    assert verify(url).ok


def test_an_interruption_while_it_is_recorded_keeps_it_too(
    url, dossier, simple_reader, sql, monkeypatch
):
    """The transaction is undone, and done again before the program ends."""
    add, calls = Append.add_article, []

    def interrupted(*arguments, **more):
        calls.append(arguments)
        if len(calls) == 3:
            raise KeyboardInterrupt
        add(*arguments, **more)

    monkeypatch.setattr(Append, "add_article", interrupted)
    told = []
    with pytest.raises(KeyboardInterrupt):
        taken_in(url, dossier, simple_reader.many(5), on_progress=told.append)
    assert told == [5]
    assert sql(url, "SELECT count(*) FROM article") == [(5,)]
    assert verify(url).ok


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_store_that_fails_is_not_written_to_again(url, dossier, simple_reader, sql, monkeypatch):
    monkeypatch.setattr(module, "BATCH", 5)
    taken_in(url, dossier, simple_reader.many(5))
    sql(url, "CREATE TRIGGER full BEFORE INSERT ON status BEGIN SELECT RAISE(ABORT, 'no'); END")
    before = sql(url, "SELECT * FROM event")
    told = []
    with pytest.raises(StoreError, match="the database says: no"):
        taken_in(url, dossier, simple_reader.many(12, first=5), on_progress=told.append)
    assert sql(url, "SELECT * FROM event") == before
    assert told == []


def test_rebuilding_after_many_articles_gives_the_same_bytes(url, dossier, simple_reader, sql):
    taken_in(url, dossier, simple_reader.many(80))
    before = sql(url, STATUS)
    assert before
    with open_log(url) as log:
        assert rebuild(log) == len(before)
    assert sql(url, STATUS) == before
    assert verify(url).ok


def test_a_name_that_no_stream_may_have_is_refused(url, dossier, simple_reader):
    for name in ("article", "a/b", ""):
        with pytest.raises(ValueError, match="no name for a dossier"):
            taken_in(url, replace(dossier, id=name), [])


def test_the_seeds_are_five_articles_and_four_stories(url, shared, sql):
    paths = sorted(str(path) for path in (shared / "seeds").glob("*.txt"))
    dossier = load("ukraine-security")

    def articles():
        return read_articles(paths, published=None, today="2024-07-01")

    first = taken_in(url, dossier, articles())
    assert (first.new, first.known, first.same_story, first.rejected) == (5, 0, 1, ())
    again = taken_in(url, dossier, articles())
    assert (again.new, again.known, again.events) == (0, 5, 0)
    assert verify(url).ok
