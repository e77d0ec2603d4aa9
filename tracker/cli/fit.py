"""Which columns a terminal has room for, how wide each becomes, and the lines this makes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from tracker.cli.columns import DASH, NEEDED, WORTH, Column, Notes
from tracker.cli.layout import pad, width, wrap
from tracker.views.rows import StatusRow

GAP = "  "
_READABLE = 24
"""A cell that goes on in the next line is given this much room before it does, if it can be."""

_A_FLAG = len("approval not required [10],")

Paint = Callable[[StatusRow, str, str], str]
"""Gives a filled cell its style: of a row, by its column's name, the text."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A column as it is shown: with `short` cells or whole ones, `columns` of the terminal wide."""

    column: Column
    width: int
    short: bool = False

    def text(self, row: StatusRow, notes: Notes) -> str:
        """The cell of `row`."""
        return self.column.text(row, notes, short=self.short)


def fitted(
    columns: Sequence[Column],
    rows: Sequence[StatusRow],
    notes: Sequence[Notes],
    room: int | None,
) -> list[Fitted]:
    """`columns` as wide as their widest cells, or as narrow as `room` demands where they can be.

    They may still be too wide together: see `total`.
    """
    made = [_whole(each, rows, notes) for each in columns]
    if room is None:
        return made
    # What a short form leaves out the notes tell; so it comes before cells go on in a next line.
    # Flags alone are better read as words, one below the other, where there is room for one.
    for name in ("flags", "confidence", "next"):
        for place, each in enumerate(made):
            excess = total(made) - room
            if each.column.name == name and excess > 0:
                narrow = each.width - excess
                made[place] = (
                    replace(each, width=narrow)
                    if name == "flags" and narrow >= _A_FLAG
                    else _short(each, rows, notes)
                )
    for least in (_READABLE, 0):
        for place, each in sorted(enumerate(made), key=lambda pair: -pair[1].width):
            excess = total(made) - room
            if excess > 0 and each.column.least is not None:
                narrow = max(each.width - excess, each.column.least, least)
                made[place] = replace(each, width=min(each.width, narrow))
    return made


def chosen(
    columns: Sequence[Column], rows: Sequence[StatusRow], notes: Sequence[Notes], room: int
) -> tuple[list[Fitted], list[Column]]:
    """Of `columns` those that `room` is enough for, fitted, and those that are left out.

    A column with nothing to tell of any row is left out silently.
    """
    told = [each for each in columns if _tells(each, rows, notes)]
    taken = {each.name for each in told if each.name in NEEDED}
    for name in WORTH:
        tried = [each for each in told if each.name in taken | {name}]
        if total(fitted(tried, rows, notes, room)) <= room:
            taken.add(name)
    shown = [each for each in told if each.name in taken]
    return fitted(shown, rows, notes, room), [each for each in told if each.name not in taken]


def total(columns: Sequence[Fitted]) -> int:
    """The width of a line."""
    return sum(each.width for each in columns) + len(GAP) * (len(columns) - 1)


def header(columns: Sequence[Fitted]) -> str:
    """The line of headings."""
    cells = [pad(each.column.heading, each.width, right=each.column.right) for each in columns]
    return GAP.join(cells).rstrip()


def row_lines(row: StatusRow, notes: Notes, columns: Sequence[Fitted], paint: Paint) -> list[str]:
    """The lines of a row; a cell wider than its column goes on in the next line."""
    cells = [each.text(row, notes) for each in columns]
    wrapped = [
        # An interval of days may be parted after its slash, and nowhere else.
        wrap(cell.replace("/", "/ ") if each.column.name in ("next", "since") else cell, each.width)
        if width(cell) > each.width
        else [cell]
        for each, cell in zip(columns, cells, strict=True)
    ]
    lines = []
    for parts in zip_longest(*wrapped, fillvalue=""):
        filled = [
            pad(part, each.width, right=each.column.right)
            for each, part in zip(columns, parts, strict=True)
        ]
        # Blanks at the end of a line are no part of it; a style would hide them from `rstrip`.
        while filled and not filled[-1].strip():
            filled.pop()
        filled[-1] = filled[-1].rstrip()
        painted = [
            paint(row, each.column.name, part) for each, part in zip(columns, filled, strict=False)
        ]
        lines.append(GAP.join(painted))
    return lines


def _whole(column: Column, rows: Sequence[StatusRow], notes: Sequence[Notes]) -> Fitted:
    return _as_wide(Fitted(column, 0), rows, notes)


def _short(each: Fitted, rows: Sequence[StatusRow], notes: Sequence[Notes]) -> Fitted:
    return _as_wide(replace(each, short=True), rows, notes)


def _as_wide(each: Fitted, rows: Sequence[StatusRow], notes: Sequence[Notes]) -> Fitted:
    cells = [each.text(row, found) for row, found in zip(rows, notes, strict=True)]
    return replace(each, width=max(map(width, [each.column.heading, *cells])))


def _tells(column: Column, rows: Sequence[StatusRow], notes: Sequence[Notes]) -> bool:
    return any(column.text(row, found) != DASH for row, found in zip(rows, notes, strict=True))
