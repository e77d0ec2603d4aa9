"""Text whose lines were broken to a width, as mail and editors do, with its sentences whole again.

The reader takes a line for a unit of the page: a heading, an entry, a paragraph. Lines that were
broken in mid-sentence would each be read alone.
"""

import re
from itertools import pairwise

_WIDEST = 100
"""Characters; nobody wraps at more, and a page's own paragraphs are longer."""
_SHORTEST = 40
"""Characters of a line that was broken for its length, and not because it was over."""
_ENTRY = re.compile(r"[-*•–—>|#]|\d{1,2}[.):]|(?:by|photo|source|via)\b", re.IGNORECASE)  # noqa: RUF001
_OVER = tuple('.!?:;…"”»)')


def unwrapped(text: str) -> str:
    """`text` with each paragraph's lines joined, if they were broken to a width; else as it is.

    A text is taken for broken if none of its lines with spaces is longer than 100 characters and
    one goes on in lower case on the next. Only lines that were full are joined: the next line's
    first word would not have found room. Entries of lists, and lines after an empty one, stay.
    """
    lines = text.split("\n")
    width = max((len(line) for line in lines if " " in line), default=0)
    if not _SHORTEST <= width <= _WIDEST:
        return text
    if not any(_goes_on(above, below) for above, below in pairwise(lines)):
        return text
    out = lines[:1]
    for above, below in pairwise(lines):
        if _goes_on(above, below) or _full(above, below, width):
            out[-1] = f"{out[-1].rstrip()} {below.lstrip()}"
        else:
            out.append(below)
    return "\n".join(out)


def _goes_on(above: str, below: str) -> bool:
    """Whether a sentence goes on over the break: "a ten-year bilateral | security agreement"."""
    return (
        len(above) >= _SHORTEST
        and below[:1].islower()
        and not above.rstrip().endswith(_OVER)
        and not _ENTRY.match(below)
    )


def _full(above: str, below: str, width: int) -> bool:
    """Whether the line above had no room for the next line's first word."""
    first = below.split(maxsplit=1)[:1]
    if not above.strip() or not first or len(above) < _SHORTEST or _ENTRY.match(below.lstrip()):
        return False
    return len(above) + 1 + len(first[0]) > width
