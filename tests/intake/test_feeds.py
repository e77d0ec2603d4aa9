import json
from html import unescape

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake.made_feeds import ATOM, JSON_FEED, RDF, RSS

from tracker.intake.addresses import Refused
from tracker.intake.feeds import MOST_ENTRIES, day_of, parse_feed

LINK = "https://example.org/feeds/all"
TODAY = "2024-08-01"


def read(text, link=LINK):
    data = text if isinstance(text, bytes) else text.encode()
    return parse_feed(data, link, today=TODAY)


@pytest.mark.parametrize("text", [RSS, RDF, ATOM, JSON_FEED], ids=["rss", "rdf", "atom", "json"])
def test_the_formats_tell_the_same(text):
    feed = read(text)

    assert feed.title == "News & more"
    assert [(each.title, each.link, each.published) for each in feed.entries][:2] == [
        ("Latvia signs", "https://example.org/lv", "2024-05-31"),
        (
            "No date here",
            "https://example.org/ee?a=1&b=2",
            None,
        ),
    ]
    if text is not RDF:
        last = feed.entries[2]
        assert (last.title, last.link, last.published) == ("Only here", None, None)
        assert "All of it." in last.content
        assert "<p" in last.content
        assert len(feed.entries) == 3


@pytest.mark.parametrize("text", [RSS, RDF, ATOM], ids=["rss", "rdf", "atom"])
def test_another_reader_finds_the_same_entries(text):
    other = feedparser.parse(text.encode())
    links = list(dict.fromkeys(unescape(each.link) for each in other.entries if each.get("link")))
    ours = [each.link for each in read(text).entries if each.link]
    relative = {"/lv": "https://example.org/lv"}
    assert ours == list(
        dict.fromkeys(relative.get(each, each) for each in links if each.startswith(("http", "/")))
    )


def test_an_entry_that_was_changed_is_another_one():
    one = read(ATOM).entries[0].key
    assert read(ATOM).entries[0].key == one
    assert read(ATOM.replace("2024-06-01T09", "2024-06-01T10")).entries[0].key != one


BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel><item><title>&b;</title></item>
</channel></rss>"""
FILE = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<rss><channel><item><title>&x;</title></item></channel></rss>"""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (BOMB, "declares entities"),
        (FILE, "declares entities"),
        (FILE.encode("utf-16"), "declares entities"),
        ("", "is no feed"),
        ("hello", "is no feed"),
        ("<doc/>", r"is no feed \(doc\)"),
        ("<html><body>x</body></html>", "is a web page, not a feed"),
        ('{"a": 1}', "is JSON, and not a JSON Feed"),
        ("{", "is not JSON"),
        ("[" * 5000, "is no feed"),
        ("<rss>" + "<a>" * 90_000, "more than 80000 tags"),
        (b"\xff\xfe\x00\xd8", "UTF-16|no feed|not"),
    ],
)
def test_what_is_no_feed(text, reason):
    with pytest.raises(Refused, match=reason):
        read(text)


def test_a_page_tells_where_its_feed_is():
    head = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    with pytest.raises(Refused, match=r"whose feed is https://example\.org/feed\.xml"):
        read(f"<!DOCTYPE html><html><head>{head}</head></html>")


def test_a_document_type_alone_does_no_harm():
    text = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://127.0.0.1:1/rss.dtd">'
    assert read(text + "<rss><channel><item><link>https://a.example/</link></item></channel></rss>")


def test_what_is_broken_is_read_as_far_as_it_goes():
    assert [each.link for each in read(RSS[: RSS.index("No date")]).entries] == [
        "https://example.org/lv"
    ] or read(RSS[: RSS.index("No date")]).entries[0].link == "https://example.org/lv"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.c", "http://[::1", ""]
)
def test_what_is_no_link_is_none(link):
    item = {"id": "1", "url": link, "content_html": "x"}
    text = json.dumps({"version": "https://jsonfeed.org/version/1", "items": [item]})
    (entry,) = read(text).entries
    assert entry.link is None or link == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-05-31", "2024-05-31"),
        ("2024-05-31T10:00:00Z", "2024-05-31"),
        ("Fri, 31 May 2024 10:00:00 GMT", "2024-05-31"),
        ("31 May 2024 10:00 EST", "2024-05-31"),
        ("2024-02-31", None),
        ("2024-08-03T00:00:00Z", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("yesterday", None),
        ("Fri, 99 May 2024 10:00:00 GMT", None),
        (None, None),
    ],
)
def test_days_of_feeds(text, day):
    assert day_of(text, TODAY) == day


def test_no_feed_is_read_without_end():
    items = [{"id": str(n), "url": f"/{n}"} for n in range(2000)]
    text = json.dumps({"version": "https://jsonfeed.org/version/1", "items": items})
    assert len(read(text).entries) == MOST_ENTRIES


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from([RSS, RDF, ATOM, JSON_FEED]),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=8)), max_size=5),
)
def test_a_feed_with_any_damage_is_read_or_refused(text, changes):
    data = text.encode()
    for place, piece in changes:
        at = int(place * len(data))
        data = data[:at] + piece + data[at + len(piece) :]
    try:
        feed = parse_feed(data, LINK, today=TODAY)
    except Refused:
        return
    for each in feed.entries:
        assert each.link is None or each.link.lower().startswith("http")
        assert (each.title or "x").isprintable()
