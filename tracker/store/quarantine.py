"""What could not be read, kept beside the log with its reason until it is settled.

It is no part of the log: no answer rests on it, it is not hashed, and a copy or an export of the
log leaves it out. What is settled stays as a line that says who did so, when and why; only its
bytes go.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from sqlalchemy import Connection, Row, insert, select, update

from tracker.store.engine import translated
from tracker.store.tables import table
from tracker.store.tables_beside import QuarantineRow

_TABLE = table(QuarantineRow)

State = Literal["waiting", "taken in", "dropped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """An input that was refused. Times are in UTC.

    `id` is made of where it is and what it holds, so that it is the same however often it is
    refused; `times` counts that. `source` is the input as the user is told of it, the rest as in
    `tracker.articles.article.Piece`. `settled_at`, `settled_by` and `because` say who dropped it
    or had it read again, once it is not `waiting` any more.
    """

    id: str
    source: str
    reason: str
    remedy: str
    first_at: str
    last_at: str
    place: str | None = None
    root: str = ""
    within: str = ""
    content_at: str = ""
    called: str = ""
    name: str = ""
    data: bytes | None = field(default=None, repr=False)
    size: int | None = None
    sha256: str | None = None
    known: Mapping[str, Any] = field(default_factory=dict)
    times: int = 1
    state: State = "waiting"
    settled_at: str | None = None
    settled_by: str | None = None
    because: str | None = None


class Quarantine:
    """What an open store has set aside. Each change is on disk when it returns."""

    def __init__(self, connection: Connection, url: str) -> None:
        self._connection = connection
        self._url = url

    def keep(self, refused: Sequence[SetAside]) -> int:
        """Keep what was refused; how many of these are waiting now.

        What is there already is told anew, and counted; what a person has dropped stays dropped.
        """
        waiting = 0
        with translated(self._url), self._connection.begin():
            for each in refused:
                known = self._get(each.id)
                if known is None:
                    self._connection.execute(insert(_TABLE).values(**_values(each)))
                else:
                    # It may be named otherwise from another folder: as at first it stays.
                    again = replace(
                        each,
                        source=known.source,
                        root=known.root,
                        first_at=known.first_at,
                        times=known.times + 1,
                    )
                    if known.state == "dropped":
                        again = replace(
                            again,
                            data=None,
                            state=known.state,
                            settled_at=known.settled_at,
                            settled_by=known.settled_by,
                            because=known.because,
                        )
                    self._update(again)
                waiting += known is None or known.state != "dropped"
        return waiting

    def settle(self, entry: SetAside) -> None:
        """Keep an entry as it is now; its bytes go where it does not wait any more."""
        with translated(self._url), self._connection.begin():
            self._update(entry if entry.state == "waiting" else replace(entry, data=None))

    def all(self, *, settled: bool = False) -> list[SetAside]:
        """What waits, oldest first, without its bytes; with `settled` the rest too."""
        columns = [each for each in _TABLE.c if each.name != "data"]
        asked = select(*columns).order_by(_TABLE.c.first_at, _TABLE.c.source, _TABLE.c.id)
        if not settled:
            asked = asked.where(_TABLE.c.state == "waiting")
        with translated(self._url), self._connection.begin():
            return [_entry(row) for row in self._connection.execute(asked)]

    def begun(self, prefix: str) -> list[SetAside]:
        """The entries whose ids begin so, with their bytes, whether they wait or not."""
        asked = select(_TABLE).where(_TABLE.c.id >= prefix, _TABLE.c.id < f"{prefix}g")
        with translated(self._url), self._connection.begin():
            return [_entry(row) for row in self._connection.execute(asked.order_by(_TABLE.c.id))]

    def _get(self, entry: str) -> SetAside | None:
        columns = [each for each in _TABLE.c if each.name != "data"]
        row = self._connection.execute(select(*columns).where(_TABLE.c.id == entry)).one_or_none()
        return None if row is None else _entry(row)

    def _update(self, entry: SetAside) -> None:
        values = _values(entry)
        del values["id"]
        self._connection.execute(update(_TABLE).where(_TABLE.c.id == entry.id).values(**values))


def _values(entry: SetAside) -> dict[str, Any]:
    known = json.dumps(entry.known, sort_keys=True)
    return {**asdict(replace(entry, known={})), "known": known}


def _entry(row: Row[Any]) -> SetAside:
    columns = dict(row._mapping)  # noqa: SLF001 (SQLAlchemy's public name for it)
    columns["known"] = json.loads(columns["known"])
    if columns.get("data") is not None:
        columns["data"] = bytes(columns["data"])
    return SetAside(**columns)
