"""The status table as text: in colour and fitted on a terminal, plain and whole in a pipe."""

from collections.abc import Sequence
from itertools import zip_longest

from tracker.cli.layout import aligned, columns_of, hanging, pad, wrap
from tracker.cli.output import Screen
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
_NAME, _STAGE, _NEXT, _SOURCES, _FLAGS = 1, 2, 4, 5, 6
_GAP = "  "
_LEAST = {_NEXT: len("2024-06-13/"), _FLAGS: len("Flags"), _NAME: len("United States")}
"""The least widths of the columns that give way on a narrow terminal, in that order."""
_LEAST_WORDS = len("conflict [10],")
"""The least width in which flags are shown as words, one below the other where need be."""


def status_lines(publication: Publication, screen: Screen) -> list[str]:
    """The lines that show the table on `screen`."""
    table = publication.table
    lines = _wrapped(publication.totals_line, screen, "bold")
    lines += _wrapped(_moment(publication), screen, "dim")
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
            lines += hanging(f"[{number}] ", safe(note), screen.width)
    if publication.left_out_line is not None:
        lines += ["", *_wrapped(publication.left_out_line, screen)]
    return lines


def _moment(publication: Publication) -> str:
    table = publication.table
    known = f", known at {table.known_at}" if table.known_at else ""
    events = "1 event" if table.log.events == 1 else f"{table.log.events} events"
    return f"As of {table.as_of}{known}; {events} in the log."


def _plain(rows: Sequence[StatusRow], numbers: Sequence[dict[str, str]]) -> list[str]:
    header = ("code", "party", "stage", "since", "next", "sources", "flags")
    body = [_cells(row, found) for row, found in zip(rows, numbers, strict=True)]
    return aligned([header, *body])


def _fitted(
    rows: Sequence[StatusRow], numbers: Sequence[dict[str, str]], screen: Screen
) -> list[str]:
    body = [_cells(row, found) for row, found in zip(rows, numbers, strict=True)]
    widths = columns_of([_HEADER, *body])
    room = screen.width or _total(widths)
    for_flags = room - _total(widths[:_FLAGS]) - len(_GAP)
    if _LEAST_WORDS <= for_flags < widths[_FLAGS]:
        widths[_FLAGS] = for_flags
    if _total(widths) > room:
        # The notes below say in words what the flags are, so here their numbers are enough.
        body = [
            (*cells[:_FLAGS], _references(found))
            for cells, found in zip(body, numbers, strict=True)
        ]
        widths = columns_of([_HEADER, *body])
    for column, least in _LEAST.items():
        excess = _total(widths) - room
        if excess > 0:
            widths[column] = max(widths[column] - excess, min(least, widths[column]))
    if _total(widths) > room:
        return _listed(rows, body, screen)
    lines = [
        screen.style(_joined(_HEADER, widths), "bold"),
        screen.style("─" * _total(widths), "dim"),
    ]
    for row, cells in zip(rows, body, strict=True):
        lines += _wrapped_row(row, cells, widths, screen)
    return lines


def _listed(rows: Sequence[StatusRow], body: Sequence[Sequence[str]], screen: Screen) -> list[str]:
    """The table for a terminal that is too narrow for one: a paragraph a party."""
    lines: list[str] = []
    for row, cells in zip(rows, body, strict=True):
        code, name, stage, since_day, planned, sources, flags = cells
        words = f"{stage}; since: {since_day}; next: {planned}; sources: {sources}; flags: {flags}"
        lines.append(f"{screen.style(code, 'bold')}  {name}")
        coloured = [
            _in_colour(row, each, screen) for each in wrap(words, screen.width, indent="    ")
        ]
        lines += coloured
    return lines


def _wrapped_row(
    row: StatusRow, cells: Sequence[str], widths: Sequence[int], screen: Screen
) -> list[str]:
    """A row of the table; where a cell is wider than its column it goes on in the next line."""
    columns = [
        wrap(cell.replace("/", "/ ") if column == _NEXT else cell, width)
        if len(cell) > width
        else [cell]
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    lines = []
    for parts in zip_longest(*columns, fillvalue=""):
        line = [pad(part, width) for part, width in zip(parts, widths, strict=True)]
        line[_SOURCES] = pad(parts[_SOURCES], widths[_SOURCES], right=True)
        line[0] = screen.style(line[0], "bold")
        line[_STAGE] = _in_colour(row, line[_STAGE], screen)
        if parts[_FLAGS] not in ("", _NONE):
            line[_FLAGS] = screen.style(parts[_FLAGS], "yellow")
        lines.append(_GAP.join(line).rstrip())
    return lines


def _in_colour(row: StatusRow, text: str, screen: Screen) -> str:
    label = stage_label(row)
    return text.replace(label, screen.style(label, _COLOUR.get(row.status.stage, "dim")), 1)


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
            of_row[flag] = " ".join(f"[{numbers[text]}]" for text in texts)
        found.append(of_row)
    return list(numbers), found


def _references(found: dict[str, str]) -> str:
    return " ".join(found.values()) or _NONE


def _joined(cells: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(pad(cell, width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _wrapped(text: str, screen: Screen, *styles: str) -> list[str]:
    lines = wrap(safe(text), screen.width)
    return [screen.style(line, *styles) if styles else line for line in lines]
