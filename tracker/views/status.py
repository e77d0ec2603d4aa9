"""The status table: from the read model, or folded anew for another day or an earlier log.

The table as it stands is asked for most often, so that only what it needs is imported at once.
"""

from collections.abc import Collection

from tracker.domain.dates import Day
from tracker.domain.punctuality import overdue_days, quiet_days
from tracker.domain.status import AgreementStatus, Stage
from tracker.parties.gazetteer import name_of
from tracker.store.database import StoreError
from tracker.store.wire import WireError, status_from_data
from tracker.views.clock import Clocks
from tracker.views.connection import Reader
from tracker.views.head import loaded, log_head
from tracker.views.rows import StatusRow, StatusTable

_NONE: Stage = "not_reported"
_STORED = (
    "SELECT s.data, c.reports, c.sources, c.last FROM status s"
    " JOIN status_count c ON c.dossier = s.dossier AND c.party = s.party WHERE s.dossier = ?"
)


def read_status(  # noqa: PLR0913  # a table can be asked for in as many ways
    reader: Reader,
    dossier: str,
    clocks: Clocks,
    *,
    parties: Collection[str] = (),
    stages: Collection[str] = (),
    with_sources: bool = False,
    with_confidence: bool = False,
    graded_reports: int | None = None,
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
        with_confidence: whether to add to each row how far its stage can be trusted.
        graded_reports: of how many reports at most this is worked out; None sets no limit.
    """
    if clocks.live:
        statuses, left_out = _stored(reader, dossier, clocks.day), 0
    elif clocks.known_at is None and clocks.as_of is not None:
        from tracker.views.earlier import left_out as count_left_out
        from tracker.views.earlier import statuses_as_of

        statuses = statuses_as_of(reader, dossier, clocks.as_of)
        left_out = count_left_out(reader, dossier, clocks.as_of)
    else:
        from tracker.views.fold import fold_statuses

        statuses, left_out = fold_statuses(reader, dossier, clocks)
    shown = {each.party: each for each in statuses}
    if parties:
        shown = {
            party: shown.get(party, AgreementStatus(dossier=dossier, party=party, stage=_NONE))
            for party in parties
        }
    else:
        shown = {party: each for party, each in shown.items() if each.stage != _NONE}
    rows = [
        StatusRow(
            status=each,
            party_name=name_of(party),
            overdue_days=overdue_days(each, clocks.day),
            quiet_days=quiet_days(each, clocks.day),
        )
        for party, each in shown.items()
        if not stages or each.stage in stages
    ]
    if with_sources:
        from tracker.views.backing import with_articles

        rows = with_articles(reader, rows, clocks)
    reports = sum(row.status.reports for row in rows)
    if with_confidence and (graded_reports is None or reports <= graded_reports):
        from tracker.views.trust import with_trust

        rows = with_trust(reader, rows, clocks)
    rows.sort(key=lambda row: (row.party_name.casefold(), row.status.party))
    return StatusTable(
        dossier=dossier,
        as_of=clocks.day,
        known_at=clocks.known_at,
        left_out=left_out,
        log=log_head(reader, clocks.known_at),
        rows=tuple(rows),
    )


def _stored(reader: Reader, dossier: str, day: Day) -> list[AgreementStatus]:
    """The lines of the read model, as they are seen on `day`."""
    found = reader.rows(_STORED, (dossier,))
    try:
        statuses = [
            status_from_data(
                {**loaded(data), "reports": reports, "sources": sources, "last_report": last}
            )
            for data, reports, sources, last in found
        ]
    except (WireError, ValueError, TypeError) as error:
        raise StoreError(f"the table of {dossier}: {error}: run `tracker rebuild`") from error
    # Of all that a line says, only whether its plan is overdue depends on the day of reading.
    if all(each.scheduled_for is None for each in statuses):
        return statuses
    from tracker.domain.agreement import seen_on

    return [seen_on(each, day) for each in statuses]
