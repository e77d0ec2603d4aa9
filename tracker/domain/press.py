"""What is known about articles: when and where they were published, and which tell one story."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from sys import intern

from tracker.domain.dates import Day
from tracker.domain.events import ArticleDated, ArticleRecorded, ArticleSuperseded, Recorded


@dataclass(frozen=True, slots=True)
class Imprint:
    """One article: its outlet, the day it carries, the day it was taken into the log."""

    published: Day | None
    recorded_on: Day
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Press:
    """All that the log knows about articles; see `evolve_press`.

    `imprints` are the articles as recorded, `dated` the days of publication given to them
    afterwards, `links` the pairs of near-duplicates, `successors` the later versions that took
    an article's place, `credited` the outlets that articles have their news from.
    """

    imprints: Mapping[str, Imprint] = field(default_factory=dict)
    dated: Mapping[str, Day] = field(default_factory=dict)
    links: Sequence[tuple[str, str]] = ()
    successors: Mapping[str, str] = field(default_factory=dict)
    credited: Mapping[str, str] = field(default_factory=dict)
    # The stories by the day asked for, worked out when first asked for.
    _stories: dict[Day | None, dict[str, str]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def published(self, article: str) -> Day | None:
        """The day `article` was published; None where neither it nor a person told it."""
        day = self.dated.get(article)
        if day is not None:
            return day
        imprint = self.imprints.get(article)
        return None if imprint is None else imprint.published

    def recorded_on(self, article: str) -> Day:
        """The day (UTC) `article` was taken into the log; KeyError where it never was."""
        return self.imprints[article].recorded_on

    def outlet(self, article: str) -> str | None:
        """Who published `article`; None where it is not known."""
        imprint = self.imprints.get(article)
        return None if imprint is None else imprint.outlet

    def visible(self, article: str, as_of: Day | None) -> bool:
        """Whether `article` takes part in an answer as of that day; None asks for everything.

        An undated article takes part from the day it was recorded on, an unknown one never.
        """
        if as_of is None:
            return True
        imprint = self.imprints.get(article)
        if imprint is None:
            return False
        return (self.published(article) or imprint.recorded_on) <= as_of

    def takes_part(self, article: str) -> Day:
        """The first day as of which `article` takes part; KeyError where it was never recorded."""
        return self.published(article) or self.imprints[article].recorded_on

    def replaced(self, article: str) -> Day | None:
        """The day from which on a later version stands in the place of `article`, if one does."""
        successor = self.successors.get(article)
        if successor is None or successor not in self.imprints:
            return None
        return self.takes_part(successor)

    def superseded(self, article: str, as_of: Day | None = None) -> bool:
        """Whether a later version of `article` had taken its place by that day."""
        successor = self.successors.get(article)
        return (
            successor is not None and successor in self.imprints and self.visible(successor, as_of)
        )

    def story(self, article: str, as_of: Day | None = None) -> str:
        """The story that `article` tells: the smallest article id among its near-duplicates.

        Near-duplicates of near-duplicates tell the same story. Only articles that take part as
        of that day make a connection.
        """
        stories = self._stories.get(as_of)
        if stories is None:
            stories = self._stories[as_of] = _connect(self._edges(as_of))
        return stories.get(article, article)

    def _edges(self, as_of: Day | None) -> Iterable[tuple[str, str]]:
        for one, other in (*self.links, *self.successors.items()):
            if (
                one in self.imprints
                and other in self.imprints
                and self.visible(one, as_of)
                and self.visible(other, as_of)
            ):
                yield one, other


EMPTY_PRESS = Press()


def evolve_press(press: Press, recorded: Recorded) -> Press:
    """`press` with one more fact; events that are not about articles change nothing.

    An article recorded twice stays as it was first; of several days given to it afterwards the
    last one given counts.
    """
    event = recorded.event
    if isinstance(event, ArticleRecorded):
        if event.article in press.imprints:
            return press
        return replace(
            press,
            imprints={**press.imprints, event.article: imprint(event, recorded)},
            links=(*press.links, *((event.article, near) for near in event.near)),
            credited={**press.credited, event.article: event.credited}
            if event.credited
            else press.credited,
        )
    if isinstance(event, ArticleDated | ArticleSuperseded):
        dated, successors = dict(press.dated), dict(press.successors)
        learn(event, dated, successors)
        return replace(press, dated=dated, successors=successors)
    return press


def learn(
    fact: ArticleDated | ArticleSuperseded, dated: dict[str, Day], successors: dict[str, str]
) -> None:
    """Take one more fact in to what is known of days given afterwards and of later versions."""
    if isinstance(fact, ArticleSuperseded):
        successors[fact.article] = fact.successor
        if fact.answers is not None:
            successors.pop(fact.successor, None)
    elif fact.published is None:
        dated.pop(fact.article, None)
    else:
        dated[fact.article] = fact.published


def replay_press(log: Iterable[Recorded]) -> Press:
    """All that the events of `log`, in the order of recording, tell about articles."""
    imprints: dict[str, Imprint] = {}
    dated: dict[str, Day] = {}
    links: list[tuple[str, str]] = []
    successors: dict[str, str] = {}
    credited: dict[str, str] = {}
    for recorded in log:
        event = recorded.event
        if isinstance(event, ArticleRecorded):
            if event.article not in imprints:
                imprints[event.article] = imprint(event, recorded)
                links.extend((event.article, near) for near in event.near)
                if event.credited:
                    credited[event.article] = event.credited
        elif isinstance(event, ArticleDated | ArticleSuperseded):
            learn(event, dated, successors)
    return Press(imprints, dated, tuple(links), successors, credited)


def imprint(event: ArticleRecorded, recorded: Recorded) -> Imprint:
    """What the event that records an article tells of it."""
    # Hundreds of thousands of articles share a few days and outlets: each is held once.
    return Imprint(
        None if event.published is None else Day(intern(event.published)),
        Day(intern(recorded.recorded_at[:10])),
        None if event.outlet is None else intern(event.outlet),
    )


def _connect(edges: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Maps each article of `edges` to the smallest one connected with it (union-find)."""
    leader: dict[str, str] = {}

    def find(article: str) -> str:
        path = []
        while (above := leader.setdefault(article, article)) != article:
            path.append(article)
            article = above
        for each in path:
            leader[each] = article
        return article

    for one, other in edges:
        first, second = sorted((find(one), find(other)))
        leader[second] = first
    return {article: find(article) for article in list(leader)}
