"""From bytes to text: encodings, and what is not text at all.

In the order of trust: a byte order mark, the encoding that a header or the file itself declares,
UTF-8, UTF-16 by where its zeros stand, and last a guess, which is told as one.
"""

import codecs
import re

from tracker.articles.article import Rejection

# UTF-32's mark for little-endian begins with UTF-16's, so it is looked for first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)

# What a label means in practice, by the WHATWG's Encoding Standard: pages that say latin-1 hold
# the quotation marks of windows-1252.
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-16-le",
}
_TEXT_CODECS = re.compile(
    r"utf-8|utf-16|utf-32|cp\d|iso8859|koi8|mac-|gb|big5|euc|shift_jis|tis-620|johab|hz|iso2022|kz1048"
)

LEAST_FOR_GUESS = 100
"""The least bytes on which an encoding is guessed; in fewer, several fit as well."""

# The encodings that news texts without a label were found in. The others that a detector may
# name are rarer than its mistakes.
_GUESSES = {
    *("cp1252", "cp1250", "cp1251", "koi8_r", "koi8_u", "cp866", "cp1125"),
    *("cp932", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr", "cp949"),
}
_SAMPLE = 200_000
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]")

# ASCII, and what printers add to it in windows-1252: quotation marks, dashes, points, signs. In
# every other encoding these are letters, which would not stand alone among English.
_PRINTERS = bytes(
    range(128)
) + "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u2022€£©®°«»\xa0".encode("cp1252")

_CONVERT = "convert it to UTF-8"
_SAVE = "save the article's text as UTF-8"


def encoding_of(head: bytes) -> tuple[str, str]:
    """The encoding that the first bytes tell: Python's name and the common one.

    Without a byte order mark it is UTF-8, unless every second byte is a zero.
    """
    for mark, codec, name in _MARKS:
        if head.startswith(mark):
            return codec, name
    even, odd = head[:1000:2].count(0), head[1:1000:2].count(0)
    if min(even, odd) == 0 and max(even, odd) > max(3, len(head[:1000]) // 4):
        return ("utf-16-le" if odd else "utf-16-be"), "UTF-16"
    return "utf-8", "UTF-8"


def codec_named(label: str | None) -> str | None:
    """Python's name of the encoding that a label means on the web; None for none that it knows."""
    if not label or len(label) > 40 or not label.isascii():
        return None
    try:
        name = codecs.lookup(label.strip(" \t\"'")).name
    except (LookupError, ValueError):
        return None
    meant = _MEANT.get(name, name)
    return meant if _TEXT_CODECS.match(meant) else None


def decode(data: bytes, source: str, *, declared: str | None = None) -> str | Rejection:
    """The text of `data`, its line ends as newlines; else the rejection that tells what it is.

    A byte order mark tells the encoding and is no part of the text; without one `data` must be
    in UTF-8, in UTF-16 or in the encoding `declared`. Nothing else is changed. Texts hold no NUL:
    stores refuse it or cut the text at it.
    """
    codec, name = encoding_of(data)
    try:
        # What is UTF-8 is that, whatever is declared: by chance no text in another encoding is.
        text = data.decode(codec)
        if codec == "utf-8" and declared and data.isascii():
            text = _strictly(data, codec_named(declared) or codec) or text
    except UnicodeDecodeError as error:
        other = codec_named(declared) if codec == "utf-8" else None
        read = _strictly(data, other) if other else None
        if read is None:
            reason = f"is not valid {name} (at byte {error.start})"
            return Rejection(source=source, reason=reason, remedy=_CONVERT)
        text = read
    if "\0" in text:
        reason = f"is not text (NUL at character {text.index(chr(0))})"
        return Rejection(source=source, reason=reason, remedy=_SAVE)
    return with_newlines(text)


def decode_or_guess(
    data: bytes, source: str, *, declared: str | None = None
) -> tuple[str, tuple[str, ...]] | Rejection:
    """The text as `decode` gives it, in a guessed encoding where it gives none; with notes.

    The note says that the encoding was guessed, and as which.
    """
    text = decode(data, source, declared=declared)
    if isinstance(text, str):
        return text, ()
    codec = guess(data)
    if codec is None:
        return text
    guessed = decode(data, source, declared=codec)
    if isinstance(guessed, Rejection):
        return text
    return guessed, (f"it is not UTF-8 and was read as {common_name(codec)}, by a guess",)


def guess(data: bytes) -> str | None:
    """The encoding that `data` seems to be in, by charset-normalizer; None where nothing tells.

    Windows-1252 goes first wherever it is as good: most of what is not UTF-8 is in it.
    """
    sample = data[:_SAMPLE]
    if len(sample) < LEAST_FOR_GUESS or encoding_of(data) != ("utf-8", "UTF-8") or 0 in sample:
        return None
    # UTF-8 with a broken place is not another encoding: its quotation marks would turn to noise.
    whole = sum(len(found) for found in _MULTIBYTE.findall(sample))
    if 2 * whole >= len(_HIGH.findall(sample)):
        return None
    if not sample.translate(None, _PRINTERS):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415

    found = [each.encoding for each in from_bytes(sample)]
    best = "cp1252" if "cp1252" in found else next(iter(found), "")
    if best == "cp1250" and _strictly(sample, "cp1252") is not None:
        # On the letters that English texts have the two agree.
        best = "cp1252"
    return best if best in _GUESSES else None


def common_name(codec: str) -> str:
    """The name by which people know an encoding: windows-1252 for cp1252."""
    return f"windows-{codec[2:]}" if codec.startswith("cp125") else codec.replace("_", "-")


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError):
        return None


def with_newlines(text: str) -> str:
    r"""`text` with each `\r\n`, and each `\r` that stands alone, as `\n`."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
