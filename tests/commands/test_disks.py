"""A disk that is full, or cannot be written: told in one line, the log intact, the rerun whole.

The disks are small file systems in memory. Where the tests may not mount one (on most systems only
root may) they are skipped: the same is then shown, less truly, in tests/store/test_log.py.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg
import pytest
from commands.disturbing import STATUS
from postgres.plugin import needed
from postgres.server import Server, programs
from postgres.tool import run_sql

from tracker.cli.main import run
from tracker.commands.ingest import ingest
from tracker.store.database import StoreError, sqlite_url
from tracker.store.log import open_log
from tracker.store.verify import verify
from tracker.views.connection import open_reader


class Disk:
    """A small file system of its own at `place`."""

    def __init__(self, place, size):
        self.place = place
        self._ballast = place / "ballast"
        self._mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs")

    def _mount(self, *words):
        subprocess.run(["mount", *words, self.place], check=True, capture_output=True)

    def fill(self):
        """Take all the room that is left."""
        with self._ballast.open("ab", buffering=0) as file:
            for size in (1 << 20, 1 << 12):
                try:
                    while file.write(bytes(size)) == size:
                        pass
                except OSError:
                    continue

    def make_room(self):
        self._ballast.unlink(missing_ok=True)

    def writable(self, *, yes):
        self._mount("-o", f"remount,{'rw' if yes else 'ro'}")

    def close(self):
        subprocess.run(["umount", "--lazy", self.place], check=True)


@pytest.fixture
def small_disk():
    """Makes disks of a size, such as 2m."""
    made = []

    def make(size):
        # A short path, where every user may enter: a server's socket may stand in it.
        place = Path(tempfile.mkdtemp(prefix="disk-", dir="/tmp"))
        place.chmod(0o755)
        try:
            made.append(Disk(place, size))
        except (OSError, subprocess.CalledProcessError):
            place.rmdir()
            pytest.skip("no file system can be mounted here: run the tests as root on Linux")
        return made[-1]

    yield make
    for each in made:
        each.close()
        shutil.rmtree(each.place, ignore_errors=True)


@pytest.fixture
def whole(tmp_path, dossier, simple_reader, sql):
    """The table that a run without trouble gives."""
    url = sqlite_url(tmp_path / "whole.db")
    with open_log(url) as log:
        ingest(log, dossier, simple_reader.many(300))
    return sql(url, STATUS)


@pytest.fixture
def small_batches(monkeypatch):
    monkeypatch.setattr("tracker.commands.ingest.BATCH", 10)
    # By number alone, however slow the machine is.
    monkeypatch.setattr("tracker.commands.ingest.BATCH_SECONDS", 1000)


def taken_in_until(url, dossier, articles, trouble):
    """Take articles in until an error, and rerun nothing; how many had been told, and the error."""
    told = [0]
    with pytest.raises(StoreError) as error, open_log(url) as log:
        ingest(
            log,
            dossier,
            articles,
            on_progress=lambda done: (told.append(done), trouble(done)),
        )
    assert str(error.value).isprintable()
    return max(told), str(error.value)


def holds_what_was_told(url, articles, told):
    kept = {name for (name,) in run_sql(url, "SELECT name FROM article")}
    assert kept == {each.name for each in articles[:told]}
    found = verify(url)
    assert found.ok
    return len(kept)


def nothing(_):
    """No trouble but the disk's own."""


@pytest.mark.parametrize("size", ["700k", pytest.param("1500k", marks=pytest.mark.stress)])
@pytest.mark.usefixtures("small_batches")
def test_sqlite_on_a_disk_that_fills_up(small_disk, dossier, simple_reader, whole, size):
    disk = small_disk(size)
    url = sqlite_url(disk.place / "store.db")
    articles = list(simple_reader.many(300))

    told, said = taken_in_until(url, dossier, articles, nothing)

    assert said.endswith(
        "the disk is full: nothing of this step was recorded; make room, then rerun"
    )
    assert holds_what_was_told(url, articles, told) > 0
    disk.make_room()
    subprocess.run(["mount", "-o", "remount,size=50m", disk.place], check=True)
    with open_log(url) as log:
        result = ingest(log, dossier, articles)
    assert (result.known, result.new) == (told, 300 - told)
    assert run_sql(url, STATUS) == whole
    assert verify(url).ok


def test_sqlite_on_a_disk_without_any_room_is_read_and_not_written(small_disk, dossier, simple):
    """Not even for the small file that readers and writers share."""
    disk = small_disk("4m")
    url = sqlite_url(disk.place / "store.db")
    with pytest.MonkeyPatch.context() as patch, open_log(url) as log:
        patch.setattr("tracker.commands.ingest.extract", simple.extract)
        ingest(log, dossier, simple.many(5))
    disk.fill()

    with open_reader(url) as reader:
        assert reader.rows("SELECT count(*) FROM article") == [(5,)]
    assert verify(url).articles == 5
    with pytest.raises(StoreError, match="the disk is full: nothing of this step"), open_log(url):
        pass

    disk.make_room()
    with open_log(url) as log:
        assert ingest(log, dossier, simple.many(6)).known == 5


READ_ONLY = "the store is read-only: check the rights of the file and its folder"
COMMANDS = (
    ("ingest", "ARTICLE"),
    ("report", "JP", "signed", "--source", "https://a.example/", "--quote", "Signed."),
    ("rebuild",),
)


def test_a_file_system_that_can_only_be_read(small_disk, dossier, simple, tmp_path, capsys):
    """With what a killed program has left beside the store."""
    disk = small_disk("20m")
    path = disk.place / "store.db"
    with pytest.MonkeyPatch.context() as patch, open_log(sqlite_url(path)) as log:
        patch.setattr("tracker.commands.ingest.extract", simple.extract)
        ingest(log, dossier, simple.many(5))
        left = {each: each.read_bytes() for each in disk.place.iterdir()}
    for each, content in left.items():
        each.write_bytes(content)
    article = tmp_path / "one.txt"
    article.write_text("Ukraine and Japan signed a security agreement in Brindisi on 13 June 2024.")
    disk.writable(yes=False)

    assert verify(sqlite_url(path)).articles == 5
    for command in COMMANDS:
        words = [str(article) if each == "ARTICLE" else each for each in command]
        code = run([*words, "--db", str(path)])
        told = capsys.readouterr()
        assert (code, told.out) == (4, ""), words
        assert told.err == f"tracker: {path}: {READ_ONLY}\n"

    disk.writable(yes=True)
    assert run(["ingest", str(article), "--db", str(path)]) == 0
    assert verify(sqlite_url(path)).articles == 6


@pytest.fixture
def own_server(small_disk):
    """Makes a PostgreSQL server whose files are on a small disk, and that may be broken."""
    made = []

    def make(size):
        found = needed(programs())
        disk = small_disk(size)
        folder = disk.place / "server"
        folder.mkdir()
        made.append(Server(folder, found))
        return disk, made[-1]

    yield make
    for each in made:
        each.close()


@pytest.mark.stress
@pytest.mark.usefixtures("small_batches")
def test_postgresql_whose_tables_find_no_room(
    small_disk, postgresql_server, dossier, simple_reader, whole
):
    """A tablespace on a small disk: the server goes on, and refuses to write."""
    disk = small_disk("12m")
    folder = disk.place / "tables"
    folder.mkdir()
    shutil.chown(folder, postgresql_server.folder.owner())
    articles = list(simple_reader.many(300))
    postgresql_server.run_sql("postgres", f"CREATE TABLESPACE small LOCATION '{folder}'")
    postgresql_server.run_sql("postgres", "CREATE DATABASE small TABLESPACE small")
    url = postgresql_server.url("small")
    try:
        told, said = taken_in_until(url, dossier, articles, lambda done: done == 30 and disk.fill())

        assert said.endswith(
            "the disk is full: nothing of this step was recorded; make room, then rerun"
        )
        assert holds_what_was_told(url, articles, told) >= 30
        disk.make_room()
        with open_log(url) as log:
            assert ingest(log, dossier, articles).known == told
        assert run_sql(url, STATUS) == whole
        assert verify(url).ok
    finally:
        disk.make_room()
        postgresql_server.drop_database(url)
        postgresql_server.run_sql("postgres", "DROP TABLESPACE small")


@pytest.mark.stress
@pytest.mark.usefixtures("small_batches")
def test_postgresql_that_has_no_room_for_its_own_log(own_server, dossier, simple_reader, whole):
    """Then the server itself goes down; with room it comes back, and so does the rerun."""
    disk, server = own_server("160m")
    url = server.url("postgres")
    articles = list(simple_reader.many(300))

    def no_room(done):
        if done != 50:
            return
        disk.fill()
        try:
            # What is written next needs a new file.
            server.run_sql("postgres", "SELECT pg_switch_wal()")
        except psycopg.Error:
            return

    told, said = taken_in_until(url, dossier, articles, no_room)

    assert "the connection was cut" in said or "the disk is full" in said
    server.stop()
    disk.make_room()
    server.start()
    assert holds_what_was_told(url, articles, told) >= 50
    with open_log(url) as log:
        assert ingest(log, dossier, articles).known == told
    assert run_sql(url, STATUS) == whole
    assert verify(url).ok
