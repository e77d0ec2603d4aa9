"""Which articles tell one story, for every day at once.

Near-duplicates are linked; a link holds from the day on which both its articles take part. So a
story only ever grows: from some day on it is part of another. Here this is kept as a forest: each
article stands under another from a certain day on, and its story on a day is where the way up
ends that day. The name of a story is any one of its articles; only equal or not has a meaning.
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
        sizes: dict[str, int] = {}
        for day, one, other in sorted(_edges(press)):
            first, second = self._top(one), self._top(other)
            if first == second:
                continue
            if (sizes.get(first, 1), second) < (sizes.get(second, 1), first):
                first, second = second, first
            # The smaller goes under the larger, so that no way up is longer than a few steps.
            self._above[second] = (day, first)
            sizes[first] = sizes.get(first, 1) + sizes.get(second, 1)

    def life(self, article: str, since: Day) -> Life:
        """The stories of `article` from the day `since` on, the first with that day."""
        found = [(since, article)]
        while (above := self._above.get(found[-1][1])) is not None:
            day, story = above
            if day <= found[-1][0]:
                found[-1] = (found[-1][0], story)
            else:
                found.append(above)
        return tuple(found)

    def ends(self, story: str) -> Day | None:
        """The day from which on `story` is part of another; None where it never is."""
        above = self._above.get(story)
        return None if above is None else above[0]

    def _top(self, article: str) -> str:
        while (above := self._above.get(article)) is not None:
            article = above[1]
        return article


def _edges(press: Press) -> Iterable[tuple[Day, str, str]]:
    for one, other in (*press.links, *press.successors.items()):
        if one in press.imprints and other in press.imprints:
            yield max(press.takes_part(one), press.takes_part(other)), one, other
