"""The status table as text: in colour and fitted on a terminal, plain and whole in a pipe."""

from collections.abc import Sequence

from tracker.cli.layout import aligned, columns_of, pad, wrap
from tracker.cli.output import Screen
from tracker.domain.lifecycle import LABELS
from tracker.export.cells import flag_label, notes, since, stage_label
from tracker.export.publication import Publication
from tracker.export.text import safe
from tracker.views.rows import StatusRow

_COLOUR = {
    "signed": "green",
    "ratified": "green",
    "in_force": "green",
    "signing_scheduled": "cyan",
    "text_agreed": "cyan",
    "talks_close": "cyan",
    "negotiating": "yellow",
    "declared": "yellow",
    "postponed": "red",
    "stalled": "red",
    "suspended": "red",
    "terminated": "red",
}
_NONE = "-"
_HEADER = ("", "Party", "Stage", "Since", "Next", "Src", "Flags")
_NAME, _FLAGS = 1, 6
_GAP = "  "
_LEAST_NAME = 12


def status_lines(publication: Publication, screen: Screen) -> list[str]:
    """The lines that show the table on `screen`."""
    table = publication.table
    lines = _wrapped(publication.totals_line, screen, "bold")
    lines += _wrapped(publication.as_of_line, screen, "dim")
    if table.rows:
        explained, numbers = _numbered(table.rows)
        lines.append("")
        if screen.terminal:
            lines += _fitted(table.rows, numbers, screen)
        else:
            lines += _plain(table.rows, numbers)
        if explained:
            lines.append("")
        for number, note in enumerate(explained, 1):
            lines += _hanging(f"[{number}] ", safe(note), screen)
    if publication.left_out_line is not None:
        lines += ["", *_wrapped(publication.left_out_line, screen)]
    return lines


def _plain(rows: Sequence[StatusRow], numbers: Sequence[dict[str, str]]) -> list[str]:
    header = ("code", "party", "stage", "since", "next", "sources", "flags")
    body = [_cells(row, found) for row, found in zip(rows, numbers, strict=True)]
    return aligned([header, *body])


def _fitted(
    rows: Sequence[StatusRow], numbers: Sequence[dict[str, str]], screen: Screen
) -> list[str]:
    body = [_cells(row, found) for row, found in zip(rows, numbers, strict=True)]
    widths = columns_of([_HEADER, *body])
    room = screen.width or sum(widths)
    if _total(widths) > room:
        # The notes below say in words what the flags are, so here their numbers are enough.
        body = [
            (*cells[:_FLAGS], _references(found))
            for cells, found in zip(body, numbers, strict=True)
        ]
        widths = columns_of([_HEADER, *body])
    if _total(widths) > room:
        widths[_NAME] = max(widths[_NAME] - (_total(widths) - room), _LEAST_NAME)
    lines = [
        screen.style(_joined(_HEADER, widths), "bold"),
        screen.style("─" * min(_total(widths), room), "dim"),
    ]
    for row, cells in zip(rows, body, strict=True):
        first, *more = wrap(cells[_NAME], widths[_NAME])
        line = (*cells[:_NAME], first, *cells[_NAME + 1 :])
        lines.append(_coloured(line, widths, row, screen))
        lines += [_GAP.join([" " * widths[0], each]) for each in more]
    return lines


def _cells(row: StatusRow, found: dict[str, str]) -> tuple[str, ...]:
    status = row.status
    flags = ", ".join(f"{flag_label(flag)} {found[flag]}" for flag in status.flags)
    return (
        safe(status.party),
        safe(row.party_name),
        stage_label(row),
        since(status),
        _next(row),
        str(status.sources),
        flags or _NONE,
    )


def _next(row: StatusRow) -> str:
    """The planned day, while it is one that is still to come or has passed without a word."""
    status = row.status
    return status.scheduled_for or _NONE if status.stage == "signing_scheduled" else _NONE


def _numbered(rows: Sequence[StatusRow]) -> tuple[list[str], list[dict[str, str]]]:
    """All notes, each once, and for each row its flags with the numbers of their notes."""
    numbers: dict[str, int] = {}
    found: list[dict[str, str]] = []
    for row in rows:
        of_row = {}
        for flag, texts in notes(row.status).items():
            for text in texts:
                numbers.setdefault(text, len(numbers) + 1)
            of_row[flag] = "".join(f"[{numbers[text]}]" for text in texts)
        found.append(of_row)
    return list(numbers), found


def _references(found: dict[str, str]) -> str:
    return "".join(found.values()) or _NONE


def _coloured(
    cells: Sequence[str], widths: Sequence[int], row: StatusRow, screen: Screen
) -> str:
    line = [pad(cell, columns) for cell, columns in zip(cells, widths, strict=True)]
    line[0] = screen.style(line[0], "bold")
    line[2] = line[2].replace(
        LABELS[row.status.stage],
        screen.style(LABELS[row.status.stage], _COLOUR.get(row.status.stage, "dim")),
    )
    line[5] = pad(cells[5], widths[5], right=True)
    line[_FLAGS] = screen.style(cells[_FLAGS], "yellow") if cells[_FLAGS] != _NONE else _NONE
    return _GAP.join(line).rstrip()


def _joined(cells: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(pad(cell, width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _wrapped(text: str, screen: Screen, *styles: str) -> list[str]:
    lines = wrap(safe(text), screen.width)
    return [screen.style(line, *styles) if styles else line for line in lines]


def _hanging(head: str, text: str, screen: Screen) -> list[str]:
    first, *more = wrap(text, screen.width, indent=" " * len(head))
    return [head + first[len(head) :], *more]
