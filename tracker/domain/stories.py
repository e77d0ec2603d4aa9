"""Which articles tell one story, for every day at once.

Near-duplicates are linked; a link holds from the day on which both its articles take part. So a
story only ever grows: from some day on it is part of another. Here this is kept as a forest: each
article stands under another from a certain day on, and its story on a day is where the way up
ends that day. That is the article of the story with the smallest id: the forest is the same
whatever the order of the links, and as ids are hashes, no way up is longer than a few steps.
"""

from collections.abc import Iterable

from tracker.domain.dates import Day
from tracker.domain.press import Press

Life = tuple[tuple[Day, str], ...]
"""The stories that an article belongs to, each with the day from which on it does."""


class Stories:
    """The stories of a press, see the module; an article without a link is its own story."""

    def __init__(self, press: Press) -> None:
        self._above: dict[str, tuple[Day, str]] = {}
        self._below: dict[str, set[str]] = {}
        for day, one, other in _edges(press):
            self.link(day, one, other)

    def link(self, day: Day, one: str, other: str) -> set[str]:
        """Let two articles tell one story from `day` on.

        Returns:
            The articles that stand under another one than before, or on another day: what lies
            on whose way up none of them stands has the life it had.
        """
        moved: set[str] = set()
        while (first := self.story(one, day)) != (second := self.story(other, day)):
            over, under = sorted((first, second))
            before = self._above.get(under)
            self._above[under] = (day, over)
            self._below.setdefault(over, set()).add(under)
            moved.add(under)
            if before is None:
                break
            if before[1] != over:
                self._below[before[1]].remove(under)
            # What stood above until now is joined later, through the one that stands there now.
            day, one = before
            other = over
        return moved

    def story(self, article: str, day: Day) -> str:
        """The story of `article` on a day."""
        while (above := self._above.get(article)) is not None and above[0] <= day:
            article = above[1]
        return article

    def life(self, article: str, since: Day) -> Life:
        """The stories of `article` from the day `since` on, the first with that day."""
        if article not in self._above:
            return ((since, article),)
        found = [(since, article)]
        while (above := self._above.get(found[-1][1])) is not None:
            day, story = above
            if day <= found[-1][0]:
                found[-1] = (found[-1][0], story)
            else:
                found.append(above)
        return tuple(found)

    def below(self, articles: Iterable[str]) -> set[str]:
        """These articles, and all on whose way up any of them stands, on whatever day."""
        found: set[str] = set()
        waiting = list(articles)
        while waiting:
            article = waiting.pop()
            if article not in found:
                found.add(article)
                waiting += self._below.get(article, ())
        return found


def _edges(press: Press) -> Iterable[tuple[Day, str, str]]:
    for one, other in (*press.links, *press.successors.items()):
        if one in press.imprints and other in press.imprints:
            yield max(press.takes_part(one), press.takes_part(other)), one, other
