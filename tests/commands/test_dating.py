# ruff: noqa: PLR0917  # a test needs what it needs
"""The same text with and without its day of publication is one article."""

from dataclasses import replace

import pytest

from tracker.commands import ingest as module
from tracker.commands.confirm import confirm
from tracker.commands.ingest import IngestResult, ingest
from tracker.commands.rebuild import rebuild
from tracker.commands.report import Draft, report
from tracker.commands.reprocess import plan
from tracker.commands.retract import retract
from tracker.store.log import open_log
from tracker.store.verify import verify
from tracker.views.clock import Clocks
from tracker.views.connection import open_reader
from tracker.views.history import read_history
from tracker.views.status import read_status

TODAY = "2024-07-01"
NOW = "the log had this text without a day; it is dated 2024-05-30 now"


@pytest.fixture
def undated(simple_reader):
    return simple_reader.article(
        "one", "JP signed 2024-05-29", "NO talks_held", published=None, filler=40
    )


@pytest.fixture
def dated(undated):
    return replace(undated, published="2024-05-30")


@pytest.fixture
def log(url):
    with open_log(url) as opened:
        yield opened


def table(url, as_of=None, known_at=None):
    with open_reader(url) as reader:
        return read_status(reader, "pact", Clocks(today=TODAY, as_of=as_of, known_at=known_at))


def rows(url, **clocks):
    return {
        each.status.party: (each.status.stage, each.status.sources, each.status.flags)
        for each in table(url, **clocks).rows
    }


def reports(url, party="JP"):
    with open_reader(url) as reader:
        return read_history(reader, "pact", party, Clocks(today=TODAY)).reports


def whole(log, url, sql):
    """Whether the store verifies, and its table is what the log comes to."""
    query = "SELECT * FROM status JOIN status_count USING (dossier, party) ORDER BY 1, 2"
    before = sql(url, query)
    rebuild(log)
    return verify(url).problems == () and sql(url, query) == before


def test_an_article_that_is_dated_later_takes_the_place_of_the_undated_one(
    log, url, dossier, undated, dated, sql
):
    first = ingest(log, dossier, [undated])
    assert (first.new, first.events) == (1, 3)
    assert table(url, as_of="2024-06-15").left_out == 1
    then = sql(url, "SELECT recorded_at FROM event ORDER BY position DESC LIMIT 1")[0][0]

    result = ingest(log, dossier, [dated])

    assert result == IngestResult(new=1, dated_anew=1, events=4, notes=(f"one: {NOW}",))
    assert rows(url) == {"JP": ("signed", 1, ()), "NO": ("negotiating", 1, ())}
    assert [each.superseded for each in reports(url)] == [True, False]
    earlier = table(url, as_of="2024-06-15")
    assert earlier.left_out == 0
    assert {each.status.party for each in earlier.rows} == {"JP", "NO"}
    assert table(url, as_of="2024-06-15", known_at=then).left_out == 1
    assert table(url, as_of="2024-06-15", known_at="2999-01-01").left_out == 0
    assert whole(log, url, sql)


@pytest.mark.parametrize("together", [True, False])
def test_once_its_day_is_known_neither_adds_anything(
    log, url, dossier, undated, dated, sql, together
):
    runs = [[undated, dated]] if together else [[undated], [dated]]
    for run in runs:
        ingest(log, dossier, run)
    before = sql(url, "SELECT * FROM event")

    assert ingest(log, dossier, [undated, dated]).known == 2
    assert sql(url, "SELECT * FROM event") == before
    assert rows(url)["JP"] == ("signed", 1, ())
    assert whole(log, url, sql)


@pytest.mark.parametrize("together", [True, False])
def test_an_undated_copy_of_a_dated_article_is_known(
    log, url, dossier, undated, dated, sql, together
):
    if not together:
        ingest(log, dossier, [dated])
    result = ingest(log, dossier, [dated, undated] if together else [undated])

    assert (result.new, result.known, result.notes) == (int(together), 1, ())
    assert sql(url, "SELECT published FROM article") == [("2024-05-30",)]
    assert whole(log, url, sql)


def test_an_undated_copy_that_knows_less_of_itself_is_known(log, dossier, undated, dated):
    ingest(log, dossier, [replace(dated, outlet="The Example", url="https://example.org/1")])
    assert ingest(log, dossier, [undated]) == IngestResult(known=1)


def test_another_papers_copy_is_another_article(log, url, dossier, undated, dated):
    ingest(log, dossier, [replace(undated, outlet="The Example")])
    result = ingest(log, dossier, [replace(dated, outlet="The Other")])

    assert (result.new, result.same_story, result.dated_anew, result.notes) == (1, 1, 0, ())
    assert [each.superseded for each in reports(url)] == [False, False]


def test_another_day_for_the_same_text_is_another_article_of_the_story(
    log, url, dossier, undated, dated, sql
):
    ingest(log, dossier, [undated, dated])
    result = ingest(log, dossier, [replace(dated, published="2024-06-02")])

    assert (result.new, result.same_story, result.dated_anew) == (1, 1, 0)
    assert result.notes == (
        "one: the log has this text as published on 2024-05-30 too; both tell one story",
    )
    assert rows(url)["JP"][1] == 1
    assert whole(log, url, sql)


def test_for_another_dossier_the_undated_copy_is_read_with_its_day(
    log, url, dossier, undated, dated, simple_reader, monkeypatch, sql
):
    ingest(log, dossier, [undated, dated])
    days = []

    def watched(article, of):
        days.append(article.published)
        return simple_reader.extract(article, of)

    monkeypatch.setattr(module, "extract", watched)
    result = ingest(log, replace(dossier, id="other"), [undated])

    assert (result.known, result.events, days) == (1, 2, [None, "2024-05-30"])
    streams = "SELECT data FROM event WHERE stream > 'other/' AND stream < 'other0'"
    assert all(dated.id in str(data) for (data,) in sql(url, streams))
    assert whole(log, url, sql)


def test_what_a_person_has_said_of_the_undated_one_goes_over(
    log, url, dossier, undated, dated, sql
):
    ingest(log, dossier, [undated])
    (signed,), (talks,) = reports(url, "JP"), reports(url, "NO")
    retract(log, signed.event_id, by="ann", because="a misreading")
    confirm(log, talks.event_id, by="bob")

    ingest(log, dossier, [dated])

    assert "JP" not in rows(url)
    assert [each.retracted.by for each in reports(url, "JP")] == ["ann", "ann"]
    assert [each.confirmed for each in reports(url, "NO")] == ["bob", "bob"]
    assert whole(log, url, sql)


def test_a_confirmation_of_what_reads_otherwise_with_the_day_does_not_go_over(
    log, url, dossier, undated, dated, simple_reader, monkeypatch
):
    ingest(log, dossier, [undated])
    (talks,) = reports(url, "NO")
    confirm(log, talks.event_id, by="bob")

    def by_day(article, of):
        found = simple_reader.extract(article, of)
        told = tuple(replace(each, happened_on=article.published) for each in found.reports)
        return replace(found, reports=told)

    monkeypatch.setattr(module, "extract", by_day)
    result = ingest(log, dossier, [dated])

    assert result.notes[0] == (
        f"one: the confirmation by bob of {talks.event_id[:12]} stays with the undated article, as"
        " the dated one reads otherwise: confirm it anew"
    )
    assert [each.confirmed for each in reports(url, "NO")] == ["bob", None]


def test_what_a_person_has_quoted_is_left_as_it_is(log, url, dossier, simple_reader):
    words = Draft(party="JP", kind="signed", source="https://example.org/1", quote="JP signed")
    report(log, "pact", words, by="ann", today=TODAY)
    article = replace(simple_reader.article("page", published="2024-05-30"), text="JP signed")

    result = ingest(log, dossier, [article])

    assert (result.new, result.dated_anew) == (1, 0)
    assert not any(each.superseded for each in reports(url))


def test_what_was_replaced_is_not_read_again(log, url, dossier, undated, dated, monkeypatch):
    ingest(log, dossier, [undated, dated])
    read = []
    monkeypatch.setattr(
        "tracker.commands.reprocess.extract",
        lambda article, of: read.append(article.id) or module.extract(article, of),
    )
    with open_reader(url) as reader:
        planned = plan(reader, dossier, today=TODAY)
    assert (read, planned.articles, planned.differs) == ([dated.id], 1, False)
