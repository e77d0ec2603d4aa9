"""JSON: an object that is an article, or a list of them."""

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from tracker.articles.article import Article, Rejection
from tracker.articles.decoding import decode
from tracker.articles.fields import build
from tracker.articles.origin import Origin, feed_given, shown, too_large
from tracker.articles.records import as_ours

MOST_VALUES = 2_500_000
"""The values of a JSON file; a small one takes fifty times its text in memory."""

_CLOSING = re.compile(r",?\s*[}\]]")
_KINDS = {str: "text", int: "a number", float: "a number", bool: "true or false", list: "a list"}


def read_json(stream: BinaryIO, origin: Origin) -> Iterator[Article | Rejection]:
    """Read the articles of a JSON document: `name`, `url`, `title`, `published`, `text`, `outlet`.

    All but `text` may be missing or null. A broken item of a list is rejected by its number,
    which counts from 1; the others are read.
    """
    limit = origin.limits.document
    data = stream.read(limit + 1)
    if len(data) > limit:
        remedy = "write one article a line as JSON Lines (.jsonl)"
        yield too_large(origin.source, limit, what="a JSON file", remedy=remedy)
        return
    if not data.strip():
        yield Rejection(
            source=origin.source, reason="is empty", remedy="give a file that holds an article"
        )
        return
    text = decode(data, origin.source, declared=origin.charset)
    del data  # the text and its parse are enough to hold
    if isinstance(text, Rejection):
        yield text
        return
    if sum(map(text.count, ",[{")) > MOST_VALUES:
        reason = f"holds more than {MOST_VALUES:,} values, the limit of a JSON file"
        remedy = "write one article a line as JSON Lines (.jsonl)"
        yield Rejection(source=origin.source, reason=reason, remedy=remedy)
        return
    parsed = parse(text, origin.source)
    if isinstance(parsed, Rejection):
        yield parsed
        return
    value = parsed[0]
    if not isinstance(value, list):
        yield article_of(value, origin, source=origin.source)
    elif not value:
        yield Rejection(
            source=origin.source, reason="is an empty list", remedy="give a list of articles"
        )
    else:
        for number, item in enumerate(value, start=1):
            source = f"{origin.source}, item {number}"
            yield article_of(item, origin, source=source, name=f"{origin.name}-{number}")


def parse(text: str, source: str, *, line: bool = False) -> tuple[Any] | Rejection:
    """The value of JSON in a tuple, or the rejection that tells where it breaks.

    Args:
        text: the JSON.
        source: where it is, for the rejection.
        line: whether it is one line of many, of which only the column is worth telling.
    """
    try:
        return (json.loads(text),)
    except json.JSONDecodeError as error:
        place = f"column {error.colno}" if line else f"line {error.lineno}, column {error.colno}"
        if _is_trailing_comma(text, error.pos):
            remedy = "take out the comma before the closing bracket"
            return Rejection(source=source, reason=f"is not JSON at {place}", remedy=remedy)
        reason = f"is not JSON at {place} ({error.msg.rstrip(':').strip()})"
        return Rejection(source=source, reason=reason, remedy="correct it there")
    except RecursionError:
        reason = "is JSON nested too deeply to be an article"
        return Rejection(source=source, reason=reason, remedy="give an object with a text")
    except ValueError:
        # The one other error of the parser: a number of thousands of digits.
        reason = "is JSON with a number too long to be read"
        return Rejection(source=source, reason=reason, remedy="write it as text")


def article_of(
    value: object, origin: Origin, *, source: str, name: str | None = None
) -> Article | Rejection:
    """The article that a JSON value is; a rejection where it is not an object."""
    if not isinstance(value, dict):
        reason = f"is {_KINDS.get(type(value), 'null')}, not an object"
        return Rejection(source=source, reason=reason, remedy='write {"text": "..."}')
    record = as_ours(value, origin.columns)
    if "jsonfeed.org" in str(value.get("version")) and "items" in value:
        return feed_given(origin, source)
    if record.get("text") is None:
        asked = origin.columns.get("text")
        remedy = f"check --map text={shown(asked)}" if asked else 'give it as "text", or use --map'
        return Rejection(source=source, reason="has no text", remedy=remedy)
    return build(record, origin, source=source, name=name)


def _is_trailing_comma(text: str, place: int) -> bool:
    # Python up to 3.12 points at what follows the comma, later ones at the comma.
    if not _CLOSING.match(text, place):
        return False
    return text[place] == "," or text[max(0, place - 1000) : place].rstrip().endswith(",")
