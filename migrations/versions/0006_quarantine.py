"""What could not be read, kept with its reason until it is settled; articles by their address."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, and the index by address."""
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "quarantine",
        sa.Column("id", text, nullable=False),
        sa.Column("source", text, nullable=False),
        sa.Column("reason", text, nullable=False),
        sa.Column("remedy", text, nullable=False),
        sa.Column("first_at", text, nullable=False),
        sa.Column("last_at", text, nullable=False),
        sa.Column("place", text),
        sa.Column("root", text, nullable=False),
        sa.Column("within", text, nullable=False),
        sa.Column("content_at", text, nullable=False),
        sa.Column("called", text, nullable=False),
        sa.Column("name", text, nullable=False),
        sa.Column("size", big),
        sa.Column("sha256", text),
        sa.Column("known", text, nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("state", text, nullable=False),
        sa.Column("settled_at", text),
        sa.Column("settled_by", text),
        sa.Column("because", text),
        sa.Column("data", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("id"),
    )
    linked = sa.text("url IS NOT NULL")
    op.create_index(
        "article_by_url", "article", ["url"], sqlite_where=linked, postgresql_where=linked
    )
