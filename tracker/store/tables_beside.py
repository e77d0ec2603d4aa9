"""The tables beside the log, on which no answer rests; see `tracker.store.tables`."""

from typing import ClassVar

from sqlalchemy import Integer, LargeBinary
from sqlmodel import Field, SQLModel

from tracker.store.tables import BIG, TEXT


class FeedRow(SQLModel, table=True):
    """A feed that is or was asked for, beside the log: nothing in an answer rests on it.

    `followed` is 1 for those that were added by name. `etag` and `last_modified` are what the
    feed was last answered with, `seen` the JSON list of those of its entries that are done with.
    `retry_at` is the time before which it must not be asked again, `failures` how often in a row
    it could not be read, and `trouble` why not.
    """

    __tablename__ = "feed"
    __table_args__: ClassVar = ({"sqlite_with_rowid": False},)

    url: str = Field(sa_type=TEXT, primary_key=True)
    title: str | None = Field(sa_type=TEXT)
    followed: int = Field(sa_type=Integer)
    added_at: str = Field(sa_type=TEXT)
    checked_at: str | None = Field(sa_type=TEXT)
    retry_at: str | None = Field(sa_type=TEXT)
    failures: int = Field(sa_type=Integer)
    trouble: str | None = Field(sa_type=TEXT)
    etag: str | None = Field(sa_type=TEXT)
    last_modified: str | None = Field(sa_type=TEXT)
    seen: str = Field(sa_type=TEXT)


class TiesRow(SQLModel, table=True):
    """What ties articles to others, as it was at a position of the log: see `store/ties.py`.

    One row, or none.
    """

    __tablename__ = "ties"

    position: int = Field(sa_type=BIG, primary_key=True)
    data: str = Field(sa_type=TEXT)


class StretchRow(SQLModel, table=True):
    """Lines of a long file that were taken in whole, beside the log: see `store/stretches.py`.

    `begins` and `digest` are digests of the first line and of all, in hexadecimal; what else
    decides what comes of a line is part of them. `size` is in bytes.
    """

    __tablename__ = "stretch"
    __table_args__: ClassVar = ({"sqlite_with_rowid": False},)

    begins: str = Field(sa_type=TEXT, primary_key=True)
    digest: str = Field(sa_type=TEXT, primary_key=True)
    size: int = Field(sa_type=Integer)
    lines: int = Field(sa_type=Integer)


class QuarantineRow(SQLModel, table=True):
    """An input that could not be read, beside the log; see `tracker.store.quarantine`.

    `data` are its bytes, null where they are too many, not at hand, or not needed any more;
    `known` is a JSON object. `state` is `waiting`, `taken in` or `dropped`.
    """

    __tablename__ = "quarantine"

    id: str = Field(sa_type=TEXT, primary_key=True)
    source: str = Field(sa_type=TEXT)
    reason: str = Field(sa_type=TEXT)
    remedy: str = Field(sa_type=TEXT)
    first_at: str = Field(sa_type=TEXT)
    last_at: str = Field(sa_type=TEXT)
    place: str | None = Field(sa_type=TEXT)
    root: str = Field(sa_type=TEXT)
    within: str = Field(sa_type=TEXT)
    content_at: str = Field(sa_type=TEXT)
    called: str = Field(sa_type=TEXT)
    name: str = Field(sa_type=TEXT)
    size: int | None = Field(sa_type=BIG)
    sha256: str | None = Field(sa_type=TEXT)
    known: str = Field(sa_type=TEXT)
    times: int = Field(sa_type=Integer)
    state: str = Field(sa_type=TEXT)
    settled_at: str | None = Field(sa_type=TEXT)
    settled_by: str | None = Field(sa_type=TEXT)
    because: str | None = Field(sa_type=TEXT)
    data: bytes | None = Field(sa_type=LargeBinary)
