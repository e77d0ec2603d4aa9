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
from typing import NamedTuple

from sqlalchemy import Connection, text

from tracker.store.direct import driver
from tracker.store.entries import entries, entry_count

COMMON = 64
"""A shingle that more articles have is a phrase."""

_FEW = 4
"""Where but one shingle in so many is no phrase, phrases are read as well."""

_SEVERAL = 4
_PHRASES = 8
_MOST = 2000
"""So many of them, and of each so many articles at most."""

Holder = tuple[int, int]
"""An article that has a shingle, by the position of its event, and how many its own sketch has."""

# What is in the second table was recorded after all that is in the first.
_BOTH = (
    "SELECT position, size FROM sketch WHERE shingle = {0}"
    " UNION ALL SELECT position, size FROM sketch_new WHERE shingle = {0} LIMIT {1}"
)
_LIST = _BOTH.format("?1", "?2")
_LISTS = text(
    "SELECT asked.shingle, held.position, held.size"  # noqa: S608
    " FROM unnest(CAST(:shingles AS bigint[])) AS asked (shingle)"
    f" CROSS JOIN LATERAL ({_BOTH.format('asked.shingle', ':most')}) AS held"
    " ORDER BY asked.shingle"
)

_TOGETHER = 49_152
"""So many entries of the latest articles, of some 2,000, join the others at once."""

_COUNT_NEW = text("SELECT count(*) FROM sketch_new")
_JOIN_NEW = text("INSERT INTO sketch SELECT * FROM sketch_new ORDER BY shingle, position")
_CLEAR_NEW = text("DELETE FROM sketch_new")


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
    id_at: Callable[[int], str],
) -> list[Shared]:
    """The articles that share many shingles of `sketch`, those that share most first.

    Args:
        connection: the store.
        sketch: the sampled shingles of a text.
        at_least: how many two sketches must share, for the size of the smaller.
        new: the articles with a shingle that are not in the store yet.
        id_at: gives the id of the article that was recorded at a position.
    """
    lists = _lists(connection, sketch, COMMON + 1)
    asked = [each for each in sketch if len(lists.get(each, ())) <= COMMON]
    own = entries(sketch)
    rare = set(own).intersection(asked)
    if len(rare) * _FEW < len(own):
        # The smallest are no others than those of a copy, as shingles are hashes.
        phrases = [each for each in own if each not in rare][:_PHRASES]
        lists.update(_lists(connection, phrases, _MOST))
        asked += phrases
    found: dict[int, list[int]] = {}
    for shingle in asked:
        for position, size in (*lists.get(shingle, ()), *new(shingle)):
            found.setdefault(position, [0, size])[0] += 1
    alike = []
    for position, (shared, size) in found.items():
        # Of its entries so many would be asked for, were all of the smaller text in the larger.
        most = entry_count(size) * min(size, len(sketch)) * len(asked) / (size * len(sketch))
        # A single one is too often a phrase, where several could be shared.
        if shared >= max(1 + (most >= _SEVERAL), at_least(max(1, int(most)))):
            alike.append(Shared(-shared, id_at(position), whole=size == len(sketch)))
    return sorted(alike)


def join_new(connection: Connection) -> None:
    """Let the entries of the latest articles join the others where they are many."""
    if connection.execute(_COUNT_NEW).scalar_one() >= _TOGETHER:
        connection.execute(_JOIN_NEW)
        connection.execute(_CLEAR_NEW)


def _lists(connection: Connection, shingles: Collection[int], most: int) -> dict[int, list[Holder]]:
    raw = driver(connection)
    if raw is not None:
        return {each: raw.execute(_LIST, (each, most)).fetchall() for each in shingles}
    rows = connection.execute(_LISTS, {"shingles": list(shingles), "most": most})
    return {
        shingle: [(position, size) for _, position, size in held]
        for shingle, held in groupby(rows, key=itemgetter(0))
    }
