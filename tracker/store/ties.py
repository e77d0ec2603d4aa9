"""What ties articles to others, kept as it was at some position of the log.

Whoever appends needs all of it: which articles tell one story, which stands in whose place, and
the days of these. Read event by event, each from a page of its own, that takes as long as a few
dozen articles. So it is kept in one row, and only what came since is read from the log; when that
is much, the row is written anew. It is a copy: without it all is read from the log.
"""

from contextlib import suppress

from sqlalchemy import Connection, insert, text

from tracker.domain.press import EMPTY_PRESS, Press
from tracker.store import direct, queries
from tracker.store.fold import Fold
from tracker.store.imprints import Ask
from tracker.store.tables import table
from tracker.store.tables_beside import TiesRow
from tracker.store.tiestext import from_text, to_text

_KEPT = text("SELECT position, data FROM ties")
_CLEAR = text("DELETE FROM ties")

_MANY, _SHARE = 256, 8
"""The row is written anew when so many ties came since, and one for so many that it has."""


def begin(connection: Connection, ask: Ask) -> Fold:
    """What is known at the end of the log; to be called by a writer, within its transaction.

    `ask` gives the imprints of further articles.
    """
    newest = queries.newest(connection)
    head = 0 if newest is None else newest[0]
    position, before = 0, EMPTY_PRESS
    row = direct.first(connection, _KEPT)
    if row is not None and row[0] <= head:
        # What is no such text is written anew.
        with suppress(ValueError):
            position, before = row[0], from_text(row[1])
    ties = queries.read_ties(connection, before, position)
    fold = Fold(ties, ask, head)
    known = _count(before)
    if _count(ties) - known > max(_MANY, known // _SHARE):
        connection.execute(_CLEAR)
        connection.execute(
            insert(table(TiesRow)), {"position": head, "data": to_text(ties, fold.press.imprints)}
        )
    return fold


def _count(ties: Press) -> int:
    return len(ties.links) + len(ties.dated) + len(ties.successors) + len(ties.credited)
