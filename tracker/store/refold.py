"""The whole read model folded from the log anew."""

from contextlib import closing
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Connection

from tracker.store import queries
from tracker.store.fold import Fold
from tracker.store.followed import follow
from tracker.store.readmodel import clear, write_followed
from tracker.store.record import uncollected
from tracker.store.streams import party_of


def refold(connection: Connection) -> int:
    """Fold the read model's rows from the log anew, in a transaction that is under way.

    Gives the number of rows of the status table. One party at a time is held in memory.
    """
    count = 0
    # Also where an event cannot be read, the answer of the database is not left half read.
    with uncollected(), closing(queries.read_by_stream(connection)) as log:
        fold = Fold()
        fold.take(queries.read_articles(connection))
        clear(connection)
        for stream, group in groupby(log, key=itemgetter(0)):
            party = party_of(stream)
            if party is not None:
                events = [recorded for _, recorded in group]
                made = follow(*party, events, fold.press, fold.stories)
                count += write_followed(connection, [made])
    return count
