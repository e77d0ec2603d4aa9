"""What the parts of a row came to, kept for the next row: most rest on the same reports again."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from tracker.domain.told import Told

_Name = TypeVar("_Name", bound=str)
_Part = TypeVar("_Part")


class Parts(Protocol):
    """Gives the parts of a row, each made from its name and some reports, and from no more."""

    def __call__(
        self, name: _Name, reports: list[Told], make: Callable[[_Name, list[Told]], _Part], /
    ) -> _Part:
        """The part that `make` makes; the list of reports must not be changed afterwards."""
        ...


def anew(name: _Name, reports: list[Told], make: Callable[[_Name, list[Told]], _Part]) -> _Part:
    """The part of a row of which nothing is remembered, see `Parts`."""
    return make(name, reports)


class Remembered:
    """The parts of one party's last row, each with the reports that it was made from.

    `asked` tells how often the number of sources was asked for up to now: a part that asks for it
    is not kept, as the same reports may have more sources next time.
    """

    def __init__(self, asked: Callable[[], int]) -> None:
        self._asked = asked
        self._parts: dict[str, tuple[list[Told], Any]] = {}

    def part(
        self, name: _Name, reports: list[Told], make: Callable[[_Name, list[Told]], _Part]
    ) -> _Part:
        """The part of the last row, where it was made from the same reports; see `Parts`."""
        known = self._parts.get(name)
        if known is not None and known[0] == reports:
            part: _Part = known[1]
            return part
        before = self._asked()
        made = make(name, reports)
        if self._asked() == before:
            self._parts[name] = reports, made
        else:
            self._parts.pop(name, None)
        return made
