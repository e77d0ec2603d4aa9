"""One transaction's worth of appending: collected as it is told, written in bulk at its end."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from tracker.domain.dates import Day
from tracker.domain.events import (
    ArticleFact,
    ArticleRecorded,
    Event,
    Recorded,
    Statement,
)
from tracker.domain.identity import event_id
from tracker.store import printed, queries, wire
from tracker.store.chain import GENESIS, event_hash
from tracker.store.eventtext import event_text
from tracker.store.fold import Fold
from tracker.store.followed import Followed
from tracker.store.newarticles import NewArticle, NewArticles
from tracker.store.printed import Printed
from tracker.store.readmodel import add, write_followed
from tracker.store.record import MICROSECOND, format_time, parse_time
from tracker.store.shared import Shared
from tracker.store.storyindex import StoryIndex
from tracker.store.streams import party_of, stream_of
from tracker.store.tables import EventRow, table

_EVENT = table(EventRow)


class Append:
    """The end of the log, held for one transaction: nobody else appends meanwhile.

    What is told here is written, and seen by others, when the transaction ends well. Times of
    recording go up by at least a microsecond from event to event, whatever the clock does.
    """

    def __init__(
        self, connection: Connection, fold: Fold, index: StoryIndex, now: datetime
    ) -> None:
        self.appended = 0
        """How many events were appended; those that the log had already are not counted."""
        self._connection = connection
        self._fold = fold
        self._events: list[tuple[Any, ...]] = []
        self._recorded: list[tuple[str, Recorded]] = []
        self._articles = NewArticles(connection, index)
        self._ids: set[str] = set()
        self._versions: dict[str, int] = {}
        self._position, self._hash, self._time = 0, GENESIS, now
        newest = queries.newest(connection)
        if newest is not None:
            self._position, self._hash, last = newest
            self._time = max(now, parse_time(last) + MICROSECOND)
        self._before = self._position

    def has_article(self, article: str) -> bool:
        """Whether the log has the article with this id, or will have it at the end."""
        return article in self._articles or queries.has_article(self._connection, article)

    def has_statements(self, dossier: str, article: str) -> bool:
        """Whether the log had, before this transaction, a statement by this article on that."""
        return queries.has_statements(self._connection, dossier, article)

    def printed(self, article: str) -> Printed | None:
        """The article with this id, which the log has or will have; None where it has not."""
        return self._articles.printed(article)

    def successor(self, article: str) -> str | None:
        """The later version that stands in the place of this article, or will; None for none."""
        return self._fold.press.successors.get(article)

    def day_given(self, article: str) -> Day | None:
        """The day of publication that a person has given to this article; None for none."""
        return self._fold.press.dated.get(article)

    def statements_by(self, article: str) -> list[tuple[str, Recorded]]:
        """The article's statements, each with its stream; of before this transaction."""
        return printed.statements_by(self._connection, article)

    def verdicts_in(self, stream: str) -> list[Recorded]:
        """The verdicts in a stream, as they were given; of before this transaction."""
        return printed.verdicts_in(self._connection, stream)

    def article_text(self, article: str) -> str:
        """The text of an article that the log has, or will have at the end."""
        return self._articles.text(article)

    def articles_at(self, *urls: str) -> list[str]:
        """The articles that the log had, before this transaction, from these web addresses."""
        return queries.articles_at(self._connection, urls)

    def find(self, prefix: str) -> list[tuple[str, Recorded]]:
        """The events, each with its stream, whose ids begin so; of before this transaction."""
        return queries.read_prefix(self._connection, prefix)

    def events(self, stream: str) -> list[Recorded]:
        """The events of a stream, oldest first; those of before this transaction."""
        return queries.read_stream(self._connection, stream)

    def takes_part(self, article: str) -> Day:
        """The first day as of which an article of the log takes part."""
        return self._fold.press.takes_part(article)

    def today(self) -> Day:
        """The day that the next event will be recorded on."""
        return Day(self._next_time().date().isoformat())

    def story(self, article: str, day: Day) -> str:
        """The story that an article of the log belongs to on a day, by a name for that story."""
        return self._fold.stories.story(article, day)

    def alike(self, sketch: frozenset[int], at_least: Callable[[int], int]) -> list[Shared]:
        """The articles that share many shingles of `sketch`, those that share most first.

        `at_least` tells how many they must share, for the size of the smaller of two sketches;
        it never goes down with the size.
        """
        return self._articles.alike(sketch, at_least)

    def with_text(self, text: str, among: Sequence[str]) -> tuple[str, ...]:
        """Which of the articles `among`, that the log has or will have, have this very text."""
        return self._articles.with_text(text, among)

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
            credited=article.credited,
        )
        stream = stream_of(fact)
        self._versions[stream] = 0
        self._articles.add(article, format_time(self._next_time()), self._position + 1)
        self.append(stream, fact)

    def append(self, stream: str, event: Event) -> bool:
        """Append `event` to `stream`; False, and nothing done, where the log has it already."""
        identity = event_id(event)
        if identity in self._ids or self._is_known(stream, event, identity):
            return False
        self._ids.add(identity)
        self._position += 1
        self._time = self._next_time()
        at = format_time(self._time)
        row = (
            self._position,
            identity,
            stream,
            self._next_version(stream),
            event.kind,
            wire.KIND_VERSION[event.kind],
            at,
            event_text(event),
        )
        self._hash = event_hash(self._hash, row)
        self._events.append((*row, self._hash))
        recorded = Recorded(identity, at, event, self._position)
        self._recorded.append((stream, recorded))
        if isinstance(event, ArticleFact):
            # What comes later in this transaction may tell the same story.
            self._fold.learn(recorded)
        self.appended += 1
        return True

    def told(self, event_id: str) -> Recorded:
        """An event that was appended in this transaction; StopIteration where it was not."""
        return next(each for _, each in self._recorded if each.event_id == event_id)

    def finish(self) -> None:
        """Write everything, and bring the status table up to it. Called once, at the end."""
        if not self._events:
            return
        self._articles.write()
        add(self._connection, _EVENT, self._events)
        self._refresh()

    def _refresh(self) -> None:
        fold = self._fold
        told: dict[str, list[Recorded]] = {}
        for stream, recorded in self._recorded:
            if party_of(stream):
                told.setdefault(stream, []).append(recorded)
        # What this transaction's own articles say is taken in with all that is known of them.
        concerned = fold.concerned() - self._articles.ids
        anew: set[str] = set()
        if concerned:
            found = queries.streams_by_articles(self._connection, sorted(concerned))
            anew = {stream for stream in found if party_of(stream)}
        fold.meet(
            each.event.article
            for news in told.values()
            for each in news
            if isinstance(each.event, Statement)
        )
        for stream, news in told.items():
            if stream not in anew and not self._followed(stream).take(
                news, fold.press, fold.stories
            ):
                anew.add(stream)
        for stream in anew:
            rows = queries.read_for_fold(self._connection, stream)
            fold.follow(stream, rows, written=False)
        fold.head = self._position
        changed = sorted({*told, *anew})
        write_followed(self._connection, [fold.followed[stream] for stream in changed])

    def _followed(self, stream: str) -> Followed:
        """A party's stream as it was before this transaction."""
        followed = self._fold.followed.get(stream)
        if followed is None:
            rows = queries.read_for_fold(self._connection, stream, self._before)
            followed = self._fold.follow(stream, rows, written=True)
        return followed

    def _is_known(self, stream: str, event: Event, identity: str) -> bool:
        # A new article's id is part of the ids of all that it says.
        if isinstance(event, (Statement, ArticleRecorded)) and event.article in self._articles:
            return False
        followed = self._fold.followed.get(stream)
        if followed is None:
            return queries.has_event(self._connection, identity)
        if followed.ids is None:
            followed.ids = queries.ids_in(self._connection, stream)
        return identity in followed.ids

    def _next_time(self) -> datetime:
        return self._time + MICROSECOND if self._events else self._time

    def _next_version(self, stream: str) -> int:
        version = self._versions.get(stream)
        if version is None:
            followed = self._fold.followed.get(stream)
            if followed is None:
                version = queries.newest_version(self._connection, stream)
            else:
                version = followed.events  # these count up from event to event
        self._versions[stream] = version + 1
        return version + 1
