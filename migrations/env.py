"""Run the migrations over the connection that `tracker.store.migrate` hands over."""

from alembic import context
from sqlmodel import SQLModel

# Importing the tables is what declares them to SQLModel's metadata.
from tracker.store import tables, tables_beside

connection = context.config.attributes["connection"]
assert tables and tables_beside  # noqa: S101, PT018
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
