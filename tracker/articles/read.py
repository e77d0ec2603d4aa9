"""Read articles from files, folders and standard input, whatever their format.

Whatever comes in, every article comes out as an `Article` and every broken one as exactly one
`Rejection`. The ending of a file's name tells its format; where it tells none, and on standard
input, the content does: what is neither JSON nor has front matter is plain text.
"""

import io
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tracker.articles.article import Article, Rejection
from tracker.articles.decoding import encoding_of, not_text
from tracker.articles.jsonfile import parse, read_json
from tracker.articles.jsonlines import read_json_lines
from tracker.articles.markdown import has_front_matter, read_markdown
from tracker.articles.origin import Limits, Origin, shown
from tracker.articles.paths import Place, files, unreadable
from tracker.articles.plain import read_plain
from tracker.domain.dates import Day

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Format = Callable[[io.BufferedReader, Origin], Iterator[Article | Rejection]]

STANDARD_INPUT = "-"

FORMATS: dict[str, Format] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
}
"""The format that a file's ending tells; `.txt` and all others leave it to the content.

A new format is a module and a line here.
"""

ENDINGS = frozenset({".txt", ".text", *FORMATS})
"""The endings of the files that are read from folders, apart from names without any."""

_JSON = re.compile(r'[{]\s*["}]|\[\s*[{\]]')

HEAD = 1 << 16
"""The bytes from which content is recognised: several lines of most articles."""


def read_articles(
    paths: Sequence[str],
    *,
    published: Day | None,
    today: Day,
    stdin: BinaryIO | None = None,
    limits: Limits = Limits(),  # noqa: B008
) -> Iterator[Article | Rejection]:
    """Read the articles of `paths` one after the other.

    Args:
        paths: files and folders, `-` for standard input; each is read once, however often and
            by however many links it is given. Folders are read in the order of names, with the
            folders in them, without what is hidden by a leading dot; in them only what has one
            of `ENDINGS` or none, while a file that is named itself may have any.
        published: the day of publication of articles that carry none.
        today: the day of reading; an article published later than tomorrow is rejected.
        stdin: what `-` reads; by default the process' own standard input.
        limits: how much is read at most.

    Yields:
        Article: an article, its text with newlines as line ends and otherwise as published.
        Rejection: an input that could not be taken in. Its text is printable and one line, also
            where a file's name is not.
    """
    seen: set[Place] = set()
    stdin_read = False
    for given in paths:
        if given != STANDARD_INPUT:
            for path in files(given, seen, ENDINGS):
                if isinstance(path, Rejection):
                    yield path
                    continue
                origin = Origin(
                    source=shown(str(path)),
                    name=shown(path.stem),
                    today=today,
                    published=published,
                    limits=limits,
                )
                yield from _read_file(path, origin)
        elif not stdin_read:
            stdin_read = True
            origin = Origin(
                source="standard input",
                name="stdin",
                today=today,
                published=published,
                limits=limits,
            )
            yield from _read_stdin(stdin or getattr(sys.stdin, "buffer", None), origin)


def _read_file(path: Path, origin: Origin) -> Iterator[Article | Rejection]:
    try:
        with path.open("rb") as stream:
            yield from _read_stream(stream, origin, FORMATS.get(path.suffix.lower()))
    except OSError as error:
        yield unreadable(path, error)


def _read_stdin(stream: BinaryIO | None, origin: Origin) -> Iterator[Article | Rejection]:
    remedy = "give a file, or - and let it be standard input"
    if stream is None:
        yield Rejection(source=origin.source, reason="is closed", remedy=remedy)
        return
    try:
        yield from _read_stream(stream, origin)
    except OSError as error:
        reason = f"cannot be read ({error.strerror})"
        yield Rejection(source=origin.source, reason=reason, remedy=remedy)


def _read_stream(
    stream: BinaryIO, origin: Origin, known: Format | None = None
) -> Iterator[Article | Rejection]:
    head = stream.read(HEAD) or b""
    rejection = not_text(head, origin.source)
    if rejection is not None:
        yield rejection
        return
    read = _by_content(head, known)
    yield from read(io.BufferedReader(_Rewound(head, stream), HEAD), origin)


class _Rewound(io.RawIOBase):
    """A stream whose first bytes were read already, and are read again; pipes cannot seek."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        with memoryview(buffer) as view:
            data = self._head[: len(view)] or self._rest.read(len(view))
            self._head = self._head[len(view) :]
            view[: len(data)] = data
        return len(data)


def _by_content(head: bytes, known: Format | None) -> Format:
    """The format by the first bytes, as far as the file's ending leaves it open.

    JSON and JSON Lines are often taken for each other in a name, so that the ending is believed
    only as to both together.
    """
    if known is read_markdown:
        return known
    start = head.decode(encoding_of(head)[0], "ignore").lstrip("\ufeff").strip()
    rows = [row.strip() for row in start.split("\n") if row.strip()][:2]
    if known is read_json_lines:
        return read_json if _is_document(rows) else read_json_lines
    if known is read_json or _JSON.match(start):
        # One line that goes on beyond the head is one of many, or the only one: all the same.
        endless = known is None and len(rows) == 1 and len(head) == HEAD
        return read_json_lines if _is_lines(rows, endless=endless) else read_json
    return read_markdown if has_front_matter(start) else read_plain


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
