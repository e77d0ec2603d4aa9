"""Whole numbers side by side in one, so that one addition or multiplication does for all."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from struct import Struct


@dataclass(frozen=True, slots=True)
class Lanes:
    """Room for some numbers, positive or not, of so many `bits` each."""

    bits: int
    _struct: Struct
    _half: int
    _middle: int

    @property
    def size(self) -> int:
        """The bytes of all of them."""
        return self._struct.size

    def pack(self, numbers: Sequence[int]) -> int:
        """One number that holds these; the sum of two holds the sums."""
        return sum(each << self.bits * place for place, each in enumerate(numbers))

    def unpack(self, total: int) -> list[int]:
        """The numbers that one holds."""
        positive = (total + self._middle).to_bytes(self.size, "little")
        half = self._half
        return [each - half for each in self._struct.unpack(positive)]


@cache
def lanes(count: int, bits: int) -> Lanes:
    """Room for so many numbers of 32 or 64 bits."""
    half = 1 << bits - 1
    middle = sum(half << bits * place for place in range(count))
    return Lanes(bits, Struct(f"<{count}{_CODES[bits]}"), half, middle)


_CODES = {32: "I", 64: "Q"}
