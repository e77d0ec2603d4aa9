"""From bytes to text: encodings, and what is not text at all."""

import codecs

from tracker.articles.article import Rejection

# UTF-32's mark for little-endian begins with UTF-16's, so it is looked for first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)

# From the formats' own specifications; only what is easily mistaken for an article.
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"RIFF", "WebP image, sound or film"),
    (b"%PDF-", "PDF document"),
    (b"{\\rtf", "RTF document"),
    (b"PK\x03\x04", "ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office document"),
    (b"\x1f\x8b", "gzip archive"),
    (b"BZh", "bzip2 archive"),
    (b"\xfd7zXZ\x00", "xz archive"),
    (b"SQLite format 3\x00", "SQLite database"),
)
_MARKUP = ((b"<!doctype html", "HTML page"), (b"<html", "HTML page"), (b"<?xml", "XML document"))

_CONVERT = "convert it to UTF-8"
_SAVE = "save the article's text as UTF-8"


def encoding_of(head: bytes) -> tuple[str, str]:
    """The encoding that the first bytes tell: Python's name and the common one.

    Without a byte order mark it is UTF-8.
    """
    for mark, codec, name in _MARKS:
        if head.startswith(mark):
            return codec, name
    return "utf-8", "UTF-8"


def not_text(head: bytes, source: str) -> Rejection | None:
    """The rejection of what is, by its first bytes, no text; None where it can be text."""
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return Rejection(source=source, reason=f"is not text ({name})", remedy=_SAVE)
    start = head[:200].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    for signature, name in _MARKUP:
        if start.startswith(signature):
            return Rejection(source=source, reason=f"is not plain text ({name})", remedy=_SAVE)
    if encoding_of(head)[1] == "UTF-8" and b"\0" in head:
        even, odd = head[:1000:2].count(0), head[1:1000:2].count(0)
        if min(even, odd) == 0 and max(even, odd) > max(3, len(head[:1000]) // 4):
            reason = "seems to be UTF-16 without a byte order mark"
            return Rejection(source=source, reason=reason, remedy=_CONVERT)
        reason = f"is not text (NUL at byte {head.index(0)})"
        return Rejection(source=source, reason=reason, remedy=_SAVE)
    return None


def decode(data: bytes, source: str) -> str | Rejection:
    """The text of `data`, its line ends as newlines; else the rejection that tells what it is.

    A byte order mark tells the encoding and is no part of the text; without one `data` must be
    UTF-8. Nothing else is changed. Texts hold no NUL: stores refuse it or cut the text at it.
    """
    codec, name = encoding_of(data)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        reason = f"is not valid {name} (at byte {error.start})"
        return Rejection(source=source, reason=reason, remedy=_CONVERT)
    if "\0" in text:
        reason = f"is not text (NUL at character {text.index(chr(0))})"
        return Rejection(source=source, reason=reason, remedy=_SAVE)
    return with_newlines(text)


def with_newlines(text: str) -> str:
    r"""`text` with each `\r\n`, and each `\r` that stands alone, as `\n`."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
