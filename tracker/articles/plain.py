"""Plain text: one article a file, with an optional `date 2024-05-30` at its very start."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from tracker.articles.article import Article, Rejection, noted
from tracker.articles.decoding import decode_or_guess
from tracker.articles.fields import build
from tracker.articles.origin import Origin, too_large

# The rest of the line is text: pages saved as one long line have the date before their first word.
_DATE = re.compile(r"\s*date[:\t ]+([0-9]{4}-[0-9]{2}-[0-9]{2})(?!\S)", re.IGNORECASE)


def read_plain(stream: BinaryIO, origin: Origin) -> Iterator[Article | Rejection]:
    """Read one article; it has no title of its own, its first line is simply text."""
    read = read_text(stream, origin)
    if isinstance(read, Rejection):
        yield read
        return
    text, notes = read
    record = {"text": text}
    if date := _DATE.match(text):
        record = {"text": text[date.end() :], "date": date[1]}
    yield noted(build(record, origin, source=origin.source), notes)


def read_text(stream: BinaryIO, origin: Origin) -> tuple[str, tuple[str, ...]] | Rejection:
    """The text of a file that holds one article, with notes on how it was read.

    Never more of it is read than an article may have.
    """
    limit = origin.limits.article
    data = stream.read(limit + 1)
    if not data:
        return Rejection(
            source=origin.source, reason="is empty", remedy="give a file that holds an article"
        )
    if len(data) > limit:
        remedy = "split it into a file an article"
        return too_large(origin.source, limit, what="an article", remedy=remedy)
    return decode_or_guess(data, origin.source, declared=origin.charset)
