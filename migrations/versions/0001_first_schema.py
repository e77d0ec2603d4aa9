"""The first schema: articles, the log of events, the status table and the near-duplicate index.

The log is append-only: triggers refuse to change or remove a row, and to add one anywhere but at
the end. The last is needed too, as SQLite's INSERT OR REPLACE removes rows without a word to a
trigger on DELETE.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_SQLITE = (
    """
    CREATE TRIGGER event_append BEFORE INSERT ON event
    WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM event)
      OR EXISTS (SELECT 1 FROM event WHERE event_id = NEW.event_id)
      OR EXISTS (SELECT 1 FROM event WHERE stream = NEW.stream AND version = NEW.version)
    BEGIN SELECT RAISE(ABORT, 'the log is append-only: a new event comes after the last'); END
    """,
    """
    CREATE TRIGGER event_no_update BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only: an event cannot be changed'); END
    """,
    """
    CREATE TRIGGER event_no_delete BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only: an event cannot be removed'); END
    """,
    """
    CREATE TRIGGER article_append BEFORE INSERT ON article
    WHEN EXISTS (SELECT 1 FROM article WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'the log is append-only: the article is there already'); END
    """,
    """
    CREATE TRIGGER article_no_update BEFORE UPDATE ON article
    BEGIN SELECT RAISE(ABORT, 'the log is append-only: an article cannot be changed'); END
    """,
    """
    CREATE TRIGGER article_no_delete BEFORE DELETE ON article
    BEGIN SELECT RAISE(ABORT, 'the log is append-only: an article cannot be removed'); END
    """,
    # Which events rest on an article: asked when two stories turn out to be one.
    "CREATE INDEX event_by_article ON event (json_extract(data, '$.article'))",
)

_POSTGRESQL = (
    """
    CREATE FUNCTION log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'the log is append-only: % on % is refused', TG_OP, TG_TABLE_NAME;
    END $$
    """,
    """
    CREATE FUNCTION event_comes_last() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.position IS DISTINCT FROM (SELECT coalesce(max(position), 0) + 1 FROM event) THEN
        RAISE EXCEPTION 'the log is append-only: a new event comes after the last';
      END IF;
      RETURN NEW;
    END $$
    """,
    """
    CREATE FUNCTION article_is_new() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM article WHERE id = NEW.id) THEN
        RAISE EXCEPTION 'the log is append-only: the article is there already';
      END IF;
      RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER event_append BEFORE INSERT ON event
    FOR EACH ROW EXECUTE FUNCTION event_comes_last()
    """,
    """
    CREATE TRIGGER article_append BEFORE INSERT ON article
    FOR EACH ROW EXECUTE FUNCTION article_is_new()
    """,
    *(
        f"""
        CREATE TRIGGER {table}_no_{change} BEFORE {change.upper()} ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION log_is_append_only()
        """
        for table in ("event", "article")
        for change in ("update", "delete", "truncate")
    ),
    "CREATE INDEX event_by_article ON event ((data ->> 'article'))",
)


def upgrade() -> None:
    """Make the tables, the triggers that guard the log, and its index by article."""
    big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    data = sa.Text().with_variant(JSONB(), "postgresql")
    sqlite = op.get_bind().dialect.name == "sqlite"
    op.create_table(
        "article",
        sa.Column("id", text, nullable=False),
        sa.Column("sha256", text, nullable=False),
        sa.Column("name", text, nullable=False),
        sa.Column("title", text),
        sa.Column("published", text),
        sa.Column("outlet", text),
        sa.Column("url", text),
        sa.Column("text", text, nullable=False),
        sa.Column("recorded_at", text, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "event",
        # Positions are given by the log. SQLite also notes the highest one; a sequence of
        # PostgreSQL would leave gaps.
        sa.Column("position", big, nullable=False, primary_key=True, autoincrement=sqlite),
        sa.Column("event_id", text, nullable=False),
        sa.Column("stream", text, nullable=False),
        sa.Column("version", big, nullable=False),
        sa.Column("kind", text, nullable=False),
        sa.Column("kind_version", sa.Integer(), nullable=False),
        sa.Column("recorded_at", text, nullable=False),
        sa.Column("data", data, nullable=False),
        sa.Column("hash", text, nullable=False),
        sa.UniqueConstraint("event_id", name="event_once"),
        sa.UniqueConstraint("stream", "version", name="event_in_stream"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "status",
        sa.Column("dossier", text, nullable=False),
        sa.Column("party", text, nullable=False),
        sa.Column("stage", text, nullable=False),
        sa.Column("data", data, nullable=False),
        sa.Column("position", big, nullable=False),
        sa.PrimaryKeyConstraint("dossier", "party"),
    )
    op.create_table(
        "sketch",
        sa.Column("shingle", big, nullable=False, autoincrement=False),
        sa.Column("article", text, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("shingle", "article"),
        sqlite_with_rowid=False,
    )
    for statement in _SQLITE if sqlite else _POSTGRESQL:
        op.execute(statement)
