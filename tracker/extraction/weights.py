"""What each clue weighs for each kind: trained, read once a process."""

import json
import math
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

Scores = Mapping[str, float]
"""By kind, a sum of weights: log-odds before they are turned into a probability."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Linear weights: `bias` by kind, `clues` by clue and kind; and bounds on the probability.

    From `likely` on a seat is a report of its own, or from `doubtful` on where the rules report
    something else of its party, or nothing; below `unlikely` no rule's report stands.
    """

    bias: Mapping[str, float]
    clues: Mapping[str, tuple[tuple[str, float], ...]]
    likely: float
    doubtful: float
    unlikely: float

    def sums(self, found: Iterable[str]) -> dict[str, float]:
        """The weights of the clues `found`, added up by kind."""
        known = self.clues
        sums = dict.fromkeys(self.bias, 0.0)
        for clue in found:
            for kind, weight in known.get(clue, ()):
                sums[kind] += weight
        return sums

    def foremost(self, found: Iterable[str], kind: str, most: int) -> list[tuple[str, float]]:
        """The `most` clues that weigh most for or against `kind`."""
        weighed = [
            (clue, weight)
            for clue in found
            for each, weight in self.clues.get(clue, ())
            if each == kind
        ]
        return sorted(weighed, key=lambda pair: (-abs(pair[1]), pair[0]))[:most]


def probability(log_odds: float) -> float:
    """The logistic function."""
    return 1 / (1 + math.exp(-max(-_EXTREME, min(_EXTREME, log_odds))))


_EXTREME = 30.0


@cache
def weights() -> Weights:
    """The weights that `make train` wrote."""
    path = os.path.join(os.path.dirname(__file__), "weights.json")  # noqa: PTH118, PTH120
    data = json.loads(__spec__.loader.get_data(path))  # type: ignore[union-attr]
    clues: dict[str, list[tuple[str, float]]] = {}
    for kind, row in data["clues"].items():
        for clue, weight in row.items():
            clues.setdefault(clue, []).append((kind, weight))
    return Weights(
        bias=data["bias"],
        clues={clue: tuple(rows) for clue, rows in clues.items()},
        likely=data["likely"],
        doubtful=data["doubtful"],
        unlikely=data["unlikely"],
    )
