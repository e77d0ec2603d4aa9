"""Which format an input has: by its first bytes, and by its name where those leave it open."""

import re

from tracker.articles import formats
from tracker.articles.article import Rejection
from tracker.articles.decoding import encoding_of
from tracker.articles.formats import BY_ENDING, BY_MEDIA_TYPE, Format
from tracker.articles.jsonfile import parse
from tracker.articles.markdown import has_front_matter

HEAD = 1 << 16
"""The bytes from which content is recognised: several lines of most articles."""

# From the formats' own specifications.
_SIGNATURES = (
    (b"%PDF-", formats.PDF),
    (b"PK\x03\x04", formats.ZIP),
    (b"PK\x05\x06", formats.ZIP),
    (b"\x1f\x8b", formats.GZIP),
    (b"BZh", formats.BZIP2),
    (b"\xfd7zXZ\x00", formats.XZ),
    (b"PAR1", formats.PARQUET),
    (b"WARC/", formats.WARC),
)
# What is easily mistaken for an article and is none that can be read.
_NO_TEXT = (
    (b"\x89PNG\r\n\x1a\n", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"RIFF", "WebP image, sound or film"),
    (b"{\\rtf", "RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office document"),
    (b"SQLite format 3\x00", "SQLite database"),
    (b"7z\xbc\xaf\x27\x1c", "7z archive"),
    (b"Rar!\x1a\x07", "RAR archive"),
    (b"\x28\xb5\x2f\xfd", "Zstandard file"),
)
_PAGE = re.compile(
    r"(?:<\?xml[^>]{0,200}\?>\s*)?(?:(?><!--.*?-->)\s*)*+(?:<!doctype\s+html|<html|<head|<body)",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"<\?xml\s|<(?:doc|TEI|rss|feed|rdf:RDF)[\s>]")
_MAIL_HEADER = re.compile(r"(?:[!-9;-~]+:.*\n(?:[ \t].*\n)*)+", re.ASCII)
_MAIL_NAMES = re.compile(
    r"^(from|date|subject|to|mime-version|content-type|message-id|received|return-path"
    r"|delivered-to|snapshot-content-location):",
    re.IGNORECASE | re.MULTILINE,
)
_JSON = re.compile(r'[{]\s*["}]|\[\s*[{\]]')
# Those that a beginning need not tell.
_BY_NAME = (*(formats.TABLE, formats.HTML, formats.MAIL, formats.MHTML, formats.MBOX, formats.XML),)
_SAVE = "save the article's text as UTF-8"


def recognise(
    head: bytes, source: str, *, ending: str = "", media_type: str | None = None
) -> Format | Rejection:
    """The format of what begins with `head`, else the rejection that tells what it is.

    Args:
        head: the first bytes, up to `HEAD` of them.
        source: where it is, for the rejection.
        ending: the ending of its name, in lower case and with its dot; empty for none.
        media_type: what a protocol named it, if one did.
    """
    named = BY_ENDING.get(ending) or BY_MEDIA_TYPE.get(media_type or "")
    for signature, known in _SIGNATURES:
        if head.startswith(signature):
            return known
    if head[257:262] == b"ustar":
        return formats.TAR
    if b"%PDF-" in head[:1024] and named is formats.PDF:
        return formats.PDF
    for signature, name in _NO_TEXT:
        if head.startswith(signature):
            return Rejection(source=source, reason=f"is not text ({name})", remedy=_SAVE)
    codec, encoding = encoding_of(head)
    if encoding == "UTF-8" and b"\0" in head and named is not formats.HTML:
        reason = f"is not text (NUL at byte {head.index(0)})"
        return Rejection(source=source, reason=reason, remedy=_SAVE)
    return _of_text(head, head.decode(codec, "ignore").lstrip("\ufeff").strip(), named)


def _of_text(head: bytes, start: str, named: Format | None) -> Format:
    """The format of a text. Of those that look alike the name chooses one."""
    if named is formats.MARKDOWN:
        return named
    known = _by_begin(start, named) or _json(head, start, named)
    if known is None and named in _BY_NAME:
        known = named
    return known or (formats.MARKDOWN if has_front_matter(start) else formats.PLAIN)


def _by_begin(start: str, named: Format | None) -> Format | None:
    if _PAGE.match(start):
        return formats.HTML
    if _XML.match(start):
        return formats.HTML if named is formats.HTML else formats.XML
    if start.startswith("From ") and _is_mail(start.partition("\n")[2]):
        return formats.MBOX
    return formats.MAIL if _is_mail(start) else None


def _json(head: bytes, start: str, named: Format | None) -> Format | None:
    """Which of the two kinds of JSON a text is; None where it is none."""
    rows = [row.strip() for row in start.split("\n") if row.strip()][:2]
    if named is formats.JSON_LINES:
        return formats.JSON if _is_document(rows) else named
    if named is formats.JSON or (named in (None, formats.PLAIN) and _JSON.match(start)):
        # One line that goes on beyond the head is one of many, or the only one: all the same.
        endless = named is not formats.JSON and len(rows) == 1 and len(head) == HEAD
        return formats.JSON_LINES if _is_lines(rows, endless=endless) else formats.JSON
    return None


def _is_mail(start: str) -> bool:
    """Whether a text begins with the header of a mail: lines of names, three of them a mail's."""
    header = _MAIL_HEADER.match(start.replace("\r\n", "\n"))
    return header is not None and len(set(map(str.lower, _MAIL_NAMES.findall(header[0])))) >= 3


def _is_document(rows: list[str]) -> bool:
    """Whether a file of JSON Lines, by its first lines, is one JSON value on several lines."""
    if not rows or rows[0] in ("{", "["):
        return bool(rows)
    return rows[0].startswith("[") and (len(rows) == 1 or not _is_json(rows[0]))


def _is_lines(rows: list[str], *, endless: bool) -> bool:
    """Whether JSON, by its first lines, has an object a line."""
    if not rows or not rows[0].startswith("{"):
        return False
    if len(rows) == 1:
        return endless
    return rows[1].startswith("{") or _is_json(rows[0])


def _is_json(text: str) -> bool:
    return not isinstance(parse(text, ""), Rejection)
