"""The status table as text: in colour and fitted on a terminal, plain and whole in a pipe."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.cli.arrange import View, grouped, ordered
from tracker.cli.columns import DASH, USUAL, Column, Notes
from tracker.cli.fit import Fitted, chosen, fitted, header, row_lines, total
from tracker.cli.layout import hanging, wrap
from tracker.cli.output import Screen
from tracker.export.cells import notes, stage_label
from tracker.export.publication import Publication
from tracker.export.text import safe
from tracker.views.rows import StatusRow

COLOUR = {
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
"""The colour of each stage, beside its word and never in its place."""
_UNSHAPED = View()
_FAINT = frozenset({DASH, "not reported", "not required"})


def status_lines(publication: Publication, screen: Screen, view: View = _UNSHAPED) -> list[str]:
    """The lines that show the table on `screen`, as `view` asks for it."""
    rows = ordered(publication.table.rows, view)
    groups = grouped(rows, view)
    explained, numbers = numbered([row for _, group in groups for row in group])
    lines = [*head_lines(publication, screen)]
    if rows:
        lines += ["", *_table(publication, groups, numbers, screen, view)]
    if explained:
        lines.append("")
    for number, note in enumerate(explained, 1):
        lines += hanging(f"[{number}] ", safe(note), screen.width)
    if publication.left_out_line is not None:
        lines += ["", *_wrapped(publication.left_out_line, screen)]
    return lines


def head_lines(publication: Publication, screen: Screen) -> Iterator[str]:
    """Of what dossier, how many, on which day by both clocks, and from which log."""
    yield from _wrapped(publication.heading, screen, "bold")
    yield from _wrapped(publication.totals_line, screen)
    yield from clock_lines(publication, screen)


def clock_lines(publication: Publication, screen: Screen) -> Iterator[str]:
    """The day by publication, the moment by recording, and the hash of the log's last event."""
    table, log = publication.table, publication.table.log
    events = "1 event" if log.events == 1 else f"{log.events} events"
    known = table.known_at or f"{(log.recorded_at or '')[:19]}Z"
    moment = f"As of {table.as_of} by publication, {known} by recording; {events}."
    if log.hash is None:
        moment = f"As of {table.as_of} by publication; the log is empty."
    yield from _wrapped(moment, screen, "dim")
    if log.hash is not None:
        yield from _wrapped(f"Log head {log.hash}", screen, "dim")


def numbered(rows: Sequence[StatusRow]) -> tuple[list[str], dict[str, Notes]]:
    """All notes, each once with the parties it is about; and by party the numbers of its flags."""
    about: dict[str, list[str]] = {}
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in rows:
        found[row.status.party] = notes(row.status)
        for texts in found[row.status.party].values():
            for text in dict.fromkeys(texts):
                about.setdefault(text, []).append(row.status.party)
    number = {text: place for place, text in enumerate(about, 1)}
    references = {
        party: {flag: tuple(number[text] for text in texts) for flag, texts in flags.items()}
        for party, flags in found.items()
    }
    return [f"{', '.join(parties)}: {text}" for text, parties in about.items()], references


def _table(
    publication: Publication,
    groups: Sequence[tuple[str | None, list[StatusRow]]],
    numbers: dict[str, Notes],
    screen: Screen,
    view: View,
) -> Iterator[str]:
    rows = [row for _, group in groups for row in group]
    found = [numbers[row.status.party] for row in rows]
    room = None if view.wide else screen.width
    left_out: list[Column] = []
    if not screen.terminal:
        # Programs call a column by the name that --columns takes.
        named = [replace(each, heading=each.name) for each in view.asked or USUAL]
        columns = fitted(named, rows, found, room)
    elif view.asked is not None or room is None:
        columns = fitted(view.asked or USUAL, rows, found, room)
    else:
        columns, left_out = chosen(USUAL, rows, found, room)
    if room is not None and total(columns) > room:
        whole = fitted(view.asked or USUAL, rows, found, None)
        yield from _paragraphs(publication, groups, whole, numbers, screen)
        return
    if screen.terminal:
        yield screen.style(header(columns), "bold")
        yield screen.style("─" * total(columns), "dim")
    else:
        yield header(columns)
    for stage, group in groups:
        if stage is not None:
            yield from ("", *_wrapped(publication.total_of(stage), screen, "bold"))
        for row in group:
            yield from row_lines(
                row, numbers[row.status.party], columns, lambda *cell: _painted(screen, *cell)
            )
    if left_out:
        names = ", ".join(each.name for each in left_out)
        yield ""
        yield from _wrapped(f"No room for: {names}. See --wide, --columns.", screen, "dim")


def _paragraphs(
    publication: Publication,
    groups: Sequence[tuple[str | None, list[StatusRow]]],
    columns: Sequence[Fitted],
    numbers: dict[str, Notes],
    screen: Screen,
) -> Iterator[str]:
    """The table for a terminal that is too narrow for one: a paragraph a party."""
    names = [each for each in columns if each.column.name in ("code", "party")]
    others = [each for each in columns if each not in names]
    for place, (stage, group) in enumerate(groups):
        if stage is not None:
            yield from [""] * (place > 0)
            yield from _wrapped(publication.total_of(stage), screen, "bold")
        for row in group:
            found = numbers[row.status.party]
            title = "  ".join(each.column.text(row, found) for each in names)
            yield from _wrapped(title or row.status.party, screen, "bold")
            cells = [(each.column.name, each.column.text(row, found)) for each in others]
            words = "; ".join(
                text if name == "stage" else f"{name}: {text}"
                for name, text in cells
                if text != DASH
            )
            label = stage_label(row)
            for line in wrap(words, screen.width, indent="    "):
                yield line.replace(label, _painted(screen, row, "stage", label), 1)


def _painted(screen: Screen, row: StatusRow, name: str, text: str) -> str:
    """A filled cell in its style, the blanks that fill its column left alone."""
    words = text.strip()
    style = _style_of(row, name, words)
    return text if style is None else text.replace(words, screen.style(words, style), 1)


def _style_of(row: StatusRow, name: str, words: str) -> str | None:
    if words in _FAINT:
        return "dim"
    calls_for_a_look = {
        "flags": True,
        "next": row.overdue_days is not None,
        "confidence": row.confidence == "contested",
    }
    if calls_for_a_look.get(name):
        return "yellow"
    return {"code": "bold", "stage": COLOUR.get(row.status.stage, "dim")}.get(name)


def _wrapped(text: str, screen: Screen, *styles: str) -> list[str]:
    lines = wrap(safe(text), screen.width)
    return [screen.style(line, *styles) if styles else line for line in lines]
