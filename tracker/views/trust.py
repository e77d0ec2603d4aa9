"""How far the stage of each line can be trusted, from the reports that tell it.

Of most lines two or three reports are enough to know; the others are folded as `explain` does.
"""

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace

from tracker.domain.confidence import Confidence, Witness, confidence, contested_stage
from tracker.domain.cycles import concludes
from tracker.domain.disputes import disputed
from tracker.domain.events import Confirmed, Recorded, Report
from tracker.domain.lifecycle import STAGE_BY_KIND
from tracker.domain.press import Press
from tracker.domain.status import AgreementStatus, Stage
from tracker.domain.told import Told, standing, told
from tracker.views.clock import Clocks
from tracker.views.connection import Reader
from tracker.views.events import each_report, reports_of_kinds, stream_events
from tracker.views.fold import party_status
from tracker.views.room import read_days
from tracker.views.rows import StatusRow

_PLAIN: frozenset[Stage] = frozenset(
    {"declared", "negotiating", "talks_close", "text_agreed", "signed", "ratified", "in_force"}
)
"""The stages that every report of their kinds supports, as long as none is told to have ended;
but for votes without effect in law, which make no ratification."""

_UNGRADED = frozenset({"known_by", "cycle", "flags", "sources", "last_report", "slip_days"})
"""The cells that only count, date or compare reports."""


def with_trust(reader: Reader, rows: Iterable[StatusRow], clocks: Clocks) -> list[StatusRow]:
    """`rows`, each with the confidence in its stage."""
    rows = list(rows)
    if not rows:
        return rows
    press = read_days(reader, clocks.known_at)
    verdicts = reports_of_kinds(reader, rows[0].status.dossier, (), clocks.known_at)
    return [
        replace(
            row,
            confidence=_of_stage(
                reader, row.status, press, verdicts.get(row.status.party, []), clocks
            ),
        )
        for row in rows
    ]


def grades(
    status: AgreementStatus, events: Iterable[Recorded], press: Press, clocks: Clocks
) -> dict[str, Confidence | None]:
    """The confidence in each value of a whole line, folded from the events of its stream."""
    events = list(events)
    reports = [each for each in events if isinstance(each.event, Report)]
    verdicts = [each for each in events if not isinstance(each.event, Report)]
    witnesses = {
        each.event_id: _witness(each) for each in told(reports, verdicts, press, clocks.as_of)
    }
    contested = {each.field for each in disputed(status)}
    if contested_stage(status):
        contested |= {"stage", "since"}
    return {
        cell.field: confidence(
            (witnesses[each] for each in cell.support if each in witnesses),
            contested=cell.field in contested,
        )
        for cell in status.cells
        if cell.field not in _UNGRADED and cell.value is not None
    }


def _of_stage(
    reader: Reader,
    status: AgreementStatus,
    press: Press,
    verdicts: Sequence[Recorded],
    clocks: Clocks,
) -> Confidence | None:
    stream = f"{status.dossier}/{status.party}"
    confirmed = any(isinstance(each.event, Confirmed) for each in standing(verdicts))
    if status.stage not in _PLAIN or status.cycle > 1 or confirmed:
        events = stream_events(reader, stream, clocks.known_at)
        whole = party_status(status.dossier, status.party, events, press, clocks)
        return grades(whole, events, press, clocks).get("stage")
    if contested_stage(status):
        return "contested"
    kinds = [kind for kind, stage in STAGE_BY_KIND.items() if stage == status.stage]
    found: list[Witness] = []
    grade = None
    with closing(each_report(reader, stream, kinds, clocks.known_at)) as reports:
        for recorded in reports:
            found += [
                _witness(each)
                for each in told([recorded], verdicts, press, clocks.as_of)
                if each.report.kind != "ratified" or concludes(each)
            ]
            grade = confidence(found)
            if grade == "well_reported":
                break  # no further report makes it firmer
    return grade


def _witness(each: Told) -> Witness:
    return Witness(each.origin, each.report.attribution.kind, each.confirmed)
