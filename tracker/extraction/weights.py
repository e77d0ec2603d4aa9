"""What each clue weighs for each kind: trained, read once a process."""

import json
import math
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Weights:
    """Linear weights: `bias` by kind, `clues` by clue and kind.

    Weights are thousandths, as whole numbers: their sum is the same in any order of the clues.
    """

    bias: Mapping[str, int]
    clues: Mapping[str, tuple[tuple[str, int], ...]]

    def sums(self, found: frozenset[str]) -> dict[str, int]:
        """The weights of the clues `found`, added up by kind."""
        known = self.clues
        sums = dict.fromkeys(self.bias, 0)
        for clue in found & known.keys():
            for kind, weight in known[clue]:
                sums[kind] += weight
        return sums

    def foremost(self, found: Iterable[str], kind: str, most: int) -> list[tuple[str, int]]:
        """The `most` clues that weigh most for or against `kind`."""
        weighed = [
            (clue, weight)
            for clue in found
            for each, weight in self.clues.get(clue, ())
            if each == kind
        ]
        return sorted(weighed, key=lambda pair: (-abs(pair[1]), pair[0]))[:most]


def probability(thousandths: int) -> float:
    """The logistic function of a sum of weights."""
    return 1 / (1 + math.exp(-max(-_EXTREME, min(_EXTREME, thousandths / _UNIT))))


_EXTREME = 30.0
_UNIT = 1000


def weights_of(data: Mapping[str, Any]) -> Weights:
    """The weights of the data that `make train` writes."""
    clues: dict[str, list[tuple[str, int]]] = {}
    for kind, row in data["clues"].items():
        for clue, weight in row.items():
            clues.setdefault(clue, []).append((kind, round(weight * _UNIT)))
    return Weights(
        bias={kind: round(weight * _UNIT) for kind, weight in data["bias"].items()},
        clues={clue: tuple(rows) for clue, rows in clues.items()},
    )


@cache
def weights() -> Weights:
    """The weights that come with the program, read once a process."""
    return weights_of(learned("weights"))


def learned(name: str) -> Any:
    """The data of `name`.json, which `make train` wrote beside this module."""
    # As in `lexicon`: the loader reads from a zipped package as well.
    path = os.path.join(os.path.dirname(__file__), f"{name}.json")  # noqa: PTH118, PTH120
    return json.loads(__spec__.loader.get_data(path))  # type: ignore[union-attr]
