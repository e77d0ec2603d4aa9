"""What a built-in dossier is called, read without the rest of it.

An answer needs no more of its dossier than the title and the licence, and to read the whole file,
with its hundreds of names, takes longer than the answer.
"""

import json
import os
import re
from dataclasses import dataclass

_LINE = re.compile(r'(id|title|licence) = ("[^"\\]*")')
"""A line of the file's beginning: its own keys stand before all tables and lists."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A dossier's id, title and licence."""

    id: str
    title: str
    licence: str


def built_in_heading(dossier_id: str) -> Heading | None:
    """The heading of the built-in dossier of this id; None where there is none, or it is unusual.

    Who gets None loads the dossier.
    """
    if not re.fullmatch(r"[a-z0-9-]+", dossier_id):
        return None
    # Not by importlib.resources, whose import takes longer than all the rest here.
    path = os.path.join(os.path.dirname(__file__), dossier_id, "dossier.toml")  # noqa: PTH118, PTH120
    found: dict[str, str] = {}
    try:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123
            for line in file:
                match = _LINE.match(line)
                if match:
                    found[match[1]] = json.loads(match[2])
                elif line.rstrip().endswith(("[", "]", "{")):
                    break
    except (OSError, UnicodeDecodeError):
        return None
    if found.get("id") != dossier_id or "title" not in found or "licence" not in found:
        return None
    return Heading(**found)
