"""The words in a table's cells: dates, stages, flags and the notes that explain them."""

from tracker.domain.events import Amount
from tracker.domain.lifecycle import LABELS
from tracker.domain.status import AgreementStatus, Cell
from tracker.export.text import brief
from tracker.export.trust import confidence_label
from tracker.views.rows import Source, StatusRow

NOT_REPORTED = "not reported"
NONE = "\N{EN DASH}"
"""Where there is nothing to report: no flag, no signing ahead."""

_FLAGS = {
    "overdue": "overdue",
    "postponed": "postponed",
    "slipped": "slipped",
    "conflict": "conflict",
    "undated": "undated",
    "approved_non_binding": "vote not binding",
    "approval_not_required": "approval not required",
    "out_of_scope": "out of scope",
}

_COUNTED = frozenset({"flags", "since", "known_by", "sources", "last_report"})
"""The cells that count or date the reports of others."""


def stage_label(row: StatusRow) -> str:
    """The stage in words."""
    return LABELS[row.status.stage]


def grade(row: StatusRow) -> str:
    """How far the stage can be trusted, in words."""
    return NONE if row.confidence is None else confidence_label(row.confidence)


def since(status: AgreementStatus) -> str:
    """The day the stage was reached; else the day it was known by, as "by 2024-05-30".

    A day that is only assumed from publication is one of the latter.
    """
    if status.since is not None:
        return day_of(status, "since", status.since)
    return NOT_REPORTED if status.known_by is None else f"by {status.known_by}"


def day_of(status: AgreementStatus, field: str, day: str) -> str:
    """The `day` of a field, as "by 2024-05-30" where no source tells it."""
    assumed = any(each.assumed for each in status.cells if each.field == field)
    return f"by {day}" if assumed else day


def money(amount: Amount) -> str:
    """Money in short: "2.5bn GBP (2024)"."""
    value, unit = amount.value, ""
    for least, name in ((1e9, "bn"), (1e6, "m")):
        if abs(value) >= least:
            value, unit = value / least, name
            break
    words = f"{value:,.10g}{unit} {amount.currency}"
    return words if amount.year is None else f"{words} ({amount.year})"


def flag_label(flag: str) -> str:
    """A flag in words."""
    return _FLAGS.get(flag, flag.replace("_", " "))


def conflicts(status: AgreementStatus) -> tuple[Cell, ...]:
    """The cells for which reports give other values than the one shown.

    `since` is left out where it is the day of the stage that has a cell of its own.
    """
    found = [cell for cell in status.cells if cell.against and cell.field != "stage"]
    told = {(cell.value, cell.against) for cell in found if cell.field != "since"}
    return tuple(
        cell for cell in found if cell.field != "since" or (cell.value, cell.against) not in told
    )


def rivals(cell: Cell) -> list[str]:
    """The other values that reports give for a cell, each once."""
    return sorted({each.value for each in cell.against if each.value}) or [NOT_REPORTED]


def notes(status: AgreementStatus) -> dict[str, tuple[str, ...]]:
    """For each flag of the line the sentences that explain it."""
    return {flag: _notes(flag, status) for flag in status.flags}


def cite(source: Source) -> str:
    """An article in one line: outlet, title, day."""
    words = [source.outlet or "", f"“{brief(source.title or source.name)}”"]
    words.append(source.published or "day of publication not known")
    return ", ".join(word for word in words if word)


def _notes(flag: str, status: AgreementStatus) -> tuple[str, ...]:
    found = conflicts(status)
    if flag == "conflict" and found:
        return tuple(_conflict(cell) for cell in found)
    if flag == "slipped" and status.first_planned_for is not None:
        return (_slip(status),)
    cell = next(
        (each for each in status.cells if (each.field, each.value) == ("flags", flag)), None
    )
    if cell is None:
        return (flag_label(flag),)
    why = _as_clause(cell.rule)
    if flag == "undated" and (fields := _resting_on(cell, status)):
        why = f"{fields} told only by articles whose day of publication is not known"
    return (f"{flag_label(flag)}: {why}",)


def _resting_on(flag: Cell, status: AgreementStatus) -> str:
    """The values that rest on nothing but the reports which `flag` rests on, in words.

    The other values of the line may be as well dated as any.
    """
    fields = [
        cell.field.replace("_", " ")
        for cell in status.cells
        if cell.field not in _COUNTED and cell.support and set(cell.support) <= set(flag.support)
    ]
    return ", ".join(dict.fromkeys(fields))


def _slip(status: AgreementStatus) -> str:
    words = f"slipped: first planned for {status.first_planned_for}"
    if status.slip_days is None:
        return words
    done = "now planned" if status.stage == "signing_scheduled" else "signed"
    days = "1 day" if status.slip_days == 1 else f"{status.slip_days} days"
    return f"{words}, {done} {days} later"


def _conflict(cell: Cell) -> str:
    name = cell.field.replace("_", " ")
    shown = cell.value or NOT_REPORTED
    return f"conflict: {name} {shown}, also told as {', '.join(rivals(cell))}. {cell.rule}"


def _as_clause(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")
