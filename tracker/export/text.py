r"""Text that comes from articles, made safe to show: it is read, and never acts.

Control characters (ANSI escapes begin with one), directional overrides, invisible format
characters, lone surrogates and line separators are shown by their escapes, `\x1b` or `\u202e`.
"""

import re
import unicodedata

_ACTS = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_BLANKS = re.compile("[ \t\n\r\u00a0]+")
_SOFT_HYPHEN = "\u00ad"
_ASCII = bytes(each for each in range(128) if each != 0x7F)


def safe(text: str) -> str:
    """`text` on one line, each character that would act shown by its escape."""
    # Nothing printable acts: Python counts all that does, and all blanks but the space, as not so.
    if text.isprintable():
        return text
    text = _BLANKS.sub(" ", text.replace(_SOFT_HYPHEN, ""))
    return "".join(map(_shown, text))


def brief(text: str, most: int = 200) -> str:
    """`text`, cut after `most` characters: a title of a whole page hides what stands beside it."""
    if len(text) <= most:
        return text
    head, _, part = text[:most].rpartition(" ")
    return f"{(head or part).rstrip()} …"


def safe_marked(text: str, marks: tuple[tuple[int, int], ...], begin: str, end: str) -> str:
    """`safe` of `text`, with `begin` and `end` around the marked (start, end) parts."""
    parts: list[str] = []
    done = 0
    for first, last in marks:
        parts += [safe(text[done:first]), begin, safe(text[first:last]), end]
        done = last
    return "".join([*parts, safe(text[done:])])


def escape_json(text: str) -> str:
    """JSON text in which the characters that would act on a terminal are written as escapes.

    Nothing but strings can hold them, so the JSON means the same.
    """
    if text.isascii():
        return text.replace("\x7f", "\\u007f")
    # JSON itself escapes the control characters of ASCII but one, so only the others are looked at.
    others = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    found = {*others.decode("utf-8", "surrogatepass"), "\x7f"}
    acting = {ord(each): _json_escape(each) for each in found if _acts(each)}
    return text.translate(acting) if len(acting) > 1 or "\x7f" in text else text


def web_address(url: str | None) -> str | None:
    """`url` where it is a web address that may become a link, else None."""
    if url is None or not url.lower().startswith(("http://", "https://")):
        return None
    return url if safe(url) == url and not set(url) & set(' "<>\\^`{|}') else None


def _acts(character: str) -> bool:
    # What Unicode says is no character, U+FFFE and its like, may stand in no XML.
    code = ord(character)
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return True
    return unicodedata.category(character) in _ACTS


def _shown(character: str) -> str:
    if not _acts(character):
        return character
    code = ord(character)
    return (
        f"\\x{code:02x}" if code <= 0xFF else character.encode("ascii", "backslashreplace").decode()
    )


def _json_escape(character: str) -> str:
    code = ord(character)
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
