"""Stretches of lines: a long file taken apart where its content says, to know it again.

A stretch ends after a line whose checksum happens to be 0 modulo `MEAN`. So the same lines are the
same stretch wherever they stand: in the file whose reading was interrupted, in one that has grown
or lost its beginning since, or packed.
"""

import hashlib
import zlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from tracker.articles.article import Article, Rejection

MEAN = 256
"""The lines of a stretch, on average: what an interruption lets us read a second time."""

LONGEST = 2_000_000
"""The bytes after which a stretch ends with the line, as its lines are held to be looked at."""

Numbered = tuple[int, bytes | Rejection]
"""A line with its number, or what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines one after the other: digests of the first and of all, their bytes and number."""

    begins: str
    digest: str
    size: int
    lines: int


class Memory(Protocol):
    """Knows the stretches of which every line was taken in as an article."""

    @property
    def key(self) -> bytes:
        """What else decides what comes of a line; at most 64 bytes. It is part of the digests."""
        ...

    def begun(self, begins: str) -> Sequence[Stretch]:
        """The stretches that are known to begin with a line of this digest."""
        ...

    def passed(self, stretch: Stretch) -> None:
        """A stretch that is known was passed over."""
        ...

    def read(self, stretch: Stretch) -> None:
        """The articles of a stretch have been handed on, one for each of its lines."""
        ...


def read_unknown(
    lines: Iterator[Numbered],
    read: Callable[[Numbered], Article | Rejection],
    memory: Memory,
) -> Iterator[Article | Rejection]:
    """What `read` makes of the lines, but for the stretches that `memory` knows.

    Lines are held back only while they may be a stretch that is known, else each is read as it
    comes.
    """
    left = _Lines(lines)
    while left.any():
        known = _known(left, memory)
        if known is not None:
            memory.passed(known)
            continue
        seen = _Seen(memory.key)
        whole = True
        for line in left:
            item = read(line)
            whole = whole and isinstance(item, Article) and seen.add(line)
            yield item
            if seen.ends or not whole:
                break
        if whole:
            memory.read(seen.stretch())


class _Lines:
    """Lines that can be put back."""

    def __init__(self, lines: Iterator[Numbered]) -> None:
        self._lines = lines
        self._back: deque[Numbered] = deque()

    def __iter__(self) -> Iterator[Numbered]:
        return self

    def __next__(self) -> Numbered:
        return self._back.popleft() if self._back else next(self._lines)

    def any(self) -> bool:
        """Whether there are more."""
        if not self._back:
            self._back.extend(line for line in (next(self._lines, None),) if line is not None)
        return bool(self._back)

    def put_back(self, lines: Sequence[Numbered]) -> None:
        self._back.extendleft(reversed(lines))


class _Seen:
    """The lines of a stretch so far."""

    def __init__(self, key: bytes) -> None:
        self._hash = hashlib.blake2b(key=key, digest_size=16)
        self.begins = ""
        self.size = self.lines = 0
        self.ends = False

    def add(self, line: Numbered) -> bool:
        """Add a line; False, and nothing done, where it is none."""
        data = line[1]
        if isinstance(data, Rejection):
            return False
        bare = data.rstrip(b"\r\n")
        self._hash.update(bare + b"\n")
        self.begins = self.begins or self.digest
        self.size += len(bare) + 1
        self.lines += 1
        self.ends = zlib.crc32(bare) % MEAN == 0 or self.size > LONGEST
        return True

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()

    def stretch(self) -> Stretch:
        return Stretch(self.begins, self.digest, self.size, self.lines)


def _known(left: _Lines, memory: Memory) -> Stretch | None:
    """The stretch that comes next, if it is known; else all of its lines are still there."""
    seen, looked, most = _Seen(memory.key), [], 0
    known: Sequence[Stretch] = ()
    for line in left:
        looked.append(line)
        if not seen.add(line):
            break
        if seen.lines == 1:
            known = memory.begun(seen.begins)
            most = max((each.size for each in known), default=0)
        if any(each.lines == seen.lines and each.digest == seen.digest for each in known):
            return seen.stretch()
        if seen.size >= most:
            break
    left.put_back(looked)
    return None
