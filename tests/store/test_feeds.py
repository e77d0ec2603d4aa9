from dataclasses import replace
from datetime import UTC, datetime

from tracker.store.feeds import KeptFeed, open_feeds, written
from tracker.store.verify import verify

FEED = KeptFeed(
    url="https://example.org/feed",
    title="News, Новини",
    followed=True,
    added_at="2024-08-01T10:00:00Z",
    checked_at="2024-08-02T10:00:00Z",
    retry_at="2024-08-02T11:00:00Z",
    failures=2,
    trouble="is not given now (status 503)",
    etag='"abc"',
    last_modified="Fri, 02 Aug 2024 10:00:00 GMT",
    seen=("a", "https://example.org/ä"),
)


def test_a_feed_is_kept_as_it_was_put(url):
    with open_feeds(url) as feeds:
        assert feeds.get(FEED.url) is None
        feeds.put(FEED)
    with open_feeds(url) as feeds:
        assert feeds.get(FEED.url) == FEED
        feeds.put(replace(FEED, failures=0, seen=()))
        assert feeds.all() == [replace(FEED, failures=0, seen=())]
    assert verify(url).ok


def test_what_is_not_followed_is_not_listed_and_not_removed(url):
    with open_feeds(url) as feeds:
        feeds.put(replace(FEED, followed=False))
        assert feeds.all() == []
        assert not feeds.remove(FEED.url)
        feeds.put(FEED)
        assert feeds.remove(FEED.url)
        assert feeds.get(FEED.url) is None


def test_times_are_written_in_utc():
    assert written(datetime(2024, 8, 1, 10, 0, 0, 5, tzinfo=UTC)) == "2024-08-01T10:00:00Z"
