"""The words for what is handed on, read as calendars and feed readers read it."""

import feedparser
from icalendar import Calendar
from pytest_bdd import parsers, then

DAY = r"\d{4}-\d\d-\d\d"


@then(
    parsers.re(
        rf"as of (?P<day>{DAY}) the calendar has (?P<party>\w+) \"(?P<state>\w+)\""
        rf" on (?P<on>{DAY}), in revision (?P<revision>\d+)"
    )
)
def calendar_has(desk, *, day, party, state, on, revision):
    told = desk.run("export", "-", "--format", "ics", "--as-of", day)
    (entry,) = Calendar.from_ical(told.out).walk("VEVENT")

    assert str(entry["SUMMARY"]).startswith(f"{party}: ")
    assert str(entry["STATUS"]) == state
    assert entry["DTSTART"].dt.isoformat() == on
    assert int(entry["SEQUENCE"]) == int(revision)


@then("the feed tells, newest first:")
def feed_tells(desk, datatable):
    told = feedparser.parse(desk.run("export", "-", "--format", "atom").out)
    found = [[each.published[:10], each.title] for each in told.entries]

    assert found == datatable[1:]
    assert len({each.id for each in told.entries}) == len(found)
