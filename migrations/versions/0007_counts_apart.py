"""What is only counted, apart from the rows of the table; the counts of earlier days by day.

All of these rows are filled from the log by whoever runs the migration.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables anew."""
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.drop_table("status")
    op.create_table(
        "status",
        sa.Column("dossier", text, nullable=False),
        sa.Column("party", text, nullable=False),
        sa.Column("stage", text, nullable=False),
        sa.Column("data", sa.Text().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("dossier", "party"),
    )
    op.create_table(
        "status_count",
        sa.Column("dossier", text, nullable=False),
        sa.Column("party", text, nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("last", text),
        sa.Column("position", big, nullable=False),
        sa.PrimaryKeyConstraint("dossier", "party"),
        sqlite_with_rowid=False,
    )
    op.drop_table("status_day")
    op.create_table(
        "status_day",
        sa.Column("dossier", text, nullable=False),
        sa.Column("day", text, nullable=False),
        sa.Column("party", text, nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("last", text),
        sa.PrimaryKeyConstraint("dossier", "day", "party"),
        sqlite_with_rowid=False,
    )
