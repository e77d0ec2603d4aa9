"""Check the log's rows: each as it was written, none missing, none out of its place."""

import re
from dataclasses import dataclass, field
from typing import Any

from tracker.domain.events import ArticleRecorded, Recorded
from tracker.store.chain import GENESIS, event_hash
from tracker.store.database import StoreError
from tracker.store.record import COLUMNS, decode
from tracker.store.source import Source

_TYPES = (int, str, str, int, str, int, str, str, str)
# NOT INDEXED: an index is a copy of columns, and may be whole where the row is not.
_LOG = f"SELECT {', '.join(COLUMNS)} FROM event NOT INDEXED ORDER BY position"  # noqa: S608
_PLAIN = re.compile(r"[\w/.: -]{1,80}", re.ASCII)


def show(value: object) -> str:
    """A value from a store that may be damaged, as it can be shown: short and plain ASCII."""
    text = str(value)
    return text if _PLAIN.fullmatch(text) else ascii(value)[:80]


@dataclass(slots=True)
class LogCheck:
    """The check of the log; `run` does it and fills in what it learns on the way.

    `remembered` is the head that the log had at some time, where one is known. `events` is the
    number of rows, `head` the newest row's hash, `articles` the rows that recorded an article, by
    its id.
    """

    remembered: str | None = None
    events: int = 0
    head: str = GENESIS
    articles: dict[str, Recorded] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    # The hash that the next row may follow: as the row before holds it, and as that row's
    # columns give it. One of the two is right where only one column was changed.
    _before: frozenset[str] = frozenset({GENESIS})
    _position: int = 0
    _recorded_at: str = ""
    _versions: dict[str, int] = field(default_factory=dict)
    _remembered_seen: bool = False

    def __post_init__(self) -> None:
        self._remembered_seen = self.remembered == GENESIS

    def run(self, source: Source) -> list[str]:
        """Read the whole log and give the problems found, in the order of position."""
        for row in source.rows(_LOG):
            self.events += 1
            self._check(row)
        if source.dialect == "sqlite":
            noted = source.first("SELECT seq FROM sqlite_sequence WHERE name = 'event'")
            last = (noted or (0,))[0]
            if last != self._position:
                # AUTOINCREMENT keeps the highest position that was ever given.
                self.problems.append(_gap(self._position + 1, last))
        if self.remembered is not None and not self._remembered_seen:
            self.problems.append(
                f"the log does not hold the head {self.remembered}: its end was cut off, or it is "
                "another log"
            )
        return self.problems

    def _check(self, row: tuple[Any, ...]) -> None:
        position, _, stream, version, kind, _, recorded_at, _, stored = row
        if position > self._position + 1:
            self.problems.append(_gap(self._position + 1, position - 1))
            # What came before is gone, so whether this row follows it cannot be told.
            self._before = frozenset()
        problem = self._check_hash(row) or self._check_content(row)
        # After a damaged row the next may only seem to be out of order.
        if problem is None and not self.problems:
            problem = self._check_order(row)
        if problem is not None:
            self.problems.append(f"event {position} ({show(stream)}, {show(kind)}): {problem}")
        self._position = position
        self._versions[stream] = version
        self._recorded_at = recorded_at
        self.head = stored
        self._remembered_seen |= stored == self.remembered

    def _check_hash(self, row: tuple[Any, ...]) -> str | None:
        stored = row[8]
        if any(type(value) is not known for value, known in zip(row, _TYPES, strict=True)):
            self._before = frozenset({stored} if isinstance(stored, str) else ())
            return "a column holds another type of value than was written"
        computed = {event_hash(before, row[:8]) for before in self._before}
        fits = stored in computed or not computed
        self._before = frozenset({stored, *computed})
        return None if fits else "the row is not as it was written, or not where it was"

    def _check_order(self, row: tuple[Any, ...]) -> str | None:
        position, _, stream, version, _, _, recorded_at, _, _ = row
        before = self._versions.get(stream, 0)
        if position <= self._position:
            return "its position comes before the first"
        if version != before + 1:
            return f"it is version {version} of its stream, and comes after {before}"
        if recorded_at <= self._recorded_at:
            return "it was not recorded later than the event before it"
        return None

    def _check_content(self, row: tuple[Any, ...]) -> str | None:
        try:
            recorded = decode((row[0], row[1], row[4], row[5], row[6], row[7]))
        except StoreError as error:
            return str(error).partition(": ")[2]
        fact = recorded.event
        if isinstance(fact, ArticleRecorded):
            if fact.article in self.articles:
                return f"the article {show(fact.article)} was recorded before"
            self.articles[fact.article] = recorded
        return None


def _gap(first: int, last: int) -> str:
    if last < first:
        return f"events after {last} stand where the log's own count says that it ends"
    return f"event {first} is missing" if first == last else f"events {first} to {last} are missing"
