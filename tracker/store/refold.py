"""The whole read model folded from the log anew."""

from sqlalchemy import Connection, exc

from tracker.domain.stories import Stories
from tracker.store.bulk import digests
from tracker.store.followed import digested
from tracker.store.gist import Gist
from tracker.store.readmodel import clear, write_new
from tracker.store.record import uncollected
from tracker.store.source import Source


def refold(connection: Connection, url: str) -> int:
    """Fold the read model's rows from the log anew, in a transaction that is under way.

    Gives the number of rows of the status table. One party at a time is held in memory, and of
    the articles the day and what they are near to.
    """
    source = Source(connection.connection.driver_connection, url, exc.DBAPIError)
    log = Gist(source.rows, source.dialect)
    count = 0
    with uncollected():
        press = log.press()
        stories = Stories(press)
        clear(connection)
        for dossier in log.dossiers():
            made = digests(log, dossier, press, stories)
            count += write_new(connection, (digested(each.digest, each.position) for each in made))
    return count
