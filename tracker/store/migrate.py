"""Bring a store to the present schema: Alembic, run from here and without an ini file."""

from pathlib import Path

from sqlalchemy import Connection

from tracker.store import schema
from tracker.store.database import shown
from tracker.store.engine import connect, revision, translated


def migrate(url: str) -> str:
    """Make or upgrade the store at `url`, and say what was done.

    All of it is one transaction: a crash leaves the store as it was. Of several programs that
    open a new store at once, one makes it and the others wait.

    Raises:
        StoreError: the store cannot be opened or written, is not tracker's, or is newer.
    """
    with connect(url) as connection, translated(url):
        return upgrade(connection, url)


def upgrade(connection: Connection, url: str) -> str:
    """Do what `migrate` does over an open connection; nothing where the store is up to date."""
    place = shown(url)
    with connection.begin():
        found = revision(connection, url)
        if found == schema.REVISION:
            return f"{place}: up to date (schema {found})"
        _run(connection)
    if found is None:
        return f"{place}: made (schema {schema.REVISION})"
    return f"{place}: upgraded from schema {found} to {schema.REVISION}"


def scripts() -> Path:
    """The folder of the migrations: in the installed package, or beside it in the project."""
    package = Path(__file__).parent.parent
    packed = package / "migrations"
    return packed if packed.is_dir() else package.parent / "migrations"


def _run(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    # Alembic reads the value as an ini file's, where a per cent sign begins a reference.
    config.set_main_option("script_location", str(scripts()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
