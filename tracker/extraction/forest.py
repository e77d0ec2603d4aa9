"""Decision trees that were learned: each adds to the score of a candidate, by its facts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tracker.extraction.weights import learned, probability

Node = tuple[int, float, "Node | int", "Node | int", int]
"""The place of a fact among the forest's, the bound up to which the third leads on and beyond which
the fourth does, and the mean answer of all below the node. `DEPTH` steps lead to an answer."""

DEPTH = 3
"""Steps of every tree; where one has its answer sooner, the steps left over ask nothing."""


@dataclass(frozen=True, slots=True)
class Forest:
    """The trees, in thousandths, the facts that they ask for, and the least chance of a report.

    That is `keep` for what a rule reports, and `add` for what the weights alone tell; where a
    sentence tells of others it is `sure` for these. A page that is less likely than `quiet` to tell
    anything needs one report that is `sure`. Answers are whole numbers, so that the sum is the same
    on every machine.
    """

    trees: tuple[Node, ...]
    names: tuple[str, ...]
    keep: float
    add: float
    quiet: float = 0.0
    sure: float = 0.0

    def chance(self, facts: Mapping[str, float]) -> float:
        """How likely a candidate with these facts is right, from 0 to 1."""
        values = self._values(facts)
        total = 0
        for tree in self.trees:
            # `DEPTH` steps, written out: this is where most of the time would go.
            node: Any = tree[2] if values[tree[0]] <= tree[1] else tree[3]
            node = node[2] if values[node[0]] <= node[1] else node[3]
            total += node[2] if values[node[0]] <= node[1] else node[3]
        return probability(total)

    def _values(self, facts: Mapping[str, float]) -> list[float]:
        return [facts.get(name, 0.0) for name in self.names]

    def least(self, facts: Mapping[str, float], *, by_rule: bool) -> float:
        """The least chance with which a candidate with these facts is reported."""
        least = self.keep if by_rule else self.add
        return max(least, self.sure) if facts.get("of others") else least

    def speaks(self, page: float, chances: Iterable[float]) -> bool:
        """Whether a page tells anything, `page` being how likely that is by its words alone."""
        return page >= self.quiet or max(chances, default=0.0) >= self.sure

    def foremost(self, facts: Mapping[str, float], most: int) -> list[tuple[str, int]]:
        """The `most` facts that moved the score most, up or down, by what each step changed."""
        moved: dict[str, int] = {}
        values = self._values(facts)
        for tree in self.trees:
            at: Node | int = tree
            while not isinstance(at, int):
                after = at[2] if values[at[0]] <= at[1] else at[3]
                mean = after if isinstance(after, int) else after[4]
                if mean != at[4]:
                    name = self.names[at[0]]
                    moved[name] = moved.get(name, 0) + mean - at[4]
                at = after
        return sorted(moved.items(), key=lambda pair: (-abs(pair[1]), pair[0]))[:most]


def forest_of(data: Mapping[str, Any]) -> Forest:
    """The forest of the data that `make train` writes, where a node names its fact."""
    places: dict[str, int] = {}
    trees = tuple(_node(each, DEPTH, places) for each in data["trees"])
    bounds = {name: bound for name, bound in data.items() if name != "trees"}
    return Forest(trees, tuple(places), **bounds)


def _node(data: list[Any] | int, steps: int, places: dict[str, int]) -> Any:
    """The node `data` so many steps above the answers; an answer above them leads to itself."""
    if not steps:
        return data
    if isinstance(data, int):
        below = _node(data, steps - 1, places)
        return (0, 0.0, below, below, data)
    name, bound, left, right, mean = data
    place = places.setdefault(name, len(places))
    return (place, bound, _node(left, steps - 1, places), _node(right, steps - 1, places), mean)


@dataclass(frozen=True, slots=True)
class Forests:
    """The forest for whole pages, and that for texts of a few sentences, which have no page."""

    page: Forest
    short: Forest

    def of(self, sentences: int) -> Forest:
        """The forest for a text of so many sentences."""
        return self.page if sentences >= PAGE else self.short


PAGE = 4
"""Sentences from which on a text is a page: no article that was learned from has fewer."""


@cache
def forests() -> Forests:
    """The forests that come with the program, read once a process."""
    return Forests(**{name: forest_of(data) for name, data in learned("forest").items()})
