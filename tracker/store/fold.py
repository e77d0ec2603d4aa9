"""The log folded: what the status table is computed from, and which articles an event concerns."""

from collections.abc import Iterable, Sequence
from itertools import chain

from tracker.domain.dates import Day
from tracker.domain.events import (
    ArticleDated,
    ArticleFact,
    ArticleRecorded,
    ArticleSuperseded,
    Recorded,
)
from tracker.domain.press import Imprint, Press, replay_press
from tracker.domain.stories import Stories
from tracker.store.followed import Followed, follow
from tracker.store.streams import party_of


class Fold:
    """What is known after the events up to the position `head`.

    Of the articles everything is known, of the parties' streams those that `follow` was told of.
    It is changed in place: after a failed transaction it is thrown away.
    """

    def __init__(self) -> None:
        self.head = 0
        self.followed: dict[str, Followed] = {}
        self._imprints: dict[str, Imprint] = {}
        self._dated: dict[str, Day] = {}
        self._successors: dict[str, str] = {}
        # One press for all times, as it would cost more to copy with each article.
        self.press = Press(self._imprints, self._dated, (), self._successors)
        self._stories: Stories | None = None
        self._linked: set[str] = set()

    @property
    def stories(self) -> Stories:
        """The stories that all articles tell."""
        if self._stories is None:
            self._stories = Stories(self.press)
        return self._stories

    def follow(self, stream: str, events: Sequence[Recorded]) -> Followed:
        """Follow a party's stream; `events` are all that it holds up to now."""
        party = party_of(stream)
        assert party is not None  # noqa: S101
        made = self.followed[stream] = follow(*party, events, self.press, self.stories)
        return made

    def take(self, events: Iterable[tuple[str, Recorded]]) -> frozenset[str]:
        """Take in further events of the log, each with its stream, in the order of position.

        Returns:
            The articles about which, or about whose story, something else is known now: the
            parties that they report on must be folded anew, see `Followed.refold`.
        """
        facts: list[Recorded] = []
        reported: dict[str, list[Recorded]] = {}
        for stream, recorded in events:
            self.head = recorded.position
            if stream in self.followed:
                reported.setdefault(stream, []).append(recorded)
            elif isinstance(recorded.event, ArticleFact):
                facts.append(recorded)
        concerned = self._take_facts(facts) if facts else frozenset()
        for stream, news in reported.items():
            self.followed[stream].take(news, self.press, self.stories)
        return concerned

    def _take_facts(self, facts: list[Recorded]) -> frozenset[str]:
        new = replay_press(facts)
        for article, imprint in new.imprints.items():
            self._imprints.setdefault(article, imprint)
        self._dated.update(new.dated)
        self._successors.update(new.successors)
        if new.links:
            links = (*self.press.links, *new.links)
            self.press = Press(self._imprints, self._dated, links, self._successors)
        concerned: set[str] = set()
        for recorded in facts:
            fact = recorded.event
            if isinstance(fact, ArticleRecorded):
                # A new article that stands alone concerns nobody but the parties it reports on.
                alone = not fact.near and fact.article not in self._linked
                linked = set() if alone else {fact.article, *fact.near}
            elif isinstance(fact, ArticleSuperseded):
                linked = {fact.article, fact.successor}
            else:
                linked = set()
                concerned |= {fact.article} if isinstance(fact, ArticleDated) else set()
            self._linked |= linked
            concerned |= linked
        if not concerned:
            return frozenset()
        self._stories = None
        told = {self._story(article) for article in concerned}
        return frozenset(
            article for article in chain(self._linked, concerned) if self._story(article) in told
        )

    def _story(self, article: str) -> str:
        return self.stories.life(article, _LAST)[-1][1]


_LAST = Day("9999-99-99")  # after every day
