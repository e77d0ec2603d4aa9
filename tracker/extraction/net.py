"""A small net over the clues: what a clue means beside others, which weights that add up miss.

Its hidden units are sums of the clues' weights, of which what is below nothing counts as nothing;
the kinds are sums of these. All weights are whole numbers, so that the answer is the same on every
machine and in any order of the clues.
"""

from binascii import a2b_base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from typing import Any

from tracker.extraction.lanes import Lanes, lanes


@dataclass(frozen=True, slots=True)
class Net:
    """What follows the hidden units: where these `start`, and what each weighs for all `kinds`.

    The weights of a unit stand side by side in one number, as do the kinds' biases, `bias`; so that
    one multiplication weighs a unit for all of them.
    """

    start: tuple[int, ...]
    bias: int
    out: tuple[int, ...]
    kinds: Lanes

    def sums(self, hidden: Sequence[int]) -> list[int]:
        """The score of each kind, in thousandths, by the clues' sums for the hidden units."""
        active = [max(0, a + b) for a, b in zip(self.start, hidden, strict=True)]
        total = sum(map(mul, self.out, active)) + self.bias
        return [each >> UNIT for each in self.kinds.unpack(total)]


UNIT = 8
"""Bits behind the point in a net's answer."""


def net_of(data: Mapping[str, Any], kinds: Sequence[str]) -> Net:
    """The net of one view, its kinds in this order."""
    room = lanes(len(kinds), 64)
    columns = [data["out"][kind] for kind in kinds]
    return Net(
        start=tuple(data["start"]),
        bias=room.pack([data["bias"][kind] << UNIT for kind in kinds]),
        out=tuple(room.pack(row) for row in zip(*columns, strict=True)),
        kinds=room,
    )


def packed_rows(rows: Iterable[tuple[str, str]], units: int) -> Iterator[tuple[str, int]]:
    """Each clue with its weights for the hidden `units` side by side, `NARROW` bits each.

    In `rows` they are bytes in base64, 128 more than the weight.
    """
    room = lanes(units, NARROW)
    blank = bytearray(room.size)
    more = room.pack([_MORE] * units)
    for clue, row in rows:
        blank[:: NARROW // 8] = a2b_base64(row)
        yield clue, int.from_bytes(blank, "little") - more


NARROW = 16
"""Bits of a sum for a hidden unit. The largest of all lessons' is below 6,000."""
_MORE = 128
