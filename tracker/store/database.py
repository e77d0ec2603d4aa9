"""Where a store is: paths and database URLs, and what can be wrong with one, in one line each.

Standard library only, so that the reading side can use it as well.
"""

import re
import sqlite3
from contextlib import suppress
from pathlib import Path

from tracker.store.schema import REVISION

FILE_NAME = "tracker.db"
"""The name of the default store in the user's data folder."""

_SQLITE = "sqlite:///"
_POSTGRESQL = "postgresql+psycopg://"


TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
    "postgresql": "SELECT table_name FROM information_schema.tables"
    " WHERE table_schema = ANY (current_schemas(false)) AND table_type = 'BASE TABLE'",
}
"""The question for the names of all tables, by the kind of database."""


class StoreError(Exception):
    """The store cannot be used. The message is one line: what, where, what to do."""


def default_folder() -> Path:
    """The user's data folder for tracker, which may not exist yet."""
    from platformdirs import user_data_path

    return user_data_path("tracker", appauthor=False)


def default_url() -> str:
    """The URL of the store that is used where none is named."""
    return sqlite_url(default_folder() / FILE_NAME)


def normalise_url(text: str) -> str:
    """The database URL that a user means by `text`, a path or a URL.

    A path gives `sqlite:///` and the absolute path, `~` being the home folder; `postgres://` and
    `postgresql://` give `postgresql+psycopg://`. Raises StoreError for anything else.
    """
    for prefix in ("postgres://", "postgresql://", _POSTGRESQL):
        if text.startswith(prefix):
            return _POSTGRESQL + text.removeprefix(prefix)
    path = text.removeprefix(_SQLITE)
    if "://" in path:
        scheme = path.partition("://")[0]
        raise StoreError(
            f"{scheme}:// is no kind of store: name a file, or a URL that begins with "
            f"{_SQLITE} or {_POSTGRESQL}"
        )
    if path.startswith("file:"):
        raise StoreError(f"{path}: a store is named by its path: leave out file:")
    if "\0" in path:
        raise StoreError("a store's name cannot hold the character NUL: name another file")
    if path in {"", ":memory:"}:
        raise StoreError(
            "a store in memory would be forgotten at once: name a file, such as tracker.db"
        )
    try:
        return sqlite_url(Path(path).expanduser())
    except RuntimeError as error:
        raise StoreError(f"{path}: {error}: write the path in full") from error


def sqlite_url(path: Path) -> str:
    """The database URL of the SQLite file at `path`."""
    return f"{_SQLITE}{path.absolute()}"


def sqlite_path(url: str) -> Path | None:
    """The file behind a normalised URL; None where the store is no SQLite file."""
    return Path(url.removeprefix(_SQLITE)) if url.startswith(_SQLITE) else None


def shown(url: str) -> str:
    """The store's name as a user may see it: a path, or a URL without its password."""
    path = sqlite_path(url)
    if path is not None:
        return str(path)
    scheme, _, rest = url.partition("://")
    # A password that was not written as it should be may hold any of these characters; then
    # rather too little is shown.
    login, at, place = rest.rpartition("@") if "@" in rest.partition("?")[0] else ("", "", rest)
    return f"{scheme}://{login.partition(':')[0]}{at}{place.partition('?')[0]}"


def without_password(text: str) -> str:
    """A path or URL as a user wrote it, to be shown and used again: the password is left out.

    The server can be told it in other ways, such as PGPASSWORD.
    """
    scheme, separator, rest = text.partition("://")
    if not separator or text.startswith(_SQLITE):
        return text
    address, mark, query = rest.partition("?")
    login, at, place = address.rpartition("@")
    kept = "&".join(each for each in query.split("&") if not each.startswith("password="))
    return f"{scheme}://{login.partition(':')[0]}{at}{place}{mark if kept else ''}{kept}"


def open_readonly(path: Path) -> sqlite3.Connection:
    """A connection that reads the SQLite file at `path` and cannot change it.

    Raises StoreError where there is no such file or it cannot be opened. The caller closes it.
    """
    try:
        found = path.exists()
    except OSError as error:
        raise unreachable(path, error) from error
    if not found:
        raise StoreError(f"{path}: there is no store: take articles in with `tracker ingest`")
    uri = path.absolute().as_uri() + "?mode=ro"
    try:
        return _ask(uri)
    except sqlite3.OperationalError as error:
        # A store in write-ahead mode needs files beside it even to be read. Where the folder
        # cannot be written, or the disk is full, and nothing waits to be merged, the file alone
        # is the whole store.
        waiting = path.with_name(f"{path.name}-wal")
        unwritable = "readonly" in str(error) or "unable to open" in str(error)
        if (unwritable or _no_room(error)) and not (waiting.exists() and waiting.stat().st_size):
            with suppress(sqlite3.Error):
                return _ask(f"{uri}&immutable=1")
        raise explain(str(path), error) from error
    except sqlite3.Error as error:
        raise explain(str(path), error) from error


def _ask(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=60)
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def check_revision(place: str, tables: frozenset[str], revision: str | None) -> str | None:
    """The revision of a store with these tables; None for an empty database.

    `revision` is what its table `alembic_version` holds. Raises StoreError where the database is
    another program's, or was made by a newer version of tracker.
    """
    if not tables:
        return None
    if revision is None or not {"article", "event"} <= tables:
        raise StoreError(f"{place}: this database is not tracker's: name another with --db")
    if revision > REVISION:
        raise StoreError(
            f"{place}: the store was made by a newer version of tracker (schema {revision}; this "
            f"one knows {REVISION}): use that version"
        )
    return revision


def unreachable(path: Path, error: OSError) -> StoreError:
    """What it means that the system refuses even to look at `path`."""
    return StoreError(f"{path}: {error.strerror}: name another file with --db")


def explain(place: str, error: Exception) -> StoreError:
    """What a database's error means for the user of the store at `place`, in one line."""
    # PostgreSQL's errors tell their context as well, in further lines.
    primary = getattr(getattr(error, "diag", None), "message_primary", None)
    said = " ".join(str(primary or error).split())
    if _no_room(error):
        return StoreError(f"{place}: {_FULL}")
    for words, meaning in _MEANINGS:
        if re.search(words, said.lower()):
            return StoreError(f"{place}: {meaning}")
    return StoreError(f"{place}: the database says: {said}")


def _no_room(error: Exception) -> bool:
    """Whether SQLite finds no room for the file that readers and writers share."""
    return getattr(error, "sqlite_errorname", None) == "SQLITE_IOERR_SHMSIZE"


_SERVER = "check that it runs, and the host and port in the URL"
_CUT = "the connection was cut: nothing of this step was recorded; rerun when the server is back"
_FULL = "the disk is full: nothing of this step was recorded; make room, then rerun"
_MEANINGS = (
    # PostgreSQL's first, as its words may hold SQLite's. Those of its library stand for all that
    # can be wrong before the server answers.
    ("lock timeout", "another program keeps the store busy: try again when it is done"),
    ("password authentication failed", "the server does not take this user and password"),
    (
        "no password supplied",
        "the server asks for a password: set PGPASSWORD, or write it to ~/.pgpass",
    ),
    ("no pg_hba.conf entry", "the server takes no connections of this user from here"),
    ("connection refused", f"the database server cannot be reached: {_SERVER}"),
    ("is the server running", f"the database server cannot be reached: {_SERVER}"),
    ("translate host name", f"the database server cannot be reached: {_SERVER}"),
    ("resolve host", f"the database server cannot be reached: {_SERVER}"),
    ("name resolution", f"the database server cannot be reached: {_SERVER}"),
    ("timeout expired", f"the database server does not answer: {_SERVER}"),
    ("is starting up", "the database server is starting up: try again in a moment"),
    ("is shutting down", "the database server is shutting down: try again when it is back"),
    ("recovery mode", "the database server recovers from a crash: try again in a moment"),
    ("too many clients", "the database server has too many connections: try again later"),
    ("connection slots", "the database server has too many connections: try again later"),
    ("terminating connection", _CUT),
    ("server closed the connection", _CUT),
    ("connection is closed", _CUT),
    ("connection is lost", _CUT),
    ("connection reset", _CUT),
    ("broken pipe", _CUT),
    ("no space left", _FULL),
    ("could not extend file", _FULL),
    ('database ".*" does not exist', "there is no such database: make it with `createdb`"),
    ('role ".*" does not exist', "the server knows no such user: check the user in the URL"),
    ('relation ".*" does not exist', "the store's tables are not all there: run `tracker migrate`"),
    ("permission denied", "the database refuses that to this user: use one who may write here"),
    # SQLite's.
    ("not a database", "this file is no database: name another with --db"),
    ("malformed", "the database is damaged: run `tracker verify`, or go back to a copy"),
    ("unable to open", "the store cannot be opened: check that the folder exists and is yours"),
    ("readonly", "the store is read-only: check the rights of the file and its folder"),
    ("read-only", "the store is read-only: check the rights of the file and its folder"),
    ("locked", "another program keeps the store busy: try again when it is done"),
    ("disk is full", _FULL),
    ("disk i/o", "the disk cannot be read or written: check it, then run `tracker verify`"),
    ("no such table", "the store's tables are not all there: run `tracker migrate`"),
)
