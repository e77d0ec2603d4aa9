"""What is made once for a value that is dear to hash, such as a dossier."""

from collections.abc import Callable
from typing import TypeVar

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


def once(make: Callable[[_Given], _Made]) -> Callable[[_Given], _Made]:
    """`make`, which remembers what it made last and of what, told by identity.

    A dossier is a deep tuple of tuples: to hash it takes longer than to read a sentence, and one
    process reads for one dossier. `make` must be pure and its argument must not change.
    """
    last: list[tuple[_Given, _Made]] = []

    def made(given: _Given) -> _Made:
        if not last or last[0][0] is not given:
            last[:] = [(given, make(given))]
        return last[0][1]

    return made
