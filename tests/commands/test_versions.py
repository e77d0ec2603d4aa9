"""The same address with another text is a later version: its events count, the old are kept."""

from dataclasses import replace

import pytest

from tracker.articles.article import Article
from tracker.commands.confirm import confirm
from tracker.commands.ingest import ingest
from tracker.commands.rebuild import rebuild
from tracker.commands.report import Draft, report
from tracker.commands.reprocess import plan
from tracker.commands.retract import retract
from tracker.commands.versions import is_trivial
from tracker.store.log import open_log
from tracker.store.verify import verify
from tracker.views.articles import read_article_lines
from tracker.views.clock import Clocks
from tracker.views.connection import open_reader
from tracker.views.history import read_history
from tracker.views.status import read_status

TODAY = "2024-07-01"
URL = "https://example.org/news/1"


def page(*lines, url=URL, published="2024-06-01", title="The pact", **more):
    text = "\n".join([title, *lines])
    return Article(name="page", text=text, title=title, published=published, url=url, **more)


SOON = page("JP talks_held 2024-05-20", "NO talks_held 2024-05-21", "What follows is not known.")
DONE = page("JP signed 2024-05-29", "NO talks_held 2024-05-21", "It was a long day.")


@pytest.fixture
def log(url, simple_reader, monkeypatch):
    monkeypatch.setattr("tracker.commands.reprocess.extract", simple_reader.extract)
    with open_log(url) as opened:
        yield opened


def stages(url, known_at=None):
    with open_reader(url) as reader:
        rows = read_status(reader, "pact", Clocks(today=TODAY, known_at=known_at)).rows
    return {each.status.party: each.status.stage for each in rows}


def last_time(url, sql):
    return sql(url, "SELECT recorded_at FROM event ORDER BY position DESC LIMIT 1")[0][0]


def whole(log, url, sql):
    before = sql(url, "SELECT * FROM status ORDER BY dossier, party")
    rebuild(log)
    again = sql(url, "SELECT * FROM status ORDER BY dossier, party")
    return verify(url).problems == () and before == again


def test_another_text_from_the_same_address_is_a_later_version(log, url, dossier, sql):
    first = ingest(log, dossier, [SOON])
    assert (first.new, first.updated, first.events) == (1, 0, 3)
    then = last_time(url, sql)
    assert stages(url) == {"JP": "negotiating", "NO": "negotiating"}

    result = ingest(log, dossier, [DONE])

    assert (result.new, result.updated, result.known, result.events) == (1, 1, 0, 4)
    head, *events = [each.partition(" (event ")[0] for each in result.notes]
    assert head.startswith(f"page: is a new version, in the place of {SOON.id[:12]} (2024-06-01)")
    assert head.endswith("events: 1 gained, 1 lost, 0 changed")
    assert events == ["page: gained: JP signed 2024-05-29", "page: lost: JP talks held 2024-05-20"]
    assert stages(url) == {"JP": "signed", "NO": "negotiating"}
    assert stages(url, known_at=then) == {"JP": "negotiating", "NO": "negotiating"}
    with open_reader(url) as reader:
        lines = {
            each.source.id: each.replaced_by
            for each in read_article_lines(reader, "pact", Clocks(today=TODAY))
        }
        assert not plan(reader, dossier, today=TODAY).differs
    assert lines == {SOON.id: DONE.id, DONE.id: None}
    # Whichever of the two comes again, from a file, adds nothing.
    assert ingest(log, dossier, [SOON, DONE]).events == 0
    assert whole(log, url, sql)


def test_a_day_that_is_told_otherwise_is_a_change(log, dossier):
    ingest(log, dossier, [page("JP signed 2024-05-29")])
    result = ingest(log, dossier, [page("JP signed 2024-05-30", "That is corrected.")])
    assert "0 gained, 0 lost, 1 changed" in result.notes[0]
    assert result.notes[1].endswith("is JP signed 2024-05-30")


def test_versions_in_one_input_follow_each_other(log, url, dossier, sql):
    third = page("JP ratified 2024-05-30", "Parliament agreed.")
    result = ingest(log, dossier, [SOON, DONE, third])
    assert (result.new, result.updated) == (3, 2)
    assert stages(url) == {"JP": "ratified"}
    assert whole(log, url, sql)


def test_a_page_that_returns_to_an_old_text_says_that_again(log, url, dossier, sql):
    """Only a page that was had just now can have returned; and it may do so any number of times."""
    for each in (SOON, DONE):
        ingest(log, dossier, [each])
    times = []
    for number, each in enumerate((SOON, SOON, DONE, SOON)):
        times.append(last_time(url, sql))
        result = ingest(log, dossier, [replace(each, fetched=True)])
        news = number != 1
        assert (result.new, result.known, result.updated) == (0, 1, int(news))
        assert result.events == int(news)
        wanted = "signed" if each is DONE else "negotiating"
        assert stages(url)["JP"] == wanted
        assert ("is as it was before" in "".join(result.notes)) == news
    assert stages(url, known_at=times[0])["JP"] == "signed"
    assert stages(url, known_at=times[3])["JP"] == "signed"
    assert stages(url, known_at=times[2])["JP"] == "negotiating"
    with open_log(url) as another:  # what is known is read from the log anew
        result = ingest(another, dossier, [replace(DONE, fetched=True)])
    assert result.updated == 1
    assert stages(url)["JP"] == "signed"
    assert whole(log, url, sql)


@pytest.mark.parametrize(
    "line",
    [
        "JP signed 2024-05-29 !",
        "JP  signed 2024-05-29",
        "JP signed 2024-05-29\nUpdated 3 hours ago",
    ],
)
def test_signs_counters_and_clocks_are_no_news(log, dossier, line, simple):
    ingest(log, dossier, [page("JP signed 2024-05-29", "12 comments, 2 hours ago")])
    text = line.replace(" !", "").replace("  ", " ")
    later = page(text, "14 comments; 5 hours ago!")
    result = ingest(log, dossier, [later])
    assert (result.new, result.known, result.events, result.notes) == (0, 1, 0, ())


def test_what_is_trivial():
    assert is_trivial("Signed. 2 hours ago", "signed 1 day ago")
    assert is_trivial("He said: “yes”.", "He said 'yes'")
    assert not is_trivial("14 have signed", "15 have signed")
    assert not is_trivial("On 11 April they signed", "On 12 April they signed")


def test_what_people_have_said_holds_for_the_same_event(log, url, dossier, sql):
    ingest(log, dossier, [SOON])
    with open_reader(url) as reader:
        (norway,) = read_history(reader, "pact", "NO", Clocks(today=TODAY)).reports
        (japan,) = read_history(reader, "pact", "JP", Clocks(today=TODAY)).reports
    retract(log, norway.event_id, by="ann", because="it was Sweden")
    confirm(log, japan.event_id, by="ben")

    result = ingest(log, dossier, [DONE])

    assert stages(url) == {"JP": "signed"}
    assert "confirmed by ben" in "".join(result.notes)
    # The page returns: what was said of the first version has held all the time.
    ingest(log, dossier, [replace(SOON, fetched=True)])
    assert stages(url) == {"JP": "negotiating"}
    with open_reader(url) as reader:
        (report_,) = [
            each
            for each in read_history(reader, "pact", "JP", Clocks(today=TODAY)).reports
            if each.event_id == japan.event_id
        ]
    assert [each.by for each in report_.verdicts] == ["ben"]
    assert whole(log, url, sql)


def test_an_older_version_that_comes_later_does_not_stand(log, url, dossier):
    ingest(log, dossier, [replace(DONE, published="2024-06-02")])
    result = ingest(log, dossier, [SOON])
    assert result.new == 1
    assert "an earlier version of" in result.notes[0]
    assert stages(url)["JP"] == "signed"


def test_not_every_text_from_one_address_is_a_version(log, url, dossier):
    """The front of a site, a section page with other stories, and what a person has quoted."""
    front = [page("JP signed 2024-05-29", url="https://example.org/"), SOON]
    ingest(log, dossier, front[:1])
    assert (
        ingest(log, dossier, [page("NO signed 2024-05-29", url="https://example.org/")]).updated
        == 0
    )
    draft = Draft(
        party="SE",
        kind="signed",
        on="2024-05-29",
        quote="Sweden has signed it.",
        source=URL,
        published="2024-06-01",
    )
    report(log, dossier.id, draft, by="ann", today=TODAY)
    assert ingest(log, dossier, [SOON]).updated == 0
    other = page(
        *(f"Other words {each} stand here" for each in "abcdefgh"),
        title="Weather forecasts",
        published="2024-06-20",
    )
    assert ingest(log, dossier, [other]).updated == 0
    assert stages(url)["SE"] == "signed"


def test_the_address_may_be_written_otherwise(log, dossier):
    ingest(log, dossier, [SOON])
    again = replace(DONE, url="http://example.org/news/1?utm_source=feed#top")
    assert ingest(log, dossier, [again]).updated == 1
