"""Where an article comes from: the file or stream, and what holds for all that is in it."""

from dataclasses import dataclass
from datetime import date, timedelta

from tracker.articles.article import Rejection
from tracker.domain.dates import Day

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many bytes are read at most, so that no input can fill the memory.

    `article` is for one article: a text file, a Markdown file, a line of JSON Lines. It is some
    five hundred times an ordinary one. `document` is for a JSON file, whose list of articles is
    read as a whole. A file of JSON Lines may have any size.
    """

    article: int = 2 * MEGABYTE
    document: int = 50 * MEGABYTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A file or stream that articles are read from.

    `source` is what the user is told, `name` names an article without a name of its own,
    `published` is the day for what carries no date, `today` the day of reading. All four are
    plain printable text.
    """

    source: str
    name: str
    today: Day
    published: Day | None = None
    limits: Limits = Limits()

    @property
    def latest(self) -> Day:
        """The last day on which an article can have been published."""
        return latest_day(self.today)

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


def too_large(source: str, limit: int, *, what: str, remedy: str) -> Rejection:
    """The rejection of an input of more than `limit` bytes; `what` has that limit."""
    size = f"{limit // MEGABYTE} MB" if limit >= MEGABYTE else f"{limit} bytes"
    reason = f"is larger than {size}, the limit of {what}"
    return Rejection(source=source, reason=reason, remedy=remedy)
