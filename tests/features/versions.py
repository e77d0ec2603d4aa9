"""The words for a page that says something else when it is read again."""

from features.desk import DAY, WHAT
from pytest_bdd import given, parsers, then, when

from tracker.articles.article import Article
from tracker.commands.ingest import ingest
from tracker.dossiers.load import load
from tracker.store.log import open_log


def taken(desk, day, text):
    desk.day = day
    page = Article(
        name="a page",
        text=text,
        published="2024-06-13",
        url="https://example.org/page",
        fetched=True,
    )
    with open_log(desk.url) as log:
        desk.result = ingest(log, load("ukraine-security"), [page])


@given(parsers.re(rf"on (?P<day>{DAY}) a page of 2024-06-13 in which the reader finds {WHAT}"))
def a_page(desk, day, party, what):
    desk.found = [(party, what, "news")]
    desk.text = "What the page says is for the reader."
    taken(desk, day, desk.text)
    assert desk.result.new == 1


@when(parsers.re(rf"on (?P<day>{DAY}) the page has changed, and the reader finds {WHAT}"))
def page_changed(desk, day, party, what):
    desk.found = [(party, what, "news")]
    taken(desk, day, "What it says is another matter now.")
    assert (desk.result.new, desk.result.updated) == (1, 1)


@when(parsers.re(rf'on (?P<day>{DAY}) the page is read again(?: with "(?P<more>[^"]+)" under it)?'))
def page_read_again(desk, day, more):
    taken(desk, day, f"{desk.text}\n{more}" if more else desk.text)


@when(parsers.re(rf"on (?P<day>{DAY}) the page is as it was first"))
def page_as_first(desk, day):
    taken(desk, day, desk.text)
    assert (desk.result.known, desk.result.updated) == (1, 1)


@then("nothing was recorded")
def nothing_recorded(desk):
    assert (desk.result.events, desk.result.known, desk.result.notes) == (0, 1, ())


@then(parsers.re(r'it is told that an event was "(?P<words>[^"]+)"'))
def event_told(desk, words):
    assert any(words in each for each in desk.result.notes)
