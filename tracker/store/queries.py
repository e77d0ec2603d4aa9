"""What the writing side asks of the log."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    func,
    literal_column,
    or_,
    select,
)

from tracker.domain.events import Recorded
from tracker.store.record import decode
from tracker.store.streams import ARTICLES
from tracker.store.tables import ArticleRow, EventRow, SketchRow, table

_ARTICLE, _EVENT, _SKETCH = (table(row) for row in (ArticleRow, EventRow, SketchRow))
_T = TypeVar("_T", int, str)
_CHUNK = 5000
"""How many values one question may name; SQLite allows 32,766."""

# The expression of the index event_by_article, word for word: another one would not use it.
_BY_ARTICLE: ColumnElement[str] = literal_column("json_extract(data, '$.article')")

_RECORDED = select(
    _EVENT.c.position,
    _EVENT.c.event_id,
    _EVENT.c.kind,
    _EVENT.c.kind_version,
    _EVENT.c.recorded_at,
    _EVENT.c.data,
)


def newest(connection: Connection) -> tuple[int, str, str] | None:
    """Position, hash and time of the newest event; None where the log is empty."""
    query = select(_EVENT.c.position, _EVENT.c.hash, _EVENT.c.recorded_at)
    row = connection.execute(query.order_by(_EVENT.c.position.desc()).limit(1)).one_or_none()
    return None if row is None else (row.position, row.hash, row.recorded_at)


def newest_version(connection: Connection, stream: str) -> int:
    """The version of the newest event of `stream`, 0 where it has none."""
    query = select(func.max(_EVENT.c.version)).where(_EVENT.c.stream == stream)
    return connection.execute(query).scalar() or 0


def has_event(connection: Connection, event_id: str) -> bool:
    """Whether the log holds the event with this id."""
    query = select(_EVENT.c.position).where(_EVENT.c.event_id == event_id)
    return connection.execute(query).first() is not None


def has_article(connection: Connection, article: str) -> bool:
    """Whether the log holds the article with this id."""
    query = select(_ARTICLE.c.id).where(_ARTICLE.c.id == article)
    return connection.execute(query).first() is not None


def has_statements(connection: Connection, dossier: str, article: str) -> bool:
    """Whether the log holds a statement by this article for this dossier."""
    streams = or_(
        _EVENT.c.stream == dossier,
        # All that begins with "DOSSIER/": the character after the slash is 0.
        and_(_EVENT.c.stream > f"{dossier}/", _EVENT.c.stream < f"{dossier}0"),
    )
    query = select(_EVENT.c.position).where(_BY_ARTICLE.in_((article,)), streams).limit(1)
    return connection.execute(query).first() is not None


def article_text(connection: Connection, article: str) -> str:
    """The text of an article that the log holds."""
    query = select(_ARTICLE.c.text).where(_ARTICLE.c.id == article)
    return str(connection.execute(query).scalar_one())


def shared_shingles(
    connection: Connection, sketch: Sequence[int], at_least: Callable[[int], int]
) -> dict[str, tuple[int, int]]:
    """The articles that share shingles of `sketch`: how many they share, how many they have.

    `at_least` tells how many are worth telling of, for the size of the smaller of two sketches;
    it never goes down with the size. Some that share fewer may be given as well.
    """
    shared, size = func.count(), func.max(_SKETCH.c.size)
    columns = select(_SKETCH.c.article, shared, size).group_by(_SKETCH.c.article)
    if 0 < len(sketch) <= _CHUNK:
        # In a log of one subject a few phrases are in every tenth article: the database is to
        # leave those out that share no more than these. Roughly, by powers of two, is enough.
        steps = [1 << power for power in range(len(sketch).bit_length())]
        columns = columns.having(
            or_(
                *(and_(size >= step, size < 2 * step, shared >= at_least(step)) for step in steps),
                and_(size >= 2 * steps[-1], shared >= at_least(steps[-1])),
            )
        )
    found: dict[str, tuple[int, int]] = {}
    for shingles in _chunks(sketch):
        for article, number, of in connection.execute(
            columns.where(_SKETCH.c.shingle.in_(shingles))
        ):
            found[article] = (found.get(article, (0, 0))[0] + number, of)
    return found


def streams_by_articles(connection: Connection, articles: Sequence[str]) -> set[str]:
    """The streams that hold events of these articles."""
    found: set[str] = set()
    for some in _chunks(articles):
        query = select(_EVENT.c.stream).where(_BY_ARTICLE.in_(some)).distinct()
        found.update(connection.execute(query).scalars())
    return found


def read_stream(connection: Connection, stream: str) -> list[Recorded]:
    """All events of one stream, oldest first."""
    query = _RECORDED.where(_EVENT.c.stream == stream).order_by(_EVENT.c.version)
    return [_decode(row) for row in connection.execute(query)]


def read_articles(connection: Connection) -> list[tuple[str, Recorded]]:
    """All events of the articles' streams, each with its stream, in the order of position."""
    query = _RECORDED.add_columns(_EVENT.c.stream).where(
        _EVENT.c.stream > f"{ARTICLES}/", _EVENT.c.stream < f"{ARTICLES}0"
    )
    return _with_streams(connection, query.order_by(_EVENT.c.position))


def read_after(connection: Connection, position: int) -> list[tuple[str, Recorded]]:
    """All events after `position`, each with its stream, in the order of position."""
    query = _RECORDED.add_columns(_EVENT.c.stream).where(_EVENT.c.position > position)
    return _with_streams(connection, query.order_by(_EVENT.c.position))


def read_by_stream(connection: Connection) -> Iterator[tuple[str, Recorded]]:
    """All events, each with its stream, stream by stream and oldest first in each."""
    query = _RECORDED.add_columns(_EVENT.c.stream).order_by(_EVENT.c.stream, _EVENT.c.version)
    rows = connection.execution_options(yield_per=1000).execute(query)
    return ((row.stream, _decode(row)) for row in rows)


def _with_streams(connection: Connection, query: Select[Any]) -> list[tuple[str, Recorded]]:
    return [(row.stream, _decode(row)) for row in connection.execute(query)]


def _decode(row: Any) -> Recorded:
    return decode((row[0], row[1], row[2], row[3], row[4], row[5]))


def _chunks(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    return (values[start : start + _CHUNK] for start in range(0, len(values), _CHUNK))
