"""A small net over the clues: what a clue means beside others, which weights that add up miss.

Its hidden units are sums of the clues' weights, of which what is below nothing counts as nothing;
the kinds are sums of these. All weights are whole numbers, so that the answer is the same on every
machine and in any order of the clues.
"""

from binascii import a2b_base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from struct import Struct
from typing import Any


@dataclass(frozen=True, slots=True)
class Net:
    """What follows the hidden units: where these `start`, and what each weighs for all kinds.

    The weights of a unit stand side by side in one number, `_ROOM` bits a kind, as do the kinds'
    biases, `bias`; so that one multiplication weighs a unit for all of them.
    """

    start: tuple[int, ...]
    bias: int
    out: tuple[int, ...]
    _kinds: Struct
    _middle: int

    def sums(self, hidden: Sequence[int]) -> list[int]:
        """The score of each kind, in thousandths, by the clues' sums for the hidden units."""
        active = [max(0, a + b) for a, b in zip(self.start, hidden, strict=True)]
        total = sum(map(mul, self.out, active)) + self.bias + self._middle
        kinds = self._kinds
        return [
            (each - _HALF) >> UNIT for each in kinds.unpack(total.to_bytes(kinds.size, "little"))
        ]


UNIT = 6
"""Bits behind the point in a net's answer."""
_ROOM = 64
_HALF = 1 << _ROOM - 1


def net_of(data: Mapping[str, Any], kinds: Sequence[str]) -> Net:
    """The net of one view, its kinds in this order."""
    columns = [data["out"][kind] for kind in kinds]
    return Net(
        start=tuple(data["start"]),
        bias=_side_by_side([data["bias"][kind] << UNIT for kind in kinds]),
        out=tuple(_side_by_side(row) for row in zip(*columns, strict=True)),
        _kinds=Struct(f"<{len(kinds)}Q"),
        _middle=_side_by_side([_HALF] * len(kinds)),
    )


def _side_by_side(numbers: Sequence[int]) -> int:
    return sum(each << _ROOM * place for place, each in enumerate(numbers))


def packed_rows(data: Mapping[str, Any], field: int) -> dict[str, int]:
    """The weights of each clue for the hidden units side by side, `field` bits each.

    In the file they are bytes in base64, 128 more than the weight. The clues of `data` are used up:
    held twice they would need a tenth of the reader's memory.
    """
    size = len(data["start"])
    lanes = Struct(f"<{size * field // 8}B")
    blank = bytearray(lanes.size)
    middle = sum(_MIDDLE << field * place for place in range(size))
    found: dict[str, int] = {}
    rows = data["clues"]
    while rows:
        clue, row = rows.popitem()
        blank[:: field // 8] = a2b_base64(row)
        found[clue] = int.from_bytes(blank, "little") - middle
    return found


_MIDDLE = 128
