"""One party's agreement: all that was reported of it, and the status this comes to.

The status is a function of the set of reports, not of the order they came in: `status` puts
them into the order of the fold, parts them into cycles, takes each cycle's reports in by the
table of the lifecycle, and says of every value which report gave it and by which rule.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tracker.domain.cycles import in_cycles
from tracker.domain.dates import Day, last_day
from tracker.domain.events import Recorded, Report, Verdict
from tracker.domain.flags import flag_cell
from tracker.domain.press import Press
from tracker.domain.row import row
from tracker.domain.status import AgreementStatus, Flag
from tracker.domain.told import told


@dataclass(frozen=True, slots=True)
class AgreementState:
    """All that was recorded of one party's agreement, each event once, in recording order."""

    reports: tuple[Recorded, ...] = ()
    verdicts: tuple[Recorded, ...] = ()


EMPTY = AgreementState()


def evolve(state: AgreementState, recorded: Recorded) -> AgreementState:
    """`state` with one more event of the party's stream; an event it has changes nothing."""
    if isinstance(recorded.event, Report):
        if all(each.event_id != recorded.event_id for each in state.reports):
            return AgreementState((*state.reports, recorded), state.verdicts)
    elif isinstance(recorded.event, Verdict) and all(
        each.event_id != recorded.event_id for each in state.verdicts
    ):
        return AgreementState(state.reports, (*state.verdicts, recorded))
    return state


def replay(log: Iterable[Recorded]) -> AgreementState:
    """What the events of `log`, in the order of recording, come to."""
    reports: dict[str, Recorded] = {}
    verdicts: dict[str, Recorded] = {}
    for recorded in log:
        if isinstance(recorded.event, Report):
            reports.setdefault(recorded.event_id, recorded)
        elif isinstance(recorded.event, Verdict):
            verdicts.setdefault(recorded.event_id, recorded)
    return AgreementState(tuple(reports.values()), tuple(verdicts.values()))


def status(state: AgreementState, press: Press, as_of: Day | None = None) -> AgreementStatus:
    """Where the agreement stands.

    Args:
        state: all that was reported of it.
        press: when the articles were published, and which tell the same story.
        as_of: the day whose reader is asked about. Only what was published by its end counts,
            an undated article from the day it was recorded on; a planned day before it without
            a signature shows as overdue. None: everything counts, nothing is overdue.

    Returns:
        The row of the table. Without any report that counts its stage is `not_reported`.
    """
    counting = told(state.reports, state.verdicts, press, as_of)
    first = state.reports[0].event if state.reports else None
    dossier, party = (first.dossier, first.party) if isinstance(first, Report) else ("", "")
    made = row(dossier, party, in_cycles(counting))
    return made if as_of is None else seen_on(made, as_of)


def seen_on(status: AgreementStatus, day: Day) -> AgreementStatus:
    """`status` as a reader sees it on `day`: a planned day before it has passed, so is overdue."""
    plan = status.scheduled_for
    overdue = status.stage == "signing_scheduled" and plan is not None and last_day(plan) < day
    if overdue == ("overdue" in status.flags):
        return status
    flags: tuple[Flag, ...] = tuple(each for each in status.flags if each != "overdue")
    cells = tuple(each for each in status.cells if (each.field, each.value) != ("flags", "overdue"))
    if overdue:
        planned = next(each for each in cells if each.field == "scheduled_for")
        # The short form of a row names the report that decided, and no others.
        support = planned.support or tuple(filter(None, [planned.chosen]))
        flags = ("overdue", *flags)
        cells = (*cells, flag_cell("overdue", support))
    return replace(status, flags=flags, cells=cells)
