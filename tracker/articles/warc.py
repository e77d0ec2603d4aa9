"""WARC: what a crawler has kept of the web, page after page; a stream of any size.

The format is ISO 28500: records of a header, a block of as many bytes as it says, and two empty
lines. See docs/adr/0034-containers.md for why the reader is our own.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracker.articles.article import Article, Rejection
from tracker.articles.blanklines import pass_blank_lines
from tracker.articles.formats import HTML, PDF, PLAIN
from tracker.articles.http import Answer, Unpackable, parse_answer, parse_header
from tracker.articles.origin import Origin, too_large
from tracker.articles.stream import read_bytes
from tracker.articles.unfolding import contained, count_member
from tracker.articles.writtendays import written_day

_ENDINGS = {name: each.endings[0] for each in (HTML, PDF, PLAIN) for name in each.media_types}
_LINE = 1 << 16
_MOST_HEADER = 1 << 17
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its header by names in lower case, its block, whether that was cut at a limit."""

    header: dict[str, str]
    block: bytes
    cut: bool


def read_warc(stream: io.BufferedReader, origin: Origin) -> Iterator[Article | Rejection]:
    """Read the pages, documents and texts that were answered with success.

    What else a crawl holds (requests, pictures, scripts, redirects) is passed over. A page cannot
    have been published after it was had.
    """
    found = False
    for record in _records(stream, origin.limits.document):
        if isinstance(record, str):
            found = True
            yield Rejection(source=origin.source, reason=record, remedy="check the WARC file")
            continue
        answer = _answer(record)
        if answer is None:
            continue
        found = True
        yield from contained(_read(record, answer, origin), origin)
    if not found:
        reason = "holds no page that was had with success"
        remedy = "give a WARC file of responses"
        yield Rejection(source=origin.source, reason=reason, remedy=remedy)


def _read(record: Record, answer: Answer, origin: Origin) -> Iterator[Article | Rejection]:
    count_member(origin)
    member = _member(record, answer, origin)
    limit = origin.limits.document
    if record.cut:
        yield too_large(member.source, limit, what="a document", remedy="save its text")
        return
    try:
        data = answer.unpacked(limit)
    except Unpackable as error:
        yield Rejection(source=member.source, reason=str(error), remedy="save its text")
        return
    yield from read_bytes(data, member, name=f"page{_ENDINGS[answer.media_type]}")


def _answer(record: Record) -> Answer | None:
    """What was had, of a record that may hold an article; None for the others."""
    url = record.header.get("warc-target-uri", "").strip("<>")
    kind = record.header.get("warc-type")
    answer: Answer | None = None
    if kind == "response":
        answer = parse_answer(record.block)
    elif kind == "resource":
        answer = Answer(200, record.header, record.block)
    if answer is None or answer.status not in (200, 203) or url.endswith("/robots.txt"):
        return None
    return answer if answer.media_type in _ENDINGS else None


def _member(record: Record, answer: Answer, origin: Origin) -> Origin:
    url = record.header.get("warc-target-uri", "").strip("<>")
    member = origin.member(
        url,
        url=url if url.startswith(("http:", "https:")) else None,
        media_type=answer.media_type,
        charset=answer.charset,
    )
    had = written_day(record.header.get("warc-date", "")[:10])
    given = member.published
    if had is None or had > member.today or (given is not None and given > had):
        return member
    return replace(member, today=had)


def _records(stream: io.BufferedReader, limit: int) -> Iterator[Record | str]:
    """The records, and in the place of what is none what is wrong with it."""
    lost = False
    while True:
        pass_blank_lines(stream)
        line = stream.readline(_LINE)
        if not line:
            return
        if not line.startswith(b"WARC/"):
            if line.strip() and not lost:
                lost = True
                yield "is damaged in a place, and was read on from the next record"
            continue
        lost = False
        header = _header(stream)
        length = header.get("content-length", "")
        if not (length.isascii() and length.isdigit() and len(length) < 16):
            lost = True
            yield "holds a record that does not tell its length"
            continue
        block = stream.read(min(int(length), limit))
        rest = int(length) - len(block)
        cut = rest > 0
        while rest and (passed := stream.read(min(rest, _CHUNK))):
            rest -= len(passed)
        if rest:
            yield "ends within a record"
        yield Record(header, block, cut and not rest)


def _header(stream: io.BufferedReader) -> dict[str, str]:
    lines: list[bytes] = []
    size = 0
    while (line := stream.readline(_LINE)).strip() and size < _MOST_HEADER:
        lines.append(line)
        size += len(line)
    return parse_header(b"".join(lines))
