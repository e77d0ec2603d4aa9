"""The read model of earlier days anew: the reports that decide, and apart from them the sources.

Nothing is carried over: whoever runs the migration fills the read model from the log.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of reports anew, and one of what is only a source more."""
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.drop_table("status_report")
    op.create_table(
        "status_report",
        sa.Column("dossier", text, nullable=False),
        sa.Column("party", text, nullable=False),
        sa.Column("event_id", text, nullable=False),
        sa.Column("visible", text, nullable=False),
        sa.Column("until", text),
        sa.Column("published", text),
        sa.Column("confirmed", sa.Integer(), nullable=False),
        sa.Column("kind", text, nullable=False),
        sa.Column("said", text, nullable=False),
        sa.Column("article", text, nullable=False),
        sa.Column("origins", text, nullable=False),
        sa.PrimaryKeyConstraint("dossier", "party", "event_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "status_source",
        sa.Column("dossier", text, nullable=False),
        sa.Column("party", text, nullable=False),
        sa.Column("about", text, nullable=False),
        sa.Column("event_id", text, nullable=False),
        sa.Column("visible", text, nullable=False),
        sa.Column("origins", text, nullable=False),
        sa.PrimaryKeyConstraint("dossier", "party", "about", "event_id"),
        sqlite_with_rowid=False,
    )
