"""Where one party's agreement stands: the row of the table, and why each cell says what it says."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from tracker.domain.dates import Day, Edtf
from tracker.domain.events import Amount

Stage = Literal[
    "not_reported",
    "declared",
    "negotiating",
    "talks_close",
    "text_agreed",
    "signing_scheduled",
    "postponed",
    "signed",
    "ratified",
    "in_force",
    "stalled",
    "suspended",
    "terminated",
]

Flag = Literal[
    "overdue",  # the planned day has passed without a report of signature
    "postponed",  # a planned signing was put off; the stage is an earlier milestone
    "slipped",  # signed, or planned anew, later than it was first planned
    "conflict",  # sources disagree on a cell; see `against`
    "undated",  # rests on an article whose day of publication is not known
    "approved_non_binding",  # a vote of approval without effect in law
    "approval_not_required",  # a source says that no approval is needed
    "out_of_scope",  # a setback that does not fit the stage; kept, moves nothing
]


ASSUMED = "assumed from the day of publication."
"""How the rule of a cell ends whose day no source tells."""


class Contrary(NamedTuple):
    """A report that gives another value for a cell than the one shown."""

    event_id: str
    value: str | None


class Cell(NamedTuple):
    """One value, the rule of the fold that chose it, and the reports for and against it.

    `field` is the name of a field of `AgreementStatus`; `chosen` the event id of the deciding
    report (None where the value follows from the absence of one); `support` the ids of all that
    give the same value, `chosen` among them.
    """

    field: str
    value: str | None
    rule: str
    chosen: str | None = None
    support: tuple[str, ...] = ()
    against: tuple[Contrary, ...] = ()

    @property
    def assumed(self) -> bool:
        """Whether the value is a day that no source tells: it happened on that day or before."""
        return self.rule.endswith(ASSUMED)


class Milestone(NamedTuple):
    """A stage that was reached: the day, where a source tells it, and the day it was known by."""

    stage: Stage
    on: Edtf | None
    known_by: Day | None
    event_id: str


Counts = tuple[int, int, Day | None]
"""How many reports, how many distinct origins, the latest day of publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is reported of the agreement's content; None is "not reported"."""

    duration_years: int | None = None
    legal_form: str | None = None
    binding: bool | None = None
    consultation_hours: int | None = None
    amount: Amount | None = None
    mutual_defence: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementStatus:
    """One party's agreement on one day.

    `since` is the day the stage was reached, `known_by` the earliest day it was reported;
    `scheduled_for` the standing plan, `first_planned_for` the first one told, `slip_days` the days
    between first plan and signature (or standing plan). `sources` counts distinct origins, and
    `last_report` is the latest day of publication among the reports. None: not reported.
    """

    dossier: str
    party: str
    stage: Stage
    since: Edtf | None = None
    known_by: Day | None = None
    signed_on: Edtf | None = None
    signed_at: str | None = None
    scheduled_for: Edtf | None = None
    first_planned_for: Edtf | None = None
    slip_days: int | None = None
    ratified_on: Edtf | None = None
    in_force_on: Edtf | None = None
    cycle: int = 1
    flags: tuple[Flag, ...] = ()
    sources: int = 0
    reports: int = 0
    last_report: Day | None = None
    milestones: tuple[Milestone, ...] = ()
    terms: Terms = Terms()
    cells: tuple[Cell, ...] = ()

    @property
    def assumed(self) -> tuple[str, ...]:
        """The fields whose day no source tells: it was the one shown or before."""
        return tuple(dict.fromkeys([each.field for each in self.cells if each.assumed]))
