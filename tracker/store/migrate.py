"""Bring a store to the present schema: Alembic, run from here and without an ini file."""

import logging
from pathlib import Path

from sqlalchemy import Connection

from tracker.store import schema
from tracker.store.backup import keep_copy
from tracker.store.database import StoreError, shown, sqlite_path
from tracker.store.engine import connect, revision, translated

_LOG = logging.getLogger(__name__)
"""What a user should know of an upgrade that comes with another command: on standard error,
unless a program that uses this package has other plans for it."""


def migrate(url: str) -> str:
    """Make or upgrade the store at `url`, and say what was done.

    All of it is one transaction: a crash leaves the store as it was. Of several programs that
    open a new store at once, one makes it and the others wait. Of a store in an SQLite file that
    is upgraded a copy is kept beside it first.

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
        # The lock is held by now: nothing is recorded between the copy and the upgrade.
        copied = None if found is None else _kept(url, found)
        _run(connection)
        if found is not None:
            from tracker.store.refold import refold

            # What the read model holds is this version's to say.
            refold(connection, url)
    if found is None:
        return f"{place}: made (schema {schema.REVISION})"
    done = f"{place}: upgraded from schema {found} to {schema.REVISION}"
    return done if copied is None else f"{done}; the store as it was: {copied}"


def _kept(url: str, found: str) -> Path | None:
    """The copy that is kept of an SQLite file; None for another store, of which none is made."""
    path = sqlite_path(url)
    if path is None:
        return None
    try:
        copied = keep_copy(path, found)
    except OSError as error:
        raise StoreError(
            f"{path}: no copy can be kept before the upgrade ({error.strerror or error}): make"
            " room beside it; nothing was changed"
        ) from error
    _LOG.warning("tracker: %s: upgrading from schema %s; copy kept: %s", path, found, copied)
    return copied


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
