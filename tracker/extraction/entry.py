"""A line of a list or a table: the names of parties, and what little stands beside them.

"12 January - United Kingdom", "Germany | 16 February 2024 | Berlin", "* Ireland (4 September)",
"Northern Europe: Denmark, Norway". What it says of them, a heading above the line tells.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.extraction.unit import Unit


@dataclass(frozen=True, slots=True)
class Entry:
    """The parts of a line.

    `label` is what stands before the names and is no day ("Northern Europe:"), `names` the nodes
    that name parties, `notes` what else the line says, cell by cell; an empty cell of a table is an
    empty note. `bare` tells that it says nothing but names, days, places and notes in brackets.
    """

    label: tuple[Unit, ...]
    names: tuple[Unit, ...]
    notes: tuple[tuple[Unit, ...], ...]
    bare: bool


def entry_of(units: Sequence[Unit], text: str, base: int, home: str) -> Entry | None:
    """The line as an entry of a list, None where it is none.

    Args:
        units: The line's words, folded to nodes or not.
        text: The line.
        base: Where it begins in the article, as the units count.
        home: The home party, whose name alone makes no entry.
    """
    if not 0 < len(units) <= _LONGEST:
        return None
    cells, brackets = cells_of(units, text, base)
    label: list[Unit] = []
    if cells and len(cells) > 1 and is_day(cells[0][0]):
        cells[0], cells[1] = cells[1], cells[0]
    elif len(cells) > 1 and cells[0][1] == ":" and len(cells[0][0]) <= _LABEL:
        names = cells[1][0]
        if _names(names, home) and not _of_parties(cells[0][0], home):
            label = cells.pop(0)[0]
    table = is_table(text)
    if not _names(cells[0][0], home) and not (table and _opens(cells[0][0], home)):
        return None
    rest = [cell for cell, _ in cells[1:]]
    if (sum(map(len, rest)) > _NOTES and not table) or (label and any(rest)):
        return None
    named = tuple(each for unit in cells[0][0] for each in _others(unit, home))
    bare = not label and all(is_day(cell) or _is_place(cell) for cell in rest)
    bare = bare or (table and any(is_day(cell) for cell in rest))
    told = any("SAY" in unit.tags for unit in label)
    bare = bare or (bool(label) and len(label) <= _SHORT and not told)
    return Entry(tuple(label), named, tuple(map(tuple, (*rest, *brackets))), bare)


def _others(unit: Unit, home: str) -> Sequence[Unit]:
    """The unit if it names a party; without the home party of "Ukraine and Japan"."""
    if home not in unit.codes:
        return (unit,) if unit.codes else ()
    return [each for each in unit.members if each.codes and home not in each.codes]


_LONGEST = 60
_LABEL = 8
_SHORT = 4
_NOTES = 16
"""Words beside the names; what says more is a sentence."""

_MARKS = frozenset({"|", "\u2013", "\u2014", ":", ";", "-"})
_RULES = frozenset({"|"})
_OPENS = {"(": ")", "[": "]"}


def cells_of(
    units: Sequence[Unit], text: str, base: int
) -> tuple[list[tuple[list[Unit], str]], list[list[Unit]]]:
    """The line's cells, each with the mark behind it, and what stands in brackets."""
    cells: list[tuple[list[Unit], str]] = []
    brackets: list[list[Unit]] = []
    cell: list[Unit] = []
    marks = _RULES if is_table(text) else _MARKS
    close = ""
    end = base
    for at, unit in enumerate(units):
        if close:
            if unit.lower == close:
                close = ""
            else:
                brackets[-1].append(unit)
        elif unit.lower in _OPENS:
            close = _OPENS[unit.lower]
            brackets.append([])
        elif unit.lower in marks and _parts(units, at):
            cells.append((cell, unit.lower))
            cell = []
        else:
            tabs = text.count("\t", max(0, end - base), unit.start - base)
            if tabs:
                cells += [(cell, "|"), *[([], "|")] * (tabs - 1)]
                cell = []
            cell.append(unit)
        end = unit.end
    cells.append((cell, ""))
    while len(cells) > 1 and not cells[0][0]:
        cells.pop(0)
    return cells, brackets


def is_table(text: str) -> bool:
    """Whether a line is a table's row: its cells stand between rules or tabs."""
    return "\t" in text or "|" in text


def _parts(units: Sequence[Unit], at: int) -> bool:
    """Whether a mark parts two cells: no hyphen within a word, no dash between two years."""
    unit = units[at]
    if unit.lower in ("|", ":", ";"):
        return True
    behind = units[at + 1] if at + 1 < len(units) else None
    spaced = unit.spaced or (behind is not None and behind.spaced)
    return spaced or unit.lower == "\u2014"


def is_day(cell: Sequence[Unit]) -> bool:
    """Whether a cell tells nothing but a day or an hour."""
    return bool(cell) and any(_is_time(unit) for unit in cell) and all(
        _is_time(unit) or unit.lower in _BESIDE_DAYS for unit in cell
    )  # fmt: skip


def _is_time(unit: Unit) -> bool:
    return not unit.codes and ("WHEN" in unit.tags or unit.lower[:1].isdigit())


_BESIDE_DAYS = frozenset({",", ".", "/", "-", "on", "in", "the", "of", "'", "early", "late", "mid"})


def _is_place(cell: Sequence[Unit]) -> bool:
    """Whether a cell is empty or only names something: "Kyiv", "Borgo Egnazia, Italy"."""
    return len(cell) <= _LABEL and all(
        unit.codes or unit.upper or _is_time(unit) or unit.lower in _JOINING for unit in cell
    )


def _names(cell: Sequence[Unit], home: str) -> bool:
    """Whether a cell names parties first of all, with a day or a place behind them at most."""
    named = False
    after = False
    for unit in cell:
        if unit.codes and unit.kind not in ("person", "office"):
            named = named or unit.codes != (home,)
        elif _is_time(unit) or unit.lower in _BESIDE_DAYS:
            after = after or named
        elif unit.lower in _JOINING or not unit.lower[:1].isalnum():
            continue
        elif not (after and unit.upper and not unit.tags):
            return False
    return named


def _opens(cell: Sequence[Unit], home: str) -> bool:
    """Whether a table's cell opens with a party: "Denmark, security cooperation"."""
    return bool(cell) and bool(cell[0].codes) and cell[0].codes != (home,)


_JOINING = frozenset({"and", "the", ",", "&", "/", "+", "\u2022", "\u00b7", "*", "both",
                      "also", "as well as", ".", "with", "then", "at", "in"})  # fmt: skip


def _of_parties(cell: Sequence[Unit], home: str) -> bool:
    """Whether what stands before a colon is itself the party: "Denmark: 23 February"."""
    return any(unit.codes and unit.codes != (home,) and unit.kind != "group" for unit in cell)
