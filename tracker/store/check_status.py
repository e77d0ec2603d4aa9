"""Check the status table: every row what the log comes to, none missing, none too many."""

from contextlib import closing
from itertools import groupby
from operator import itemgetter

from tracker.store.check_log import show
from tracker.store.fold import Fold
from tracker.store.followed import follow
from tracker.store.lean import day_rows, report_rows
from tracker.store.record import decode, decode_for_fold
from tracker.store.source import Source
from tracker.store.streams import ARTICLES, party_of

_EVENTS = "SELECT position, event_id, kind, kind_version, recorded_at, data"
_FACTS = f"{_EVENTS} FROM event WHERE stream > ? AND stream < ? ORDER BY position"
_STREAMS = f"{_EVENTS}, stream FROM event ORDER BY stream, version"
_STATUS = "SELECT dossier, party, stage, data, position FROM status"
_REPORTS = (
    "SELECT dossier, party, decides, event_id, visible, until, data FROM status_report "
    "WHERE dossier = ? AND party = ?"
)
_DAYS = (
    "SELECT dossier, party, day, reports, sources, last FROM status_day "
    "WHERE dossier = ? AND party = ?"
)
_PARTIES = "SELECT dossier, party FROM status_report UNION SELECT dossier, party FROM status_day"


def check_status(source: Source) -> list[str]:
    """Fold the log anew and hold every row of the read model against it.

    The log must have been checked before: an event that cannot be read raises StoreError.
    """
    fold = Fold()
    fold.take(("", decode(row)) for row in source.rows(_FACTS, (f"{ARTICLES}/", f"{ARTICLES}0")))
    stored = {(row[0], row[1]): row for row in source.rows(_STATUS)}
    known = set()
    problems = []
    # Closed before the store is, also where the database finds itself damaged half way.
    with closing(source.rows(_STREAMS)) as events:
        for stream, group in groupby(events, key=itemgetter(6)):
            party = party_of(stream)
            if party is None:
                continue
            known.add(party)
            made = follow(
                *party, [decode_for_fold(row[:6]) for row in group], fold.press, fold.stories
            )
            found, expected = stored.pop(party, None), made.row()
            if found != expected:
                problems.append(f"status {show(stream)}: {_differs(found, expected)}")
            elif set(source.rows(_REPORTS, party)) != set(report_rows(made.digest)) or (
                set(source.rows(_DAYS, party))
                != set(day_rows(made.digest, made.digest.tally.changes))
            ):
                problems.append(
                    f"status {show(stream)}: what is kept for earlier days is not what it was"
                )
    others = {*stored, *source.rows(_PARTIES)} - known
    problems.extend(
        f"status {show(dossier)}/{show(party)}: the log knows nothing of it"
        for dossier, party in sorted(others, key=str)
    )
    return [f"{each}: run `tracker rebuild`" for each in problems]


def _differs(found: object, expected: object) -> str:
    if found is None:
        return "the row is missing"
    if expected is None:
        return "the log knows nothing of it"
    return "the row is not what the log comes to"
