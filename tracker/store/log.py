"""The event log: opened for writing, appended to in transactions, rebuilt from."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Connection

from tracker.domain.press import Imprint
from tracker.store import queries
from tracker.store.append import Append
from tracker.store.database import StoreError, shown
from tracker.store.engine import connect, reading, translated
from tracker.store.fold import Fold
from tracker.store.migrate import upgrade
from tracker.store.quarantine import Quarantine
from tracker.store.record import format_time, seldom_collected, uncollected
from tracker.store.refold import refold
from tracker.store.restore import Restore
from tracker.store.storyindex import StoryIndex
from tracker.store.stretches import KeptStretches
from tracker.store.ties import begin

Clock = Callable[[], datetime]
"""Tells the time, in any zone that it names."""


def utc_now() -> datetime:
    """The time now, by this machine's clock."""
    return datetime.now(UTC)


class Log:
    """An open log; see `open_log`. Errors of the database come out as StoreError."""

    def __init__(self, connection: Connection, url: str, clock: Clock) -> None:
        self.url = url
        self._connection = connection
        self._clock = clock
        # Kept from transaction to transaction, so that an article costs the same however long
        # the log has become; what others append meanwhile is read as it comes.
        self._fold: Fold | None = None
        self._index = StoryIndex(connection)

    @contextmanager
    def transaction(self) -> Iterator[Append]:
        """Append to the log: all that is told to the Append, or, on any error, nothing of it.

        It begins when no other writer is at work, and when it ends well everything is on disk.
        """
        fold, self._fold = self._fold, None
        index, self._index = self._index, StoryIndex(self._connection)
        # What is made within is held until its end anyway: not looked through time and again.
        with uncollected(), translated(self.url), self._connection.begin():
            if fold is None:
                fold = begin(self._connection, self._imprints)
            else:
                fold.take(queries.read_after(self._connection, fold.head))
            append = Append(self._connection, fold, index, _in_utc(self._clock()))
            yield append
            append.finish()
        fold.rest()
        self._fold, self._index = fold, index

    def _imprints(self, articles: Iterable[str] | None) -> Iterator[tuple[str, Imprint]]:
        return queries.read_imprints(self._connection, articles)

    def is_known(self, dossier: str, article: str) -> bool:
        """Whether the log holds the article and a statement by it for this dossier."""
        with translated(self.url), reading(self._connection):
            return queries.has_article(self._connection, article) and queries.has_statements(
                self._connection, dossier, article
            )

    def now(self) -> str:
        """The time now, as the log writes it."""
        return format_time(_in_utc(self._clock()))

    def quarantine(self) -> Quarantine:
        """What could not be read, beside the log; not to be asked within a transaction."""
        return Quarantine(self._connection, self.url)

    def stretches(self) -> KeptStretches:
        """What of long files was taken in, beside the log; not to be asked within a transaction.

        Another connection that wrote there would have this one read all its pages anew.
        """
        return KeptStretches(self._connection, self.url)

    def was_replaced(self, article: str) -> bool:
        """Whether a later version of the article ever took its place."""
        with translated(self.url), reading(self._connection):
            return queries.was_replaced(self._connection, article)

    def rebuild(self) -> int:
        """Drop the status table's rows and fold them from the log anew; gives their number."""
        with translated(self.url), self._connection.begin():
            return refold(self._connection, self.url)

    @contextmanager
    def restoring(self) -> Iterator[Restore]:
        """Fill an empty log with the rows of another, all of them or, on any error, none.

        The table is folded at the end. Raises StoreError where the log is not empty.
        """
        with translated(self.url), self._connection.begin():
            if queries.newest(self._connection) is not None:
                raise StoreError(
                    f"{shown(self.url)}: the store holds a log already: name one that is new or "
                    "empty"
                )
            restore = Restore(self._connection, self.url)
            yield restore
            restore.finish()
            refold(self._connection, self.url)
        self._fold = None


@contextmanager
def open_log(url: str, *, clock: Clock = utc_now) -> Iterator[Log]:
    """Open the log at `url` for writing; its tables are made or upgraded where that is due.

    Args:
        url: a database URL as `database.normalise_url` gives it.
        clock: what tells the times of recording.

    Raises:
        StoreError: the store cannot be opened or written, is not tracker's, or was made by a
            newer version. The message is one clear line.
    """
    with seldom_collected(), connect(url) as connection:
        with translated(url):
            upgrade(connection, url)
        yield Log(connection, url, clock)


def _in_utc(time: datetime) -> datetime:
    return time.astimezone(UTC).replace(tzinfo=None)
