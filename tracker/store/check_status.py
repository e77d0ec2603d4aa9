"""Check the status table: every row what the log comes to, none missing, none too many."""

from collections.abc import Iterable
from contextlib import closing
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any

from tracker.domain.digest import Digest
from tracker.store.check_log import show
from tracker.store.followed import digested
from tracker.store.gist import Gist
from tracker.store.lean import day_rows, report_rows, source_rows
from tracker.store.source import Source
from tracker.store.sweep import Sweep

_STATUS = (
    "SELECT s.dossier, s.party, s.stage, s.data, c.reports, c.sources, c.last, c.position"
    " FROM status s LEFT JOIN status_count c ON c.dossier = s.dossier AND c.party = s.party"
)
_REPORTS = (
    "SELECT dossier, party, event_id, visible, until, published, confirmed, kind, said, article,"
    " origins FROM status_report WHERE dossier = ? AND party = ?"
)
_SOURCES = (
    "SELECT dossier, party, about, event_id, visible, origins FROM status_source"
    " WHERE dossier = ? AND party = ?"
)
_DAYS = (
    "SELECT dossier, day, party, reports, sources, last FROM status_day WHERE dossier = ?"
    " ORDER BY party"
)
_PARTIES = (
    "SELECT dossier, party FROM status_count UNION SELECT dossier, party FROM status_report"
    " UNION SELECT dossier, party FROM status_source UNION SELECT dossier, party FROM status_day"
)


def check_status(source: Source) -> list[str]:
    """Fold the log anew and hold every row of the read model against it.

    The log must have been checked before: an event that cannot be read raises StoreError.
    """
    log = Gist(source.rows, source.dialect)
    stored = {(row[0], row[1]): row for row in source.rows(_STATUS)}
    known = set()
    problems = []
    sweep = Sweep(log, press=log.press())  # an index is nothing to rest on here
    for dossier, parties in groupby(sweep.digests(), key=attrgetter("digest.dossier")):
        with closing(source.rows(_DAYS, (dossier,))) as rows:
            days = _Days(rows)
            for each in parties:
                of, stream = (dossier, each.party), f"{dossier}/{each.party}"
                known.add(of)
                made = digested(each.digest, each.position)
                row = made.row()
                found = stored.pop(of, None)
                expected = None if row is None else row + made.counts()[2:]
                if found != expected:
                    problems.append(f"status {show(stream)}: {_differs(found, expected)}")
                elif not _earlier_days_hold(source, of, made.digest, days.of(each.party)):
                    problems.append(
                        f"status {show(stream)}: what is kept for earlier days is not what it was"
                    )
    others = {*stored, *source.rows(_PARTIES)} - known
    problems.extend(
        f"status {show(dossier)}/{show(party)}: the log knows nothing of it"
        for dossier, party in sorted(others, key=str)
    )
    return [f"{each}: run `tracker rebuild`" for each in problems]


class _Days:
    """The counts by day of a dossier, which are kept by day, one party after the other."""

    def __init__(self, rows: Iterable[tuple[Any, ...]]) -> None:
        self._parties = groupby(rows, key=itemgetter(2))
        self._next = next(self._parties, None)

    def of(self, party: str) -> set[tuple[object, ...]]:
        """The rows of a party; asked for in the order of the parties, each once."""
        while self._next is not None and str(self._next[0]) < party:
            self._next = next(self._parties, None)
        if self._next is None or self._next[0] != party:
            return set()
        return set(self._next[1])


def _earlier_days_hold(
    source: Source, of: tuple[str, str], digest: Digest, days: set[tuple[object, ...]]
) -> bool:
    """Whether what is kept for earlier days is what a party's digest comes to."""
    return (
        set(source.rows(_REPORTS, of)) == set(report_rows(digest))
        and set(source.rows(_SOURCES, of)) == set(source_rows(digest))
        and days == set(day_rows(digest, digest.tally.changes))
    )


def _differs(found: object, expected: object) -> str:
    if found is None:
        return "the row is missing"
    if expected is None:
        return "the log knows nothing of it"
    return "the row is not what the log comes to"
