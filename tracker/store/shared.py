"""Which articles share shingles with a text: asked so that a longer log does not cost more.

Most shingles of a text are in few articles, and common phrases in many: the longer the log, the
more. So the lists of all shingles are read as far as a few articles, and those that go on are
phrases, which tell little of one story from another: they are left out, as stop words are by a
search engine. Only where hardly anything else is left, as in the copies of what hundreds of
outlets have printed, some of the long lists are read as well. What is read is bounded.
"""

from collections import Counter
from collections.abc import Callable, Collection
from itertools import chain
from typing import NamedTuple

from tracker.store.entries import entries, entry_count
from tracker.store.storyindex import StoryIndex

_FEW = 4
"""Where but one shingle in so many is no phrase, phrases are read as well."""

_SEVERAL = 4
_PHRASES = 8
_MOST = 2000
"""So many of them, and of each so many articles at most."""


class Shared(NamedTuple):
    """An article that shares shingles with a text: how many, and whether it may be all of both."""

    less_shared: int
    """The number that it shares, below 0, so that those that share most come first."""
    article: str
    whole: bool


def sharing(
    index: StoryIndex,
    sketch: Collection[int],
    at_least: Callable[[int], int],
    id_at: Callable[[int], str],
) -> list[Shared]:
    """The articles that share many shingles of `sketch`, those that share most first.

    Args:
        index: the index of stories, which has met the store.
        sketch: the sampled shingles of a text.
        at_least: how many two sketches must share, for the size of the smaller.
        id_at: gives the id of the article that was recorded at a position.
    """
    lists, phrases = index.lists(sketch)
    asked = len(sketch) - len(phrases)
    own = entries(sketch)
    common = [each for each in own if each in phrases]
    if (len(own) - len(common)) * _FEW < len(own):
        # The smallest are no others than those of a copy, as shingles are hashes.
        first = index.holders(common[:_PHRASES], _MOST)
        lists.update(first)
        asked += len(first)
    found = Counter(chain.from_iterable(lists.values()))
    own_size = len(sketch)
    least: dict[int, int] = {}
    alike = []
    for (position, size), shared in found.items():
        needed = least.get(size)
        if needed is None:
            # Of its entries so many would be asked for, were all of the smaller text in the larger.
            most = entry_count(size) * min(size, own_size) * asked / (size * own_size)
            # A single one is too often a phrase, where several could be shared.
            needed = max(1 + (most >= _SEVERAL), at_least(max(1, int(most))))
            least[size] = needed
        if shared >= needed:
            alike.append(Shared(-shared, id_at(position), whole=size == own_size))
    return sorted(alike)
