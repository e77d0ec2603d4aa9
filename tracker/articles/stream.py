"""Read the articles of one stream, or of bytes, whatever their format."""

import io
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from tracker.articles.article import Article, Rejection
from tracker.articles.origin import Origin
from tracker.articles.recognise import HEAD, recognise

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


def read_bytes(data: bytes, origin: Origin, *, name: str = "") -> Iterator[Article | Rejection]:
    """Read the articles of `data`; see `read_stream`."""
    return read_stream(io.BytesIO(data), origin, name=name)


def read_stream(
    stream: BinaryIO, origin: Origin, *, name: str = ""
) -> Iterator[Article | Rejection]:
    """Read the articles of a stream, which need not be able to seek.

    Args:
        stream: what is read, to its end at most once, and no faster than articles are taken.
        origin: where it comes from, and what is known of it beside its content.
        name: its file's name, whose ending tells the format where the content does not.

    Yields:
        Article: an article.
        Rejection: what of it could not be read. At least one of both comes out.

    Raises OSError where the stream itself fails.
    """
    head = stream.read(HEAD) or b""
    found = recognise(head, origin.source, ending=ending_of(name), media_type=origin.media_type)
    if isinstance(found, Rejection):
        yield found
        return
    if found.container and origin.depth >= origin.limits.depth:
        reason = f"lies in {origin.depth} containers, the limit of what is unfolded"
        yield Rejection(source=origin.source, reason=reason, remedy="unpack it first")
        return
    read = found.load()
    refused = 0
    for each in read(io.BufferedReader(_Rewound(head, stream), HEAD), origin):
        yield each
        refused += isinstance(each, Rejection)
        if refused >= origin.limits.refused and origin.depth == 0:
            reason = f"holds {refused:,} articles that cannot be read, and is not read on"
            yield Rejection(source=origin.source, reason=reason, remedy="look at what it is")
            return


def ending_of(name: str) -> str:
    """The ending of a file's name, in lower case with its dot; empty where it has none."""
    return PurePosixPath(name.replace("\0", "")).suffix.lower()


class _Rewound(io.RawIOBase):
    """A stream whose first bytes were read already, and are read again; pipes cannot seek.

    It is a stream of its own, so that closing it leaves the other open; its first place is where
    reading began.
    """

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest
        seekable = getattr(rest, "seekable", None)
        self._start = rest.tell() - len(head) if seekable and seekable() else None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._start is not None

    def tell(self) -> int:
        return self.seek(0, io.SEEK_CUR)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if self._start is None:
            raise io.UnsupportedOperation("seek")
        if whence == io.SEEK_CUR:
            offset, whence = self._rest.tell() - len(self._head) - self._start + offset, io.SEEK_SET
        self._head = b""
        whole = self._start + max(0, offset) if whence == io.SEEK_SET else offset
        return self._rest.seek(whole, whence) - self._start

    def readinto(self, buffer: "WriteableBuffer") -> int:
        with memoryview(buffer) as view:
            data = self._head[: len(view)] or self._rest.read(len(view))
            self._head = self._head[len(view) :]
            view[: len(data)] = data
        return len(data)
