"""The near-duplicates of an article in the log: a few candidates by index, then by all shingles."""

from collections import OrderedDict
from itertools import groupby
from operator import itemgetter

from tracker.articles.article import Article
from tracker.articles.stories import candidate_threshold, same_story, shingles
from tracker.store.append import Append

REMEMBERED = 256
"""Of how many articles the shingles are kept, in case a later one tells the same story."""


class Neighbours:
    """Finds near-duplicates, and remembers the shingles of the articles it last dealt with."""

    def __init__(self) -> None:
        self._shingles: OrderedDict[str, frozenset[int]] = OrderedDict()

    def near(
        self,
        append: Append,
        article: Article,
        of: frozenset[int],
        sampled: frozenset[int],
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Articles of the log that tell the same story as `article`, whose shingles are `of`.

        Not all of them, but of each story one, by which the text belongs to it on every day on
        which any other would join it: those that take part first are compared first, and what is
        of one story with one of them by then is not compared any more. In the second place
        come all that have the very same text.
        """
        since = article.published or append.today()
        alike = append.alike(sampled, candidate_threshold)
        ranked = sorted((max(since, append.takes_part(each.article)), *each) for each in alike)
        found: list[str] = []
        for day, group in groupby(ranked, key=itemgetter(0)):
            joined = {append.story(each, day) for each in found}
            for _, _, other, _ in group:
                story = append.story(other, day)
                if story not in joined and same_story(of, self._shingles_of(append, other)):
                    found.append(other)
                    joined.add(story)
        equal = append.with_text(article.text, [each.article for each in alike if each.whole])
        return tuple(sorted(found)), equal

    def _shingles_of(self, append: Append, article: str) -> frozenset[int]:
        known = self._shingles.get(article)
        if known is None:
            known = shingles(append.article_text(article))
            self.remember(article, known)
        return known

    def remember(self, article: str, of: frozenset[int]) -> None:
        """Keep the shingles of an article for a while."""
        self._shingles[article] = of
        if len(self._shingles) > REMEMBERED:
            self._shingles.popitem(last=False)
