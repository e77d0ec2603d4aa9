"""What the log tells of its articles, asked when it is needed and not before."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from tracker.domain.press import Imprint

Ask = Callable[[Iterable[str] | None], Iterable[tuple[str, Imprint]]]
"""Gives the imprints of those of some articles that the log has; of all for None."""

_AT_HAND = 10_000
"""So many imprints are kept, and up to twice as many, some 350 bytes each."""


class Imprints(Mapping[str, Imprint]):
    """The imprints of all articles of a log, those aside that are added, as if all were at hand.

    A log holds hundreds of thousands, and what is recorded concerns a few of them. `known` are
    those that are at hand.
    """

    def __init__(self, known: Mapping[str, Imprint], ask: Ask) -> None:
        self._known = dict(known)
        self._ask = ask

    def get(self, article: str, default: Imprint | None = None) -> Imprint | None:  # type: ignore[override]
        """The imprint of an article; the default where the log has none."""
        found = self._known.get(article)
        if found is None:
            self.fetch((article,))
            found = self._known.get(article, default)
        return found

    def at_hand(self, article: str) -> Imprint | None:
        """The imprint of an article that was added or asked for before; None for all others."""
        return self._known.get(article)

    def __getitem__(self, article: str) -> Imprint:
        """The imprint of an article; KeyError where the log has none."""
        found = self.get(article)
        if found is None:
            raise KeyError(article)
        return found

    def __contains__(self, article: object) -> bool:
        """Whether the log has the article."""
        return isinstance(article, str) and self.get(article) is not None

    def __iter__(self) -> Iterator[str]:
        """All articles: asks for each."""
        self._known |= dict(self._ask(None))
        return iter(self._known)

    def __len__(self) -> int:
        """How many articles there are: asks for each."""
        return sum(1 for _ in iter(self))

    def fetch(self, articles: Iterable[str]) -> None:
        """Ask for many articles at once, as far as they are not at hand."""
        unknown = {each for each in articles if each not in self._known}
        if unknown:
            self._known.update(self._ask(unknown))

    def forget(self) -> None:
        """Let go of those that were added or asked for first, where too many are at hand.

        Not within a transaction: what it adds cannot be asked for before its end.
        """
        if len(self._known) > 2 * _AT_HAND:
            latest = islice(self._known.items(), len(self._known) - _AT_HAND, None)
            self._known = dict(latest)

    def add(self, article: str, imprint: Imprint) -> bool:
        """Add an article that is recorded now; False, and nothing done, where it is at hand."""
        if article in self._known:
            return False
        self._known[article] = imprint
        return True
