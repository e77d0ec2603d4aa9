"""How the rows of the table are put: which columns, in what order, in what groups."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.cli.columns import COLUMNS, Column
from tracker.domain.confidence import SCALE
from tracker.domain.dates import Day, last_day
from tracker.domain.lifecycle import STAGES
from tracker.views.rows import StatusRow

_STAGE_ORDER = {
    each.stage: place
    for place, each in enumerate(
        # The furthest first; then the setbacks, and last what nobody reports.
        sorted(STAGES, key=lambda each: (each.stage == "not_reported", -each.order))
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a table is asked to be shown; `columns` None leaves the choice to the screen.

    `sort` is the name of a column; `wide` asks for every column, whatever the screen.
    """

    columns: tuple[Column, ...] | None = None
    sort: str = "party"
    reverse: bool = False
    by_stage: bool = False
    wide: bool = False

    @property
    def asked(self) -> tuple[Column, ...] | None:
        """The columns that were asked for; None where the screen chooses."""
        return COLUMNS if self.wide and self.columns is None else self.columns


def ordered(rows: Sequence[StatusRow], view: View) -> list[StatusRow]:
    """`rows` in the order that `view` asks for; what has no value comes last either way.

    Words are in the order of the alphabet, days from the earliest on, counts from the greatest
    and grades from the firmest down, stages from the furthest. Equal rows keep their order.
    """
    key = _KEYS[view.sort]
    keyed = [(key(row), row) for row in rows]
    known = [each for each in keyed if each[0] is not None]
    # `reverse` keeps the order of equal rows, as sorting does without it.
    known.sort(key=lambda each: each[0], reverse=view.reverse)
    return [row for _, row in known] + [row for value, row in keyed if value is None]


def grouped(rows: Sequence[StatusRow], view: View) -> list[tuple[str | None, list[StatusRow]]]:
    """`rows` in groups, each with its stage; one group without a stage where none is asked for."""
    if not view.by_stage:
        return [(None, list(rows))]
    groups: dict[str, list[StatusRow]] = {}
    for row in rows:
        groups.setdefault(row.status.stage, []).append(row)
    return sorted(groups.items(), key=lambda each: _STAGE_ORDER[each[0]])  # type: ignore[index]


def reached_since(row: StatusRow, day: Day) -> bool:
    """Whether the stage may have been reached on `day` or later, by what is told of its day."""
    status = row.status
    reached = status.known_by if status.since is None else last_day(status.since)
    return reached is not None and reached >= day


def no_day_of(row: StatusRow) -> bool:
    """Whether neither the day of the stage is known nor one on which it was reported."""
    return row.status.since is None and row.status.known_by is None


def _name(row: StatusRow) -> str:
    return row.party_name.casefold()


def _most(number: int | None) -> int | None:
    return None if number is None else -number


def _amount(row: StatusRow) -> tuple[str, float] | None:
    amount = row.status.terms.amount
    return None if amount is None else (amount.currency, -amount.value)


_KEYS: dict[str, Callable[[StatusRow], Any]] = {
    "code": lambda row: row.status.party,
    "party": _name,
    "stage": lambda row: _STAGE_ORDER[row.status.stage],
    "since": lambda row: row.status.since or row.status.known_by,
    "next": lambda row: (
        row.status.scheduled_for if row.status.stage == "signing_scheduled" else None
    ),
    "signed": lambda row: row.status.signed_on,
    "approval": lambda row: row.status.ratified_on,
    "in_force": lambda row: row.status.in_force_on,
    "term": lambda row: _most(row.status.terms.duration_years),
    "pledge": _amount,
    "sources": lambda row: -row.status.sources,
    "reports": lambda row: -row.status.reports,
    "confidence": lambda row: None if row.confidence is None else SCALE.index(row.confidence),
    "last": lambda row: row.status.last_report,
    "flags": lambda row: _most(len(row.status.flags) or None),
}
"""For each column what its rows are ordered by; None where there is no value."""
