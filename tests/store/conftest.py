"""Small stores and what they are made of, for the tests of the log."""

import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from postgres.tool import other_tool, run_sql

from tracker.articles.article import Article
from tracker.articles.stories import shingles, sketch
from tracker.domain.events import Evidence, Signed, TalksHeld, TallyReported
from tracker.store.append import NewArticle
from tracker.store.database import sqlite_path, sqlite_url
from tracker.store.log import open_log
from tracker.store.streams import stream_of


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """A new store's URL. A kind of store that is added here goes through the whole suite."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgresql_url")
    return sqlite_url(tmp_path / "store.db")


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self):
        self.time = datetime(2024, 6, 1, 12, tzinfo=UTC)

    def __call__(self):
        return self.time

    def advance(self, **delta):
        self.time += timedelta(**delta)


@pytest.fixture
def clock():
    return Clock()


def article(name, text=None, published="2024-05-30"):
    return Article(
        name=name,
        text=text or f"{name}: the two sides met and spoke of {name} for a long time.",
        title=name,
        published=published,
        outlet="The Example",
        url=f"https://example.org/{name}",
    )


def row(of):
    return NewArticle(
        id=of.id,
        sha256=of.sha256,
        name=of.name,
        title=of.title,
        published=of.published,
        outlet=of.outlet,
        url=of.url,
        text=of.text,
        sketch=sketch(shingles(of.text)),
    )


def said(of, party, kind=Signed, start=0, **more):
    fields = {"happened_on": "2024-05-29", "basis": "stated", **more}
    evidence = Evidence(of.text[start : start + 10], start, start + 10)
    return kind(dossier="pact", article=of.id, evidence=evidence, party=party, **fields)


def counted(of, count):
    evidence = Evidence(of.text[:5], 0, 5)
    return TallyReported(
        dossier="pact", article=of.id, evidence=evidence, counted="signed", count=count
    )


def take_in(append, of, *statements, near=()):
    append.add_article(row(of), near=near)
    for statement in statements:
        append.append(stream_of(statement), statement)


@pytest.fixture
def build():
    """The makers above, by name."""
    return SimpleNamespace(
        connection=other_tool, article=article, row=row, said=said, counted=counted, take_in=take_in
    )


@pytest.fixture
def small_store(url, clock):
    """A store of three articles, two parties and a tally; closed."""
    one, two, three = (article(name) for name in ("one", "two", "three"))
    with open_log(url, clock=clock) as log:
        with log.transaction() as append:
            take_in(append, one, said(one, "JP", TalksHeld), said(one, "NO"), counted(one, 2))
        clock.advance(hours=1)
        with log.transaction() as append:
            take_in(append, two, said(two, "JP"))
            take_in(append, three, near=(two.id,))
    return url


@pytest.fixture
def sql():
    """Run statements on a store as another tool would, and give the last one's rows."""
    return run_sql


@pytest.fixture
def unguard(sql):
    """Take away what guards a log, so that a test can damage it."""

    def run(url):
        if sqlite_path(url) is None:
            sql(url, *(f"ALTER TABLE {name} DISABLE TRIGGER ALL" for name in ("event", "article")))
            return
        names = sql(url, "SELECT name FROM sqlite_master WHERE type = 'trigger'")
        # The index by article refuses data that is no JSON.
        sql(url, "DROP INDEX event_by_article", *(f"DROP TRIGGER {name}" for (name,) in names))

    return run


class WithoutRights:
    """Runs Python as a user who may write nowhere: root, who may, would show nothing."""

    # All is imported first, as the user may not be allowed to read the interpreter's files.
    PRELUDE = (
        "import os, alembic.command, alembic.config, tracker.store.log, tracker.store.verify\n"
        "if os.geteuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
    )

    def __init__(self, folder):
        self.folder = folder

    def __call__(self, program):
        done = subprocess.run(
            [sys.executable, "-c", self.PRELUDE + program],
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.strip() or done.stderr.strip()


@pytest.fixture
def without_rights():
    # Not under tmp_path, whose parents only their owner may enter.
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield WithoutRights(folder)
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def at_once(tmp_path):
    """Run Python programs in processes of their own, all from the same moment on.

    Each may do its imports in its first line; then it waits for the others. Gives what each
    printed, or its error.
    """
    go = tmp_path / "go"

    def run(*programs):
        wait = (
            f"import pathlib, time\nwhile not pathlib.Path({str(go)!r}).exists(): time.sleep(.001)"
        )
        started = [
            subprocess.Popen(
                [
                    sys.executable,
                    "-c",
                    f"{imports}\nprint('ready', flush=True)\n{wait}\n{rest}",
                ],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            for imports, _, rest in (program.partition("\n") for program in programs)
        ]
        assert [process.stdout.readline() for process in started] == ["ready\n"] * len(started)
        go.touch()
        said = [process.communicate(timeout=120)[0].strip() for process in started]
        go.unlink()
        return said

    return run
