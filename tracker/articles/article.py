"""An article: what was published, before anybody read anything into it."""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property

from tracker.domain.dates import Day


@dataclass(frozen=True, kw_only=True)
class Article:
    """A published text and what is known about its publication.

    `text` is all that the reader sees, the title first where it is known; offsets of evidence
    count characters in it. `name` is the article's own name in its file, or the file's stem.
    `published` is the day of publication, None where it is not known.
    """

    name: str
    text: str
    title: str | None = None
    published: Day | None = None
    outlet: str | None = None
    url: str | None = None

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
class Rejection:
    """An input that could not be taken in: where it is, what is wrong, what to do about it."""

    source: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        """The one line that a user reads."""
        return f"{self.source}: {self.reason}; {self.remedy}"
