"""The feeds that are followed, and what was told when they were last asked."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.create_table(
        "feed",
        sa.Column("url", text, nullable=False),
        sa.Column("title", text),
        sa.Column("followed", sa.Integer(), nullable=False),
        sa.Column("added_at", text, nullable=False),
        sa.Column("checked_at", text),
        sa.Column("retry_at", text),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("trouble", text),
        sa.Column("etag", text),
        sa.Column("last_modified", text),
        sa.Column("seen", text, nullable=False),
        sa.PrimaryKeyConstraint("url"),
        sqlite_with_rowid=False,
    )
