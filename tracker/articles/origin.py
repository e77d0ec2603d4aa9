"""Where an article comes from: the file or stream, and what holds for all that is in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import Any

from tracker.articles.article import Rejection
from tracker.articles.stretches import Memory
from tracker.domain.dates import Day

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many bytes are read at most, so that no input can fill the memory.

    `article` is for one article: a text file, a Markdown file, a line of JSON Lines. It is some
    five hundred times an ordinary one. `page` is for a web page with all that is written into it,
    `document` for what is read as a whole: a JSON file, a mail with its parts, a PDF. A file of
    JSON Lines and a table may have any size.

    What unfolds (archives, compressed files, parts of a mail) has its own: `unfolded` bytes and
    `members` in one input, `depth` containers in each other, and `ratio` bytes for each byte
    read, since no writing shrinks so far (a bomb has 1,000).

    `refused` is for the rejections of one input, which are kept and told at the end.
    """

    article: int = 2 * MEGABYTE
    page: int = 10 * MEGABYTE
    document: int = 50 * MEGABYTE
    unfolded: int = 10_000 * MEGABYTE
    members: int = 100_000
    depth: int = 4
    ratio: int = 200
    refused: int = 100_000


@dataclass(slots=True)
class Unfolding:
    """How much has come out of one input's containers, in bytes and members.

    `packed` is how many bytes of the input itself were read for it.
    """

    size: int = 0
    members: int = 0
    packed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A file or stream that articles are read from.

    `source` is what the user is told, `name` names an article without a name of its own,
    `published` is the day for what carries no date, `today` the day of reading. All four are
    plain printable text.

    The rest is known of some inputs only. `columns` names the column of a table, or the field of
    a record, for fields of ours (`{"text": "body"}`). `url` is the address that it was had from,
    `charset` and `media_type` are what the protocol said of it (`utf-8`, `text/html`); of two
    that contradict each other the content is believed. `depth` counts the containers around it,
    `unfolding` what has come out of them. `place` is the whole path or the link of the outermost
    input, `root` its `source`. `memory` knows what of it was taken in before.
    """

    source: str
    name: str
    today: Day
    published: Day | None = None
    limits: Limits = Limits()
    columns: Mapping[str, str] = field(default_factory=dict)
    url: str | None = None
    charset: str | None = None
    media_type: str | None = None
    place: str | None = None
    root: str = ""
    depth: int = 0
    unfolding: Unfolding = field(default_factory=Unfolding)
    memory: Memory | None = None

    @property
    def latest(self) -> Day:
        """The last day on which an article can have been published."""
        return latest_day(self.today)

    def member(self, name: str, **known: Any) -> "Origin":
        """The origin of what lies in this one under `name`; `known` are further fields of it."""
        stem = shown(PurePosixPath(name).stem, most=200) or self.name
        return replace(
            self,
            **{
                "source": f"{self.source}, {shown(name, most=200)}",
                "name": stem,
                "depth": self.depth + 1,
                "charset": None,
                "media_type": None,
                "url": None,
                **known,
            },
        )

    def at(self, line: int) -> str:
        """The source with a line's number, as compilers write it: `news.jsonl:3`."""
        return f"{self.source}:{line}"


def latest_day(today: Day) -> Day:
    """The last day that anything can be published on `today`: further east it is tomorrow."""
    return Day(str(date.fromisoformat(today) + timedelta(days=1)))


def shown(text: str, *, most: int = 4000) -> str:
    """`text` as it may stand in one line on a terminal, cut after `most` characters.

    What does not print (control characters, line ends, marks that turn the direction of writing,
    undecodable bytes of a file's name) is written as an escape.
    """
    line = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text[:most])
    return line if len(text) <= most else f"{line}…"


def feed_given(origin: Origin, source: str) -> Rejection:
    """The rejection of a feed where an article is asked for: it points to who reads feeds."""
    link = shown(origin.url, most=300) if origin.url else "ADDRESS"
    remedy = f"follow it: tracker watch --once {link}"
    return Rejection(source=source, reason="is a feed, not an article", remedy=remedy)


def too_large(source: str, limit: int, *, what: str, remedy: str) -> Rejection:
    """The rejection of an input of more than `limit` bytes; `what` has that limit."""
    size = f"{limit // MEGABYTE} MB" if limit >= MEGABYTE else f"{limit} bytes"
    reason = f"is larger than {size}, the limit of {what}"
    return Rejection(source=source, reason=reason, remedy=remedy)
