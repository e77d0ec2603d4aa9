"""JSON Lines: an article a line, in a file of any size."""

import codecs
import io
import itertools
from collections.abc import Callable, Iterator

from tracker.articles.article import Article, Rejection
from tracker.articles.decoding import decode, encoding_of
from tracker.articles.jsonfile import article_of, parse
from tracker.articles.origin import Origin, too_large


def read_json_lines(stream: io.BufferedReader, origin: Origin) -> Iterator[Article | Rejection]:
    """Read the articles one by one; a broken line is rejected by its number, the others are read.

    Blank lines are passed over. An article without a name is named after the file and its line.
    """
    found = False
    for number, line in _lines(stream, origin):
        if isinstance(line, Rejection):
            found = True
            yield line
        elif line.removeprefix(codecs.BOM_UTF8).strip():
            found = True
            source = origin.at(number)
            yield _article(line, origin, source=source, name=f"{origin.name}-{number}")
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


def _lines(stream: io.BufferedReader, origin: Origin) -> Iterator[tuple[int, bytes | Rejection]]:
    """The lines with their numbers, none longer than an article may be."""
    limit = origin.limits.article
    encoding = encoding_of(stream.peek(4)[:4])[1]
    read = stream.readline if encoding == "UTF-8" else _recoded(stream, encoding)
    for number in itertools.count(1):
        try:
            line = read(limit + 1)
            if len(line) > limit:
                while line and not line.endswith(b"\n"):
                    line = read(limit + 1)
                remedy = "split it into its articles"
                what = "an article"
                yield number, too_large(origin.at(number), limit, what=what, remedy=remedy)
                continue
        except UnicodeError:
            # What follows cannot be told into lines any more.
            reason = f"is not valid {encoding} from here on"
            remedy = "convert it to UTF-8"
            yield number, Rejection(source=origin.at(number), reason=reason, remedy=remedy)
            return
        if not line:
            return
        yield number, line


def _recoded(stream: io.BufferedReader, encoding: str) -> Callable[[int], bytes]:
    """A `readline` for UTF-16 and UTF-32, whose line ends are no single bytes."""
    text = io.TextIOWrapper(stream, encoding, newline="\n")
    return lambda size: text.readline(size).encode()
