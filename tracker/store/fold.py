"""The log folded: what the status table is computed from, and which articles an event concerns."""

from collections.abc import Iterable

from tracker.domain.events import (
    ArticleDated,
    ArticleFact,
    ArticleRecorded,
    ArticleSuperseded,
    Recorded,
)
from tracker.domain.press import Press, imprint, learn
from tracker.domain.stories import Stories
from tracker.store.followed import Followed, follow
from tracker.store.gist import GistRow
from tracker.store.imprints import Ask, Imprints
from tracker.store.streams import party_of


class Fold:
    """What is known after the events up to the position `head`.

    Of the articles everything is known, of the parties' streams those that `follow` was told of.
    It is changed in place: after a failed transaction it is thrown away.

    `ties` is what `Gist.ties` gives, `ask` gives the imprints of further articles.
    """

    def __init__(self, ties: Press, ask: Ask, head: int = 0) -> None:
        self.head = head
        self.followed: dict[str, Followed] = {}
        self._imprints = Imprints(ties.imprints, ask)
        self._dated = dict(ties.dated)
        self._links = list(ties.links)
        self._successors = dict(ties.successors)
        self._credited = dict(ties.credited)
        # What is linked, and of that what is not recorded yet.
        self._linked = {each for pair in (*self._links, *self._successors.items()) for each in pair}
        self._imprints.fetch(self._linked)
        # One press for all times, as it would cost more to copy with each article.
        self.press = Press(
            self._imprints, self._dated, self._links, self._successors, self._credited
        )
        self.stories = Stories(self.press)
        self._awaited = {each for each in self._linked if each not in self._imprints}
        self._moved: set[str] = set()  # where the forest of stories has changed
        self._changed: set[str] = set()  # about which something else is known

    def follow(self, stream: str, rows: list[GistRow], *, written: bool) -> Followed:
        """Follow a party's stream; `rows` are all that it holds up to now.

        `written` tells whether the read model holds what they come to.
        """
        party = party_of(stream)
        assert party is not None  # noqa: S101
        self.meet(row[5] for row in rows if row[-1] is None)
        made = self.followed[stream] = follow(
            *party, rows, self.press, self.stories, written=written
        )
        return made

    def meet(self, articles: Iterable[str]) -> None:
        """Be ready for what concerns these articles."""
        self._imprints.fetch(articles)

    def take(self, events: Iterable[tuple[str, Recorded]]) -> None:
        """Take in further events of the log, each with its stream, in the order of position.

        A party's stream that must be followed anew for them is no longer followed.
        """
        reported: dict[str, list[Recorded]] = {}
        for stream, recorded in events:
            if stream in self.followed:
                reported.setdefault(stream, []).append(recorded)
            elif isinstance(recorded.event, ArticleFact):
                self.learn(recorded)
            self.head = max(self.head, recorded.position)
        for stream, news in reported.items():
            followed = self.followed[stream]
            # Who appended them has written another row.
            followed.shown = None
            if not followed.take(news, self.press, self.stories):
                del self.followed[stream]

    def rest(self) -> None:
        """Hold no more than it must until the next transaction: a log may have become long."""
        self._imprints.forget()

    def concerned(self) -> frozenset[str]:
        """The articles about which, or about whose story, something else is known now.

        The parties that they report on must be followed anew. Each change is told of once.
        """
        found = self._changed | self.stories.below(self._moved)
        self._changed.clear()
        self._moved.clear()
        return frozenset(found)

    def learn(self, recorded: Recorded) -> None:
        """Take in a fact about an article."""
        self.head = max(self.head, recorded.position)
        fact = recorded.event
        if isinstance(fact, ArticleRecorded):
            if not self._imprints.add(fact.article, imprint(fact, recorded)):
                return
            if fact.credited:
                self._credited[fact.article] = fact.credited
            if fact.article in self._awaited:
                self._anew()
            for near in fact.near:
                self._links.append((fact.article, near))
                self._link(fact.article, near)
        elif isinstance(fact, ArticleDated):
            learn(fact, self._dated, self._successors)
            self._changed.add(fact.article)
            self._anew()
        elif isinstance(fact, ArticleSuperseded):
            learn(fact, self._dated, self._successors)
            self._changed.update((fact.article, fact.successor))
            self._link(fact.article, fact.successor)
            if fact.answers is not None:
                self._anew()

    def _link(self, one: str, other: str) -> None:
        self._linked.update((one, other))
        unknown = {each for each in (one, other) if each not in self._imprints}
        self._awaited |= unknown
        if not unknown:
            day = max(self.press.takes_part(one), self.press.takes_part(other))
            self._moved |= self.stories.link(day, one, other)

    def _anew(self) -> None:
        """Make the forest anew, as no link holds from another day on than it did."""
        self._imprints.fetch(self._linked)
        self.stories = Stories(self.press)
        self._changed |= self._linked
