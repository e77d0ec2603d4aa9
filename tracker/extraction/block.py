"""Which lines of a page are entries of lists, and which head them.

A name in a menu and a name in a list look alike; company tells them apart: an entry stands among
other entries or below a heading.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

Grade = Literal["bare", "entry", "other"]
"""What a line is by itself: `bare` names parties, days and places alone, `entry` says more."""

BULLET = re.compile(
    r"(?:[-–—*•·▪●‣]|\d{1,2}(?:\)|\.(?!\s(?:Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec))))\s+"  # noqa: RUF001
)
CLOSED = re.compile(r"[.!?][\"”’')]{0,3}(?: \([^()]{1,40}\))?$")  # noqa: RUF001
_FIELD = re.compile(r"[A-Z][\w ]{2,24}:\s\S")
"""A line of a form: "Status: in negotiation"."""
_LISTING = re.compile(r"[\d,:;|\t]|\sand\s|[a-z][A-Z]")
_LONGEST = 300
"""Characters of an entry; whatever is longer is prose."""
_PROSE = 6
"""Words in small letters in a line with a full stop; with more of them it is prose."""
_SHORT = 8
_ASKING = 14
"""Words of a heading, and of one that ends in a colon or question mark."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a line is among its neighbours: an entry, a heading over some, a name over prose."""

    entry: bool = False
    heads: bool = False
    alone: bool = False


def places(lines: Sequence[str], grade: Callable[[str], Grade]) -> list[Place]:
    """The place of each line.

    Args:
        lines: The page's lines, none of them blank.
        grade: What a line without its bullet or number is by itself.
    """
    grades = [_graded(line, grade) for line in lines]
    entries = [_is_entry(lines, grades, at) for at in range(len(lines))]
    found = [Place()] * len(lines)
    for at in range(len(lines) - 1, -1, -1):
        below = at + 1 < len(lines) and (entries[at + 1] or _heads_entries(found, entries, at + 1))
        heads = (
            not entries[at] and below and (_is_row(lines[at]) or (at > 0 and _may_head(lines[at])))
        )
        alone = not entries[at] and grades[at] == "bare" and _heads_prose(lines, at)
        found[at] = Place(entries[at], heads and not alone, alone)
    return found


def _graded(line: str, grade: Callable[[str], Grade]) -> Grade:
    if len(line) > _LONGEST:
        return "other"
    if CLOSED.search(line[-50:]) and _is_prose(line):
        return "other"
    bullet = BULLET.match(line)
    return grade(line[bullet.end() :] if bullet else line)


def _is_prose(line: str) -> bool:
    """Whether a line has more words in small letters than an entry has."""
    small = 0
    for word in line.split():
        if word[0].islower():
            small += 1
            if small > _PROSE:
                return True
    return False


def _is_entry(lines: Sequence[str], grades: Sequence[Grade], at: int) -> bool:
    if at == 0 or grades[at] == "other":
        return False
    beside = {grades[at - 1], grades[at + 1] if at + 1 < len(grades) else "other"}
    if grades[at] == "bare":
        return beside != {"other"} or (_may_head(lines[at - 1]) and not _heads_prose(lines, at))
    return "bare" in beside or any("other" not in grades[k : k + 3] for k in range(at - 2, at + 1)
                                   if 0 <= k <= len(grades) - 3)  # fmt: skip


def _heads_prose(lines: Sequence[str], at: int) -> bool:
    """Whether a lone name is a heading over prose: it has neither a bullet nor a day."""
    line = lines[at]
    plain = not (BULLET.match(line) or _LISTING.search(line) or line.endswith("."))
    below = lines[at + 1] if at + 1 < len(lines) else ""
    prose = below.count(" ") > _SHORT or below.endswith((".", "!", "\u201d", '"'))
    return plain and (prose or _FIELD.match(below) is not None)


def _heads_entries(found: Sequence[Place], entries: Sequence[bool], at: int) -> bool:
    """Whether the line heads entries at once, as "2024" does below "Who has signed"."""
    return found[at].heads and at + 1 < len(entries) and entries[at + 1]


def _is_row(line: str) -> bool:
    """Whether a line is a table's row."""
    return "|" in line or "\t" in line


def _may_head(line: str) -> bool:
    """Whether a line is short and no sentence, or asks or ends in a colon."""
    words = line.count(" ") + 1
    if line[-1] in ":?":
        return words <= _ASKING
    return words <= _SHORT and CLOSED.search(line[-50:]) is None
