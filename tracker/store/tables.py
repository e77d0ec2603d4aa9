"""The tables, as SQLModel declares them and Alembic compares them with the database.

Bulk writes use these tables' SQLAlchemy Core side (`table(EventRow)`), not a session of objects.
"""

from typing import ClassVar

from sqlalchemy import (
    BigInteger,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
)
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from tracker.store.schema import LATER, RECORDED

# AUTOINCREMENT is SQLite's only for a column whose type is the one word INTEGER.
BIG = BigInteger().with_variant(Integer(), "sqlite")
# PostgreSQL sorts texts by the rules of a language, unless it is told to take them byte by byte,
# as SQLite does.
TEXT = Text().with_variant(Text(collation="C"), "postgresql")
# On SQLite the text is kept as it was hashed; on PostgreSQL it is read back from JSONB as its
# canonical text.
_UNDATED = sql("published IS NULL")
_LINKED = sql("url IS NOT NULL")
_TIED, _TIED_JSONB = (
    sql(
        "stream > 'article/' AND stream < 'article0' AND (kind <> 'article_recorded' OR "
        f"coalesce({each}) IS NOT NULL)"
    )
    for each in (
        "json_extract(data, '$.near'), json_extract(data, '$.credited')",
        "data ->> 'near', data ->> 'credited'",
    )
)
_DATA = Text().with_variant(JSONB(), "postgresql")


class ArticleRow(SQLModel, table=True):
    """An article as it was taken in; `id` is the first 32 digits of `sha256`."""

    __tablename__ = "article"
    __table_args__: ClassVar = (
        Index(
            "article_undated",
            "recorded_at",
            sqlite_where=_UNDATED,
            postgresql_where=_UNDATED,
        ),
        Index("article_by_url", "url", sqlite_where=_LINKED, postgresql_where=_LINKED),
    )

    id: str = Field(sa_type=TEXT, primary_key=True)
    sha256: str = Field(sa_type=TEXT)
    name: str = Field(sa_type=TEXT)
    title: str | None = Field(sa_type=TEXT)
    published: str | None = Field(sa_type=TEXT)
    outlet: str | None = Field(sa_type=TEXT)
    url: str | None = Field(sa_type=TEXT)
    text: str = Field(sa_type=TEXT)
    recorded_at: str = Field(sa_type=TEXT)


class EventRow(SQLModel, table=True):
    """One event of the log; `hash` covers the row before it and every other column.

    Of the events that record articles, of which there are the most, no index holds the id or the
    stream: these are hashes, so each would be on a page of its own. They are found by their
    articles' rows, of which each article has but one.
    """

    __tablename__ = "event"
    __table_args__: ClassVar = (
        *(
            Index(name, *columns, unique=True, sqlite_where=which, postgresql_where=which)
            for name, columns, which in (
                ("event_once", ("event_id",), sql(LATER)),
                ("event_in_stream", ("stream", "version"), sql(LATER)),
                ("event_recorded", ("recorded_at",), sql(RECORDED)),
            )
        ),
        Index("event_ties", "position", sqlite_where=_TIED, postgresql_where=_TIED_JSONB),
        {"sqlite_autoincrement": True},
    )

    position: int | None = Field(default=None, sa_type=BIG, primary_key=True)
    event_id: str = Field(sa_type=TEXT)
    stream: str = Field(sa_type=TEXT)
    version: int = Field(sa_type=BIG)
    kind: str = Field(sa_type=TEXT)
    kind_version: int = Field(sa_type=Integer)
    recorded_at: str = Field(sa_type=TEXT)
    data: str = Field(sa_type=_DATA)
    hash: str = Field(sa_type=TEXT)


class StatusRow(SQLModel, table=True):
    """The read model: one party's row of the table, as of the newest event, counts aside."""

    __tablename__ = "status"

    dossier: str = Field(sa_type=TEXT, primary_key=True)
    party: str = Field(sa_type=TEXT, primary_key=True)
    stage: str = Field(sa_type=TEXT)
    data: str = Field(sa_type=_DATA)


class StatusCountRow(SQLModel, table=True):
    """What of a party's row is only counted, and changes with every report: kept apart, narrow.

    `last` is the latest day of publication, `position` that of the newest event of the party's
    own stream.
    """

    __tablename__ = "status_count"
    __table_args__: ClassVar = ({"sqlite_with_rowid": False},)

    dossier: str = Field(sa_type=TEXT, primary_key=True)
    party: str = Field(sa_type=TEXT, primary_key=True)
    reports: int = Field(sa_type=Integer)
    sources: int = Field(sa_type=Integer)
    last: str | None = Field(sa_type=TEXT)
    position: int = Field(sa_type=BIG)


class StatusReportRow(SQLModel, table=True):
    """The read model of earlier days: the reports that decide, see `tracker.domain.digest`.

    `visible` is the first day as of which a report takes part, `until` the day from which on it
    does not. What it says and whence it comes is as `tracker.store.lean` writes it.
    """

    __tablename__ = "status_report"
    __table_args__: ClassVar = ({"sqlite_with_rowid": False},)

    dossier: str = Field(sa_type=TEXT, primary_key=True)
    party: str = Field(sa_type=TEXT, primary_key=True)
    event_id: str = Field(sa_type=TEXT, primary_key=True)
    visible: str = Field(sa_type=TEXT)
    until: str | None = Field(sa_type=TEXT)
    published: str | None = Field(sa_type=TEXT)
    confirmed: int = Field(sa_type=Integer)
    kind: str = Field(sa_type=TEXT)
    said: str = Field(sa_type=TEXT)
    article: str = Field(sa_type=TEXT)
    origins: str = Field(sa_type=TEXT)


class StatusSourceRow(SQLModel, table=True):
    """Reports that are only a source more, where the number of sources can decide.

    `about` is what they have in common with the report that stands for them.
    """

    __tablename__ = "status_source"
    __table_args__: ClassVar = ({"sqlite_with_rowid": False},)

    dossier: str = Field(sa_type=TEXT, primary_key=True)
    party: str = Field(sa_type=TEXT, primary_key=True)
    about: str = Field(sa_type=TEXT, primary_key=True)
    event_id: str = Field(sa_type=TEXT, primary_key=True)
    visible: str = Field(sa_type=TEXT)
    origins: str = Field(sa_type=TEXT)


class StatusDayRow(SQLModel, table=True):
    """The counts of earlier days: how many reports and distinct origins more there are on a day.

    `last` is the latest day of publication of the reports that take part from that day on. Rows
    are kept by day, as they come: those of one commit lie side by side.
    """

    __tablename__ = "status_day"
    __table_args__: ClassVar = ({"sqlite_with_rowid": False},)

    dossier: str = Field(sa_type=TEXT, primary_key=True)
    day: str = Field(sa_type=TEXT, primary_key=True)
    party: str = Field(sa_type=TEXT, primary_key=True)
    reports: int = Field(sa_type=Integer)
    sources: int = Field(sa_type=Integer)
    last: str | None = Field(sa_type=TEXT)


class SketchRow(SQLModel, table=True):
    """The near-duplicate index: some shingles of each article, and how many its sketch has.

    An article is named by the position of the event that recorded it: that takes a quarter of the
    place of its id, and pages are what the index costs.
    """

    __tablename__ = "sketch"
    __table_args__: ClassVar = ({"sqlite_with_rowid": False},)

    shingle: int = Field(sa_type=BIG, primary_key=True)
    position: int = Field(sa_type=BIG, primary_key=True)
    size: int = Field(sa_type=Integer)


class RecentSketchRow(SQLModel, table=True):
    """The entries of recent articles, which join the others a part of them at a time."""

    __tablename__ = "sketch_recent"
    __table_args__: ClassVar = ({"sqlite_with_rowid": False},)

    shingle: int = Field(sa_type=BIG, primary_key=True)
    position: int = Field(sa_type=BIG, primary_key=True)
    size: int = Field(sa_type=Integer)


class NewSketchRow(SQLModel, table=True):
    """The entries of the latest articles, in the order of recording, until they join the recent."""

    __tablename__ = "sketch_new"
    __table_args__: ClassVar = (
        PrimaryKeyConstraint("position", "shingle"),
        {"sqlite_with_rowid": False},
    )

    shingle: int = Field(sa_type=BIG, primary_key=True)
    position: int = Field(sa_type=BIG, primary_key=True)
    size: int = Field(sa_type=Integer)


class FilterRow(SQLModel, table=True):
    """Which shingles the index has, the latest entries aside: one row, see `tracker.store.bloom`.

    `joins` counts how often the latest entries have joined the others.
    """

    __tablename__ = "sketch_filter"

    joins: int = Field(sa_type=BIG, primary_key=True)
    entries: int = Field(sa_type=BIG)
    bits: bytes = Field(sa_type=LargeBinary)


def table(row: type[SQLModel]) -> Table:
    """The SQLAlchemy Core table behind one of the classes above."""
    return row.__table__  # type: ignore[attr-defined, no-any-return]
