"""Check the status table: every row what the log comes to, none missing, none too many."""

from collections.abc import Iterable

from tracker.domain.digest import Digest
from tracker.domain.stories import Stories
from tracker.store.bulk import digests
from tracker.store.check_log import show
from tracker.store.followed import digested
from tracker.store.gist import Gist
from tracker.store.lean import day_rows, report_rows, source_rows
from tracker.store.source import Source

_STATUS = "SELECT dossier, party, stage, data, position FROM status"
_REPORTS = (
    "SELECT dossier, party, event_id, visible, until, published, confirmed, kind, said, article,"
    " origins FROM status_report WHERE dossier = ? AND party = ?"
)
_SOURCES = (
    "SELECT dossier, party, about, event_id, visible, origins FROM status_source"
    " WHERE dossier = ? AND party = ?"
)
_DAYS = (
    "SELECT dossier, party, day, reports, sources, last FROM status_day "
    "WHERE dossier = ? AND party = ?"
)
_PARTIES = (
    "SELECT dossier, party FROM status_report UNION SELECT dossier, party FROM status_source"
    " UNION SELECT dossier, party FROM status_day"
)


def check_status(source: Source) -> list[str]:
    """Fold the log anew and hold every row of the read model against it.

    The log must have been checked before: an event that cannot be read raises StoreError.
    """
    log = Gist(source.rows, source.dialect)
    press = log.press()
    stories = Stories(press)
    stored = {(row[0], row[1]): row for row in source.rows(_STATUS)}
    known = set()
    problems = []
    for dossier in log.dossiers():
        for each in digests(log, dossier, press, stories):
            of, stream = (dossier, each.party), f"{dossier}/{each.party}"
            known.add(of)
            made = digested(each.digest, each.position)
            found, expected = stored.pop(of, None), made.row()
            if found != expected:
                problems.append(f"status {show(stream)}: {_differs(found, expected)}")
            elif not _earlier_days_hold(source, of, made.digest):
                problems.append(
                    f"status {show(stream)}: what is kept for earlier days is not what it was"
                )
    others = {*stored, *source.rows(_PARTIES)} - known
    problems.extend(
        f"status {show(dossier)}/{show(party)}: the log knows nothing of it"
        for dossier, party in sorted(others, key=str)
    )
    return [f"{each}: run `tracker rebuild`" for each in problems]


def _earlier_days_hold(source: Source, of: tuple[str, str], digest: Digest) -> bool:
    """Whether what is kept for earlier days is what a party's digest comes to."""
    expected: tuple[tuple[str, Iterable[object]], ...] = (
        (_REPORTS, report_rows(digest)),
        (_SOURCES, source_rows(digest)),
        (_DAYS, day_rows(digest, digest.tally.changes)),
    )
    return all(set(source.rows(question, of)) == set(rows) for question, rows in expected)


def _differs(found: object, expected: object) -> str:
    if found is None:
        return "the row is missing"
    if expected is None:
        return "the log knows nothing of it"
    return "the row is not what the log comes to"
