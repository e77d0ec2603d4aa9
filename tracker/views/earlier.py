"""The table as of an earlier day, from the read model: the reports that decide and the counts."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from tracker.domain.agreement import seen_on
from tracker.domain.dates import Day
from tracker.domain.digest import Others, settle
from tracker.domain.events import SigningPostponed, SigningScheduled, TermsReported
from tracker.domain.kept import Kept, origin
from tracker.domain.repeats import repeat_key
from tracker.domain.status import AgreementStatus
from tracker.domain.tally import Counts
from tracker.store.database import StoreError
from tracker.store.lean import kept_from_row
from tracker.store.wire import WireError
from tracker.views.connection import Reader

_ROWS = "SELECT dossier, party, decides, event_id, visible, until, data FROM status_report"
_DECIDING = f"{_ROWS} WHERE dossier = ? AND party = ? AND decides = 1 AND visible <= ?"
_REPEATS = f"{_ROWS} WHERE dossier = ? AND party = ? AND decides = 0 AND visible <= ?"
_COUNTS = (
    "SELECT party, sum(reports), sum(sources), max(last) FROM status_day"
    " WHERE dossier = ? AND day <= ? GROUP BY party ORDER BY party"
)
# Articles without a day that some party's report rests on, and that were taken in later.
_LEFT_OUT = {
    "sqlite": "json_extract(e.data, '$.article')",
    "postgresql": "(e.data ->> 'article')",
}


def statuses_as_of(reader: Reader, dossier: str, day: Day) -> list[AgreementStatus]:
    """The lines of all parties that anything was published of by the end of `day`."""
    counts = {
        party: (int(reports), int(sources), last)
        for party, reports, sources, last in reader.rows(_COUNTS, (dossier, day))
    }
    return [_status(reader, dossier, party, day, found) for party, found in counts.items()]


def left_out(reader: Reader, dossier: str, day: Day) -> int:
    """How many articles take no part: they carry no day, and were taken in after `day`.

    One in whose place there is a version with a day is not missed.
    """
    article = _LEFT_OUT[reader.dialect]
    ((count,),) = reader.rows(
        "SELECT count(*) FROM article a WHERE a.published IS NULL AND a.recorded_at > ?"  # noqa: S608
        f" AND EXISTS (SELECT 1 FROM event e WHERE {article} = a.id"
        # Not a range of streams, which the planner would walk through for each article.
        " AND substr(e.stream, 1, ?) = ?)"
        " AND NOT EXISTS (SELECT 1 FROM event d WHERE d.stream = 'article/' || a.id"
        " AND d.kind IN ('article_dated', 'article_superseded'))",
        (f"{day}T24", len(dossier) + 1, f"{dossier}/"),
    )
    return int(count)


def _status(reader: Reader, dossier: str, party: str, day: Day, counts: Counts) -> AgreementStatus:
    of = (dossier, party, day)
    kept = _kept(reader, _DECIDING, of)
    return seen_on(settle(dossier, party, kept, counts, day, _others(reader, of)), day)


def _kept(reader: Reader, query: str, of: tuple[str, str, Day]) -> list[Kept]:
    return _read(reader.rows(query, of), of)


def _read(rows: Iterable[tuple[Any, ...]], of: tuple[str, str, Day]) -> list[Kept]:
    try:
        return [kept_from_row(row) for row in rows]
    except WireError as error:
        raise StoreError(f"the table of {of[0]}/{of[1]}: {error}: run `tracker rebuild`") from error


def _origin(row: tuple[Any, ...], day: Day) -> str:
    """The story that the report of a row counts as on `day`."""
    data = json.loads(row[6])
    for since, story in reversed(data.get("origins", ())):
        if since <= day:
            return str(story)
    return str(data["article"])


def _alike(data: str, one: Kept) -> bool:
    """Whether a row can be of the same kind and date as a report."""
    report = one.told.report
    if f'"kind":"{report.kind}"' not in data:
        return False
    if report.happened_on is None:
        return '"happened_on":' not in data
    return f'"happened_on":"{report.happened_on}"' in data


def _others(
    reader: Reader, of: tuple[str, str, Day]
) -> Callable[[Kept, Day | None], Others | None]:
    """Gives the origins of the reports that one stands for; read when the first is asked for."""
    repeats: list[tuple[Any, ...]] | None = None
    known: dict[object, frozenset[str]] = {}

    def others(one: Kept, as_of: Day | None) -> Others | None:
        key = repeat_key(one.told)
        if key is None:
            return None

        def asked() -> frozenset[str]:
            nonlocal repeats
            report = one.told.report
            exact = isinstance(report, SigningScheduled | SigningPostponed | TermsReported)
            # For a day all reports of one kind that give it count together.
            about = key if exact else (report.kind, report.happened_on)
            found = known.get(about)
            if found is None:
                if repeats is None:
                    repeats = reader.rows(_REPEATS, of)
                # Few of many are wanted; JSON text of ours can be told apart as it stands.
                like = [row for row in repeats if _alike(row[6], one)]
                if exact:
                    same = [each for each in _read(like, of) if repeat_key(each.told) == key]
                    found = frozenset(origin(each, as_of) for each in same)
                else:
                    found = frozenset(_origin(row, of[2]) for row in like)
                known[about] = found
            return found

        return asked

    return others
