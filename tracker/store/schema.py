"""The schema's one version number, which readers compare without asking Alembic, and its names."""

REVISION = "0008"
"""The newest Alembic revision; a test keeps it equal to Alembic's head."""

TRIGGERS = (
    "event_append",
    "event_no_update",
    "event_no_delete",
    "article_append",
    "article_no_update",
    "article_no_delete",
)
"""What keeps the log append-only; a store without one of these is not whole."""

TRUNCATE_TRIGGERS = ("event_no_truncate", "article_no_truncate")
"""Those that PostgreSQL needs as well, whose TRUNCATE is no DELETE."""
