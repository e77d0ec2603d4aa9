"""Of events that record articles no index by id or stream; and what ties articles, in one row.

The ids are hashes: in a long log each entry is on a page of its own. These events are found by
their articles' rows, which have the same time of recording. The row of ties is made by a writer.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_LATER, _RECORDED = "kind <> 'article_recorded'", "kind = 'article_recorded'"
_INDEXES = (
    f"CREATE UNIQUE INDEX event_once ON event (event_id) WHERE {_LATER}",
    f"CREATE UNIQUE INDEX event_in_stream ON event (stream, version) WHERE {_LATER}",
    f"CREATE UNIQUE INDEX event_recorded ON event (recorded_at) WHERE {_RECORDED}",
)
_SQLITE = (
    """
    CREATE INDEX event_by_article ON event (json_extract(data, '$.article'))
    WHERE kind <> 'article_recorded'
    """,
    """
    CREATE INDEX event_ties ON event (position) WHERE
    stream > 'article/' AND stream < 'article0' AND (kind <> 'article_recorded' OR
    coalesce(json_extract(data, '$.near'), json_extract(data, '$.credited')) IS NOT NULL)
    """,
    f"""
    CREATE TRIGGER event_append BEFORE INSERT ON event
    WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM event)
      OR NEW.{_LATER} AND (EXISTS
        (SELECT 1 FROM event WHERE {_LATER} AND event_id = NEW.event_id) OR EXISTS
        (SELECT 1 FROM event WHERE {_LATER} AND stream = NEW.stream AND version = NEW.version))
      OR NEW.{_RECORDED} AND EXISTS
        (SELECT 1 FROM event WHERE {_RECORDED} AND recorded_at = NEW.recorded_at)
    BEGIN SELECT RAISE(ABORT, 'the log is append-only: a new event comes after the last'); END
    """,  # noqa: S608
    """
    CREATE TRIGGER event_no_update BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only: an event cannot be changed'); END
    """,
    """
    CREATE TRIGGER event_no_delete BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only: an event cannot be removed'); END
    """,
)
_COLUMNS = "position, event_id, stream, version, kind, kind_version, recorded_at, data, hash"


def upgrade() -> None:
    """Make the indexes anew, on SQLite with the table that they were part of; and a table."""
    if op.get_bind().dialect.name == "sqlite":
        _copy_log()
    else:
        for name in ("event_once", "event_in_stream"):
            op.drop_constraint(name, "event")
    for statement in _INDEXES:
        op.execute(statement)
    op.create_table(
        "ties",
        sa.Column(
            "position",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column(
            "data", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
    )


def _copy_log() -> None:
    # SQLite cannot drop a constraint. What it has noted of the last position is kept.
    noted = op.get_bind().exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'event'")
    last = noted.scalar()
    op.rename_table("event", "old_event")
    big = sa.Integer()
    op.create_table(
        "event",
        sa.Column("position", big, nullable=False, primary_key=True, autoincrement=True),
        *(
            sa.Column(name, sa.Integer() if "version" in name else sa.Text(), nullable=False)
            for name in _COLUMNS.split(", ")[1:]
        ),
        sqlite_autoincrement=True,
    )
    op.execute(f"INSERT INTO event ({_COLUMNS}) SELECT {_COLUMNS} FROM old_event ORDER BY position")  # noqa: S608
    op.drop_table("old_event")
    if last is not None:
        op.execute("DELETE FROM sqlite_sequence WHERE name = 'event'")
        op.execute(f"INSERT INTO sqlite_sequence (name, seq) VALUES ('event', {last:d})")  # noqa: S608
    for statement in _SQLITE:
        op.execute(statement)
