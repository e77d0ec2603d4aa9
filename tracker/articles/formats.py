"""The formats that articles come in: a line each.

A new format is a module and a line here. Its reader is named, not imported: what a format needs
is loaded when the first input of that format comes in, and never otherwise.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from tracker.articles.article import Article, Rejection
from tracker.articles.origin import Origin

Reader = Callable[[io.BufferedReader, Origin], Iterator[Article | Rejection]]
"""Reads the articles of a stream, which is at its beginning and can peek but not seek."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what people call it, `module:function` that reads it, and what names it.

    `container` tells that it holds other files, which are read in their turn, `parts` that it
    holds articles that are read one by one.
    """

    name: str
    reader: str
    endings: tuple[str, ...] = ()
    media_types: tuple[str, ...] = ()
    container: bool = False
    parts: bool = False

    @property
    def by_parts(self) -> bool:
        """Whether it is read a part at a time: a member, a line, a row."""
        return self.container or self.parts

    def load(self) -> Reader:
        """The function that reads it."""
        module, _, function = self.reader.partition(":")
        return cast("Reader", getattr(import_module(f"tracker.articles.{module}"), function))


PLAIN = Format("plain text", "plain:read_plain", (".txt", ".text"), ("text/plain",))
MARKDOWN = Format("Markdown", "markdown:read_markdown", (".md", ".markdown"), ("text/markdown",))
JSON = Format("JSON", "jsonfile:read_json", (".json",), ("application/json",))
JSON_LINES = Format(
    "JSON Lines",
    "jsonlines:read_json_lines",
    (".jsonl", ".ndjson"),
    ("application/x-ndjson", "application/jsonl", "application/jsonlines"),
    parts=True,
)
TABLE = Format(
    "CSV",
    "table:read_table",
    (".csv", ".tsv"),
    ("text/csv", "text/tab-separated-values"),
    parts=True,
)
PARQUET = Format(
    "Parquet",
    "parquet:read_parquet",
    (".parquet",),
    ("application/vnd.apache.parquet",),
    parts=True,
)
HTML = Format(
    "HTML",
    "page:read_page",
    (".html", ".htm", ".xhtml", ".xht"),
    ("text/html", "application/xhtml+xml"),
)
XML = Format("XML", "xmldoc:read_xml", (".xml",), ("application/xml", "text/xml"))
MAIL = Format("mail", "mail:read_mail", (".eml",), ("message/rfc822",), container=True)
MHTML = Format(
    "MHTML", "mail:read_mail", (".mhtml", ".mht"), ("multipart/related",), container=True
)
MBOX = Format("mbox", "mbox:read_mailbox", (".mbox",), ("application/mbox",), container=True)
PDF = Format("PDF", "pdf:read_pdf", (".pdf",), ("application/pdf",))
WARC = Format("WARC", "warc:read_warc", (".warc",), ("application/warc",), container=True)
ZIP = Format("ZIP", "archive:read_zip", (".zip",), ("application/zip",), container=True)
TAR = Format("tar", "archive:read_tar", (".tar",), ("application/x-tar",), container=True)
GZIP = Format(
    "gzip", "compressed:read_compressed", (".gz", ".tgz"), ("application/gzip",), container=True
)
BZIP2 = Format("bzip2", "compressed:read_compressed", (".bz2",), container=True)
XZ = Format("xz", "compressed:read_compressed", (".xz",), container=True)

FORMATS = (
    *(PLAIN, MARKDOWN, JSON, JSON_LINES, TABLE, PARQUET, HTML, XML),
    *(MAIL, MHTML, MBOX, PDF, WARC, ZIP, TAR, GZIP, BZIP2, XZ),
)

BY_ENDING = {ending: each for each in FORMATS for ending in each.endings}
"""The format that a file's ending names, in lower case and with its dot."""

BY_MEDIA_TYPE = {name: each for each in FORMATS for name in each.media_types}
"""The format that a protocol's Content-Type names, in lower case and without parameters."""
