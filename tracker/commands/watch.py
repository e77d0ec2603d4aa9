"""Follow feeds: ask what is new in them, take it in, and tell what changed in state."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from html import escape

from tracker.articles.article import Article, Rejection
from tracker.articles.origin import Origin, shown
from tracker.articles.stream import read_bytes
from tracker.commands.fetch import name_of, read_fetched, refused_link
from tracker.commands.ingest import ingest
from tracker.commands.outcome import IngestResult
from tracker.domain.dates import Day
from tracker.dossiers.dossier import Dossier
from tracker.intake.addresses import Later, Refused, parse_link
from tracker.intake.feeds import Entry, Feed, parse_feed
from tracker.intake.fetch import Fetcher
from tracker.store.feeds import Feeds, KeptFeed, written
from tracker.store.log import Log

LONGEST = timedelta(hours=24)
"""The longest that a feed is left alone that could not be read again and again."""

_JITTER = 0.1
_CONDITIONS = (("etag", "If-None-Match"), ("last_modified", "If-Modified-Since"))


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of one entry of a feed, or of the feed itself where it could not be read."""

    url: str
    result: IngestResult


class Watch:
    """Asks feeds what is new. What is recorded stays, wherever it is interrupted."""

    def __init__(  # noqa: PLR0913 (each by its name)
        self,
        log: Log,
        feeds: Feeds,
        dossier: Dossier,
        *,
        fetcher: Callable[[], Fetcher],
        today: Callable[[], Day],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Take new articles in to `log` for `dossier`, and remember in `feeds` what was read.

        `fetcher` makes what asks, anew for each round, so that robots.txt is read again.
        """
        self._log = log
        self._feeds = feeds
        self._dossier = dossier
        self._fetcher = fetcher
        self._today = today
        self._clock = clock

    def round(self, urls: tuple[str, ...], every: timedelta) -> Iterator[Taken]:
        """Ask each feed that is due, one after the other; `every` is the usual pause of one.

        Yields what came of each entry, as soon as it is on disk.
        """
        fetcher = self._fetcher()
        for url in urls:
            kept = self._feeds.get(url) or KeptFeed(url=url, added_at=self._now())
            if not self.waits(kept):
                yield from self._ask(kept, fetcher, every)

    def waits(self, kept: KeptFeed) -> bool:
        """Whether it is too early to ask a feed again that could not be read, or asked for that."""
        return kept.retry_at is not None and kept.retry_at > self._now()

    def _now(self) -> str:
        return written(self._clock())

    def _ask(self, kept: KeptFeed, fetcher: Fetcher, every: timedelta) -> Iterator[Taken]:
        asked = {
            name: value
            for field, name in _CONDITIONS
            if (value := getattr(kept, field)) is not None
        }
        try:
            found = fetcher.fetch(kept.url, asked)
            answer = found.answer
            if answer.status == 304:
                self._feeds.put(self._read_well(kept))
                return
            feed = parse_feed(answer.body, found.link, today=self._today(), charset=answer.charset)
        except Refused as refused:
            self._feeds.put(self._failed(kept, refused, every))
            yield Taken(kept.url, IngestResult(rejected=(refused.rejection(kept.url),)))
            return
        kept = replace(self._read_well(kept), title=feed.title or kept.title)
        done: list[str] = []
        try:
            for entry in feed.entries:
                if entry.key in kept.seen:
                    done.append(entry.key)
                    continue
                again, articles = self._articles(entry, kept.url, fetcher)
                result = ingest(self._log, self._dossier, articles)
                if not again:
                    done.append(entry.key)
                yield Taken(entry.link or kept.url, result)
        finally:
            whole = len(done) == len(feed.entries)
            # What a feed was answered with is remembered when all of it is done with: else it
            # would say next time that nothing is new.
            headers = answer.headers if whole else {}
            self._feeds.put(
                replace(
                    kept,
                    seen=self._seen(kept, feed, done),
                    etag=_sendable(headers.get("etag")),
                    last_modified=_sendable(headers.get("last-modified")),
                )
            )

    @staticmethod
    def _seen(kept: KeptFeed, feed: Feed, done: list[str]) -> tuple[str, ...]:
        """The entries that are done with, of those that the feed still has."""
        known = {*kept.seen, *done}
        return tuple(each.key for each in feed.entries if each.key in known)

    def _articles(
        self, entry: Entry, feed: str, fetcher: Fetcher
    ) -> tuple[bool, list[Article | Rejection]]:
        """The articles of an entry, and whether it is worth asking for again another time."""
        origin = Origin(
            source=shown(entry.link or feed, most=300),
            root=shown(entry.link or feed, most=300),
            place=entry.link or feed,
            name=entry.title or name_of(entry.link or feed),
            today=self._today(),
            published=entry.published,
        )
        if entry.link is None:
            return False, [_by_feed(each, entry) for each in _carried(entry, origin)]
        try:
            found = fetcher.fetch(entry.link)
        except Refused as refused:
            # What is asked for again by itself is not lost.
            later = isinstance(refused, Later)
            kept = refused.rejection(entry.link) if later else refused_link(refused, entry.link)
            return later, [kept]
        return False, [_by_feed(each, entry) for each in read_fetched(found, origin)]

    def _read_well(self, kept: KeptFeed) -> KeptFeed:
        return replace(kept, checked_at=self._now(), failures=0, trouble=None, retry_at=None)

    def _failed(self, kept: KeptFeed, refused: Refused, every: timedelta) -> KeptFeed:
        """The feed after it could not be read: each time it is left alone for twice as long."""
        failures = kept.failures + 1
        pause = min(every * 2 ** min(failures - 1, 20), LONGEST)
        asked = getattr(refused, "after", None)
        if asked is not None:
            pause = max(pause, min(timedelta(seconds=asked), LONGEST))
        until = self._clock() + pause if failures > 1 or asked is not None else None
        return replace(
            kept,
            checked_at=self._now(),
            failures=failures,
            trouble=refused.reason,
            retry_at=None if until is None else written(until),
        )


def pause(every: timedelta) -> float:
    """The seconds until the next round: `every`, somewhat more or less.

    So that those who began at the same full hour do not all ask at the same time.
    """
    share = random.uniform(1 - _JITTER, 1 + _JITTER)  # noqa: S311 (it guards nothing)
    return every.total_seconds() * share


def read_title(url: str, fetcher: Fetcher, today: Day) -> str | None:
    """The title of a feed. Raises Refused where there is none at the address."""
    found = fetcher.fetch(url)
    charset = found.answer.charset
    return parse_feed(found.answer.body, found.link, today=today, charset=charset).title


def as_kept(url: str) -> str:
    """The one writing in which a feed's address is kept. Raises Refused for what is none."""
    return str(parse_link(url))


def _carried(entry: Entry, origin: Origin) -> Iterator[Article | Rejection]:
    """The article of an entry that leads nowhere: what the feed itself carries of it."""
    if not entry.content:
        reason = "has an entry without a link and without a text"
        yield Rejection(source=origin.source, reason=reason, remedy="look at the feed")
        return
    title = escape(entry.title or "")
    head = f"<!doctype html><html><head><title>{title}</title></head><body><article>"
    page = f"{head}<h1>{title}</h1>{entry.content}</article></body></html>"
    yield from read_bytes(page.encode("utf-8", "replace"), replace(origin, charset="utf-8"))


def _by_feed(read: Article | Rejection, entry: Entry) -> Article | Rejection:
    """An article whose day only the feed told says so."""
    if isinstance(read, Article) and read.published_basis == "given" and entry.published:
        return replace(read, published_basis="feed")
    return read


def _sendable(value: str | None) -> str | None:
    """A header's value as it can be sent back; None where it holds what none may."""
    if value is None or len(value) > 1000 or not (value.isascii() and value.isprintable()):
        return None
    return value
