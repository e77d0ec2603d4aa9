"""Which shingles of a sketch stand for an article in the index of stories."""

from collections.abc import Collection

LEAST = 24
SHARE = 2
"""Of a sketch half is in the index, and at least so many of its shingles."""


def entries(sketch: Collection[int]) -> list[int]:
    """Those shingles of a sketch that stand for an article in the index: the smallest, in order.

    Each is on a page of its own in a long index, and pages are what recording an article costs. A
    text is looked for by its whole sketch, so that whichever of two texts comes first, most of
    these are found.
    """
    return sorted(sketch)[: entry_count(len(sketch))]


def entry_count(size: int) -> int:
    """How many entries a sketch of this size has in the index."""
    return min(size, max(LEAST, size // SHARE))
