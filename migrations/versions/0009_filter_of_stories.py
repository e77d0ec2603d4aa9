"""The index of stories in three tables, and a filter of the shingles that two of them have.

The filter is made by the writer that first finds none. And events by their article: those that
record one are found by their stream.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_KEYS = {"sketch_new": ("position", "shingle"), "sketch_recent": ("shingle", "position")}
_ARTICLE = {"sqlite": "json_extract(data, '$.article')", "postgresql": "(data ->> 'article')"}


def upgrade() -> None:
    """Let the latest entries join the others, and make what is written for each article anew."""
    big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.execute(
        "INSERT INTO sketch (shingle, position, size)"
        " SELECT shingle, position, size FROM sketch_new ORDER BY shingle, position"
    )
    op.drop_table("sketch_new")
    for name, key in _KEYS.items():
        op.create_table(
            name,
            sa.Column("shingle", big, nullable=False, autoincrement=False),
            sa.Column("position", big, nullable=False, autoincrement=False),
            sa.Column("size", sa.Integer(), nullable=False),
            sa.PrimaryKeyConstraint(*key),
            sqlite_with_rowid=False,
        )
    op.create_table(
        "sketch_filter",
        sa.Column("joins", big, primary_key=True, autoincrement=False),
        sa.Column("entries", big, nullable=False),
        sa.Column("bits", sa.LargeBinary(), nullable=False),
    )
    op.drop_index("event_by_article", "event")
    op.execute(
        f"CREATE INDEX event_by_article ON event ({_ARTICLE[op.get_bind().dialect.name]})"
        " WHERE kind <> 'article_recorded'"
    )
