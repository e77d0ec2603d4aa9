"""The whole read model folded from the log anew."""

from sqlalchemy import Connection, exc

from tracker.store.direct import driver
from tracker.store.followed import digested
from tracker.store.gist import Gist
from tracker.store.readmodel import clear, write_new
from tracker.store.record import uncollected
from tracker.store.source import Source
from tracker.store.sweep import Sweep


def refold(connection: Connection, url: str) -> int:
    """Fold the read model's rows from the log anew, in a transaction that is under way.

    Gives the number of rows of the status table. What is held in memory meanwhile, see `Sweep`.
    """
    raw = driver(connection)
    if raw is not None:
        # Each page is read once: to hold many makes nothing faster.
        raw.execute("PRAGMA cache_size = -8192")
    source = Source(connection.connection.driver_connection, url, exc.DBAPIError)
    log = Gist(source.rows, source.dialect)
    with uncollected():
        clear(connection)
        made = Sweep(log).digests()
        return write_new(connection, (digested(each.digest, each.position) for each in made))
