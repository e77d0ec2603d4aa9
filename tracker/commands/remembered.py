"""What of long files was taken in before: remembered in the store as soon as it is on disk."""

import hashlib
import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple

from tracker import __version__
from tracker.articles.article import Article, Rejection
from tracker.articles.stretches import Stretch
from tracker.domain.dates import Day
from tracker.dossiers.dossier import Dossier
from tracker.extraction.extract import READER
from tracker.store.stretches import KeptStretch, KeptStretches


class Remembered:
    """The memory of one run of `ingest`: asks the store for stretches, and keeps new ones there.

    A stretch counts as taken in when all articles that were handed on up to its end are recorded.
    """

    def __init__(
        self,
        kept: KeptStretches,
        dossier: Dossier,
        *,
        published: Day | None,
        columns: Mapping[str, str] | None,
    ) -> None:
        """Use `kept`; the others are what, beside a line, decides what is recorded of it."""
        decides = [__version__, READER, dossier.id, published, sorted((columns or {}).items())]
        self.key = hashlib.blake2b(json.dumps(decides).encode(), digest_size=32).digest()
        self.known = 0
        """The articles of the stretches that were passed over."""
        self._kept = kept
        self._handed_on = 0
        self._waiting: deque[tuple[int, Stretch]] = deque()

    def begun(self, begins: str) -> list[Stretch]:
        """See `tracker.articles.stretches.Memory`."""
        return [Stretch(*astuple(each)) for each in self._kept.begun(begins)]

    def passed(self, stretch: Stretch) -> None:
        """See `Memory`."""
        self.known += stretch.lines

    def read(self, stretch: Stretch) -> None:
        """See `Memory`."""
        self._waiting.append((self._handed_on, stretch))

    def counted(self, articles: Iterable[Article | Rejection]) -> Iterator[Article | Rejection]:
        """Hand on what is read, and count it."""
        for each in articles:
            self._handed_on += 1
            yield each

    def recorded(self, inputs: int) -> None:
        """Learn that of the articles handed on so many, the first, are on disk."""
        done: list[KeptStretch] = []
        while self._waiting and self._waiting[0][0] <= inputs:
            done.append(KeptStretch(*astuple(self._waiting.popleft()[1])))
        if done:
            self._kept.keep(done)
