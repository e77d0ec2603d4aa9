import json
import sqlite3

import pytest
from intake.bad_site import page

from tracker.intake import addresses
from tracker.intake.fetch import Fetcher

SIGNED = "{} and Ukraine signed a bilateral security agreement in Vilnius on Thursday."


def feed_of(*items):
    entries = "".join(
        f"<item><title>{title}</title><link>{link}</link></item>" for title, link in items
    )
    return f"<rss version='2.0'><channel><title>News</title>{entries}</channel></rss>"


def put_article(site, party, path):
    site.put(path, page(f"{party} signs", SIGNED.format(party)), Content_Type="text/html")
    return (f"{party} signs", path)


@pytest.fixture
def feed(site):
    """A feed of one article, that knows what it has been asked for before."""
    text = feed_of(put_article(site, "Latvia", "/lv"))

    def answer(handler):
        if handler.headers.get("If-None-Match") == '"1"':
            return (304, {}, b"")
        return (
            200,
            {"ETag": '"1"', "Last-Modified": "Fri, 31 May 2024 10:00:00 GMT"},
            text.encode(),
        )

    return site.act("/feed", answer)


def test_what_changes_is_printed_with_its_sentence(site, feed, tracker):
    done = tracker("watch", "--once", feed, "--allow-private")

    assert done.code == 0, done.err
    assert done.out.startswith("Latvia (LV)\n  stage: not reported → signed\n")
    assert "“Latvia **signs**”\n    localhost, “Latvia signs”, published 2024-05-31, " in done.out


def test_the_second_time_nothing_is_asked_for_again(site, feed, tracker):
    first = tracker("watch", "--once", feed, "--allow-private", "--exit-code")
    again = tracker("watch", "--once", feed, "--allow-private", "--exit-code")

    assert (first.code, again.code, again.out, again.err) == (1, 0, "", "")
    assert site.counts["/lv"] == 1
    assert site.counts["/feed"] == 2
    headers = [headers for path, headers in site.asked if path == "/feed"][-1]
    assert headers["If-Modified-Since"] == "Fri, 31 May 2024 10:00:00 GMT"


def test_only_what_is_new_is_asked_for_where_a_feed_has_no_etag(site, tracker):
    one, two = put_article(site, "Latvia", "/lv"), put_article(site, "Estonia", "/ee")
    link = site.put("/feed", feed_of(one))
    tracker("watch", "--once", link, "--allow-private")
    site.put("/feed", feed_of(two, one))

    done = tracker("watch", "--once", link, "--allow-private")

    assert "Estonia (EE)" in done.out
    assert "Latvia (LV)" not in done.out
    assert (site.counts["/lv"], site.counts["/ee"]) == (1, 1)


def test_json_is_a_line_a_party(site, tracker):
    items = [put_article(site, "Latvia", "/lv"), put_article(site, "Estonia", "/ee")]
    link = site.put("/feed", feed_of(*items))

    done = tracker("watch", "--once", link, "--allow-private", "--json")

    lines = [json.loads(line) for line in done.out.splitlines()]
    assert [each["party"] for each in lines] == ["LV", "EE"]
    assert [each["source"] for each in lines] == [f"{site.root}/lv", f"{site.root}/ee"]
    assert lines[0]["after"]["stage"] == "signed"
    assert lines[0]["before"]["stage"] == "not_reported"
    assert "signs" in lines[0]["reports"][0]["evidence"]


def test_what_may_pass_is_asked_for_again_the_next_time(site, tracker):
    item = put_article(site, "Latvia", "/lv")
    whole = site.answers["/lv"]
    site.put("/lv", status=500)
    link = site.put("/feed", feed_of(item), ETag='"1"')

    first = tracker("watch", "--once", link, "--allow-private")
    site.answers["/lv"] = whole
    again = tracker("watch", "--once", link, "--allow-private")

    assert first.code == 3
    assert f"{site.root}/lv: is not given now (status 500); try again later" in first.err
    assert "Latvia (LV)" in again.out
    headers = [headers for path, headers in site.asked if path == "/feed"][-1]
    assert "If-None-Match" not in headers


def test_what_is_gone_is_told_once(site, tracker):
    link = site.put("/feed", feed_of(("Gone", "/gone"), put_article(site, "Latvia", "/lv")))

    first = tracker("watch", "--once", link, "--allow-private")
    again = tracker("watch", "--once", link, "--allow-private")

    assert first.code == 3
    assert "Latvia (LV)" in first.out
    assert "tracker: 1 waits in the quarantine; see `tracker quarantine list`" in first.err
    assert (again.code, again.err) == (0, "")
    assert site.counts["/gone"] == 1


def test_a_feed_leads_into_ones_own_network_only_where_that_is_meant(site, tracker, monkeypatch):
    link = site.put("/feed", feed_of(("Secret", f"http://127.0.0.2:{site.port}/admin")))
    monkeypatch.setattr(addresses, "is_public", lambda ip: ip == "127.0.0.1")

    done = tracker("watch", "--once", link.replace("localhost", "127.0.0.1"))

    assert done.code == 3
    assert "leads to 127.0.0.2, which is not on the public network" in done.err
    assert "/admin" not in site.counts


def test_a_feed_that_asks_for_a_pause_gets_it(site, tracker):
    link = site.put("/feed", status=429, Retry_After="3600")

    first = tracker("watch", "--once", link, "--allow-private")
    again = tracker("watch", "--once", link, "--allow-private")

    assert (first.code, again.code) == (3, 0)
    assert "status 429" in first.err
    assert site.counts["/feed"] == 1


def test_an_article_that_only_the_feed_dates_says_so(site, tracker, tmp_path):
    text = "Latvia and Ukraine signed a bilateral security agreement in Vilnius."
    items = [
        {
            "id": "1",
            "title": "Latvia signs",
            "content_html": f"<p>{text}</p>" * 1,
            "date_published": "2024-05-31",
        },
    ]
    link = site.put(
        "/feed", json.dumps({"version": "https://jsonfeed.org/version/1", "items": items})
    )

    done = tracker("watch", "--once", link, "--allow-private")

    assert "Latvia (LV)" in done.out
    with sqlite3.connect(tmp_path / "new.db") as store:
        assert store.execute("SELECT published FROM article").fetchall() == [("2024-05-31",)]
        (data,) = store.execute("SELECT data FROM event WHERE kind = 'article_recorded'").fetchone()
        assert json.loads(data)["published_basis"] == "feed"


def test_it_goes_on_until_it_is_stopped(site, feed, tracker, monkeypatch):
    slept = []

    def sleep(seconds):
        slept.append(seconds)
        if len(slept) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr("tracker.cli.watch.time.sleep", sleep)

    done = tracker("watch", feed, "--allow-private", "--every", "10")

    assert done.code == 130
    assert done.out.count("Latvia (LV)") == 1
    assert "interrupted; what was recorded before is kept" in done.err
    assert site.counts["/feed"] == 3
    assert all(540 <= each <= 660 for each in slept)
    assert len(set(slept)) == 3


def test_interrupted_between_two_articles_it_goes_on_there(site, tracker, monkeypatch):
    items = [put_article(site, "Latvia", "/lv"), put_article(site, "Estonia", "/ee")]
    link = site.put("/feed", feed_of(*items), ETag='"1"')
    real = Fetcher.fetch

    def fetch(self, text, headers=None):
        if text.endswith("/ee"):
            raise KeyboardInterrupt
        return real(self, text, headers)

    monkeypatch.setattr(Fetcher, "fetch", fetch)
    first = tracker("watch", "--once", link, "--allow-private")
    monkeypatch.setattr(Fetcher, "fetch", real)
    again = tracker("watch", "--once", link, "--allow-private")

    assert first.code == 130
    assert "Latvia (LV)" in first.out
    assert "Estonia (EE)" in again.out
    assert site.counts["/lv"] == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["watch", "--exit-code", "http://a.example/"], "give it with --once"),
        (["watch", "--every", "0", "http://a.example/"], "is no number of minutes"),
        (["watch", "--every", "x", "http://a.example/"], "is no number of minutes"),
        (["watch", "--once", "feed.xml"], "which is not fetched"),
        (["watch", "--once", "file:///feed.xml"], "which is not fetched"),
    ],
)
def test_misuse(tracker, arguments, told):
    done = tracker(*arguments)
    assert done.code == 2
    assert told in done.err


def test_feeds_are_added_listed_watched_and_removed(site, feed, tracker):
    assert tracker("watch", "--once").code == 1

    added = tracker("feeds", "add", feed, "--allow-private")
    again = tracker("feeds", "add", feed, "--allow-private")
    listed = tracker("feeds", "list")
    done = tracker("watch", "--once", "--allow-private")
    known = json.loads(tracker("feeds", "list", "--json").out)["feeds"]
    removed = tracker("feeds", "remove", feed)

    assert added.code == again.code == 0
    assert added.err == f"tracker: {feed}: is followed now (News)\n"
    assert again.err == f"tracker: {feed}: is followed already\n"
    assert listed.out.splitlines()[0].split() == ["feed", "last", "asked", "outcome"]
    assert "not yet" in listed.out
    assert "Latvia (LV)" in done.out
    assert known[0]["title"] == "News"
    assert known[0]["checked_at"]
    assert removed.err == f"tracker: {feed}: is followed no longer\n"
    assert json.loads(tracker("feeds", "list", "--json").out)["feeds"] == []
    assert tracker("feeds", "remove", feed, "x").code == 1


def test_what_is_no_feed_is_not_followed(site, tracker):
    link = site.put("/page", page("Latvia signs", "Text."))

    done = tracker("feeds", "add", link, "file:///x", "--allow-private")

    assert done.code == 3
    assert "is a web page, not a feed" in done.err
    assert "which is not fetched" in done.err
    assert json.loads(tracker("feeds", "list", "--json").out)["feeds"] == []


def test_a_feed_that_fails_is_left_alone_for_longer_each_time(site, tracker):
    link = site.put("/feed", feed_of(put_article(site, "Latvia", "/lv")))
    tracker("feeds", "add", link, "--allow-private")
    site.put("/feed", status=500)
    for _ in range(4):
        tracker("watch", "--once", "--allow-private")
    (known,) = json.loads(tracker("feeds", "list", "--json").out)["feeds"]

    # Asked when added, twice with three tries each, and then no more before its time.
    assert site.counts["/feed"] == 7
    assert known["failures"] == 2
    assert known["trouble"] == "is not given now (status 500)"
    assert known["retry_at"] > known["checked_at"]


def test_titles_of_feeds_do_nothing_to_a_terminal(site, tracker):
    link = site.put("/feed", feed_of(("\u009b31mred", "/x")).replace("News", "A&#x9b;31mB"))
    done = tracker("feeds", "add", link, "--allow-private")
    assert "\u009b" not in done.err
    assert "\u009b" not in tracker("feeds", "list", "--json").out
