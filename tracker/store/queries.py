"""What the writing side asks of the log: made once, as some are asked a thousand times."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any

from sqlalchemy import Connection, TextClause, bindparam, exc, text

from tracker.domain.events import Recorded
from tracker.domain.press import Imprint, Press
from tracker.store import direct
from tracker.store.gist import Gist, GistRow, imprint_on
from tracker.store.record import decode
from tracker.store.schema import BY_ARTICLE, LATER, RECORDED
from tracker.store.source import Source
from tracker.store.streams import ARTICLES, below, is_article

_NAMED = (1, 16, 256)
"""How many values a question names: the driver keeps each form of a question, of 5,000 values half
a megabyte, and of a hundred forms of late."""

_NEWEST = text("SELECT position, hash, recorded_at FROM event ORDER BY position DESC LIMIT 1")
_NEWEST_VERSION = text(f"SELECT max(version) FROM event WHERE {LATER} AND stream = :stream")  # noqa: S608
_HAS_EVENT = text(f"SELECT 1 FROM event WHERE {LATER} AND event_id = :event_id")  # noqa: S608
_IDS_IN = text(f"SELECT event_id FROM event WHERE {LATER} AND stream = :stream")  # noqa: S608
_WAS_REPLACED = text(
    f"SELECT 1 FROM event WHERE {LATER} AND stream = :stream AND kind = :kind LIMIT 1"  # noqa: S608
)
_HAS_ARTICLE = text("SELECT 1 FROM article WHERE id = :article")
_STREAM_AT = text("SELECT stream FROM event WHERE position = :position")
_ARTICLES_AT = text("SELECT id FROM article WHERE url = :url")
_ARTICLES_WITH = text("SELECT id FROM article WHERE id IN :articles AND text = :text").bindparams(
    bindparam("articles", expanding=True)
)
_ARTICLE_TEXT = text("SELECT text FROM article WHERE id = :article")

_HAS_STATEMENTS = {
    dialect: text(
        f"SELECT 1 FROM event WHERE {about} = :article "  # noqa: S608
        "AND (stream = :dossier OR stream > :first AND stream < :last) LIMIT 1"
    )
    for dialect, about in BY_ARTICLE.items()
}
_STREAMS_BY_ARTICLES = {
    dialect: text(
        f"SELECT DISTINCT stream FROM event WHERE {about} IN :articles"  # noqa: S608
    ).bindparams(bindparam("articles", expanding=True))
    for dialect, about in BY_ARTICLE.items()
}

_EVENTS = "SELECT position, event_id, kind, kind_version, recorded_at, data, stream FROM event"
_STREAM = text(f"{_EVENTS} WHERE {LATER} AND stream = :stream ORDER BY version")
_RECORDING = text(
    f"{_EVENTS} WHERE {RECORDED}"  # noqa: S608
    " AND recorded_at = (SELECT recorded_at FROM article WHERE id = :article)"
)
_PREFIX, _PREFIX_RECORDED = (
    text(f"{_EVENTS} WHERE {which} AND event_id >= :first AND event_id < :last ORDER BY position")
    for which in (LATER, RECORDED)
)
_IMPRINTS = "SELECT id, published, recorded_at FROM article WHERE id IN ({})"
_AFTER = text(f"{_EVENTS} WHERE position > :position ORDER BY position")


def newest(connection: Connection) -> tuple[int, str, str] | None:
    """Position, hash and time of the newest event; None where the log is empty."""
    row = direct.first(connection, _NEWEST)
    return None if row is None else (row[0], row[1], row[2])


def newest_version(connection: Connection, stream: str) -> int:
    """The version of the newest event of `stream`, 0 where it has none."""
    found: int | None = direct.value(connection, _NEWEST_VERSION, stream=stream)
    if found is None and is_article(stream):
        return int(has_article(connection, stream.partition("/")[2]))
    return found or 0


def has_event(connection: Connection, event_id: str) -> bool:
    """Whether the log holds the event with this id; of one that records an article, False."""
    return direct.value(connection, _HAS_EVENT, event_id=event_id) is not None


def ids_in(connection: Connection, stream: str) -> set[str]:
    """The ids of all events of a stream of the log; of one of an article, none."""
    return {event_id for (event_id,) in direct.rows(connection, _IDS_IN, stream=stream)}


def has_article(connection: Connection, article: str) -> bool:
    """Whether the log holds the article with this id."""
    return direct.value(connection, _HAS_ARTICLE, article=article) is not None


def has_statements(connection: Connection, dossier: str, article: str) -> bool:
    """Whether the log holds a statement by this article for this dossier."""
    first, last = below(dossier)
    names = {"article": article, "dossier": dossier, "first": first, "last": last}
    return direct.first(connection, _HAS_STATEMENTS[connection.dialect.name], **names) is not None


def was_replaced(connection: Connection, article: str) -> bool:
    """Whether a later version of the article ever took its place."""
    names = {"stream": f"{ARTICLES}/{article}", "kind": "article_superseded"}
    return connection.execute(_WAS_REPLACED, names).first() is not None


def article_text(connection: Connection, article: str) -> str:
    """The text of an article that the log holds."""
    return str(connection.execute(_ARTICLE_TEXT, {"article": article}).scalar_one())


def article_at(connection: Connection, position: int) -> str:
    """The id of the article that the event at this position recorded."""
    return str(direct.value(connection, _STREAM_AT, position=position)).partition("/")[2]


def articles_at(connection: Connection, urls: Sequence[str]) -> list[str]:
    """The articles that were published at these web addresses."""
    found: set[str] = set()
    for url in urls:
        found.update(each for (each,) in direct.rows(connection, _ARTICLES_AT, url=url))
    return sorted(found)


def articles_with(connection: Connection, text: str, among: Sequence[str]) -> list[str]:
    """Which of the articles `among` have this text."""
    found: list[str] = []
    for some in _chunks(among):
        found += connection.execute(_ARTICLES_WITH, {"articles": some, "text": text}).scalars()
    return sorted(found)


def streams_by_articles(connection: Connection, articles: Sequence[str]) -> set[str]:
    """The streams that hold events of these articles."""
    found: set[str] = set()
    query = _STREAMS_BY_ARTICLES[connection.dialect.name]
    for some in _chunks(articles):
        found.update(connection.execute(query, {"articles": some}).scalars())
    return found


def read_stream(connection: Connection, stream: str) -> list[Recorded]:
    """All events of one stream, oldest first."""
    found = [recorded for _, recorded in _read(connection, _STREAM, stream=stream)]
    if is_article(stream):
        article = stream.partition("/")[2]
        found[:0] = [each for _, each in _read(connection, _RECORDING, article=article)]
    return found


def read_for_fold(
    connection: Connection, stream: str, position: int | None = None
) -> list[GistRow]:
    """The events of a party's stream up to a position, oldest first, as far as the fold needs."""
    return _gist(connection, position).party(*stream.split("/", 1))


def read_prefix(connection: Connection, prefix: str) -> list[tuple[str, Recorded]]:
    """The events whose ids begin with these hexadecimal digits, each with its stream.

    Those that record articles, which takes reading all of the log, only where there are no others.
    """
    for query in (_PREFIX, _PREFIX_RECORDED):
        found = list(_read(connection, query, first=prefix, last=f"{prefix}g"))
        if found:
            return found
    return []


def read_ties(connection: Connection, before: Press, after: int) -> Press:
    """What is known of articles, but for their outlets; see `Gist.ties`."""
    return _gist(connection).ties(before, after)


def read_imprints(
    connection: Connection, articles: Iterable[str] | None
) -> Iterator[tuple[str, Imprint]]:
    """The imprints of those of the articles that the log has, or of all; without their outlets."""
    if articles is None:
        yield from _gist(connection).press().imprints.items()
        return
    # Whoever appends takes the articles' rows at their word: their events are on other pages.
    for some in _chunks(sorted(articles)):
        asked = _IMPRINTS.format(", ".join("?" * len(some)))
        for article, published, at in _source(connection).rows(asked, some):
            yield article, imprint_on(published, at[:10])


def read_after(connection: Connection, position: int) -> Iterator[tuple[str, Recorded]]:
    """All events after `position`, each with its stream, in the order of position."""
    return _read(connection, _AFTER, position=position)


def _read(
    connection: Connection, query: TextClause, **names: Any
) -> Generator[tuple[str, Recorded]]:
    for position, event_id, kind, version, recorded_at, data, stream in direct.rows(
        connection, query, **names
    ):
        yield stream, decode((position, event_id, kind, version, recorded_at, data))


def _gist(connection: Connection, position: int | None = None) -> Gist:
    source = _source(connection)
    return Gist(source.rows, source.dialect, position)


def _source(connection: Connection) -> Source:
    url = connection.engine.url.render_as_string()
    return Source(connection.connection.driver_connection, url, exc.DBAPIError)


def _chunks(values: Sequence[str]) -> Iterator[list[str]]:
    """The values in parts of few sizes; the last of them is named as often as that takes."""
    for start in range(0, len(values), _NAMED[-1]):
        some = values[start : start + _NAMED[-1]]
        size = next(each for each in _NAMED if each >= len(some))
        yield [*some, *repeat(some[-1], size - len(some))]
