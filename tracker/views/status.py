"""The status table: from the read model, or folded anew for another day or an earlier log."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from tracker.domain.agreement import replay, seen_on
from tracker.domain.agreement import status as folded
from tracker.domain.dates import Day
from tracker.domain.events import Recorded, Report
from tracker.domain.press import Press
from tracker.domain.status import AgreementStatus, Stage
from tracker.parties.gazetteer import name_of
from tracker.store.database import StoreError
from tracker.store.wire import WireError, status_from_data
from tracker.views.clock import Clocks
from tracker.views.connection import Reader
from tracker.views.events import (
    dossier_events,
    events_by_id,
    loaded,
    log_head,
    read_press,
)
from tracker.views.reports import read_sources, report_rows
from tracker.views.rows import ReportRow, StatusRow, StatusTable


def read_status(  # noqa: PLR0913  # a table can be asked for in as many ways
    reader: Reader,
    dossier: str,
    clocks: Clocks,
    *,
    parties: Collection[str] = (),
    stages: Collection[str] = (),
    with_sources: bool = False,
) -> StatusTable:
    """The table of the dossier, in the order of the parties' names.

    Args:
        reader: the store.
        dossier: the dossier's id.
        clocks: the day and the moment to look from.
        parties: codes of the parties to show, also those without any report; none means all
            that are reported.
        stages: the stages to show; none means all.
        with_sources: whether to add to each row its deciding report and the articles behind it.
    """
    if clocks.live:
        statuses, left_out = _stored(reader, dossier), 0
    else:
        statuses, left_out = _folded(reader, dossier, clocks)
    shown = {each.party: each for each in statuses}
    if parties:
        shown = {
            party: shown.get(party, AgreementStatus(dossier=dossier, party=party, stage=_NONE))
            for party in parties
        }
    else:
        shown = {party: each for party, each in shown.items() if each.stage != _NONE}
    rows = [
        StatusRow(status=seen_on(each, clocks.day), party_name=name_of(party))
        for party, each in shown.items()
        if not stages or each.stage in stages
    ]
    rows.sort(key=lambda row: (row.party_name.casefold(), row.status.party))
    return StatusTable(
        dossier=dossier,
        as_of=clocks.day,
        known_at=clocks.known_at,
        left_out=left_out,
        log=log_head(reader, clocks.known_at),
        rows=tuple(with_articles(reader, rows, clocks) if with_sources else rows),
    )


def party_status(
    dossier: str, party: str, events: Sequence[Recorded], press: Press, clocks: Clocks
) -> AgreementStatus:
    """One party's line, folded from its `events`: the whole of its stream as it was known then."""
    if not events:
        return AgreementStatus(dossier=dossier, party=party, stage=_NONE)
    return seen_on(folded(replay(events), press, clocks.as_of), clocks.day)


def with_articles(reader: Reader, rows: Iterable[StatusRow], clocks: Clocks) -> list[StatusRow]:
    """`rows`, each with its deciding report and the articles of all that support its cells."""
    rows = list(rows)
    backing = {row.status.party: _backing(row.status) for row in rows}
    events = events_by_id(reader, {each for ids in backing.values() for each in ids})
    articles = {each.event.article for each in events.values() if isinstance(each.event, Report)}
    press = read_press(reader, clocks.known_at, articles)
    sources = read_sources(reader, articles, press)
    reports = {
        each.event_id: each for each in report_rows(list(events.values()), sources, press, None)
    }
    return [_backed(row, backing[row.status.party], reports) for row in rows]


_NONE: Stage = "not_reported"


def _stored(reader: Reader, dossier: str) -> list[AgreementStatus]:
    found = reader.rows("SELECT party, data FROM status WHERE dossier = ?", (dossier,))
    try:
        return [status_from_data(loaded(data)) for _, data in found]
    except (WireError, ValueError) as error:
        raise StoreError(f"the table of {dossier}: {error}: run `tracker rebuild`") from error


def _folded(reader: Reader, dossier: str, clocks: Clocks) -> tuple[list[AgreementStatus], int]:
    press = read_press(reader, clocks.known_at)
    streams = dossier_events(reader, dossier, clocks.known_at)
    statuses = [folded(replay(events), press, clocks.as_of) for events in streams.values()]
    return statuses, _left_out(streams, press, clocks.as_of)


def _left_out(streams: Mapping[str, Sequence[Recorded]], press: Press, as_of: Day | None) -> int:
    articles = {
        each.event.article
        for events in streams.values()
        for each in events
        if isinstance(each.event, Report)
    }
    return sum(
        press.published(article) is None and not press.visible(article, as_of)
        for article in articles
    )


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
