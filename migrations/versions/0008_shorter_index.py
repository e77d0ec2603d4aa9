"""The index of stories anew: an article by its event's position, and half of its sketch.

The entries of the latest articles have a table of their own. What ties articles to others is
found by an index, without reading about all articles.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# Of a sketch the smallest half, at least 24: as `tracker.store.entries` had it then.
_ENTRIES = """
    INSERT INTO sketch (shingle, position, size)
    SELECT shingle, position, size FROM (
        SELECT old.shingle, event.position, old.size,
            row_number() OVER (PARTITION BY old.article ORDER BY old.shingle) AS place
        FROM old_sketch AS old JOIN event
            ON event.stream = 'article/' || old.article AND event.version = 1
    ) AS placed
    WHERE place <= 24 OR place <= size / 2
    ORDER BY shingle, position
"""

_TIED = """
    CREATE INDEX event_ties ON event (position) WHERE
    stream > 'article/' AND stream < 'article0' AND (kind <> 'article_recorded' OR
    coalesce({}) IS NOT NULL)
"""
_TIES = {
    "sqlite": "json_extract(data, '$.near'), json_extract(data, '$.credited')",
    "postgresql": "data ->> 'near', data ->> 'credited'",
}


def upgrade() -> None:
    """Make the index of stories anew, of what is kept of the old one; and that of the ties."""
    big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.rename_table("sketch", "old_sketch")
    for name in ("sketch", "sketch_new"):
        op.create_table(
            name,
            sa.Column("shingle", big, nullable=False, autoincrement=False),
            sa.Column("position", big, nullable=False, autoincrement=False),
            sa.Column("size", sa.Integer(), nullable=False),
            # On PostgreSQL the old table's key still has the name that this one's would get.
            sa.PrimaryKeyConstraint("shingle", "position", name=f"{name}_key"),
            sqlite_with_rowid=False,
        )
    op.execute(_ENTRIES)
    op.drop_table("old_sketch")
    op.execute(_TIED.format(_TIES[op.get_bind().dialect.name]))
