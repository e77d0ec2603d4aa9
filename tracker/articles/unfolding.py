"""What comes out of containers: counted, limited, and damage in it told as such."""

import bz2
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO, Protocol

from tracker.articles.article import Article, Rejection
from tracker.articles.damage import Damaged, TooMuch
from tracker.articles.origin import MEGABYTE, Origin

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

FREE = 50 * MEGABYTE
"""What may come out of any input, however small it is; beyond that the ratio counts."""

_MEMORY = 128 * MEGABYTE
_CHUNK = 1 << 16
BROKEN = (
    *(zlib.error, lzma.LZMAError, zipfile.BadZipFile, EOFError, ValueError, OverflowError),
    NotImplementedError,
)


def contained(
    articles: Iterator[Article | Rejection], origin: Origin
) -> Iterator[Article | Rejection]:
    """The articles read from within a container, with its damage as a rejection at the end.

    What is too much ends the whole input, not only the container that it is found in.
    """
    try:
        yield from articles
    except Damaged as error:
        if isinstance(error, TooMuch) and origin.depth:
            raise
        yield Rejection(source=origin.source, reason=error.reason, remedy=error.remedy)


def count_member(origin: Origin) -> None:
    """Count a member of a container; raises TooMuch beyond the limit."""
    origin.unfolding.members += 1
    if origin.unfolding.members > origin.limits.members:
        reason = f"holds more than {origin.limits.members} files, the limit of one input"
        raise TooMuch(reason, "unpack it, and give the folder")


class Counted(io.RawIOBase):
    """A stream out of a container that counts what it gives, and stops at the limits.

    Args:
        inner: reads what is unfolded.
        origin: the container's.
        packed: how many bytes of the outermost input have been read so far.
    """

    def __init__(self, inner: BinaryIO, origin: Origin, packed: Callable[[], int]) -> None:
        self._inner = inner
        self._origin = origin
        self._packed = packed

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read into `buffer`, and tell how many bytes; 0 at the end."""
        with memoryview(buffer) as view:
            try:
                data = self._inner.read(min(len(view), _CHUNK))
            except BROKEN as error:
                raise Damaged(f"is damaged ({str(error)[:80] or 'it ends too early'})") from error
            view[: len(data)] = data
        self._count(len(data))
        return len(data)

    def _count(self, size: int) -> None:
        unfolding, limits = self._origin.unfolding, self._origin.limits
        unfolding.size += size
        if self._origin.depth == 0:
            unfolding.packed = self._packed()
        if unfolding.size > limits.unfolded:
            reason = f"unfolds to more than {limits.unfolded // MEGABYTE} MB, the limit"
            raise TooMuch(reason, "unpack it, and give the folder")
        if unfolding.size > max(FREE, limits.ratio * unfolding.packed):
            reason = f"unfolds to more than {limits.ratio} times its size, as no article does"
            raise TooMuch(reason, "check what it is; unpack it if it is meant")


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    @property
    def needs_input(self) -> bool: ...

    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class _Gunzip:
    """zlib's decompressor, called as those of the other two are."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max(0, max_length))


def _unxz() -> _Decompressor:
    return lzma.LZMADecompressor(memlimit=_MEMORY)


_BY_SIGNATURE: tuple[tuple[bytes, Callable[[], _Decompressor]], ...] = (
    (b"\x1f\x8b", _Gunzip),
    (b"BZh", bz2.BZ2Decompressor),
    (b"\xfd7zXZ\x00", _unxz),
)


class Decompressed(io.RawIOBase):
    """What is packed in a gzip, bzip2 or xz stream, or in several one after the other."""

    def __init__(self, stream: io.BufferedReader) -> None:
        head = stream.peek(6)[:6]
        self._new = next(new for mark, new in _BY_SIGNATURE if head.startswith(mark))
        self._one = self._new()
        self._stream = stream
        self.packed = 0
        """The bytes of the packed stream that were read."""

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read into `buffer`, and tell how many bytes; 0 at the end."""
        with memoryview(buffer) as view:
            data = self._next(len(view))
            view[: len(data)] = data
        return len(data)

    def _next(self, size: int) -> bytes:
        rest = b""
        while True:
            if self._one.eof:
                rest = (self._one.unused_data or self._more()).lstrip(b"\0")
                if not rest:
                    return b""
                self._one = self._new()
            elif self._one.needs_input and not rest:
                rest = self._more()
                if not rest:
                    raise EOFError("it ends too early")
            try:
                data = self._one.decompress(rest, size)
            except OSError as error:  # what bz2 raises for damage
                raise ValueError(str(error)) from error
            rest = b""
            if data:
                return data

    def _more(self) -> bytes:
        data = self._stream.read1(_CHUNK)
        self.packed += len(data)
        return data
