"""A Bloom filter over shingles: tells most of what a set does not hold without asking for it.

After Burton H. Bloom, Space/time trade-offs in hash coding with allowable errors, 1970. A shingle
is a hash already, so parts of itself say which two bits stand for it.
"""

from collections.abc import Collection, Iterable

_BITS = 8
"""For each entry at least so many bits, and up to twice as many: then one shingle in 20 to 70 that
the set does not hold is taken for one that it may hold."""

_LEAST, _MOST = 1 << 10, 1 << 26
"""The bytes of a filter; the largest has place for as many entries as it has bytes."""


class Bloom:
    """A set of shingles of which nothing but two bits each is kept.

    `bits` is what is kept, a power of two bytes, and `entries` how many were added to it. Raises
    ValueError for another number of bytes.
    """

    def __init__(self, bits: bytes | bytearray, entries: int) -> None:
        if not _LEAST <= len(bits) <= _MOST or len(bits).bit_count() != 1:
            raise ValueError(f"{len(bits)} bytes are no filter")
        self.entries = entries
        # A filter is megabytes: its own bytes are taken as they are.
        self._bits = bits if isinstance(bits, bytearray) else bytearray(bits)

    @classmethod
    def for_entries(cls, count: int) -> "Bloom":
        """An empty filter with place for `count` entries, and for some more."""
        needed = max(1, count * _BITS // 8)
        return cls(bytearray(min(_MOST, max(_LEAST, 1 << needed.bit_length()))), 0)

    def __bytes__(self) -> bytes:
        """What is kept."""
        return bytes(self._bits)

    def has_place(self, count: int) -> bool:
        """Whether so many entries more leave it as good as it is meant to be, or no other is."""
        size = len(self._bits)
        return size == _MOST or (self.entries + count) * _BITS <= size * 8

    def add(self, shingles: Iterable[int]) -> None:
        """Add shingles, each of them an entry."""
        bits, last = self._bits, len(self._bits) - 1
        count = 0
        for each in shingles:
            bits[each >> 6 & last] |= 1 << (each >> 3 & 7)
            bits[each >> 34 & last] |= 1 << (each >> 31 & 7)
            count += 1
        self.entries += count

    def among(self, shingles: Collection[int]) -> list[int]:
        """Those of the shingles that it may hold: all that were added, and a few others."""
        bits, last = self._bits, len(self._bits) - 1
        return [
            each
            for each in shingles
            if bits[each >> 6 & last] >> (each >> 3 & 7) & 1
            and bits[each >> 34 & last] >> (each >> 31 & 7) & 1
        ]
