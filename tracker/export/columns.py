"""The columns of what is handed out as tables: their names, types, and what they mean.

Every tabular format takes its columns from here, so that they agree in names, order and types.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from tracker.export.cells import NOT_REPORTED
from tracker.export.text import safe

Type = Literal["text", "date", "day", "time", "integer", "number", "yes_no"]
"""`date` is EDTF, as fine as it is known; `day` always a day; `time` UTC with microseconds."""

NO_MATTER = ""
"""The value of a cell that does not matter to its row: such is blank, and null where typed."""


Asked = Callable[[Any], bool]
"""Whether the question that a column answers arises for a row."""


def never(_: object) -> bool:
    """For no row: what articles do not tell."""
    return False


def always(_: object) -> bool:
    """For every row."""
    return True


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `value` gives its cell from a row, None where there is none.

    `told` says of a row whether articles could tell it: as text such a cell without a value reads
    "not reported". A blank says that the question does not arise.
    """

    name: str
    type: Type
    about: str
    value: Callable[[Any], object]
    told: Asked = never

    @property
    def title(self) -> str:
        """The name in words, as the head of a column."""
        words = self.name.replace("_", " ").replace("url", "URL")
        return words[:1].upper() + words[1:]

    def text(self, row: object) -> str:
        """The cell as text that is read and never acts."""
        value = self.value(row)
        return as_text(value, told=value is None and self.told(row))


def as_text(value: object, *, told: bool) -> str:
    """A cell's value as text: yes and no, numbers in short, articles' words made safe."""
    if isinstance(value, str):
        return safe(value)
    if value is None:
        return NOT_REPORTED if told else ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.15g}" if isinstance(value, float) else str(value)
