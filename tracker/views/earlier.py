"""The table as of an earlier day, from the read model: the reports that decide and the counts."""

from collections.abc import Callable
from contextlib import closing
from itertools import groupby
from operator import itemgetter

from tracker.domain.agreement import seen_on
from tracker.domain.dates import Day
from tracker.domain.kept import Kept
from tracker.domain.settle import Others, settle
from tracker.domain.status import AgreementStatus, Counts
from tracker.store.database import StoreError
from tracker.store.lean import about_of, kept_from_row, life
from tracker.store.record import uncollected
from tracker.store.schema import BY_ARTICLE, LATER
from tracker.store.wire import WireError
from tracker.views.connection import Reader

_DECIDING = (
    "SELECT dossier, party, event_id, visible, until, published, confirmed, kind, said, article,"
    " origins FROM status_report WHERE dossier = ? AND visible <= ? ORDER BY party"
)
_SOURCES = (
    "SELECT visible, origins FROM status_source"
    " WHERE dossier = ? AND party = ? AND about = ? AND visible <= ?"
)
_COUNTS = (
    "SELECT party, sum(reports), sum(sources), max(last) FROM status_day"
    " WHERE dossier = ? AND day <= ? GROUP BY party ORDER BY party"
)
_NO_COUNTS: Counts = (0, 0, None)


def statuses_as_of(reader: Reader, dossier: str, day: Day) -> list[AgreementStatus]:
    """The lines of all parties that anything was published of by the end of `day`."""
    counts = {
        party: (int(reports), int(sources), last)
        for party, reports, sources, last in reader.rows(_COUNTS, (dossier, day))
    }
    statuses = {}
    with uncollected(), closing(reader.each(_DECIDING, (dossier, day))) as found:
        for party, rows in groupby(found, key=itemgetter(1)):
            try:
                kept = [kept_from_row(row) for row in rows]
            except WireError as error:
                raise _damaged(dossier, party, error) from error
            others = _others(reader, (dossier, party), day)
            made = settle(dossier, party, kept, counts.pop(party, _NO_COUNTS), day, others)
            statuses[party] = seen_on(made, day)
    for party, some in counts.items():
        # All that was reported of it has been withdrawn by that day.
        statuses[party] = settle(dossier, party, (), some, day, lambda _one, _day: None)
    return [statuses[party] for party in sorted(statuses)]


def left_out(reader: Reader, dossier: str, day: Day) -> int:
    """How many articles take no part: they carry no day, and were taken in after `day`.

    One in whose place there is a version with a day is not missed.
    """
    ((count,),) = reader.rows(
        "SELECT count(*) FROM article a WHERE a.published IS NULL AND a.recorded_at > ?"  # noqa: S608
        # A bare column has an affinity that the index on the expression has not: it would be walked
        # through, as would be a range of streams, for each article.
        f" AND EXISTS (SELECT 1 FROM event WHERE {BY_ARTICLE[reader.dialect]} = a.id || ''"
        " AND substr(stream, 1, ?) = ?)"
        f" AND NOT EXISTS (SELECT 1 FROM event WHERE {LATER} AND stream = 'article/' || a.id"
        " AND kind IN ('article_dated', 'article_superseded'))",
        (f"{day}T24", len(dossier) + 1, f"{dossier}/"),
    )
    return int(count)


def _others(
    reader: Reader, of: tuple[str, str], day: Day
) -> Callable[[Kept, Day | None], Others | None]:
    """Gives the origins of the reports that one stands for; they are read when asked for."""
    known: dict[str, frozenset[str]] = {}

    def others(one: Kept, _day: Day | None) -> Others:
        def asked() -> frozenset[str]:
            about = about_of(one.told)
            if about is None:
                return frozenset()
            found = known.get(about)
            if found is None:
                rows = reader.rows(_SOURCES, (*of, about, day))
                try:
                    found = known[about] = frozenset(
                        _origin(visible, origins, day) for visible, origins in rows
                    )
                except ValueError as error:
                    raise _damaged(*of, error) from error
            return found

        return asked

    return others


def _origin(visible: Day, origins: str, day: Day) -> str:
    """The story that a report counts as on `day`."""
    return next(story for since, story in reversed(life(origins, visible)) if since <= day)


def _damaged(dossier: str, party: str, error: Exception) -> StoreError:
    return StoreError(f"the table of {dossier}/{party}: {error}: run `tracker rebuild`")
