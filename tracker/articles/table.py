"""CSV and its like: an article a row, in a file of any size, with the columns' names on top."""

import codecs
import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from tracker.articles.article import Article, Rejection, noted
from tracker.articles.decoding import codec_named, common_name, encoding_of, guess
from tracker.articles.fields import build
from tracker.articles.origin import Origin, shown, too_large
from tracker.articles.piece import RECORD, content_of, with_piece
from tracker.articles.records import MAPPABLE, as_ours, text_column

_DELIMITERS = ",\t;|"
_SAMPLE = 1 << 16
_MOST_BLANK = 100_000
# trafilatura writes its rows without a line of names; what its third column is, only it has.
_TRAFILATURA = (
    *("url", "id", "fingerprint", "hostname", "title", "image", "date", "text"),
    *("comments", "license", "pagetype"),
)


class Rows(Protocol):
    """Rows of fields, and the number of the line that the last of them ended on."""

    @property
    def line_num(self) -> int:
        """Counts from 1."""
        ...

    def __next__(self) -> list[str]:
        """The next row."""
        ...


class _TooLong(Exception):  # noqa: N818
    """A line is longer than any article may be: what follows cannot be told into rows."""


def read_table(stream: io.BufferedReader, origin: Origin) -> Iterator[Article | Rejection]:
    """Read the articles row by row; a broken row is rejected by its line, the others are read."""
    head = stream.peek(_SAMPLE)
    if not head.strip(b"\xef\xbb\xbf \r\n\t"):
        remedy = "give a file that holds an article"
        yield Rejection(source=origin.source, reason="is empty", remedy=remedy)
        return
    codec, notes = _codec(head, origin)
    text = io.TextIOWrapper(stream, codec, newline="")
    limit = origin.limits.article
    csv.field_size_limit(limit)
    rows = csv.reader(_lines(text, limit), delimiter=_delimiter(head, codec))
    try:
        yield from (noted(each, notes) for each in _articles(rows, origin))
    except UnicodeError:
        source = origin.at(rows.line_num + 1)
        reason = f"is not valid {common_name(codec).upper()} from here on"
        yield Rejection(source=source, reason=reason, remedy="convert it to UTF-8")
    except _TooLong:
        source = origin.at(rows.line_num + 1)
        yield too_large(source, limit, what="an article", remedy="split it into its articles")
    finally:
        text.detach()


def _articles(rows: Rows, origin: Origin) -> Iterator[Article | Rejection]:
    names: list[str] | None = None
    found = False
    blank = 0
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            # What follows cannot be told into rows: it would be taken for other columns.
            reason = f"cannot be told into rows from here on ({error})"
            remedy = "close the quotation marks in it"
            yield Rejection(source=origin.at(line), reason=reason, remedy=remedy)
            return
        blank = 0 if any(row) else blank + 1
        if blank > _MOST_BLANK:
            reason = f"holds more than {_MOST_BLANK:,} empty rows in a row, and is not read on"
            yield Rejection(source=origin.at(line), reason=reason, remedy="take them out")
            return
        if blank:
            continue
        if names is None:
            names = [each.strip() for each in row]
            if _is_trafilaturas(row):
                names = list(_TRAFILATURA)
            elif (missing := missing_columns(names, origin)) is not None:
                yield missing
                return
            else:
                continue
        found = True
        yield _article(names, row, line, origin)
    if not found:
        remedy = "give a table with a row an article"
        yield Rejection(source=origin.source, reason="has no rows", remedy=remedy)


def missing_columns(names: list[str], origin: Origin) -> Rejection | None:
    """The rejection of a table without the columns that are needed; None where it has them."""
    told = shown(", ".join(names), most=80)
    for field, name in origin.columns.items():
        if name not in names:
            reason = f"has no column {shown(name, most=40)} (it has {told})"
            remedy = f"correct --map {field}=COLUMN"
            return Rejection(source=origin.source, reason=reason, remedy=remedy)
    if text_column(names, origin.columns) is None:
        reason = f"has no column of texts (it has {told})"
        remedy = "name it: --map text=COLUMN"
        return Rejection(source=origin.source, reason=reason, remedy=remedy)
    return None


def _article(names: list[str], row: list[str], line: int, origin: Origin) -> Article | Rejection:
    source = origin.at(line)
    if len(row) > len(names):
        reason = f"has {len(row)} fields, and the table {len(names)} columns"
        remedy = "put quotation marks around what holds the delimiter"
        return Rejection(source=source, reason=reason, remedy=remedy)
    values = dict(zip(names, row, strict=False))
    record = {key: value for key, value in as_ours(values, origin.columns).items() if value}
    ours = {key: record[key] for key in (*MAPPABLE, "date", "source", "sitename") if key in record}
    name = f"{origin.name}-{line}"
    read = build(ours, origin, source=source, name=name)
    if isinstance(read, Rejection):
        here = replace(origin, source=source, name=name)
        return with_piece(read, here, content_of(json.dumps(values).encode()), RECORD)
    return read


def _lines(text: io.TextIOWrapper, limit: int) -> Iterator[str]:
    while line := text.readline(limit + 1):
        if len(line) > limit:
            raise _TooLong
        yield line


def _codec(head: bytes, origin: Origin) -> tuple[str, tuple[str, ...]]:
    """The encoding of the whole table, by its beginning; with a note where that is a guess."""
    codec, name = encoding_of(head)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or name != "UTF-8" or codec == "utf-8-sig":
        return codec, ()
    try:
        # The last character may be cut.
        codecs.getincrementaldecoder("utf-8")().decode(head, final=len(head) < _SAMPLE)
    except UnicodeDecodeError:
        if declared := codec_named(origin.charset):
            return declared, ()
        if guessed := guess(head):
            note = f"it is not UTF-8 and was read as {common_name(guessed)}, by a guess"
            return guessed, (note,)
    return "utf-8", ()


def _delimiter(head: bytes, codec: str) -> str:
    """What stands between the columns: of the known signs the one most frequent in line 1."""
    first = head.decode(codec, "ignore").lstrip("\ufeff\r\n").partition("\n")[0]
    return max(_DELIMITERS, key=first.count)


def _is_trafilaturas(row: list[str]) -> bool:
    return (
        len(row) in (len(_TRAFILATURA), len(_TRAFILATURA) - 1)
        and row[0].startswith(("http:", "https:", "null"))
        and "text" not in row
    )
