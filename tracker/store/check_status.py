"""Check the status table: every row what the log comes to, none missing, none too many."""

from itertools import groupby
from operator import itemgetter

from tracker.domain.agreement import replay
from tracker.domain.press import replay_press
from tracker.store.check_log import show
from tracker.store.fold import status_row
from tracker.store.record import decode
from tracker.store.source import Source
from tracker.store.streams import ARTICLES, is_article

_EVENTS = "SELECT position, event_id, kind, kind_version, recorded_at, data"
_FACTS = f"{_EVENTS} FROM event WHERE stream > ? AND stream < ? ORDER BY position"
_STREAMS = f"{_EVENTS}, stream FROM event ORDER BY stream, version"
_STATUS = "SELECT dossier, party, stage, data, position FROM status"


def check_status(source: Source) -> list[str]:
    """Fold the log anew and hold every row of the status table against it.

    The log must have been checked before: an event that cannot be read raises StoreError.
    """
    facts = source.rows(_FACTS, (f"{ARTICLES}/", f"{ARTICLES}0"))
    press = replay_press(decode(row) for row in facts)
    stored = {(row[0], row[1]): row for row in source.rows(_STATUS)}
    problems = []
    for stream, group in groupby(source.rows(_STREAMS), key=itemgetter(6)):
        if is_article(stream):
            continue
        history = [decode(row[:6]) for row in group]
        expected = status_row(stream, replay(history), press, history[-1].position)
        if expected is None:
            continue
        found = stored.pop(expected[:2], None)
        if found is None:
            problems.append(f"status {show(stream)}: the row is missing: run `tracker rebuild`")
        elif found != expected:
            problems.append(
                f"status {show(stream)}: the row is not what the log comes to: "
                "run `tracker rebuild`"
            )
    problems.extend(
        f"status {show(dossier)}/{show(party)}: the log knows nothing of it: run `tracker rebuild`"
        for dossier, party in stored
    )
    return problems
