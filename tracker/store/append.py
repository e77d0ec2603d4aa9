"""One transaction's worth of appending: collected as it is told, written in bulk at its end."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert

from tracker.domain.dates import Day
from tracker.domain.events import ArticleRecorded, ArticleSuperseded, Event, Recorded, Statement
from tracker.domain.identity import event_id
from tracker.store import printed, queries, wire
from tracker.store.chain import GENESIS, event_hash
from tracker.store.fold import Fold
from tracker.store.printed import Printed
from tracker.store.readmodel import add, write_followed
from tracker.store.record import MICROSECOND, format_time, parse_time
from tracker.store.streams import party_of, stream_of
from tracker.store.tables import ArticleRow, EventRow, SketchRow, table

_ARTICLE, _EVENT, _SKETCH = (table(row) for row in (ArticleRow, EventRow, SketchRow))


@dataclass(frozen=True, slots=True, kw_only=True)
class NewArticle:
    """An article to be taken in: the columns of its row, and its part of the index.

    `id`, `sha256` and `sketch` are as `tracker.articles` computes them.
    """

    id: str
    sha256: str
    name: str
    title: str | None
    published: Day | None
    outlet: str | None
    url: str | None
    text: str
    sketch: frozenset[int]
    author: str | None = None
    published_basis: str | None = None


class Append:
    """The end of the log, held for one transaction: nobody else appends meanwhile.

    What is told here is written, and seen by others, when the transaction ends well. Times of
    recording go up by at least a microsecond from event to event, whatever the clock does.
    """

    def __init__(self, connection: Connection, fold: Fold, now: datetime) -> None:
        self.appended = 0
        """How many events were appended; those that the log had already are not counted."""
        self._connection = connection
        self._fold = fold
        self._events: list[tuple[Any, ...]] = []
        self._recorded: list[tuple[str, Recorded]] = []
        self._articles: dict[str, NewArticle] = {}
        self._article_rows: list[dict[str, Any]] = []
        self._sketch: dict[int, list[NewArticle]] = {}
        self._ids: set[str] = set()
        self._replaced: set[str] = set()
        self._versions: dict[str, int] = {}
        self._position, self._hash, self._time = 0, GENESIS, now
        newest = queries.newest(connection)
        if newest is not None:
            self._position, self._hash, last = newest
            self._time = max(now, parse_time(last) + MICROSECOND)

    def has_article(self, article: str) -> bool:
        """Whether the log has the article with this id, or will have it at the end."""
        return article in self._articles or queries.has_article(self._connection, article)

    def has_statements(self, dossier: str, article: str) -> bool:
        """Whether the log had, before this transaction, a statement by this article on that."""
        return queries.has_statements(self._connection, dossier, article)

    def printed(self, article: str) -> Printed | None:
        """The article with this id, which the log has or will have; None where it has not."""
        new = self._articles.get(article)
        if new is None:
            return printed.printed(self._connection, article)
        return Printed(**{each.name: getattr(new, each.name) for each in fields(Printed)})

    def is_replaced(self, article: str) -> bool:
        """Whether a later version has taken the place of this article, or will have."""
        return article in self._replaced or printed.is_replaced(self._connection, article)

    def statements_by(self, article: str) -> list[tuple[str, Recorded]]:
        """The article's statements, each with its stream; of before this transaction."""
        return printed.statements_by(self._connection, article)

    def verdicts_in(self, stream: str) -> list[Recorded]:
        """The verdicts in a stream, as they were given; of before this transaction."""
        return printed.verdicts_in(self._connection, stream)

    def article_text(self, article: str) -> str:
        """The text of an article that the log has, or will have at the end."""
        if article in self._articles:
            return self._articles[article].text
        return queries.article_text(self._connection, article)

    def articles_at(self, url: str) -> tuple[str, ...]:
        """The articles that the log had, before this transaction, from this web address."""
        return queries.articles_at(self._connection, url)

    def find(self, prefix: str) -> list[tuple[str, Recorded]]:
        """The events, each with its stream, whose ids begin so; of before this transaction."""
        return queries.read_prefix(self._connection, prefix)

    def events(self, stream: str) -> list[Recorded]:
        """The events of a stream, oldest first; those of before this transaction."""
        return queries.read_stream(self._connection, stream)

    def alike(self, sketch: frozenset[int], at_least: Callable[[int], int]) -> tuple[str, ...]:
        """The articles that share many shingles of `sketch`, those that share most first.

        `at_least` tells how many they must share, for the size of the smaller of two sketches;
        it never goes down with the size.
        """
        found = queries.shared_shingles(self._connection, sorted(sketch), at_least)
        for shingle in sketch & self._sketch.keys():
            for other in self._sketch[shingle]:
                shared, _ = found.get(other.id, (0, 0))
                found[other.id] = (shared + 1, len(other.sketch))
        alike = sorted(
            (-shared, article)
            for article, (shared, size) in found.items()
            if shared >= at_least(min(size, len(sketch)))
        )
        return tuple(article for _, article in alike)

    def add_article(self, article: NewArticle, *, near: Sequence[str] = ()) -> None:
        """Take in an article that the log does not have; the articles `near` tell its story."""
        fact = ArticleRecorded(
            article=article.id,
            sha256=article.sha256,
            published=article.published,
            outlet=article.outlet,
            near=tuple(near),
            name=article.name,
            author=article.author,
            published_basis=article.published_basis,
        )
        self._articles[article.id] = article
        stream = stream_of(fact)
        self._versions[stream] = 0
        self.append(stream, fact)
        columns = asdict(article)
        for elsewhere in ("sketch", "author", "published_basis"):
            del columns[elsewhere]
        self._article_rows.append({**columns, "recorded_at": self._recorded[-1][1].recorded_at})
        for shingle in article.sketch:
            self._sketch.setdefault(shingle, []).append(article)

    def append(self, stream: str, event: Event) -> bool:
        """Append `event` to `stream`; False, and nothing done, where the log has it already."""
        identity = event_id(event)
        if identity in self._ids or (
            not self._is_new(event) and queries.has_event(self._connection, identity)
        ):
            return False
        self._ids.add(identity)
        if isinstance(event, ArticleSuperseded):
            self._replaced.add(event.article)
        self._position += 1
        if self._events:
            self._time += MICROSECOND
        at = format_time(self._time)
        row = (
            self._position,
            identity,
            stream,
            self._next_version(stream),
            event.kind,
            wire.KIND_VERSION[event.kind],
            at,
            wire.text(wire.to_data(event)),
        )
        self._hash = event_hash(self._hash, row)
        self._events.append((*row, self._hash))
        self._recorded.append((stream, Recorded(identity, at, event, self._position)))
        self.appended += 1
        return True

    def told(self, event_id: str) -> Recorded:
        """An event that was appended in this transaction; StopIteration where it was not."""
        return next(each for _, each in self._recorded if each.event_id == event_id)

    def finish(self) -> None:
        """Write everything, and bring the status table up to it. Called once, at the end."""
        if not self._events:
            return
        if self._article_rows:
            self._connection.execute(insert(_ARTICLE), self._article_rows)
        sketch = [
            {"shingle": shingle, "article": article.id, "size": len(article.sketch)}
            for shingle, articles in self._sketch.items()
            for article in articles
        ]
        if sketch:
            self._connection.execute(insert(_SKETCH), sketch)
        add(self._connection, _EVENT, self._events)
        self._refresh()

    def _refresh(self) -> None:
        fold = self._fold
        concerned = fold.take(self._recorded)
        touched = {stream for stream, _ in self._recorded if party_of(stream)}
        if concerned:
            others = queries.streams_by_articles(self._connection, sorted(concerned))
            for stream in others & fold.followed.keys():
                fold.followed[stream].refold(fold.press, fold.stories)
            touched |= {stream for stream in others if party_of(stream)}
        followed = [
            fold.followed.get(stream)
            or fold.follow(stream, queries.read_stream(self._connection, stream))
            for stream in sorted(touched)
        ]
        write_followed(self._connection, followed)

    def _is_new(self, event: Event) -> bool:
        # A new article's id is part of the ids of all that it says.
        return isinstance(event, Statement | ArticleRecorded) and event.article in self._articles

    def _next_version(self, stream: str) -> int:
        version = self._versions.get(stream)
        if version is None:
            version = queries.newest_version(self._connection, stream)
        self._versions[stream] = version + 1
        return version + 1
