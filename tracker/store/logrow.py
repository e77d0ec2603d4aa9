"""A row of the log on its way out of a store or into one, with the article that it records."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tracker.store.chain import GENESIS, Row, article_hash, event_hash
from tracker.store.database import StoreError
from tracker.store.record import COLUMNS
from tracker.store.source import Source

RECORDS_ARTICLE = "article_recorded"
"""The kind of event that an article's row belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What an article's row holds beside what its event tells; the event's hash covers it."""

    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    text: str

    def sha256(self) -> str:
        """The hash that the article's event must carry."""
        return article_hash(self.text, self.title, self.published, self.outlet, self.url)


@dataclass(frozen=True, slots=True)
class LogRow:
    """An event's columns, the data as its canonical JSON text, and its hash.

    `content` is there where the event records an article.
    """

    columns: Row
    hash: str
    content: Content | None = None

    @property
    def position(self) -> int:
        """The event's position, counted from 1."""
        return self.columns[0]


class Chain:
    """Follows the chain of hashes from the first event on: `head` and `events` up to now."""

    def __init__(self) -> None:
        self.head = GENESIS
        self.events = 0
        self.articles = 0

    def follow(self, row: LogRow) -> str | None:
        """Take the next row. What is wrong with it; None, and it is counted, where nothing is."""
        if row.position != self.events + 1:
            return f"it is event {row.position}, and event {self.events + 1} is missing"
        if event_hash(self.head, row.columns) != row.hash:
            return "it is not as it was written, or does not follow the event before it"
        if (row.columns[4] == RECORDS_ARTICLE) != (row.content is not None):
            return "the text of its article is missing"
        if row.content is not None and not _fits(row.content, row.columns):
            return "its article's text or metadata are not as they were written"
        self.head = row.hash
        self.events += 1
        self.articles += row.content is not None
        return None


def _fits(content: Content, columns: Row) -> bool:
    data: dict[str, Any] = json.loads(columns[7])
    sha256 = data.get("sha256")
    return sha256 == content.sha256() and columns[2] == f"article/{sha256[:32]}"


_ROWS = (
    f"SELECT {', '.join(f'event.{name}' for name in COLUMNS)}, "  # noqa: S608
    "article.title, article.published, article.outlet, article.url, article.text "
    f"FROM event LEFT JOIN article ON event.kind = '{RECORDS_ARTICLE}' "
    "AND article.id = substr(event.stream, 9) ORDER BY event.position"
)


def read_rows(source: Source, chain: Chain) -> Iterator[LogRow]:
    """The rows of a log in the order of position, each checked against the one before it.

    `chain` is a new one, and tells at the end what was read. Raises StoreError where the log is
    not whole.
    """
    for position, *columns, title, published, outlet, url, text in source.rows(_ROWS):
        content = None
        if text is not None:
            content = Content(title=title, published=published, outlet=outlet, url=url, text=text)
        row = LogRow((position, *columns[:-1]), columns[-1], content)
        wrong = chain.follow(row)
        if wrong is not None:
            raise StoreError(f"{source.place}: event {position}: {wrong}: run `tracker verify`")
        yield row
    kept = source.first("SELECT count(*) FROM article")
    if kept != (chain.articles,):
        raise StoreError(
            f"{source.place}: the store holds articles that its log does not: run `tracker verify`"
        )
