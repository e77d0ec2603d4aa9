"""Feeds: RSS 2.0, 1.0 and 0.91, Atom (RFC 4287) and JSON Feed 1.1, read into their entries."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

from tracker.articles.article import Rejection
from tracker.articles.decoding import decode_or_guess
from tracker.articles.jsonfile import parse as parse_json
from tracker.articles.origin import latest_day, shown
from tracker.domain.dates import Day
from tracker.intake.addresses import Refused

MOST_ENTRIES = 500
"""The entries of a feed that are read, from its beginning; feeds have some dozens."""

_FIRST = "1990-01-01"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|[T ])")
_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.-]{1,40})")
_TAG = re.compile(r"<[^<>]*>")
_REMEDY = "give the address of a feed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a feed tells of one article.

    `link` is where it is, in full; None where the feed itself is all there is. `published` is
    the day that stands there, in whatever zone. `content` is the article as HTML where the feed
    carries it. `updated` is what the feed says of its last change, as it stands there.
    """

    link: str | None
    id: str | None = None
    title: str | None = None
    published: Day | None = None
    updated: str | None = None
    content: str | None = None

    @property
    def key(self) -> str:
        """What makes it the same entry the next time; another one when it was changed."""
        what = [self.link, self.updated] if self.link else [self.id, self.title, self.content]
        return hashlib.sha256("\n".join(each or "" for each in what).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed's title and entries, each article once, in the feed's order."""

    title: str | None
    entries: tuple[Entry, ...]


def parse_feed(data: bytes, link: str, *, today: Day, charset: str | None = None) -> Feed:
    """The entries of a feed, in whichever of the three formats.

    Args:
        data: the feed.
        link: where it was had from; links in it are relative to it.
        today: the day of reading; entries dated after tomorrow or before 1990 carry no day.
        charset: the encoding that the protocol told.

    Raises Refused for what is no feed.
    """
    inside = _ENCODING.search(data[:200])
    declared = charset or (inside[1].decode("ascii") if inside else None)
    read = decode_or_guess(data, "", declared=declared)
    if isinstance(read, Rejection):
        raise Refused(read.reason, _REMEDY)
    text = read[0].lstrip("\ufeff \t\r\n")
    if text.startswith("{"):
        title, found = _json_feed(text, link, today)
    else:
        from tracker.intake.feedxml import read_xml  # noqa: PLC0415

        title, found = read_xml(text, link, today)
    once: dict[str, Entry] = {}
    for each in found:
        once.setdefault(each.link or each.key, each)
    return Feed(title=title, entries=tuple(once.values())[:MOST_ENTRIES])


def _json_feed(text: str, link: str, today: Day) -> tuple[str | None, list[Entry]]:
    parsed = parse_json(text, "")
    if isinstance(parsed, Rejection):
        raise Refused(parsed.reason, "correct it there")
    (read,) = parsed
    if not isinstance(read, dict) or "jsonfeed.org" not in str(read.get("version")):
        raise Refused("is JSON, and not a JSON Feed", _REMEDY)
    items = read.get("items")
    return plain(words(read.get("title"))), [
        Entry(
            link=absolute(words(item.get("url")) or words(item.get("external_url")), link),
            id=words(item.get("id")),
            title=plain(words(item.get("title"))),
            published=day_of(words(item.get("date_published")), today),
            updated=words(item.get("date_modified")),
            content=words(item.get("content_html")) or words(item.get("content_text")),
        )
        for item in (items if isinstance(items, list) else ())
        if isinstance(item, dict)
    ]


def words(value: Any) -> str | None:
    """A value of a feed as text; None where it has none."""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value).strip() or None
    return None


def plain(text: str | None) -> str | None:
    """A title without its tags and entities, in one line; titles are HTML or text, untold."""
    if text is None:
        return None
    from html import unescape  # noqa: PLC0415

    return shown(" ".join(_TAG.sub("", unescape(text)).split()), most=300) or None


def absolute(text: str | None, base: str) -> str | None:
    """A link in full, where it is one of http; None else, as a feed may carry any text there."""
    if not text:
        return None
    try:
        found = urljoin(base, text)
    except ValueError:
        return None
    return found if found.lower().startswith(("http://", "https://")) else None


def day_of(text: str | None, today: Day) -> Day | None:
    """The day that a time of a feed names, as RFC 3339 or RFC 822 have it; None for none."""
    if not text:
        return None
    match = _DAY.match(text)
    try:
        found = date.fromisoformat(match[0]) if match else parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    day = Day(found.isoformat())
    return day if _FIRST <= day <= latest_day(today) else None
