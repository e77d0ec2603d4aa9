"""The formats a table can be handed out in: one module of `formats` each, found by its name.

A format module holds `ENDINGS`, the file endings it answers to, and `render(publication)`, the
whole file as text. To add a format, add a module.
"""

import pkgutil
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from tracker.export import formats
from tracker.export.publication import Publication


class Format(Protocol):
    """What a format module offers."""

    ENDINGS: tuple[str, ...]

    def render(self, publication: Publication) -> str:
        """The whole file as text."""


@cache
def endings() -> dict[str, str]:
    """The format's name for every ending, such as `.md`."""
    names = sorted(module.name for module in pkgutil.iter_modules(formats.__path__))
    return {ending: name for name in names for ending in _load(name).ENDINGS}


def format_named(name: str) -> str | None:
    """The format's own name for what a user calls it: `md` is `markdown`; None where unknown."""
    return endings().get(f".{name.lower()}", name if name in endings().values() else None)


def render(publication: Publication, name: str) -> str:
    """The table in the format of that name, ending in a newline."""
    return _load(name).render(publication)


def _load(name: str) -> Format:
    return cast("Format", import_module(f"{formats.__name__}.{name}"))
