"""The connection to a store in PostgreSQL, for all who need one: psycopg, without SQLAlchemy.

The driver is imported only where a store is in PostgreSQL. The URL is read by PostgreSQL's own
library, so it may name all that this knows: a socket's folder as `host`, `sslmode`, a `service`,
and its environment (PGPASSWORD, ~/.pgpass) counts as well.
"""

import json
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tracker.store.database import StoreError, explain, shown
from tracker.store.wire import text

if TYPE_CHECKING:
    import psycopg

CONNECT_SECONDS = 10
"""How long a server may take to answer, unless the URL says otherwise (`connect_timeout`)."""

LOCK = 0x7472_6163_6B65_7200
"""The advisory lock that a transaction which appends holds: "tracker" in ASCII.

It holds within one database, so logs in several schemas of one take turns."""


def connect(url: str, *, readonly: bool = False) -> "psycopg.Connection[Any]":
    """A connection to the database at `url`, as `normalise_url` gives it.

    JSON columns come and go as text, as on SQLite; the caller closes the connection.

    Args:
        url: the store's URL.
        readonly: whether every transaction sees one state of the store and can change nothing.

    Raises:
        StoreError: psycopg is not installed, the URL cannot be read, or the server refuses. The
            message is one line, and holds no password.
    """
    place = shown(url)
    require_driver(place)
    import psycopg

    options = _parameters(url, place)
    if readonly:
        given = options.get("options")
        mode = "-c default_transaction_read_only=on"
        options["options"] = f"{given} {mode}" if given else mode
    options.setdefault("connect_timeout", CONNECT_SECONDS)
    options.setdefault("application_name", "tracker")
    options["client_encoding"] = "utf8"
    try:
        connection: psycopg.Connection[Any] = psycopg.connect(**options)
    except psycopg.Error as error:
        raise explain(place, error) from error
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        connection.close()
        raise StoreError(
            f"{place}: the database keeps texts as {encoding}, which cannot hold every character: "
            "make one with the encoding UTF8"
        )
    if readonly:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    _as_text(connection)
    return connection


def require_driver(place: str) -> None:
    """Raise StoreError where psycopg is not installed."""
    try:
        import_module("psycopg")
    except ImportError as error:
        raise StoreError(
            f"{place}: a store in PostgreSQL needs psycopg: "
            "run `pip install 'agreement-tracker[postgres]'`"
        ) from error


def give_canonical(context: "psycopg.Connection[Any] | psycopg.ServerCursor[Any]") -> None:
    """Let JSON columns come as the canonical text that the log's hashes cover.

    The database keeps JSON in an order, and numbers in a form, of its own.
    """
    from psycopg.adapt import Loader

    class CanonicalLoader(Loader):
        def load(self, data: Any) -> str:
            return text(json.loads(bytes(data)))

    context.adapters.register_loader("jsonb", CanonicalLoader)


def _as_text(connection: "psycopg.Connection[Any]") -> None:
    from psycopg.types.json import set_json_dumps
    from psycopg.types.string import TextLoader

    connection.adapters.register_loader("jsonb", TextLoader)
    # SQLAlchemy hands the values of JSON columns over to be serialised; ours are already.
    set_json_dumps(str, connection)


def _parameters(url: str, place: str) -> dict[str, Any]:
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        return dict(conninfo_to_dict(f"postgresql://{url.partition('://')[2]}"))
    except ProgrammingError:
        # What the library says of a URL may quote a part of the password.
        raise StoreError(
            f"{place}: the URL cannot be read: write postgresql://USER@HOST/DATABASE, with what is "
            "no letter or digit in a name or password as %XX"
        ) from None
