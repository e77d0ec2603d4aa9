"""What a line of the table rests on: its deciding report and the articles behind its cells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tracker.domain.events import Report
from tracker.domain.press import EMPTY_PRESS
from tracker.domain.status import AgreementStatus
from tracker.views.clock import Clocks
from tracker.views.connection import Reader
from tracker.views.events import events_by_id, read_press, stream_events
from tracker.views.fold import party_status
from tracker.views.reports import read_sources, report_rows
from tracker.views.rows import ReportRow, StatusRow


def with_articles(reader: Reader, rows: Iterable[StatusRow], clocks: Clocks) -> list[StatusRow]:
    """`rows`, each with its deciding report and the articles of all that support its cells."""
    rows = list(rows)
    press = read_press(reader, clocks.known_at) if rows else EMPTY_PRESS
    backing = {}
    for row in rows:
        dossier, party = row.status.dossier, row.status.party
        told = stream_events(reader, f"{dossier}/{party}", clocks.known_at)
        # A line of the table holds no more than what it shows.
        backing[party] = _backing(party_status(dossier, party, told, press, clocks))
    events = events_by_id(reader, {each for ids in backing.values() for each in ids})
    articles = {each.event.article for each in events.values() if isinstance(each.event, Report)}
    sources = read_sources(reader, articles, press)
    reports = {
        each.event_id: each for each in report_rows(list(events.values()), sources, press, None)
    }
    return [_backed(row, backing[row.status.party], reports) for row in rows]


def _backing(status: AgreementStatus) -> tuple[str, ...]:
    """The ids of the reports behind a line, the one that decides its stage first."""
    ids: dict[str, None] = {}
    for cell in sorted(status.cells, key=lambda each: each.field != "stage"):
        if cell.chosen is not None:
            ids[cell.chosen] = None
        ids.update(dict.fromkeys(cell.support))
    ids.update(dict.fromkeys(each.event_id for each in status.milestones))
    return tuple(ids)


def _backed(row: StatusRow, ids: Sequence[str], reports: Mapping[str, ReportRow]) -> StatusRow:
    chosen = {cell.field: cell.chosen for cell in row.status.cells}
    deciding = chosen.get("since") or chosen.get("stage")
    articles = {reports[each].article.id: reports[each].article for each in ids if each in reports}
    return replace(
        row,
        deciding=None if deciding is None else reports.get(deciding),
        articles=tuple(
            sorted(articles.values(), key=lambda each: (each.published or "", each.name))
        ),
    )
