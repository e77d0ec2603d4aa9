"""The columns of the status table on a terminal or in a pipe, and how they give way."""

from collections.abc import Callable
from dataclasses import dataclass

from tracker.export.cells import flag_label, since, stage_label
from tracker.export.text import safe
from tracker.export.trust import confidence_label
from tracker.export.words import ahead, approval, in_force, planned, pledge, signed, term
from tracker.views.rows import StatusRow

DASH = "-"
"""Where there is nothing to tell yet."""

_GRADES = {"well_reported": "well rep.", "single_source": "single"}

Notes = dict[str, tuple[int, ...]]
"""The flags of a row, each with the numbers of its notes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: what it is called, what stands in it, and how it gives way where room is short.

    `cell` gives the text for a row; `short`, where there is one, a shorter text with no less in
    it that the notes do not tell. `least` is the width down to which its cells may go on in
    the next line, None where they must not. `right` aligns numbers.
    """

    name: str
    heading: str
    cell: Callable[[StatusRow, Notes], str]
    about: str
    short: Callable[[StatusRow, Notes], str] | None = None
    least: int | None = None
    right: bool = False

    def text(self, row: StatusRow, notes: Notes, *, short: bool = False) -> str:
        """The cell of `row`, in its short form where that is asked for and there is one."""
        made = self.short if short and self.short is not None else self.cell
        return made(row, notes)


def grade(row: StatusRow) -> str:
    """How far the stage can be trusted, in words."""
    return DASH if row.confidence is None else confidence_label(row.confidence)


def _short_grade(row: StatusRow, _: Notes) -> str:
    return _GRADES.get(row.confidence or "", grade(row))


def _flags(row: StatusRow, notes: Notes) -> str:
    flags = [
        " ".join([flag_label(flag), *(f"[{each}]" for each in notes[flag])])
        for flag in row.status.flags
    ]
    return ", ".join(flags) or DASH


def _references(_: StatusRow, notes: Notes) -> str:
    """The numbers alone, three and more in a row as "[2-4]"."""
    numbers = sorted({each for found in notes.values() for each in found})
    runs: list[list[int]] = []
    for each in numbers:
        if runs and each == runs[-1][-1] + 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    words = [
        f"[{run[0]}-{run[-1]}]" if len(run) > 2 else " ".join(f"[{each}]" for each in run)
        for run in runs
    ]
    return " ".join(words) or DASH


def _plainly(words: Callable[[StatusRow], str | None]) -> Callable[[StatusRow, Notes], str]:
    return lambda row, _: safe(words(row) or DASH)


COLUMNS: tuple[Column, ...] = (
    Column(
        name="code",
        heading="",
        cell=lambda row, _: safe(row.status.party),
        about="ISO 3166-1 alpha-2 code, or EU, XK",
    ),
    Column(
        name="party",
        heading="Party",
        cell=lambda row, _: safe(row.party_name),
        about="the party's short English name",
        least=len("United States"),
    ),
    Column(
        name="stage",
        heading="Stage",
        cell=_plainly(stage_label),
        about="how far it has come",
    ),
    Column(
        name="since",
        heading="Since",
        cell=lambda row, _: since(row.status),
        about='when that was reached; "by" a day where only the report is dated',
        least=len("by 2024-05-30"),
    ),
    Column(
        name="next",
        heading="Next",
        cell=_plainly(ahead),
        short=_plainly(planned),
        about="the day planned for signing, and by how many days it is overdue",
        least=len("2024-06-13/"),
    ),
    Column(
        name="signed",
        heading="Signed",
        cell=_plainly(signed),
        about="when it was signed, and on what occasion or where",
        least=len("2024-06-13, European"),
    ),
    Column(
        name="approval",
        heading="Approval",
        cell=_plainly(approval),
        about="when it was approved with effect in law",
    ),
    Column(
        name="in_force", heading="In force", cell=_plainly(in_force), about="when it took effect"
    ),
    Column(name="term", heading="Term", cell=_plainly(term), about="for how long it is made"),
    Column(
        name="pledge",
        heading="Pledge",
        cell=_plainly(pledge),
        about="money pledged, and the year it is for",
    ),
    Column(
        name="sources",
        heading="Src",
        cell=lambda row, _: str(row.status.sources),
        about="independent origins behind the line",
        right=True,
    ),
    Column(
        name="reports",
        heading="Rep",
        cell=lambda row, _: str(row.status.reports),
        about="reports that count",
        right=True,
    ),
    Column(
        name="confidence",
        heading="Confidence",
        cell=_plainly(grade),
        short=_short_grade,
        about="how far the stage can be trusted (docs/trust.md)",
        least=len("Confidence"),
    ),
    Column(
        name="last",
        heading="Last report",
        cell=lambda row, _: row.status.last_report or "undated",
        about="when the latest report was published",
    ),
    Column(
        name="flags",
        heading="Flags",
        cell=_flags,
        short=_references,
        about="what calls for a look, with the numbers of the notes below",
        least=len("[1] [2]"),
    ),
)
"""All columns, in the order in which they are shown unless another is asked for."""

BY_NAME = {each.name: each for each in COLUMNS}
USUAL = tuple(each for each in COLUMNS if each.name not in {"reports", "approval", "in_force"})
"""What a pipe gets: every column but those that `--wide` adds."""
NEEDED = ("code", "party", "stage", "since", "next", "flags")
"""Where these tell something a table has them; a terminal too narrow for them gets paragraphs."""
WORTH = ("confidence", "sources", "last", "signed", "pledge", "term", "approval")
"""The others in the order in which a terminal finds room for them."""
