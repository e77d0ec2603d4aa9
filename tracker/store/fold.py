"""The log folded: what the status table is computed from, and which articles an event concerns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from tracker.domain.agreement import AgreementState, replay, status
from tracker.domain.events import ArticleDated, ArticleRecorded, ArticleSuperseded, Recorded
from tracker.domain.press import EMPTY_PRESS, Press, replay_press
from tracker.store import wire
from tracker.store.streams import is_article, party_of

StatusTuple = tuple[str, str, str, str, int]
"""A row of the status table: dossier, party, stage, data as canonical JSON text, position."""


def status_row(
    stream: str, state: AgreementState, press: Press, position: int
) -> StatusTuple | None:
    """The row that a party's stream gives; None for other streams, and where nothing counts.

    `position` is that of the newest event of the stream.
    """
    party = party_of(stream)
    if party is None:
        return None
    found = status(state, press)
    if found.stage == "not_reported" and not found.reports:
        return None
    return (*party, found.stage, wire.text(wire.status_to_data(found)), position)


@dataclass(slots=True)
class Fold:
    """What is known after the events up to the position `head`.

    Of the articles everything is known, of the parties' streams those that `follow` was told of.
    It is changed in place: after a failed transaction it is thrown away.
    """

    head: int = 0
    press: Press = EMPTY_PRESS
    states: dict[str, AgreementState] = field(default_factory=dict)
    positions: dict[str, int] = field(default_factory=dict)
    _linked: set[str] = field(default_factory=set)

    def follow(self, stream: str, events: Sequence[Recorded]) -> None:
        """Follow a party's stream; `events` are all that it holds up to now."""
        self.states[stream] = replay(events)
        self.positions[stream] = events[-1].position if events else 0

    def take(self, events: Iterable[tuple[str, Recorded]]) -> frozenset[str]:
        """Fold further events of the log, each with its stream, in the order of position.

        Returns:
            The articles about which, or about whose story, something else is known now: the rows
            of all parties that they report on may have changed.
        """
        facts: list[Recorded] = []
        reported: dict[str, list[Recorded]] = {}
        for stream, recorded in events:
            self.head = recorded.position
            if is_article(stream):
                facts.append(recorded)
            elif stream in self.states:
                reported.setdefault(stream, []).append(recorded)
        for stream, news in reported.items():
            # The log holds no event twice, so the new ones need not be looked up among the old.
            old, new = self.states[stream], replay(news)
            self.states[stream] = AgreementState(
                reports=(*old.reports, *new.reports), verdicts=(*old.verdicts, *new.verdicts)
            )
            self.positions[stream] = news[-1].position
        return self._take_facts(facts) if facts else frozenset()

    def row(self, stream: str) -> StatusTuple | None:
        """The status row of a followed stream, see `status_row`."""
        return status_row(stream, self.states[stream], self.press, self.positions[stream])

    def _take_facts(self, facts: list[Recorded]) -> frozenset[str]:
        new = replay_press(facts)
        # All facts at once: evolving the press by each of them would copy it each time.
        self.press = Press(
            imprints={**new.imprints, **self.press.imprints},
            dated={**self.press.dated, **new.dated},
            links=(*self.press.links, *new.links),
            successors={**self.press.successors, **new.successors},
        )
        concerned: set[str] = set()
        for recorded in facts:
            fact = recorded.event
            if isinstance(fact, ArticleRecorded):
                # A new article that stands alone concerns nobody but the parties it reports on.
                linked = {fact.article, *fact.near} if fact.near else set()
            elif isinstance(fact, ArticleSuperseded):
                linked = {fact.article, fact.successor}
            else:
                linked = set()
                concerned |= {fact.article} if isinstance(fact, ArticleDated) else set()
            self._linked |= linked
            concerned |= linked
        if not concerned:
            return frozenset()
        stories = {self.press.story(article) for article in concerned}
        return frozenset(
            article
            for article in chain(self._linked, concerned)
            if self.press.story(article) in stories
        )
