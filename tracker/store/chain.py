"""The hashes that tie the log together: SHA-256 over texts that can be read in one way only.

An event's hash covers the hash before it and every column of its own row. What is hashed is a
JSON array of the row's columns, a line feed, and the data's canonical JSON text: JSON tells a
number from a text and an empty text from none, and holds no bare line feed, so no two rows have
one form. An article's hash is the one that its event carries.
"""

import hashlib
import json

GENESIS = "0" * 64
"""What stands for the hash before the first event."""

_encode = json.JSONEncoder(separators=(",", ":")).encode


Row = tuple[int, str, str, int, str, int, str, str]
"""A row of the log without its hash: position, event_id, stream, version, kind, kind_version,
recorded_at, data (as its canonical JSON text, see `wire.text`)."""


def event_hash(previous: str, row: Row) -> str:
    """The hash of one row of the log, 64 hexadecimal digits.

    `previous` is the hash of the row before, GENESIS for the first.
    """
    head = _encode([previous, *row[:7]])
    return hashlib.sha256(f"{head}\n{row[7]}".encode()).hexdigest()


def article_hash(
    text: str, title: str | None, published: str | None, outlet: str | None, url: str | None
) -> str:
    """The hash of an article's text and metadata, equal to `Article.sha256` (a test says so)."""
    content = json.dumps([text, title, published, outlet, url], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()
