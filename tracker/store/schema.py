"""The schema's one version number, which readers compare without asking Alembic."""

REVISION = "0001"
"""The newest Alembic revision; a test keeps it equal to Alembic's head."""
