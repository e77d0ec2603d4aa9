"""What an article has just changed in state: the table before it and after it."""

from tracker.domain.dates import Day
from tracker.domain.status import AgreementStatus
from tracker.views.changes import PartyChange, read_changes
from tracker.views.clock import Clocks
from tracker.views.connection import Reader
from tracker.views.status import read_status

_BEGINNING = "0001-01-01T00:00:00.000000Z"


class Before(Clocks):
    """What the log held at a time, seen on the day of asking.

    A day that has passed since then has passed on both sides, and is no news of the article.
    """

    __slots__ = ()

    @property
    def day(self) -> Day:
        """The day of asking."""
        return self.today


class Table:
    """The table at one moment, kept to be compared with what comes after it."""

    def __init__(self, reader: Reader, dossier: str, today: Day) -> None:
        """Keep what the store shows now."""
        self._rows = _rows(reader, dossier, today)
        newest = reader.rows("SELECT recorded_at FROM event ORDER BY position DESC LIMIT 1")
        self._until = str(newest[0][0]) if newest else _BEGINNING
        self._dossier = dossier

    def changes(self, reader: Reader, today: Day) -> tuple[PartyChange, ...]:
        """What is otherwise in the store now, party by party in the order of names.

        Only the parties whose row is another one are folded as they were before.
        """
        now = _rows(reader, self._dossier, today)
        touched = [each for each in now | self._rows if now.get(each) != self._rows.get(each)]
        if not touched:
            return ()
        before = Before(today=today, known_at=self._until)
        return read_changes(reader, self._dossier, before, Clocks(today=today), touched).parties


def _rows(reader: Reader, dossier: str, today: Day) -> dict[str, AgreementStatus]:
    table = read_status(reader, dossier, Clocks(today=today))
    return {row.status.party: row.status for row in table.rows}
