"""WARC: what a crawler has kept of the web, page after page; a stream of any size."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tracker.articles.article import Article, Rejection
from tracker.articles.formats import HTML, PDF, PLAIN, Format
from tracker.articles.origin import Origin, shown
from tracker.articles.stream import read_bytes
from tracker.articles.unfolding import BROKEN, Damaged, count_member
from tracker.articles.writtendays import written_day

_READ: tuple[Format, ...] = (HTML, PDF, PLAIN)
_ENDINGS = {each.media_types[0]: each.endings[0] for each in _READ}


def read_warc(stream: io.BufferedReader, origin: Origin) -> Iterator[Article | Rejection]:
    """Read the pages, documents and texts that were answered with success.

    What else a crawl holds (requests, pictures, scripts, redirects) is passed over. A page cannot
    have been published after it was had.
    """
    found = False
    try:
        for record in _records(stream):
            member = _member(record, origin)
            if member is None:
                continue
            count_member(origin)
            found = True
            data = record.content_stream().read(origin.limits.document + 1)
            yield from read_bytes(data, member, name=f"page{_ENDINGS[member.media_type or '']}")
    except Damaged:
        raise
    except BROKEN as error:
        found = True
        yield _broken(origin, error)
    except Exception as error:
        if not type(error).__module__.startswith("warcio"):
            raise
        found = True
        yield _broken(origin, error)
    if not found:
        reason = "holds no page that was had with success"
        remedy = "give a WARC file of responses"
        yield Rejection(source=origin.source, reason=reason, remedy=remedy)


def _records(stream: io.BufferedReader) -> Iterator[Any]:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415

    yield from ArchiveIterator(stream)


def _member(record: Any, origin: Origin) -> Origin | None:
    """The origin of a record that may hold an article; None for the others."""
    if record.rec_type not in ("response", "resource"):
        return None
    headers = record.http_headers
    if headers is not None and headers.get_statuscode() not in ("200", "203"):
        return None
    kind = (
        headers.get_header("Content-Type")
        if headers
        else record.rec_headers.get_header("Content-Type")
    )
    name, _, parameters = (kind or "").lower().partition(";")
    media_type = {"application/xhtml+xml": "text/html"}.get(name.strip(), name.strip())
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if media_type not in _ENDINGS or url.endswith("/robots.txt"):
        return None
    member = origin.member(
        url.strip("<>"),
        url=url.strip("<>") if url.startswith(("http:", "https:")) else None,
        media_type=media_type,
        charset=parameters.partition("charset=")[2].partition(";")[0].strip() or None,
    )
    had = written_day((record.rec_headers.get_header("WARC-Date") or "")[:10])
    given = member.published
    if had is None or had > member.today or (given is not None and given > had):
        return member
    return replace(member, today=had)


def _broken(origin: Origin, error: Exception) -> Rejection:
    reason = f"is damaged from here on ({shown(' '.join(str(error).split()), most=60)})"
    return Rejection(source=origin.source, reason=reason, remedy="check the WARC file")
