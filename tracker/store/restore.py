"""A log written again, row by row as it was: the hashes are checked, not made."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, bindparam, exc, insert, text

from tracker.domain.events import ArticleFact, ArticleRecorded, Statement
from tracker.store.check_articles import Sketch
from tracker.store.database import StoreError, shown
from tracker.store.logrow import Chain, LogRow, read_rows
from tracker.store.record import COLUMNS, decode, format_time, parse_time
from tracker.store.schema import LATER
from tracker.store.source import Source
from tracker.store.storyindex import StoryIndex
from tracker.store.streams import is_article, stream_of
from tracker.store.tables import ArticleRow, EventRow, table

_BATCH = 500
_KNOWN, _KNOWN_ARTICLES = (
    text(question).bindparams(bindparam("ids", expanding=True))
    for question in (
        f"SELECT event_id FROM event WHERE {LATER} AND event_id IN :ids",  # noqa: S608
        "SELECT id FROM article WHERE id IN :ids",
    )
)


class RestoreError(StoreError):
    """A row cannot follow those before it. The message says why, and not where."""


class Restore:
    """The rows of a log on their way into an empty one, within one transaction.

    `chain` tells what was taken.
    """

    def __init__(self, connection: Connection, url: str) -> None:
        self._url = url
        self.chain = Chain()
        self._connection = connection
        self._events: dict[str, dict[str, Any]] = {}
        self._articles: list[dict[str, Any]] = []
        self._index = StoryIndex(connection)
        self._index.meet()
        # Of articles' streams only those that hold more than the article itself.
        self._versions: dict[str, int] = {}
        self._time = ""

    def add(self, row: LogRow, sketch: Sketch) -> None:
        """Take the next row. Raises RestoreError where it is not the next row of this log."""
        wrong = self.chain.follow(row) or self._wrong(row)
        if wrong is not None:
            raise RestoreError(wrong)
        self._events[row.columns[1]] = dict(zip(COLUMNS, (*row.columns, row.hash), strict=True))
        if row.content is not None:
            self._add_article(row, sketch)
        if len(self._events) >= _BATCH:
            self._write()

    def finish(self) -> None:
        """Write what is not written yet, and read all of it again as the database keeps it."""
        self._write()
        raw: Any = self._connection.connection.driver_connection
        kept = Chain()
        for _ in read_rows(Source(raw, self._url, exc.DBAPIError), kept):
            pass
        if kept.head != self.chain.head:
            raise StoreError(
                f"{shown(self._url)}: the database does not keep the log as it was: nothing was "
                "written"
            )

    def _wrong(self, row: LogRow) -> str | None:
        position, event_id, stream, version, kind, kind_version, recorded_at, data = row.columns
        if event_id in self._events:
            return "its id was given before"
        if not _is_time(recorded_at) or recorded_at <= self._time:
            return "it was not recorded later than the event before it"
        try:
            event = decode((position, event_id, kind, kind_version, recorded_at, data)).event
        except StoreError as error:
            return str(error).partition(": ")[2]
        if isinstance(event, Statement | ArticleFact) and stream != stream_of(event):
            return f"it does not belong to the stream {stream!a}"
        before = 0
        if not isinstance(event, ArticleRecorded):
            before = self._versions.get(stream, int(is_article(stream)))
            self._versions[stream] = version
        self._time = recorded_at
        if version != before + 1:
            return f"it is version {version} of its stream, and comes after {before}"
        return None

    def _add_article(self, row: LogRow, sketch: Sketch) -> None:
        position, event_id, _, _, kind, kind_version, recorded_at, data = row.columns
        fact = decode((position, event_id, kind, kind_version, recorded_at, data)).event
        assert isinstance(fact, ArticleRecorded)  # noqa: S101
        assert row.content is not None  # noqa: S101
        self._articles.append(
            {
                "id": fact.article,
                "sha256": fact.sha256,
                "name": fact.name,
                **asdict(row.content),
                "recorded_at": recorded_at,
            }
        )
        self._index.add(position, sketch(row.content.text))

    def _write(self) -> None:
        if not self._events:
            return
        known = self._known()
        if known:
            raise RestoreError(f"the id of event {min(known)} was given before")
        rows = ((ArticleRow, self._articles), (EventRow, list(self._events.values())))
        for kind, values in rows:
            if values:
                self._connection.execute(insert(table(kind)), values)
        self._index.write()
        self._events, self._articles = {}, []

    def _known(self) -> list[int]:
        """The positions of those events whose id, or whose article, was written before."""
        ids = self._connection.execute(_KNOWN, {"ids": list(self._events)}).scalars()
        known = [self._events[each]["position"] for each in ids]
        if self._articles:
            asked = {"ids": [each["id"] for each in self._articles]}
            again = set(self._connection.execute(_KNOWN_ARTICLES, asked).scalars())
            times = {each["recorded_at"] for each in self._articles if each["id"] in again}
            events = self._events.values()
            known += [each["position"] for each in events if each["recorded_at"] in times]
        return known


def _is_time(recorded_at: str) -> bool:
    try:
        return format_time(parse_time(recorded_at)) == recorded_at
    except ValueError:
        return False
