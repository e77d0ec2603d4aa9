"""What goes to the terminal or the pipe: streams, styles, widths; results apart from the rest."""

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

from tracker.export.text import safe

# Between these two a text is emphasised. No safe text holds them, so that they can be set before
# a text is wrapped and become a terminal's codes, or asterisks, after it.
MARK = "\x02"
UNMARK = "\x03"

_CODES = {
    "bold": "1",
    "dim": "2",
    "green": "32",
    "yellow": "33",
    "cyan": "36",
    "red": "31",
}
_EMPHASIS = "\x1b[1;4m"
_RESET = "\x1b[0m"
_NARROW, _WIDE = 40, 240


@dataclass(frozen=True, slots=True)
class Screen:
    """Where text goes and what it may look like there.

    `terminal` tells whether a person reads it as it comes; `styled` whether codes may be used;
    `width` the columns of a terminal, None where lines may be as long as they are.
    """

    stream: TextIO
    terminal: bool
    styled: bool
    width: int | None

    def line(self, text: str = "") -> None:
        """Print one line, with its emphasis as the place allows."""
        self.stream.write(self.emphasised(text) + "\n")

    def lines(self, texts: Iterable[str]) -> None:
        """Print each of `texts` as a line."""
        for text in texts:
            self.line(text)

    def style(self, text: str, *names: str) -> str:
        """`text` in the named styles, where styles may be used."""
        if not self.styled or not text:
            return text
        return f"\x1b[{';'.join(_CODES[name] for name in names)}m{text}{_RESET}"

    def emphasised(self, text: str) -> str:
        """`text` with its emphasis as codes where styles may be used, else as asterisks."""
        if self.styled:
            return text.replace(MARK, _EMPHASIS).replace(UNMARK, _RESET)
        return text.replace(MARK, "**").replace(UNMARK, "**")


def screen(*, colour: bool | None = None, stream: TextIO | None = None) -> Screen:
    """The screen behind `stream`, by default standard output.

    `colour` False forbids styles (`--no-color`), None leaves it to the environment: NO_COLOR
    forbids, FORCE_COLOR demands, else a terminal that is not dumb has them.
    """
    out = sys.stdout if stream is None else stream
    terminal = _is_terminal(out)
    return Screen(
        stream=out,
        terminal=terminal,
        styled=_may_style(terminal=terminal) if colour is None else colour,
        width=_width(out) if terminal else None,
    )


def err(text: str) -> None:
    """Print one line on standard error; whatever would act there is shown by its escape."""
    sys.stderr.write(safe(text) + "\n")


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:  # the stream is closed
        return False


def _may_style(*, terminal: bool) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR")
    if forced and forced != "0":
        return True
    return terminal and os.environ.get("TERM") != "dumb"


def _width(stream: TextIO) -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return min(max(int(columns), _NARROW), _WIDE)
    try:
        found = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        found = 0
    return min(max(found or 80, _NARROW), _WIDE)
