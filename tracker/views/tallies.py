"""Every count that an article reports, against what the tracker has of that day.

The parties' days are those of the table as it is to be seen by the clocks that were asked for; the
day of a count is that of its article's publication.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from tracker.domain.agreement import replay
from tracker.domain.agreement import status as folded
from tracker.domain.bases import Basis, bases_for
from tracker.domain.claims import Claim, Reconciled
from tracker.domain.dates import Day, Edtf, first_day, last_day
from tracker.domain.events import Bound, Recorded, TallyKind
from tracker.domain.events import TallyReported as Tally
from tracker.domain.press import Press
from tracker.domain.reaches import reach_of
from tracker.domain.reconcile import reconcile
from tracker.domain.standing import Reach, Register
from tracker.domain.status import AgreementStatus
from tracker.domain.told import UNKNOWN
from tracker.views.clock import Clocks
from tracker.views.connection import Reader
from tracker.views.events import (
    reports_of_kinds,
    statements_in,
    stream_events,
    verdicts_of,
)
from tracker.views.reports import order, report_rows
from tracker.views.room import read_days, read_room
from tracker.views.rows import ReportRow
from tracker.views.status import read_status

_DECLARING: dict[TallyKind, str] = {
    "declared": "declaration_joined",
    "interested": "intent_declared",
}
_COMING = ("talks_close", "text_agreed", "signing_scheduled")


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyRow:
    """A count, the reports that tell it in one story, and what it comes to.

    `published` is None where the article carries no day. `own` is the dossier's own basis.
    """

    counted: TallyKind
    published: Day | None
    claim: Claim
    own: Basis
    came: Reconciled
    reports: tuple[ReportRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallies:
    """All counts by the day of publication, those without a day first."""

    dossier: str
    as_of: Day
    known_at: str | None = None
    rows: tuple[TallyRow, ...] = ()


def read_tallies(
    reader: Reader,
    dossier: str,
    clocks: Clocks,
    bases: tuple[Basis, ...] = (),
    *,
    counted: Collection[str] = (),
) -> Tallies:
    """Every count that an article reports, as it was to be seen by `clocks`.

    Args:
        reader: the store.
        dossier: the dossier's id.
        clocks: the day and the moment to look from.
        bases: the dossier's bases of counting.
        counted: the kinds of counts to show, such as signed; none means all.
    """
    events = stream_events(reader, dossier, clocks.known_at)
    if not events:
        return Tallies(dossier=dossier, as_of=clocks.day, known_at=clocks.known_at)
    press, sources = read_room(reader, clocks.known_at)
    rows = [
        each
        for each in report_rows(events, sources, press, clocks.as_of, of=Tally)
        if each.counts and (not counted or dict(each.details)["counted"] in counted)
    ]
    beside = _companions(reader, dossier, clocks, rows)
    companions: dict[str, list[ReportRow]] = {}
    for each in report_rows(beside, sources, press, clocks.as_of):
        if each.counts:
            companions.setdefault(each.article.id, []).append(each)
    lines = [row.status for row in read_status(reader, dossier, clocks).rows]
    registers: dict[TallyKind, Register] = {}
    found = []
    for kind, claim, reports in _stories(rows, press, companions, clocks):
        if kind not in registers:
            reaches = _reaches(reader, dossier, clocks, kind, lines)
            registers[kind] = Register(reaches)
        usable = bases_for(kind, bases)
        found.append(
            TallyRow(
                counted=kind,
                published=reports[0].reported_on,
                claim=claim,
                own=usable[0],
                came=reconcile(claim, registers[kind], usable),
                reports=reports,
            )
        )
    found.sort(key=lambda each: (each.published or "", each.counted, each.claim.count))
    return Tallies(dossier=dossier, as_of=clocks.day, known_at=clocks.known_at, rows=tuple(found))


def _reaches(
    reader: Reader,
    dossier: str,
    clocks: Clocks,
    counted: TallyKind,
    lines: Sequence[AgreementStatus],
) -> list[Reach]:
    """When each party came so far as is counted, from the lines of the table."""
    kind = _DECLARING.get(counted)
    if kind is None:
        return [reach_of(line, counted) for line in lines]
    streams = reports_of_kinds(reader, dossier, [kind], clocks.known_at)
    press = read_days(reader, clocks.known_at)
    found = []
    for line in lines:
        # Folded by itself, and beside it how far the party went: whoever talks is not interested.
        alone = folded(replay(streams.get(line.party, ())), press, clocks.as_of).milestones
        further = [each for each in line.milestones if each.stage != "declared"]
        found.append(reach_of(replace(line, milestones=(*alone, *further)), counted))
    return found


def _companions(
    reader: Reader, dossier: str, clocks: Clocks, rows: Iterable[ReportRow]
) -> list[Recorded]:
    """The reports of signatures, and of those to come, that stand beside counts; with verdicts.

    Only where they tell something of the count: its day, or who is still to come.
    """
    asked = {
        each.article.id
        for each in rows
        if each.reported_on is None or dict(each.details)["includes_upcoming"]
    }
    if not asked:
        return []
    return [
        *statements_in(reader, dossier, asked, (*_COMING, "signed"), clocks.known_at),
        *verdicts_of(reader, dossier, clocks.known_at),
    ]


def _stories(
    rows: Iterable[ReportRow],
    press: Press,
    companions: Mapping[str, Sequence[ReportRow]],
    clocks: Clocks,
) -> list[tuple[TallyKind, Claim, tuple[ReportRow, ...]]]:
    """The counts, each once where copies of one story tell it on one day."""
    found: dict[object, tuple[TallyKind, Claim, list[ReportRow]]] = {}
    for row in rows:
        told = dict(row.details)
        kind = cast("TallyKind", told["counted"])
        claim = _claim(row, told, press, companions.get(row.article.id, ()))
        story = press.story(row.article.id, clocks.as_of)
        key = (kind, claim.count, claim.bound, claim.upcoming, row.reported_on, story)
        found.setdefault(key, (kind, claim, []))[2].append(row)
    return [
        (kind, claim, tuple(sorted(reports, key=order))) for kind, claim, reports in found.values()
    ]


def _claim(
    row: ReportRow, told: Mapping[str, object], press: Press, beside: Sequence[ReportRow]
) -> Claim:
    first = last = row.reported_on or press.recorded_on(row.article.id)
    if row.reported_on is None:
        first, last = _bounds(last, beside)
    return Claim(
        count=cast("int", told["count"]),
        bound=cast("Bound", told["bound"]),
        upcoming=bool(told["includes_upcoming"]),
        first=first,
        last=last,
        sentence=row.evidence,
        expected=frozenset(each.party for each in beside if each.kind in _COMING),
    )


def _bounds(recorded: Day, beside: Sequence[ReportRow]) -> tuple[Day, Day]:
    """The days that an article without a day of its own can be of.

    It was written before it was recorded, not after the planned day of a signing that it tells
    to be ahead, and not before the day of a signature that it tells.
    """
    planned = [
        last_day(Edtf(each.planned_for))
        for each in beside
        if each.kind == "signing_scheduled" and each.planned_for is not None
    ]
    signed = [
        first_day(each.happened_on)
        for each in beside
        if each.kind == "signed" and each.happened_on is not None
    ]
    first, last = max(signed, default=UNKNOWN), min([recorded, *planned])
    return (first, last) if first < last else (UNKNOWN, last)
