"""What each clue weighs for each kind, alone and beside others: trained, read once a process."""

import json
import math
import os
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from sys import intern
from typing import Any

from tracker.extraction.lanes import lanes
from tracker.extraction.net import NARROW, Net, net_of, packed_rows


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights that add up, `bias` by kind and `packed` by clue, and the `net` beside them.

    Weights are thousandths, as whole numbers: their sum is the same in any order of the clues.
    A clue's weights for all kinds stand side by side in one number, `_FIELD` bits each in the
    order of `bias`, and behind them those for the net, so that one addition adds them all.
    """

    bias: Mapping[str, int]
    packed: Mapping[str, int]
    net: Net | None = None

    def total(self, found: AbstractSet[str]) -> int:
        """The weights of the clues `found`, added up and packed; totals may be added up too."""
        packed = self.packed
        return sum(map(packed.__getitem__, found & packed.keys()))

    def sums(self, total: int) -> dict[str, int]:
        """What is packed in a total, by kind."""
        return dict(zip(self.bias, self._fields(total), strict=False))  # the rest is the net's

    def foremost(self, found: Iterable[str], kind: str, most: int) -> list[tuple[str, int]]:
        """The `most` clues that weigh most for or against `kind`."""
        weighed = [
            (clue, weight)
            for clue in found
            if clue in self.packed and (weight := self.sums(self.packed[clue])[kind])
        ]
        return sorted(weighed, key=lambda pair: (-abs(pair[1]), pair[0]))[:most]

    def chances(self, total: int) -> dict[str, float]:
        """How likely each kind is where the clues of the total are all there is.

        That is the mean of what the weights and the net say, of which the net counts twice: they
        err in different places.
        """
        net, fields = self.net, self._fields(total)
        alone = [
            probability(bias + own) for bias, own in zip(self.bias.values(), fields, strict=False)
        ]
        if net is not None:
            beside = map(probability, net.sums(fields[len(alone) :]))
            alone = [(a + 2 * b) / 3 for a, b in zip(alone, beside, strict=True)]
        return dict(zip(self.bias, alone, strict=True))

    def _fields(self, total: int) -> list[int]:
        """All that is packed in a total: the kinds' sums, and behind them the hidden units'."""
        hidden = 0 if self.net is None else len(self.net.start)
        return lanes(len(self.bias), _FIELD, hidden, NARROW).unpack(total)


_FIELD = 32
"""A sum of thousands of weights has room in a field, be it negative."""


def probability(thousandths: int) -> float:
    """The logistic function of a sum of weights."""
    return 1 / (1 + math.exp(-max(-_EXTREME, min(_EXTREME, thousandths / _UNIT))))


_EXTREME = 30.0
_UNIT = 1000


@dataclass(frozen=True, slots=True)
class Views:
    """The weights of each view: a `seat`, all seats of a `party` together, and the whole `page`.

    Of the last two `ANY` is a kind as well: that there is anything at all.
    """

    seat: Weights
    party: Weights
    page: Weights


ANY = "any"


def views_of(data: Mapping[str, Any], nets: Mapping[str, Any] | None = None) -> Views:
    """The views of the data that `make train` writes, with the nets of those that have one."""
    nets = nets or {}
    return Views(**{name: weights_of(table, nets.get(name)) for name, table in data.items()})


def weights_of(data: Mapping[str, Any], beside: Mapping[str, Any] | None = None) -> Weights:
    """The weights of one view, with the net `beside` them.

    The clues are taken out of `data`: to keep them until the nets are read would cost a megabyte.
    """
    packed: dict[str, int] = {}
    for place, kind in enumerate(data["bias"]):
        shift = place * _FIELD
        for clue, weight in data["clues"].pop(kind, {}).items():
            packed[intern(clue)] = packed.get(clue, 0) + (round(weight * _UNIT) << shift)
    bias = {kind: round(weight * _UNIT) for kind, weight in data["bias"].items()}
    if beside is None:
        return Weights(bias, packed)
    shift = len(bias) * _FIELD
    for clue, row in packed_rows(beside["clues"], len(beside["start"])):
        packed[clue] = packed.get(clue, 0) + (row << shift)
    return Weights(bias, packed, net_of(beside, tuple(bias)))


@cache
def weights() -> Views:
    """The weights that come with the program, read once a process."""
    data = learned("weights")
    return views_of(data, {view: net_data(view) for view in data if view in NETS})


NETS = ("seat", "party")
"""Views that have a net beside their weights."""


def learned(name: str) -> Any:
    """The data of `name`.json, which `make train` wrote beside this module."""
    return json.loads(_beside(f"{name}.json"))


def net_data(view: str) -> Mapping[str, Any]:
    """The net of a view: a line of JSON, and below it what a clue weighs and the clue, a line each.

    The clues are read as they are asked for: all of them as text would need a tenth of the
    reader's memory.
    """
    lines = BytesIO(_beside(f"net-{view}.txt"))
    head: Mapping[str, Any] = json.loads(next(lines))
    return {**head, "clues": map(_clue_and_row, lines)}


def _clue_and_row(line: bytes) -> tuple[str, str]:
    row, _, clue = line.decode().rstrip("\n").partition(" ")
    return intern(clue), row


def _beside(name: str) -> bytes:
    """What is in the file `name` beside this module."""
    # As in `lexicon`: the loader reads from a zipped package as well.
    path = os.path.join(os.path.dirname(__file__), name)  # noqa: PTH118, PTH120
    return __spec__.loader.get_data(path)  # type: ignore[union-attr, no-any-return]
