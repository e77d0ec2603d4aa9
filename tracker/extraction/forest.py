"""Decision trees that were learned: each adds to the score of a candidate, by its facts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tracker.extraction.weights import learned, probability

Node = tuple[str, float, "Node | int", "Node | int", int]
"""A fact, the bound up to which the third leads on and beyond which the fourth does; where that is
a number it is the tree's answer. The last is the mean answer of all below the node."""


@dataclass(frozen=True, slots=True)
class Forest:
    """The trees, in thousandths, and the least chance of a report.

    That is `keep` for what a rule reports, and `add` for what the weights alone tell.
    Answers are whole numbers, so that the sum is the same on every machine.
    """

    trees: tuple[Node, ...]
    keep: float
    add: float

    def chance(self, facts: Mapping[str, float]) -> float:
        """How likely a candidate with these facts is right, from 0 to 1."""
        total = 0
        for tree in self.trees:
            at: Node | int = tree
            while not isinstance(at, int):
                at = at[2] if facts.get(at[0], 0.0) <= at[1] else at[3]
            total += at
        return probability(total)

    def foremost(self, facts: Mapping[str, float], most: int) -> list[tuple[str, int]]:
        """The `most` facts that moved the score most, up or down, by what each step changed."""
        moved: dict[str, int] = {}
        for tree in self.trees:
            at: Node | int = tree
            while not isinstance(at, int):
                after = at[2] if facts.get(at[0], 0.0) <= at[1] else at[3]
                mean = after if isinstance(after, int) else after[4]
                moved[at[0]] = moved.get(at[0], 0) + mean - at[4]
                at = after
        return sorted(moved.items(), key=lambda pair: (-abs(pair[1]), pair[0]))[:most]


def forest_of(data: Mapping[str, Any]) -> Forest:
    """The forest of the data that `make train` writes."""
    return Forest(tuple(map(_node, data["trees"])), data["keep"], data["add"])


def _node(data: list[Any]) -> Node:
    name, bound, left, right, mean = data
    return (
        name,
        bound,
        left if isinstance(left, int) else _node(left),
        right if isinstance(right, int) else _node(right),
        mean,
    )


@cache
def forest() -> Forest:
    """The forest that comes with the program, read once a process."""
    return forest_of(learned("forest"))
