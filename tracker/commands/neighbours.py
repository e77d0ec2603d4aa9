"""The near-duplicates of an article in the log: a few candidates by index, then by all shingles."""

from collections import OrderedDict

from tracker.articles.stories import candidate_threshold, same_story, shingles
from tracker.store.append import Append

REMEMBERED = 256
"""Of how many articles the shingles are kept, in case a later one tells the same story."""


class Neighbours:
    """Finds near-duplicates, and remembers the shingles of the articles it last dealt with."""

    def __init__(self) -> None:
        self._shingles: OrderedDict[str, frozenset[int]] = OrderedDict()

    def near(
        self, append: Append, of: frozenset[int], sampled: frozenset[int]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The articles of the log that tell the same story as the text with these shingles.

        All of them, not one of each story: a story as of a day is made of the links between
        the articles published by then. In the second place come those of them that have the
        very same shingles.
        """
        found = []
        equal = []
        for article in append.alike(sampled, candidate_threshold):
            other = self._shingles.get(article)
            if other is None:
                other = shingles(append.article_text(article))
                self.remember(article, other)
            if same_story(of, other):
                found.append(article)
                if of == other:
                    equal.append(article)
        return tuple(sorted(found)), tuple(equal)

    def remember(self, article: str, of: frozenset[int]) -> None:
        """Keep the shingles of an article for a while."""
        self._shingles[article] = of
        if len(self._shingles) > REMEMBERED:
            self._shingles.popitem(last=False)
