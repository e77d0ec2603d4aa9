"""An article as it stands in the log: its text and imprint, and what was said on it since."""

from dataclasses import dataclass

from sqlalchemy import Connection, text

from tracker.domain.dates import Day
from tracker.domain.events import Recorded
from tracker.store.record import decode
from tracker.store.schema import BY_ARTICLE, LATER
from tracker.store.streams import ARTICLES, below

_COLUMNS = "position, event_id, kind, kind_version, recorded_at, data"
_ARTICLE = text("SELECT name, title, published, outlet, url, text FROM article WHERE id = :article")
_STATEMENTS = {
    dialect: text(
        f"SELECT {_COLUMNS}, stream FROM event WHERE {about} = :article "  # noqa: S608
        "AND NOT (stream >= :first AND stream < :last) ORDER BY position"
    )
    for dialect, about in BY_ARTICLE.items()
}
_VERDICTS = text(
    f"SELECT {_COLUMNS} FROM event WHERE {LATER} AND stream = :stream "  # noqa: S608
    "AND kind IN ('retracted', 'confirmed', 'revoked') ORDER BY version"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What was printed, and what is known of where and when, as it was recorded."""

    id: str
    name: str
    title: str | None
    published: Day | None
    outlet: str | None
    url: str | None
    text: str


def printed(connection: Connection, article: str) -> Printed | None:
    """The article with this id; None where the log has none."""
    row = connection.execute(_ARTICLE, {"article": article}).one_or_none()
    return None if row is None else Printed(id=article, **row._mapping)  # noqa: SLF001


def statements_by(connection: Connection, article: str) -> list[tuple[str, Recorded]]:
    """All statements by this article, whatever the dossier, each with its stream."""
    first, last = below(ARTICLES)
    names = {"article": article, "first": first, "last": last}
    rows = connection.execute(_STATEMENTS[connection.dialect.name], names)
    return [
        (stream, decode((position, event_id, kind, version, recorded_at, data)))
        for position, event_id, kind, version, recorded_at, data, stream in rows
    ]


def verdicts_in(connection: Connection, stream: str) -> list[Recorded]:
    """All verdicts in a stream, in the order in which they were given."""
    return [decode(tuple(row)) for row in connection.execute(_VERDICTS, {"stream": stream})]
