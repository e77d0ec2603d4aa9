"""Counts that articles report as text: a line each, and the sentences where they are asked for."""

from collections.abc import Sequence

from tracker.cli.layout import aligned, columns_of, pad, wrap
from tracker.cli.output import Screen
from tracker.cli.show_report import article, sentence
from tracker.export.tallies import said, summary, why
from tracker.export.text import safe
from tracker.views.tallies import Tallies, TallyRow

_GAP = "  "
_INDENT = "    "
_NO_DAY = "not known"
_HEADER = ("Published", "Counted", "Said", "Had", "What it comes to")
_SAID, _HAD, _WHY = 2, 3, 4
_LEAST = 24
_COLOUR = {
    "fits": "green",
    "explained": "green",
    "stale": "yellow",
    "undated": "yellow",
    "miscount": "red",
    "unexplained": "red",
}


def tallies_lines(tallies: Tallies, screen: Screen, *, sentences: bool) -> list[str]:
    """The lines that show the counts on `screen`, with `sentences` what each rests on."""
    lines = [screen.style(each, "bold") for each in wrap(safe(summary(tallies)), screen.width)]
    if not tallies.rows:
        return lines
    cells = [_cells(row) for row in tallies.rows]
    lines.append("")
    if screen.terminal:
        shown = _fitted(tallies.rows, cells, screen)
    else:
        head, *body = aligned([tuple(each.lower() for each in _HEADER), *cells])
        lines.append(head)
        shown = [[each] for each in body]
    if screen.terminal:
        lines.append(screen.style(_joined(_HEADER, _widths(cells)), "bold"))
    for row, found in zip(tallies.rows, shown, strict=True):
        lines += found
        if sentences:
            for each in row.reports:
                lines += sentence(each, screen, _INDENT)
                lines += wrap(article(each), screen.width, indent=_INDENT)
    return lines


def _cells(row: TallyRow) -> tuple[str, ...]:
    return (
        row.published or _NO_DAY,
        row.counted,
        said(row),
        str(row.came.had),
        safe(why(row)),
    )


def _widths(cells: Sequence[Sequence[str]]) -> list[int]:
    return columns_of([_HEADER, *cells])


def _fitted(
    rows: Sequence[TallyRow], cells: Sequence[tuple[str, ...]], screen: Screen
) -> list[list[str]]:
    widths = _widths(cells)
    before = sum(widths[:_WHY]) + len(_GAP) * _WHY
    room = max((screen.width or before + widths[_WHY]) - before, _LEAST)
    shown = []
    for row, each in zip(rows, cells, strict=True):
        first, *more = wrap(each[_WHY], room)
        colour = _COLOUR[row.came.verdict]
        line = _GAP.join(
            pad(text, columns, right=column in (_SAID, _HAD))
            for column, (text, columns) in enumerate(zip(each[:_WHY], widths, strict=False))
        )
        shown.append(
            [
                f"{line}{_GAP}{screen.style(first, colour)}",
                *(f"{' ' * before}{screen.style(text, colour)}" for text in more),
            ]
        )
    return shown


def _joined(cells: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(
        pad(text, columns, right=column in (_SAID, _HAD))
        for column, (text, columns) in enumerate(zip(cells, widths, strict=True))
    ).rstrip()
