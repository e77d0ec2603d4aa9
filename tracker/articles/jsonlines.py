"""JSON Lines: an article a line, in a file of any size."""

import codecs
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.articles.article import Article, Rejection
from tracker.articles.blanklines import pass_blank_lines
from tracker.articles.decoding import decode, encoding_of
from tracker.articles.jsonfile import article_of, parse
from tracker.articles.origin import Origin, too_large
from tracker.articles.piece import RECORD, content_of, with_piece
from tracker.articles.stretches import Numbered, read_unknown

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK = 1 << 16


def read_json_lines(stream: io.BufferedReader, origin: Origin) -> Iterator[Article | Rejection]:
    """Read the articles one by one; a broken line is rejected by its number, the others are read.

    Blank lines are passed over, and so are the lines that the origin's memory knows. An article
    without a name is named after the file and its line.
    """
    found = False

    def read(numbered: Numbered) -> Article | Rejection:
        number, line = numbered
        if isinstance(line, Rejection):
            return line
        source, name = origin.at(number), f"{origin.name}-{number}"
        article = _article(line, origin, source=source, name=name)
        if isinstance(article, Rejection):
            here = replace(origin, source=source, name=name)
            return with_piece(article, here, content_of(line), RECORD)
        return article

    def noticed() -> Iterator[Numbered]:
        nonlocal found
        for each in _lines(stream, origin):
            found = True
            yield each

    if origin.memory is None:
        yield from map(read, noticed())
    else:
        yield from read_unknown(noticed(), read, origin.memory)
    if not found:
        yield Rejection(
            source=origin.source, reason="is empty", remedy="give a file that holds an article"
        )


def _article(line: bytes, origin: Origin, *, source: str, name: str) -> Article | Rejection:
    text = decode(line, source)
    if isinstance(text, Rejection):
        return text
    parsed = parse(text, source, line=True)
    if isinstance(parsed, Rejection):
        return parsed
    return article_of(parsed[0], origin, source=source, name=name)


def _lines(stream: io.BufferedReader, origin: Origin) -> Iterator[Numbered]:
    """The lines that are not blank, with their numbers, none longer than an article may be."""
    limit = origin.limits.article
    encoding = encoding_of(stream.peek(4)[:4])[1]
    if encoding != "UTF-8":
        stream = io.BufferedReader(_Recoded(stream, encoding), _CHUNK)
    number = 1
    while True:
        try:
            number += pass_blank_lines(stream)
            line = stream.readline(limit + 1)
            if len(line) > limit:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(limit + 1)
                remedy = "split it into its articles"
                what = "an article"
                yield number, too_large(origin.at(number), limit, what=what, remedy=remedy)
            elif not line:
                return
            elif line.removeprefix(codecs.BOM_UTF8).strip():
                yield number, line
        except UnicodeError:
            # What follows cannot be told into lines any more.
            reason = f"is not valid {encoding} from here on"
            remedy = "convert it to UTF-8"
            yield number, Rejection(source=origin.at(number), reason=reason, remedy=remedy)
            return
        number += 1


class _Recoded(io.RawIOBase):
    """A text in UTF-16 or UTF-32, whose line ends are no single bytes, as UTF-8."""

    def __init__(self, stream: io.BufferedReader, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        while not self._ready:
            data = self._stream.read(_CHUNK)
            self._ready = self._decoder.decode(data, final=not data).encode()
            if not data:
                break
        with memoryview(buffer) as view:
            given = self._ready[: len(view)]
            view[: len(given)] = given
        self._ready = self._ready[len(given) :]
        return len(given)
