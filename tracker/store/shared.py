"""Which articles share shingles with a text: asked so that a longer log does not cost more.

Most shingles of a text are in few articles, and common phrases in many: the longer the log, the
more. So the lists of all shingles are read as far as a few articles, and those that go on are
phrases, which tell little of one story from another: they are left out, as stop words are by a
search engine. Only where hardly anything else is left, as in the copies of what hundreds of
outlets have printed, some of the long lists are read as well. What is read is bounded.
"""

from collections.abc import Callable, Collection, Iterable
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, text

COMMON = 64
"""A shingle that more articles have is a phrase."""

_FEW = 4
"""Where but one shingle in so many is no phrase, phrases are read as well."""

_PHRASES = 8
_MOST = 2000
"""So many of them, and of each so many articles at most."""

Holder = tuple[str, int]
"""An article that has a shingle, and how many its own sketch has."""

_LIST = "SELECT article, size FROM sketch WHERE shingle = ? ORDER BY article LIMIT ?"
_LISTS = text(
    "SELECT asked.shingle, held.article, held.size"
    " FROM unnest(CAST(:shingles AS bigint[])) AS asked (shingle) CROSS JOIN LATERAL"
    " (SELECT article, size FROM sketch WHERE shingle = asked.shingle ORDER BY article LIMIT :most)"
    " AS held ORDER BY asked.shingle"
)


class Shared(NamedTuple):
    """An article that shares shingles with a text: how many, and whether it may be all of both."""

    less_shared: int
    """The number that it shares, below 0, so that those that share most come first."""
    article: str
    whole: bool


def sharing(
    connection: Connection,
    sketch: Collection[int],
    at_least: Callable[[int], int],
    new: Callable[[int], Iterable[Holder]],
) -> list[Shared]:
    """The articles that share many shingles of `sketch`, those that share most first.

    Args:
        connection: the store.
        sketch: the sampled shingles of a text.
        at_least: how many two sketches must share, for the size of the smaller.
        new: the articles with a shingle that are not in the store yet.
    """
    lists = _lists(connection, sketch, COMMON + 1)
    asked = [each for each in sketch if len(lists.get(each, ())) <= COMMON]
    if len(asked) * _FEW < len(sketch):
        # The smallest are no others than those of a copy, as shingles are hashes.
        phrases = sorted(set(sketch).difference(asked))[:_PHRASES]
        lists.update(_lists(connection, phrases, _MOST))
        asked += phrases
    found: dict[str, list[int]] = {}
    for shingle in asked:
        for article, size in (*lists.get(shingle, ()), *new(shingle)):
            found.setdefault(article, [0, size])[0] += 1
    alike = []
    for article, (shared, size) in found.items():
        smaller = min(size, len(sketch))
        if shared >= at_least(max(1, smaller * len(asked) // len(sketch))):
            whole = shared == len(asked) and size == len(sketch)
            alike.append(Shared(-shared, article, whole))
    return sorted(alike)


def _lists(connection: Connection, shingles: Collection[int], most: int) -> dict[int, list[Holder]]:
    if connection.dialect.name == "sqlite":
        # It answers in less time than SQLAlchemy needs to ask.
        raw: Any = connection.connection.driver_connection
        return {each: raw.execute(_LIST, (each, most)).fetchall() for each in shingles}
    rows = connection.execute(_LISTS, {"shingles": list(shingles), "most": most})
    return {
        shingle: [(article, size) for _, article, size in held]
        for shingle, held in groupby(rows, key=itemgetter(0))
    }
