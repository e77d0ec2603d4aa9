"""Read the articles of one stream, or of bytes, whatever their format."""

import hashlib
import io
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from tracker.articles.article import Article, Rejection
from tracker.articles.damage import Damaged
from tracker.articles.origin import Origin
from tracker.articles.piece import MOST, Content, content_of, with_piece
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
    again = _Rewound(head, stream)
    found = recognise(head, origin.source, ending=ending_of(name), media_type=origin.media_type)
    if isinstance(found, Rejection):
        yield with_piece(found, origin, again.content(), name)
        return
    if found.container and origin.depth >= origin.limits.depth:
        reason = f"lies in {origin.depth} containers, the limit of what is unfolded"
        refused = Rejection(source=origin.source, reason=reason, remedy="unpack it first")
        yield with_piece(refused, origin, again.content(), name)
        return
    read = found.load()
    broken = 0
    for each in read(io.BufferedReader(again, HEAD), origin):
        if isinstance(each, Article):
            yield each
            continue
        # Of a part of what is read by its parts the bytes are not at hand, or are the whole.
        whole = each.piece is None and (not found.by_parts or each.source == origin.source)
        content = again.content(by_parts=found.by_parts) if whole else Content()
        yield with_piece(each, origin, content, name)
        broken += 1
        if broken >= origin.limits.refused and origin.depth == 0:
            reason = f"holds {broken:,} articles that cannot be read, and is not read on"
            ended = Rejection(source=origin.source, reason=reason, remedy="look at what it is")
            yield with_piece(ended, origin, Content(), name)
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
        # What has gone by of a stream that cannot go back, as far as it is kept.
        self._gone = bytearray(head if self._start is None else b"")
        self._ended = False

    def content(self, *, by_parts: bool = False) -> Content:
        """All that can be had of the stream, without disturbing who reads it.

        Who reads it `by_parts` goes on where it is; others have read all, or read no more.
        """
        try:
            if self._start is None:
                while not (by_parts or self._ended) and len(self._gone) <= MOST:
                    self._took(self._rest.read(MOST))
                return content_of(bytes(self._gone)) if self._whole() else Content()
            here = self._rest.tell()
            try:
                self._rest.seek(self._start)
                return _hashed(self._rest)
            finally:
                self._rest.seek(here)
        except (OSError, Damaged):
            return Content()

    def _took(self, data: bytes) -> None:
        self._ended = not data
        if self._start is None and len(self._gone) <= MOST:
            self._gone += data

    def _whole(self) -> bool:
        return self._ended and len(self._gone) <= MOST

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
            data = self._head[: len(view)]
            if not data:
                data = self._rest.read(len(view))
                self._took(data)
            self._head = self._head[len(view) :]
            view[: len(data)] = data
        return len(data)


def _hashed(stream: BinaryIO) -> Content:
    """The content of a stream from here on."""
    data = stream.read(MOST + 1)
    if len(data) <= MOST:
        return content_of(data)
    digest, size = hashlib.sha256(), 0
    while data:
        digest.update(data)
        size += len(data)
        data = stream.read(MOST)
    return Content(None, size, digest.hexdigest())
