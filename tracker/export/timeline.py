"""The timeline behind the pictures: a bar a party, its stages over time, its slips and setbacks.

A stage begins where the fold puts it: on the last day that its date allows, or on the day it was
first reported where that is earlier. Dates of which neither is known are left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracker.domain.dates import Day, Edtf, last_day
from tracker.domain.lifecycle import LABELS, ORDER, STAGE_BY_KIND
from tracker.domain.status import Stage
from tracker.export.cells import since
from tracker.export.publication import Publication
from tracker.views.rows import ReportRow, StatusRow

SETBACKS: tuple[Stage, ...] = ("postponed", "stalled", "suspended", "terminated")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a bar: the stage that the agreement stood at from `start` to `end`."""

    stage: Stage
    start: Day
    end: Day
    told: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A point on a bar: a setback, or a day planned for the signing."""

    kind: str
    day: Day
    told: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A party's line; `slip` is (first planned day, day it came to, days between)."""

    party: str
    party_name: str
    stage: Stage
    told: str
    segments: tuple[Segment, ...]
    marks: tuple[Mark, ...]
    slip: tuple[Day, Day, int] | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """All bars in the order of signing, and how many had signed by the end of each of `steps`.

    `first` and `last` are the days between which all lies, `as_of` the table's.
    """

    bars: tuple[Bar, ...]
    steps: tuple[tuple[Day, int], ...]
    first: Day
    last: Day
    as_of: Day


def timeline(publication: Publication) -> Timeline:
    """The timeline of a table whose rows have their history."""
    as_of = publication.table.as_of
    rows = sorted(publication.table.rows, key=_order)
    bars = tuple(_bar(row, as_of) for row in rows)
    days = [as_of, *_all_days(bars)]
    signed = sorted(day for row in rows if (day := _signed(row)) is not None and day <= as_of)
    steps = {day: count for count, day in enumerate(signed, 1)}
    return Timeline(bars, tuple(steps.items()), min(days), max(days), as_of)


def _all_days(bars: Iterable[Bar]) -> Iterator[Day]:
    for bar in bars:
        for segment in bar.segments:
            yield segment.start
            yield segment.end
        yield from (mark.day for mark in bar.marks)
        if bar.slip is not None:
            yield from bar.slip[:2]


def _order(row: StatusRow) -> tuple[str, int, str]:
    return _signed(row) or "9999-12-31", -ORDER[row.status.stage], row.party_name.casefold()


def _signed(row: StatusRow) -> Day | None:
    """The day of signature; of a later stage where that is all that is told."""
    for each in row.status.milestones:
        if ORDER[each.stage] >= ORDER["signed"]:
            return _day(each.on, each.known_by)
    return None


def _day(when: Edtf | None, known_by: Day | None) -> Day | None:
    if when is None:
        return known_by
    end = last_day(when)
    return end if known_by is None else min(end, known_by)


def _bar(row: StatusRow, as_of: Day) -> Bar:
    status = row.status
    return Bar(
        party=status.party,
        party_name=row.party_name,
        stage=status.stage,
        told=_told(row),
        segments=tuple(_segments(row, as_of)),
        marks=tuple(_marks(row)),
        slip=_slip(row),
    )


def _told(row: StatusRow) -> str:
    words = f"{LABELS[row.status.stage]}, {since(row.status)}"
    return f"{words}, overdue" if "overdue" in row.status.flags else words


def _segments(row: StatusRow, as_of: Day) -> Iterator[Segment]:
    status = row.status
    begun: list[tuple[Day, Stage]] = []
    for each in status.milestones:
        day = _day(each.on, each.known_by)
        if day is not None and day <= as_of:
            begun.append((day, each.stage))
    begun.sort(key=lambda each: (each[0], ORDER[each[1]]))
    furthest: list[tuple[Day, Stage]] = []
    for day, stage in begun:
        if not furthest or ORDER[stage] > ORDER[furthest[-1][1]]:
            furthest.append((day, stage))
    now = _day(status.since, status.known_by)
    if status.stage in SETBACKS and now is not None and now <= as_of:
        furthest = [each for each in furthest if each[0] <= now]
        furthest.append((now, status.stage))
    elif furthest and ORDER[status.stage] < ORDER[furthest[-1][1]]:
        # A plan that was put off or passed: it stands where it stood before.
        fell = max((mark.day for mark in _marks(row) if mark.kind == "setback"), default=as_of)
        furthest.append((min(max(fell, furthest[-1][0]), as_of), status.stage))
    for place, (day, stage) in enumerate(furthest):
        end = furthest[place + 1][0] if place + 1 < len(furthest) else as_of
        yield Segment(stage, day, end, f"{row.party_name}: {LABELS[stage]} from {day}")


def _marks(row: StatusRow) -> Iterator[Mark]:
    out_of_scope = {
        each.event_id for cell in row.status.cells if cell.field == "stage" for each in cell.against
    }
    seen = set()
    for report in row.history:
        stage = STAGE_BY_KIND.get(report.kind)
        if stage not in SETBACKS or not report.counts or report.event_id in out_of_scope:
            continue
        day = _told_on(report)
        if day is not None and (stage, day) not in seen:
            seen.add((stage, day))
            yield Mark("setback", day, f"{row.party_name}: {LABELS[stage]}, {day}")
    planned = row.status.scheduled_for
    if planned is not None:
        day = last_day(planned)
        yield Mark("planned", day, f"{row.party_name}: signing planned for {planned}")


def _told_on(report: ReportRow) -> Day | None:
    """When it happened; None for background without a day, which tells of any time before."""
    if report.happened_on is None and report.told_as == "background":
        return None
    return _day(report.happened_on, report.reported_on)


def _slip(row: StatusRow) -> tuple[Day, Day, int] | None:
    status = row.status
    first, came_to = status.first_planned_for, status.signed_on or status.scheduled_for
    if not status.slip_days or first is None or came_to is None:
        return None
    return last_day(first), last_day(came_to), status.slip_days
