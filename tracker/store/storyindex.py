"""The index of stories as a writer holds it: which articles have a shingle.

In a long index each entry is on a page of its own, and pages are what the index costs. So entries
wait in three tables, each of which is joined by many at a time: those of the latest articles in
the order of recording (`sketch_new`), those of some tens of thousands before them (`sketch_recent`)
and all others (`sketch`), both in the order of shingles. A writer holds the latest in memory, and a
filter that tells which shingles the other two tables do not have: most of those of a new text.
"""

from collections.abc import Collection
from contextlib import suppress

from sqlalchemy import Connection, exc, insert, text

from tracker.store import direct
from tracker.store.bloom import Bloom
from tracker.store.entries import entries
from tracker.store.readmodel import add
from tracker.store.source import Source
from tracker.store.tables import FilterRow, NewSketchRow, table

Holder = tuple[int, int]
"""An article that has a shingle, by the position of its event, and how many its own sketch has."""

COMMON = 64
"""A shingle that more articles have is a phrase."""

_OFTEN, _KEPT = 16, 2_000
"""What more articles have is soon asked for again: so many of such lists are kept at hand."""

_TOGETHER = 98_304
"""So many entries of the latest articles, of some 4,000, join the others at once."""

_PARTS = 8
_WIDTH = 1 << 56
"""With each joining a part of the recent entries joins the older ones: all within so much of the
shingles. These are hashes below 2**60; of a sketch the smaller half is in the index, so that the
last part is the rest."""

# What is in the second table was recorded after what the first has of the same shingle.
_LIST = (
    "SELECT position, size FROM sketch WHERE shingle = {0}"
    " UNION ALL SELECT position, size FROM sketch_recent WHERE shingle = {0} LIMIT {1}"
)
_LIST_ONE = _LIST.format("?1", "?2")
_LISTS = text(
    "SELECT asked.shingle, held.position, held.size"  # noqa: S608
    " FROM unnest(CAST(:shingles AS bigint[])) AS asked (shingle)"
    f" CROSS JOIN LATERAL ({_LIST.format('asked.shingle', ':most')}) AS held"
)

_JOINS = text("SELECT joins FROM sketch_filter")
_FILTER = text("SELECT joins, entries, bits FROM sketch_filter")
_CLEAR_FILTER = text("DELETE FROM sketch_filter")
_JOINED = "SELECT shingle FROM sketch UNION ALL SELECT shingle FROM sketch_recent"
_LATEST = text("SELECT shingle, position, size FROM sketch_new WHERE position > :position")

_COLUMNS = "SELECT shingle, position, size FROM"
_DUE = "shingle >= :first AND shingle < :end"
# SQLite would keep what a statement changes a second time, to be able to undo it by itself.
_INSERT = {"sqlite": "INSERT OR FAIL", "postgresql": "INSERT"}
_JOIN = {
    dialect: [
        text(f"{verb} INTO sketch_recent {_COLUMNS} sketch_new ORDER BY shingle, position"),
        text("DELETE FROM sketch_new"),
        text(
            f"{verb} INTO sketch {_COLUMNS} sketch_recent WHERE {_DUE} ORDER BY shingle, position"
        ),
        text(f"DELETE FROM sketch_recent WHERE {_DUE}"),  # noqa: S608
    ]
    for dialect, verb in _INSERT.items()
}


class StoryIndex:
    """What a writer knows of the index from one transaction to the next; see the module.

    It is changed in place: after a failed transaction it is thrown away.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._joins: int | None = None
        self._filter = Bloom.for_entries(0)
        # Nearly all are of one article: a list for each would take as much place again.
        self._latest: dict[int, Holder] = {}
        self._more: dict[int, list[Holder]] = {}
        self._phrases: set[int] = set()
        # All that the tables tell of a shingle, the latest entries aside.
        self._often: dict[int, list[Holder]] = {}
        self._count = 0
        self._position = 0
        self._new: list[tuple[int, int, int]] = []

    def meet(self) -> None:
        """Take in what others have written; in each transaction once, before all else."""
        connection = self._connection
        if self._joins is None or self._joins != (direct.value(connection, _JOINS) or 0):
            self._clear()
            self._position = 0
            self._joins, self._filter = _read_filter(connection)
        latest = direct.rows(connection, _LATEST, position=self._position)
        for shingle, position, size in latest:
            self._hold(shingle, (position, size))

    def lists(self, shingles: Collection[int]) -> tuple[dict[int, list[Holder]], set[int]]:
        """The articles that have each of the shingles, where any has; and which are phrases.

        Articles are in the order of recording; those that have a phrase are not told.
        """
        phrases = self._phrases.intersection(shingles)
        found = self.holders([each for each in shingles if each not in phrases], COMMON + 1)
        new = {each for each, holders in found.items() if len(holders) > COMMON}
        for each in new:
            del found[each]
        # Nothing leaves the log: once a phrase, always a phrase.
        self._phrases |= new
        return found, phrases | new

    def holders(self, shingles: Collection[int], most: int) -> dict[int, list[Holder]]:
        """The articles that have each of the shingles, phrases or not; of each so many at most."""
        often = self._often
        asked = self._filter.among(shingles)
        found = {each: often[each] for each in asked if each in often}
        read = _lists(self._connection, [each for each in asked if each not in often], most)
        for each, holders in read.items():
            if _OFTEN < len(holders) < most and len(often) < _KEPT:
                often[each] = holders
        found.update(read)
        for each in shingles:
            latest = self._latest.get(each)
            if latest is not None:
                more = self._more.get(each, ())
                found[each] = [*found.get(each, ()), latest, *more][:most]
        return found

    def add(self, position: int, sketch: Collection[int]) -> None:
        """Add an article, by the position of its event and its sketch; to be written later."""
        size = len(sketch)
        holder = (position, size)
        for shingle in entries(sketch):
            self._hold(shingle, holder)
            self._new.append((shingle, position, size))

    def write(self) -> None:
        """Write what was added; where the latest entries are many, they join the others."""
        add(self._connection, table(NewSketchRow), self._new)
        self._new.clear()
        if self._count >= _TOGETHER:
            self._join()

    def _hold(self, shingle: int, holder: Holder) -> None:
        if self._latest.setdefault(shingle, holder) is not holder:
            self._more.setdefault(shingle, []).append(holder)
        self._count += 1
        self._position = max(self._position, holder[0])

    def _clear(self) -> None:
        self._latest.clear()
        self._more.clear()
        self._often.clear()
        self._count = 0

    def _join(self) -> None:
        connection, joins = self._connection, self._joins or 0
        first = joins % _PARTS * _WIDTH
        end = (first + _WIDTH) if (joins + 1) % _PARTS else 1 << 62
        for each in _JOIN[connection.dialect.name]:
            connection.execute(each, {"first": first, "end": end} if _DUE in each.text else {})
        if self._filter.has_place(self._count):
            self._filter.add(self._latest)
        else:
            self._filter = _make_filter(connection)
        self._joins = joins + 1
        _write_filter(connection, self._joins, self._filter)
        self._clear()


def _read_filter(connection: Connection) -> tuple[int, Bloom]:
    """The number of joinings so far, and the filter of what has joined.

    It is made from the tables where the store has none that can be read.
    """
    row = connection.execute(_FILTER).one_or_none()
    joins = 0
    if row is not None:
        joins, count, bits = row
        with suppress(ValueError):
            return joins, Bloom(bits, count)
    made = _make_filter(connection)
    if row is not None or made.entries:
        _write_filter(connection, joins, made)
    return joins, made


def _make_filter(connection: Connection) -> Bloom:
    url = connection.engine.url.render_as_string()
    source = Source(connection.connection.driver_connection, url, exc.DBAPIError)
    (count,) = source.first(f"SELECT count(*) FROM ({_JOINED}) AS joined") or (0,)  # noqa: S608
    made = Bloom.for_entries(count)
    made.add(shingle for (shingle,) in source.rows(_JOINED))
    return made


def _write_filter(connection: Connection, joins: int, bloom: Bloom) -> None:
    connection.execute(_CLEAR_FILTER)
    row = {"joins": joins, "entries": bloom.entries, "bits": bytes(bloom)}
    connection.execute(insert(table(FilterRow)), row)


def _lists(connection: Connection, shingles: Collection[int], most: int) -> dict[int, list[Holder]]:
    raw = direct.driver(connection)
    if raw is not None:
        return {each: raw.execute(_LIST_ONE, (each, most)).fetchall() for each in shingles}
    if not shingles:
        return {}
    found: dict[int, list[Holder]] = {}
    rows = connection.execute(_LISTS, {"shingles": list(shingles), "most": most})
    for shingle, position, size in rows:
        found.setdefault(shingle, []).append((position, size))
    return found
