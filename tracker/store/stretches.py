"""The stretches of long files that were taken in whole: they need not be read again.

They are no part of the log: no answer rests on them, they are not hashed, and a copy or an export
of the log leaves them out, which costs no more than reading a file once more.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, insert, select

from tracker.store.engine import reading, translated
from tracker.store.tables import table
from tracker.store.tables_beside import StretchRow

_STRETCH = table(StretchRow)


@dataclass(frozen=True, slots=True)
class KeptStretch:
    """Digests of the first line of a stretch and of all, its bytes and lines."""

    begins: str
    digest: str
    size: int
    lines: int


class KeptStretches:
    """The stretches of an open log; see `Log.stretches`."""

    def __init__(self, connection: Connection, url: str) -> None:
        self._connection = connection
        self._url = url

    def begun(self, begins: str) -> list[KeptStretch]:
        """Those whose first line has this digest."""
        asked = select(_STRETCH).where(_STRETCH.c.begins == begins)
        with translated(self._url), reading(self._connection):
            rows = self._connection.execute(asked).mappings()
            return [KeptStretch(**row) for row in rows]

    def keep(self, stretches: Sequence[KeptStretch]) -> None:
        """Keep further ones, on disk when this returns; those that are kept already stay."""
        with translated(self._url), self._connection.begin():
            for each in stretches:
                same = select(_STRETCH.c.size).where(
                    _STRETCH.c.begins == each.begins, _STRETCH.c.digest == each.digest
                )
                if self._connection.execute(same).first() is None:
                    self._connection.execute(insert(_STRETCH).values(**asdict(each)))
