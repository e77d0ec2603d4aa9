"""The gist of the log: of its events what the fold needs, for the cost of a few columns.

Most of an event is for its readers: the sentence, how it was read. The database leaves that out
before it hands a row over, and what many reports say alike is made sense of once.
"""

import json
import sqlite3
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any

from tracker.domain.dates import Day
from tracker.domain.events import (
    REPORTS,
    ArticleDated,
    ArticleRecorded,
    ArticleSuperseded,
    Attribution,
    Recorded,
)
from tracker.domain.press import EMPTY_PRESS, Imprint, Press, imprint, learn, replay_press
from tracker.store.alike import like
from tracker.store.database import StoreError
from tracker.store.gistcolumns import BY, IN_ARTICLES, PRINTED, PUBLISHED, SAYS, TIED, TOLD
from tracker.store.record import decode
from tracker.store.schema import ARTICLE, LATER, RECORDED
from tracker.store.streams import below
from tracker.store.wire import KIND_VERSION

Rows = Callable[[str, Sequence[object]], Generator[tuple[Any, ...]]]
"""Asks a store, in SQLite's words with `?` for values, and gives the rows as they come."""

GistRow = tuple[int, str, str, int, str, str, str | None, str, str | None]
"""An event of a party's stream: position, event_id, kind, kind_version, recorded_at; what a report
tells, see `alike`: article, account, said; else all of the data."""

SweptRow = tuple[str, str, str | None, str, str | None, str | None]
"""An event: event_id, stream; None, article, account, kind followed by what it says of a report,
see `alike`; recorded_at, article, its day and an empty text of an article. Of all else the last is
None."""

_EVENT = "position, event_id, kind, kind_version, recorded_at"
_KINDS = tuple(each.kind for each in REPORTS)
_RECORDED = (ArticleRecorded.kind,)
_CHUNK = 5000
"""How many values one question may name; SQLite allows 32,766."""


class Gist:
    """What a store's log holds up to a position (None: to its end), as far as the fold needs it.

    `rows` asks the store, `dialect` is `sqlite` or `postgresql`. An event that cannot be read
    raises StoreError, which names it; what else the driver complains of comes as it is.
    """

    def __init__(self, rows: Rows, dialect: str, position: int | None = None) -> None:
        self._rows = rows
        self._dialect = dialect
        self._end = 2**62 if position is None else position
        self._by_then = "" if position is None else f" AND position <= {position:d}"

    def press(self) -> Press:
        """What is known of all articles, but for their outlets."""
        # A log is read faster from end to end than article by article, each from another page.
        return self._press(IN_ARTICLES, "NOT INDEXED ")

    def ties(self, before: Press = EMPTY_PRESS, after: int = 0) -> Press:
        """What ties articles to others: near-duplicates, later versions, outlets; and days given.

        Of all that nothing of this is known of, it holds no imprint. What was known already by the
        position `after` is told by `before`.
        """
        which = f"{TIED[self._dialect]} AND position > {after:d}"
        try:
            return self._press(which, "INDEXED BY event_ties ", before)
        except (sqlite3.OperationalError, StoreError):
            return self.press()  # the index may be gone; what cannot be read is named here too

    def imprints(self, articles: Sequence[str]) -> Iterator[tuple[str, Imprint]]:
        """What is known of these articles, but for their outlets; of those that the log has."""
        for start in range(0, len(articles), _CHUNK):
            yield from self._some_imprints(articles[start : start + _CHUNK])

    def _some_imprints(self, articles: Sequence[str]) -> Iterator[tuple[str, Imprint]]:
        named = ", ".join("?" * len(articles))
        times = f"SELECT recorded_at FROM article WHERE id IN ({named})"  # noqa: S608
        which = f"{RECORDED} AND recorded_at IN ({times})"
        with closing(self._ask(PUBLISHED, _RECORDED, which, articles)) as found:
            for position, event_id, kind, version, at, article, published, data in found:
                if data is None:
                    yield article, imprint_on(published, at[:10])
                    continue
                recorded = decode((position, event_id, kind, version, at, data))
                if isinstance(recorded.event, ArticleRecorded):
                    yield recorded.event.article, imprint(recorded.event, recorded)

    def _press(self, which: str, way: str, before: Press = EMPTY_PRESS) -> Press:
        imprints = dict(before.imprints)
        links = list(before.links)
        credited = dict(before.credited)
        dated, successors = dict(before.dated), dict(before.successors)
        others: list[Recorded] = []
        asked = self._ask(PRINTED, _RECORDED, which, (), way=way)
        with closing(asked) as found:
            for position, event_id, kind, version, at, article, *told, data in found:
                if data is not None:
                    others.append(decode((position, event_id, kind, version, at, data)))
                    continue
                published, near, outlet = told
                imprints[article] = imprint_on(published, at[:10])
                if outlet is not None:
                    credited[article] = outlet
                if near is not None:
                    links += [(article, other) for other in json.loads(near)]
        # Of what is said of an article the last counts.
        for recorded in sorted(others, key=attrgetter("position")):
            if isinstance(recorded.event, ArticleDated | ArticleSuperseded):
                learn(recorded.event, dated, successors)
        older = replay_press(each for each in others if isinstance(each.event, ArticleRecorded))
        imprints.update(older.imprints)
        credited.update(older.credited)
        return Press(imprints, dated, (*links, *older.links), successors, credited)

    def sweep(self, dossier: str | None = None) -> Generator[SweptRow]:
        """The events of all streams, or of all articles and one dossier, as they were recorded."""
        told = self._dialect
        article = ARTICLE[told]
        recorded = f"kind = '{ArticleRecorded.kind}'"
        values: tuple[str, ...] = ()
        where = f"position <= {self._end}"
        if dossier is not None:
            where += f" AND ({IN_ARTICLES} OR stream > ? AND stream < ?)"
            values = below(dossier)
        return self._named(
            f"event_id, stream, CASE WHEN {recorded} THEN recorded_at END, {article},"
            f" CASE WHEN {recorded} THEN {PUBLISHED[told]} ELSE {BY[told]} END,"
            f" CASE WHEN NOT ({_now((*_KINDS, *_RECORDED))}) OR {article} IS NULL THEN NULL"
            f" WHEN {recorded} THEN '' ELSE kind || {SAYS[told]} END",
            f"{'NOT INDEXED ' if told == 'sqlite' else ''}WHERE {where} ORDER BY position",
            values,
        )

    def last(self, stream: str) -> int:
        """The position of the newest event of a stream that holds any."""
        which = f"{LATER} AND stream = ?{self._by_then}"
        query = f"SELECT max(position) FROM event WHERE {which}"  # noqa: S608
        ((position,),) = self._rows(query, (stream,))
        return int(position)

    def party(self, dossier: str, party: str) -> list[GistRow]:
        """The rows of one party's stream, oldest first."""
        with closing(
            self._ask(TOLD, _KINDS, f"{LATER} AND stream = ?", (f"{dossier}/{party}",))
        ) as found:
            return list(found)

    def _ask(
        self,
        parts: dict[str, str],
        kinds: Sequence[str],
        streams: str,
        values: Sequence[str],
        *,
        way: str | None = None,
    ) -> Generator[Any]:
        """The events of some streams, stream by stream, with their articles and parts of the data.

        With a `way`, which SQLite's planner is told, as they were recorded.

        For events that are not of `kinds` in their present version all of the data comes too, and
        for those that are damaged.
        """
        now = _now(kinds)
        where = f"WHERE {streams}{self._by_then} ORDER BY stream, version"
        if way is not None:
            told = way if self._dialect == "sqlite" else ""  # the planner
            where = f"{told}WHERE {streams}{self._by_then} ORDER BY position"
        yield from self._named(
            f"{_EVENT}, {ARTICLE[self._dialect]}, {parts[self._dialect]},"
            f" CASE WHEN ({now}) AND {ARTICLE[self._dialect]} IS NOT NULL THEN NULL"
            " ELSE data END",
            where,
            values,
        )

    def _named(self, columns: str, where: str, values: Sequence[str]) -> Generator[Any]:
        """Columns of events; where one of them cannot be read, the error names it."""
        try:
            yield from self._rows(f"SELECT {columns} FROM event {where}", values)  # noqa: S608
        except (sqlite3.OperationalError, StoreError):
            # SQLite says that JSON is malformed, and not where.
            for row in self._rows(f"SELECT {_EVENT}, data FROM event {where}", values):  # noqa: S608
                decode(row)
            raise


def _now(kinds: Sequence[str]) -> str:
    """In SQL, whether an event is of one of `kinds`, in its present version."""
    return " OR ".join(
        f"kind_version = {version} AND kind IN ({named})"
        for version in sorted({KIND_VERSION[each] for each in kinds})
        for named in [", ".join(f"'{each}'" for each in kinds if KIND_VERSION[each] == version)]
    )


def event_of(dossier: str, party: str, row: GistRow) -> Recorded:
    """The event in a row of a party's stream, of a report but what the fold needs."""
    position, event_id, kind, version, at, article, by, said, data = row
    if data is not None:
        return decode((position, event_id, kind, version, at, data))
    try:
        make = like(kind, said)
    except ValueError as error:
        raise StoreError(f"event {position}: {error}") from error
    return Recorded(event_id, at, make(dossier, party, article, account(by)), position)


@lru_cache(maxsize=4096)
def account(by: str | None) -> Attribution:
    """Who says so, where that is another outlet: no one else matters to the fold."""
    if by is None or not by.startswith('["outlet"'):
        return NOBODY
    return Attribution(*json.loads(by))


NOBODY = Attribution()


@cache
def imprint_on(published: Day | None, recorded_on: Day) -> Imprint:
    """What is known of an article; many were published on one day and taken in on another."""
    return Imprint(published, recorded_on)
