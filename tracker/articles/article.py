"""An article: what was published, before anybody read anything into it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

from tracker.domain.dates import Day

PublishedBasis = Literal[
    "stated", "given", "JSON-LD", "meta", "time", "url", "dateline", "mail", "feed"
]
"""What told the day of publication.

`stated`: the input's own field for it (a record, front matter, a first line `date 2024-05-30`).
`given`: whoever ran the command. `feed`: the entry of the feed that led to it. Of a page, from
the most trusted to the least: its `JSON-LD`, a `meta` element, a `time` element at the headline,
the address (`url`), a `dateline` in what people read. `mail`: the Date of the message.
"""


@dataclass(frozen=True, kw_only=True)
class Article:
    """A published text and what is known about its publication.

    `text` is all that the reader sees, the title first where it is known; offsets of evidence
    count characters in it. `name` is the article's own name in its file, or the file's stem.
    `published` is the day of publication, None where it is not known, and `published_basis` what
    told it. `notes` are what a user should know of the way it was read, such as a guess, and
    `fetched` tells that its address showed it just now. None of these, nor `author`, is part of
    what makes an article the same article.
    """

    name: str
    text: str
    title: str | None = None
    published: Day | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = field(default=None, compare=False)
    published_basis: PublishedBasis | None = field(default=None, compare=False)
    notes: tuple[str, ...] = field(default=(), compare=False)
    fetched: bool = field(default=False, compare=False)

    @cached_property
    def sha256(self) -> str:
        """The hash over text and metadata, 64 hexadecimal digits; `name` is not part of it."""
        content = [self.text, self.title, self.published, self.outlet, self.url]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()

    @property
    def id(self) -> str:
        """The article's id: the first 32 digits of its hash, so that content decides."""
        return self.sha256[:32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What was refused, as far as it is at hand.

    `place` is the whole path or the link of the input that it is from, None where it can be asked
    for no more (standard input); `root` is what the user is told of that input, `within` what
    follows there for the place of what was refused (`:3`, `, page.html`), `content_at` the same
    for the bytes. `data` are these bytes, None where they are too many or not at hand, `size` and
    `sha256` theirs. `name` is the name by whose ending their format is told, `called` that of an
    article without a name of its own; `known` is what else was known (url, charset, media_type,
    published, columns).
    """

    place: str | None
    root: str
    within: str = ""
    content_at: str = ""
    called: str = ""
    name: str = ""
    data: bytes | None = field(default=None, repr=False)
    size: int | None = None
    sha256: str | None = None
    known: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """An input that could not be taken in: where it is, what is wrong, what to do about it.

    `piece` is what was refused, None where there is nothing to be kept: a path that does not exist.
    """

    source: str
    reason: str
    remedy: str
    piece: Piece | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        """The one line that a user reads."""
        return f"{self.source}: {self.reason}; {self.remedy}"


def noted(read: Article | Rejection, notes: tuple[str, ...]) -> Article | Rejection:
    """What was read, an article with `notes` more on how it was; a rejection stays as it is."""
    if isinstance(read, Rejection) or not notes:
        return read
    return replace(read, notes=(*read.notes, *notes))
