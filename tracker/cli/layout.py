"""Text in columns: how wide it is, how it wraps, how cells line up."""

import unicodedata
from collections.abc import Sequence

from tracker.cli.output import MARK, UNMARK


def width(text: str) -> int:
    """The columns that `text` takes on a terminal; emphasis takes none."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_columns, text))


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """`text` filled with spaces to `columns`."""
    blanks = " " * (columns - width(text))
    return blanks + text if right else text + blanks


def wrap(text: str, columns: int | None, *, indent: str = "") -> list[str]:
    """`text` in lines of at most `columns`, each beginning with `indent`.

    Emphasis that goes over an end of line is closed there and opened again. Without `columns`
    it stays one line; a word longer than a line is cut.
    """
    if columns is None:
        return [indent + text]
    room = max(columns - width(indent), 2)
    lines: list[str] = []
    line = ""
    for word in _words(text, room):
        if line and width(line) + 1 + width(word) > room:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [indent + each for each in _closed([*lines, line])]


def hanging(head: str, text: str, columns: int | None, *, indent: str = "") -> list[str]:
    """`text` wrapped after `head`, a list's mark; further lines stand below its beginning."""
    first, *more = wrap(text, columns, indent=indent + " " * width(head))
    return [indent + head + first[len(indent) + width(head) :], *more]


def columns_of(rows: Sequence[Sequence[str]]) -> list[int]:
    """The widest cell of each column."""
    return [max(map(width, column)) for column in zip(*rows, strict=True)]


def aligned(rows: Sequence[Sequence[str]], *, gap: str = "  ") -> list[str]:
    """`rows` of cells as lines in which the columns line up, without blanks at their ends."""
    if not rows:
        return []
    widths = columns_of(rows)
    return [
        gap.join(pad(cell, columns) for cell, columns in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _columns(character: str) -> int:
    if character in (MARK, UNMARK) or unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _words(text: str, room: int) -> list[str]:
    words: list[str] = []
    for word in text.split():
        rest = word
        while width(rest) > room:
            cut = next(end for end in range(len(rest), 0, -1) if width(rest[:end]) <= room)
            words.append(rest[:cut])
            rest = rest[cut:]
        words.append(rest)
    return words


def _closed(lines: list[str]) -> list[str]:
    is_open = False
    done: list[str] = []
    for line in lines:
        text = MARK + line if is_open else line
        is_open = text.count(MARK) > text.count(UNMARK)
        done.append(text + UNMARK if is_open else text)
    return done
