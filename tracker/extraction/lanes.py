"""Whole numbers side by side in one, so that one addition or multiplication does for all."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from struct import Struct


@dataclass(frozen=True, slots=True)
class Lanes:
    """Room for some numbers, positive or not: `shifts` are the bits that stand below each."""

    shifts: tuple[int, ...]
    _struct: Struct
    _halves: tuple[int, ...]
    _middle: int
    _all: int

    @property
    def size(self) -> int:
        """The bytes of all of them."""
        return self._struct.size

    def pack(self, numbers: Sequence[int]) -> int:
        """One number that holds these; the sum of two holds the sums."""
        return sum(each << shift for each, shift in zip(numbers, self.shifts, strict=True))

    def unpack(self, total: int) -> list[int]:
        """The numbers that one holds. A sum for which there is no room comes out as another."""
        positive = (total + self._middle & self._all).to_bytes(self.size, "little")
        fields = self._struct.unpack(positive)
        return [each - half for each, half in zip(fields, self._halves, strict=True)]


@cache
def lanes(count: int, bits: int, beside: int = 0, narrow: int = 16) -> Lanes:
    """Room for `count` numbers of so many `bits`, and above them for others of `narrow` bits."""
    widths = [bits] * count + [narrow] * beside
    *shifts, whole = accumulate(widths, initial=0)
    halves = tuple(1 << width - 1 for width in widths)
    return Lanes(
        tuple(shifts),
        Struct(f"<{count}{_CODES[bits]}{beside}{_CODES[narrow]}"),
        halves,
        sum(half << shift for half, shift in zip(halves, shifts, strict=True)),
        (1 << whole) - 1,
    )


_CODES = {16: "H", 32: "I", 64: "Q"}
