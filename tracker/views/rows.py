"""What the views answer with: rows that exports and the command line print as they stand."""

from dataclasses import dataclass

from tracker.domain.confidence import Confidence
from tracker.domain.dates import Day, Edtf
from tracker.domain.events import Attribution, Basis, ToldAs
from tracker.domain.status import AgreementStatus

NOBODY = Attribution()
"""No word of who says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article as it is cited; `published` is None where the day is not known."""

    id: str
    name: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """Why a report no longer counts; `corrected_on` is the day of a source's own correction."""

    by: str
    because: str
    recorded_at: str
    corrected_on: Day | None = None
    by_machine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictRow:
    """A retraction or confirmation of a report, or the revocation of one (`kind`).

    `target` is the report's id, for a revocation that of the verdict it takes back.
    """

    event_id: str
    kind: str
    target: str
    by: str
    because: str
    recorded_at: str
    corrected_on: Day | None = None
    by_machine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One report with all that shows where it comes from.

    `evidence` is the sentence, `start` and `end` its place in the article's text in characters,
    `marks` the deciding words as (start, end) offsets within `evidence`. `details` are the values
    particular to the kind, such as `planned_for` or `duration_years`, by their names. `confirmed`
    names the analyst who confirmed the report; `superseded` tells that a later version of the
    article has taken its place. `verdicts` are all that were given on it, taken back or not. Of a
    count that an article tells, which is about no one party, `party` is empty.
    """

    event_id: str
    kind: str
    label: str
    party: str
    happened_on: Edtf | None
    basis: Basis
    told_as: ToldAs
    occasion: str | None
    reported_on: Day | None
    recorded_at: str
    evidence: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...] = ()
    attribution: Attribution = NOBODY
    rule: str = ""
    reader: str = ""
    trace: tuple[str, ...] = ()
    details: tuple[tuple[str, object], ...] = ()
    article: Source
    retracted: Retraction | None = None
    confirmed: str | None = None
    superseded: bool = False
    verdicts: tuple[VerdictRow, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether the status rests on it: it is neither retracted nor superseded."""
        return self.retracted is None and not self.superseded

    @property
    def planned_for(self) -> str | None:
        """The day or interval that the report tells a signing was planned for."""
        planned = dict(self.details).get("planned_for")
        return planned if isinstance(planned, str) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogHead:
    """The end of the log as the answer saw it: enough to tell whether two answers saw the same.

    `hash` covers every event up to it; None on an empty log.
    """

    events: int = 0
    hash: str | None = None
    recorded_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field with another value than before; None is "not reported".

    Of flags each that came or went is a change, from None or to None. `rule` is the one that
    gives the present value, `event` the report behind it.
    """

    field: str
    before: str | None
    after: str | None
    rule: str | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A day on which what could be known changed a party's state, and the reports behind that.

    `day` is one of publication, or the day after a planned one that passed unsigned.
    """

    day: Day
    before: AgreementStatus
    after: AgreementStatus
    fields: tuple[FieldChange, ...]
    reports: tuple[ReportRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRow:
    """A party's line of the table, the report that decides it, and what stands behind it.

    The deciding report is the one that gives the day of the stage, else the first of the stage.
    `deciding` and `articles`, those whose reports count, are filled only where the table was
    asked for with its sources; `history`, every report of the party in the order in which things
    happened, and `moves`, from the first on, where it was asked for with these. `confidence` in
    the stage is None where the table was asked for without it; see `tracker.domain.confidence`.
    `overdue_days` are those since the planned day passed, `quiet_days` those since the latest
    report, both None where there is no such day.
    """

    status: AgreementStatus
    party_name: str
    confidence: Confidence | None = None
    overdue_days: int | None = None
    quiet_days: int | None = None
    deciding: ReportRow | None = None
    articles: tuple[Source, ...] = ()
    history: tuple[ReportRow, ...] = ()
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusTable:
    """The table on a day: `as_of` on publication, `known_at` on recording (None: all of the log).

    `left_out` counts the articles that do not take part because their day of publication is not
    known and they were recorded after `as_of`.
    """

    dossier: str
    as_of: Day
    known_at: str | None = None
    left_out: int = 0
    log: LogHead = LogHead()
    rows: tuple[StatusRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All that was reported of a party, in the order in which it happened."""

    dossier: str
    party: str
    party_name: str
    as_of: Day
    known_at: str | None = None
    reports: tuple[ReportRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Competing:
    """A report that gives another value than the one shown."""

    value: str | None
    report: ReportRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedCell:
    """Why a cell says what it says: the deciding report, those that agree, those that do not.

    A `value` of None reads "not reported". `confidence` is None where the value only counts or
    dates reports.
    """

    field: str
    value: str | None
    rule: str
    chosen: ReportRow | None = None
    support: tuple[ReportRow, ...] = ()
    against: tuple[Competing, ...] = ()
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The cells of a party's line, each with its reasons.

    `overdue_days` and `quiet_days` are as in `StatusRow`.
    """

    dossier: str
    party: str
    party_name: str
    as_of: Day
    known_at: str | None = None
    status: AgreementStatus
    overdue_days: int | None = None
    quiet_days: int | None = None
    cells: tuple[ExplainedCell, ...] = ()
