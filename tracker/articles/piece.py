"""What was refused, as far as it is at hand: so that it can be kept, and read again another day."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tracker.articles.article import Article, Piece, Rejection
from tracker.articles.origin import Origin, shown

MOST = 1_000_000
"""So many bytes of an input are kept; of a larger one only where it is, its size and its hash."""

RECORD = ".json"
"""The name of a line or row that is kept by itself: a JSON value, whatever it looks like."""


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of an input, or of a part of one.

    `data` is None where they are more than `MOST`, or have gone by; `size` and `sha256` are of
    all of them, None where they are not known.
    """

    data: bytes | None = None
    size: int | None = None
    sha256: str | None = None


def content_of(data: bytes) -> Content:
    """The content that `data` is."""
    kept = data if len(data) <= MOST else None
    return Content(kept, len(data), hashlib.sha256(data).hexdigest())


def with_piece(
    read: Article | Rejection, origin: Origin, content: Content, name: str = ""
) -> Article | Rejection:
    """What was read; a rejection with what was refused, unless it carries that already.

    Args:
        read: an article, which stays as it is, or a rejection.
        origin: where `content` is from.
        content: the bytes in which it was found.
        name: the name by whose ending their format is told.
    """
    if isinstance(read, Article) or read.piece is not None:
        return read
    known: Mapping[str, Any] = {
        "url": origin.url,
        "charset": origin.charset,
        "media_type": origin.media_type,
        "published": origin.published,
        "columns": dict(origin.columns) or None,
    }
    piece = Piece(
        place=origin.place,
        root=origin.root,
        within=read.source.removeprefix(origin.root),
        content_at=origin.source.removeprefix(origin.root),
        called=origin.name,
        name=shown(name, most=200),
        data=content.data,
        size=content.size,
        sha256=content.sha256,
        known={key: value for key, value in known.items() if value is not None},
    )
    return replace(read, piece=piece)


def without_content(rejection: Rejection, place: str | None, called: str) -> Rejection:
    """A rejection of what could not even be had: it can be asked for again where it is."""
    piece = Piece(place=place, root=rejection.source, called=called)
    return replace(rejection, piece=piece)


def place_of(path: Path) -> str | None:
    """Where a file is, by its whole path; None where its name cannot be written down."""
    place = str(path.absolute())
    return place if place.isprintable() else None
