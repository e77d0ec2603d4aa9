"""PDF: a press release or another document that holds text.

A document's dates of making and changing are no day of publication, as a page that is printed to
a file today has today's. Only a day that people read at its head is taken.
"""

import io
import logging
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tracker.articles.article import Article, Rejection, noted
from tracker.articles.fields import build
from tracker.articles.origin import MEGABYTE, Origin, too_large
from tracker.articles.pagedays import Line, day_of, lines_days

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_BYTES = 20 * MEGABYTE
"""A damaged document is looked through for what is left of it; 20 MB of that take 8 seconds."""

MOST_PAGES = 300
MOST_SECONDS = 5.0
"""After these no further page is begun; what was read till then is taken, with a note."""

# A page of text takes some thousand bytes and operators; what has hundreds of times as many is
# a drawing, or meant to keep us busy.
_STREAM = 8_000_000
_LIMITS: dict[str, Any] = {
    "zlib_maximum_output_length": _STREAM,
    "lzw_maximum_output_length": _STREAM,
    "run_length_maximum_output_length": _STREAM,
    "array_based_stream_maximum_output_length": _STREAM,
    "stream_decoding_work_maximum_length": 4 * _STREAM,
    "stream_parsing_work_maximum_count": 300_000,
    "xform_maximum_invocations_per_extraction": 500,
    "page_tree_maximum_entries": 10_000,
    "page_tree_maximum_page_entries": 100_000,
}
_NO_TITLE = re.compile(
    r"\.(?:docx?|odt|indd|pdf|rtf|qxp)\b|^(?:untitled|microsoft word|slide )", re.IGNORECASE
)
_HEAD = 8
_ENDS = (".", "!", "?", ":")


def read_pdf(stream: io.BufferedReader, origin: Origin) -> Iterator[Article | Rejection]:
    """Read the article of a document. What holds only pictures of text is refused."""
    limit = min(origin.limits.document, MOST_BYTES)
    data = stream.read(limit + 1)
    if len(data) > limit:
        remedy = "save the pages of the article alone"
        yield too_large(origin.source, limit, what="a PDF document", remedy=remedy)
        return
    from pypdf import apply_configuration  # noqa: PLC0415

    # What it has to say of damage is told once, by us.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    try:
        with apply_configuration(**_LIMITS):
            read = _article(data, origin)
    except Exception as error:  # noqa: BLE001
        # The parser meets damage with whatever exception comes of it.
        reason = f"is a damaged PDF document ({type(error).__name__})"
        remedy = "print it to a new PDF, or save its text"
        read = Rejection(source=origin.source, reason=reason, remedy=remedy)
    yield read


def _article(data: bytes, origin: Origin) -> Article | Rejection:
    from pypdf import PdfReader  # noqa: PLC0415

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        remedy = "save it without a password"
        return Rejection(source=origin.source, reason="is encrypted", remedy=remedy)
    pages, notes = _pages(reader)
    text = "\n\n".join(filter(None, map(paragraphs, pages)))
    if not any(char.isalnum() for char in text):
        reason = "holds no text, only pictures of it"
        remedy = "run text recognition (OCR) on it, or save its text"
        return Rejection(source=origin.source, reason=reason, remedy=remedy)
    rows = [row for row in "\n".join(pages[:1]).split("\n") if row.strip()]
    lines = [Line(" ".join(row.split()), n + 1, near=True) for n, row in enumerate(rows[:_HEAD])]
    told, more = day_of(lines_days(lines), origin.latest)
    record = {"text": text, "published": told and told.day, "title": _title(reader, text)}
    if author := _told(reader, "author"):
        record["author"] = author
    usable = {key: _storable(value) for key, value in record.items() if value}
    article = build(usable, origin, source=origin.source)
    if isinstance(article, Article) and told is not None:
        article = replace(article, published_basis=told.basis)
    return noted(article, (*notes, *more))


def _pages(reader: "PdfReader") -> tuple[list[str], tuple[str, ...]]:
    """The text of each page, as its lines stand, and a note where not all were read."""
    begun = time.monotonic()
    pages: list[str] = []
    for page in reader.pages:
        if len(pages) >= MOST_PAGES or time.monotonic() - begun > MOST_SECONDS:
            return pages, (f"only its first {len(pages)} pages were read",)
        pages.append(page.extract_text() or "")
    return pages, ()


def paragraphs(page: str) -> str:
    """The text of a page with its lines joined to paragraphs, and words that were cut made whole.

    A paragraph ends at a blank line, and at a line that is short or ends a sentence before one
    that is indented or where lines are of one length.
    """
    rows = [" ".join(row.split()) for row in page.split("\n")]
    longest = max(map(len, rows), default=0)
    text = ""
    last = ""
    for row in rows:
        if not row:
            text = text.rstrip("\n") + "\n\n"
        elif not text or text.endswith("\n"):
            text += row
        elif text.endswith("-") and row[0].islower() and text[-2:-1].isalpha():
            text = text[:-1] + row
        elif len(last) < 0.75 * longest and (
            last.endswith((".", "!", "?", ":")) or row[0].isupper()
        ):
            text += f"\n{row}"
        else:
            text += f" {row}"
        last = row
    return text.strip()


def _title(reader: "PdfReader", text: str) -> str | None:
    """The document's own title, where the text has it too: many are the name of a file."""
    title = _told(reader, "title")
    if not title or _NO_TITLE.search(title):
        return None
    return title if title.casefold() in " ".join(text[:3000].split()).casefold() else None


def _told(reader: "PdfReader", name: str) -> str | None:
    try:
        value = getattr(reader.metadata, name, None)
    except Exception:  # noqa: BLE001 (see above; the text is worth more than its title)
        return None
    return " ".join(value.split())[:500] or None if isinstance(value, str) else None


def _storable(value: str) -> str:
    """Text without halves of characters, which fonts without a map give."""
    return value.replace("\0", "").encode("utf-8", "replace").decode()
