"""The read model of earlier days: the reports that decide, and the counts of all by day.

Both are filled from the log, as the status table is, by whoever runs the migration.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and the index of the articles that carry no day."""
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.create_table(
        "status_report",
        sa.Column("dossier", text, nullable=False),
        sa.Column("party", text, nullable=False),
        sa.Column("decides", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("event_id", text, nullable=False),
        sa.Column("visible", text, nullable=False),
        sa.Column("until", text),
        sa.Column("data", text, nullable=False),
        sa.PrimaryKeyConstraint("dossier", "party", "decides", "event_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "status_day",
        sa.Column("dossier", text, nullable=False),
        sa.Column("party", text, nullable=False),
        sa.Column("day", text, nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("last", text),
        sa.PrimaryKeyConstraint("dossier", "party", "day"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "article_undated",
        "article",
        ["recorded_at"],
        sqlite_where=sa.text("published IS NULL"),
        postgresql_where=sa.text("published IS NULL"),
    )
