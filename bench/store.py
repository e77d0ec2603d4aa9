"""What appending and replaying cost, against plain sqlite3 and `eventsourcing` on the same work.

The floor of appending starts, as tracker does, from finished reports: it makes the ids, the JSON
and the chain of hashes of the same rows, and writes them with nothing but sqlite3 to the same
schema, with its indices, triggers, write-ahead log and `synchronous = FULL`. It keeps no status.
That the rows are the same is checked. Its texts come from tracker's own writers, which take less
time than json.dumps of data made from the reports: so it is no easier to keep up with. The floor
of replaying is SELECT and json.loads of each row, and folds nothing.
"""

import contextlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import rival
from generator import DOSSIER, PARTIES, articles
from timing import medians_of, pin, table

from tracker.domain.events import ArticleRecorded, Report
from tracker.domain.identity import event_id
from tracker.domain.press import Press
from tracker.domain.stories import Stories
from tracker.store import wire
from tracker.store.alike import like
from tracker.store.chain import event_hash
from tracker.store.database import sqlite_url
from tracker.store.eventtext import event_text
from tracker.store.followed import digested, follow
from tracker.store.gist import Gist
from tracker.store.log import open_log
from tracker.store.newarticles import NewArticle
from tracker.store.record import uncollected
from tracker.store.source import open_source
from tracker.store.streams import stream_of
from tracker.store.sweep import Sweep

REPORTS = 20_000
ONE_PARTY = 1_000
A_COMMIT = 100
_INSERT = "INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?)"
_REPORTS = "SELECT * FROM event WHERE stream NOT LIKE 'article/%' ORDER BY position"
_BY_STREAM = "SELECT stream, position, event_id, kind, kind_version, recorded_at, data FROM event"
_PARTY = f"{_BY_STREAM} WHERE stream = '{DOSSIER}/{PARTIES[0]}' ORDER BY version"
_EVERY = f"{_BY_STREAM} ORDER BY stream, version"

Made = list[tuple[ArticleRecorded, list[Report]]]
Rows = list[tuple[Any, ...]]


def append(store: Path, reports: list[Report]) -> None:
    """Append finished reports, a hundred a commit, with hash chain and read model kept up."""
    with open_log(sqlite_url(store)) as log:
        for start in range(0, len(reports), A_COMMIT):
            with log.transaction() as end:
                for each in reports[start : start + A_COMMIT]:
                    end.append(stream_of(each), each)


def _written(store: Path) -> contextlib.closing[sqlite3.Connection]:
    connection = sqlite3.connect(store, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    return contextlib.closing(connection)


def write_rows(store: Path, rows: Rows) -> None:
    """Write rows that were made beforehand."""
    with _written(store) as connection:
        for start in range(0, len(rows), A_COMMIT):
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(_INSERT, rows[start : start + A_COMMIT])
            connection.execute("COMMIT")


def make_and_write(store: Path, reports: list[Report], times: list[str]) -> None:
    """Make the ids, the JSON and the hashes of the same rows, and write them."""
    with _written(store) as connection:
        position, before = connection.execute(
            "SELECT position, hash FROM event ORDER BY position DESC LIMIT 1"
        ).fetchone()
        versions: dict[str, int] = {}
        for start in range(0, len(reports), A_COMMIT):
            rows = []
            for at, each in enumerate(reports[start : start + A_COMMIT], start):
                position += 1
                stream = f"{each.dossier}/{each.party}"
                version = versions[stream] = versions.get(stream, 0) + 1
                text = event_text(each)
                row = (position, event_id(each), stream, version, each.kind, 1, times[at], text)
                before = event_hash(before, row)
                rows.append((*row, before))
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(_INSERT, rows)
            connection.execute("COMMIT")


def load(store: Path, query: str = _EVERY) -> int:
    """The floor of reading: select, and json.loads of each row's data."""
    with contextlib.closing(sqlite3.connect(store)) as connection:
        return sum(1 for row in connection.execute(query) if json.loads(row[6]))


def replay(store: Path) -> int:
    """From the log, what it knows of articles included, to each party's row of the table."""

    def rows() -> int:
        with open_source(sqlite_url(store)) as source:
            sweep = Sweep(Gist(source.rows, source.dialect), DOSSIER)
            return sum(
                digested(each.digest, each.position).row() is not None for each in sweep.digests()
            )

    with uncollected():
        return rows()


def replay_party(store: Path, press: Press, stories: Stories) -> bool:
    """One party's row from its events; what is known of articles is at hand, as in a log."""

    def row() -> bool:
        with open_source(sqlite_url(store)) as source:
            rows = Gist(source.rows, source.dialect).party(DOSSIER, PARTIES[0])
        return follow(DOSSIER, PARTIES[0], rows, press, stories, written=True).row() is not None

    with uncollected():
        return row()


def _read_anew(store: Path) -> Callable[[], Path]:
    def forget() -> Path:
        like.cache_clear()  # as in a process that has read nothing yet
        return store

    return forget


def make_store(store: Path, made: Made) -> None:
    """Write the articles of a log that is to be appended to."""
    with open_log(sqlite_url(store)) as log, log.transaction() as end:
        for article, _ in made:
            end.add_article(
                NewArticle(
                    id=article.article,
                    sha256=article.sha256,
                    name=article.name,
                    title=None,
                    published=article.published,
                    outlet=article.outlet,
                    url=None,
                    text=article.name,
                    sketch=frozenset(),
                ),
                near=article.near,
            )


def rows_of(store: Path) -> Rows:
    """The rows of the reports in a log."""
    with contextlib.closing(sqlite3.connect(store)) as connection:
        return connection.execute(_REPORTS).fetchall()


def _fresh(folder: Path, store: Path | None) -> Callable[[], Path]:
    def copy() -> Path:
        made = folder / "fresh.sqlite3"
        for each in folder.glob("fresh.sqlite3*"):
            each.unlink()
        if store is not None:
            shutil.copy(store, made)
        return made

    return copy


def compare_appends(folder: Path, made: Made) -> tuple[Path, Path]:
    """Print what appending costs; gives the stores of tracker and of `eventsourcing`."""
    reports = [each for _, told in made for each in told]
    data = [wire.to_data(each) for each in reports]
    empty, full, checked, other = (folder / f"{name}.sqlite3" for name in "abcd")
    make_store(empty, made)
    shutil.copy(empty, full)
    append(full, reports)
    rows = rows_of(full)
    times = [row[6] for row in rows]
    shutil.copy(empty, checked)
    make_and_write(checked, reports, times)
    if rows_of(checked) != rows:
        raise AssertionError("the floor writes other rows")
    rival.append(other, data, A_COMMIT)
    measured = medians_of(
        {
            "floor: ids, JSON, hashes and rows": (
                _fresh(folder, empty),
                lambda at: make_and_write(at, reports, times),
            ),
            "  of this, rows made beforehand": (
                _fresh(folder, empty),
                lambda at: write_rows(at, rows),
            ),
            "tracker, status kept up to date": (
                _fresh(folder, empty),
                lambda at: append(at, reports),
            ),
            "eventsourcing, on its own rows": (
                _fresh(folder, None),
                lambda at: rival.append(at, data, A_COMMIT),
            ),
        }
    )
    parties = len({each.party for each in reports})
    print(f"Append {len(reports)} reports, {A_COMMIT} a commit, {parties} parties (median of 5):")
    print(table(measured, "floor: ids, JSON, hashes and rows"))
    return full, other


def compare_replays(full: Path, other: Path) -> None:
    """Print what it costs to come from the log to the status of all parties."""
    measured = medians_of(
        {
            "floor: SELECT and json.loads": (lambda: full, load),
            "tracker, with all rules": (_read_anew(full), replay),
            "eventsourcing, rebuilt without rules": (
                lambda: other,
                lambda at: rival.rebuild(at, PARTIES),
            ),
        }
    )
    print(f"\nReplay {REPORTS} reports to status (median of 5):")
    print(table(measured, "floor: SELECT and json.loads"))


def compare_parties(folder: Path) -> None:
    """Print what it costs to come from one party's events to its status."""
    made = list(articles(ONE_PARTY, PARTIES[:1]))
    reports = [each for _, told in made for each in told]
    full, other = folder / "one.sqlite3", folder / "other.sqlite3"
    make_store(full, made)
    append(full, reports)
    rival.append(other, [wire.to_data(each) for each in reports], A_COMMIT)
    with open_source(sqlite_url(full)) as source:
        press = Gist(source.rows, source.dialect).press()
    at_hand = press, Stories(press)
    measured = medians_of(
        {
            "floor: SELECT and json.loads": (lambda: full, lambda at: load(at, _PARTY)),
            "tracker, with all rules": (
                _read_anew(full),
                lambda at: replay_party(at, *at_hand),
            ),
            "eventsourcing, rebuilt without rules": (
                lambda: other,
                lambda at: rival.rebuild(at, PARTIES[:1]),
            ),
        },
        rounds=15,
    )
    print(f"\nOne party's {ONE_PARTY} events to its status (median of 15):")
    print(table(measured, "floor: SELECT and json.loads"))


def main() -> None:
    """Print the tables."""
    pin()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        full, other = compare_appends(folder, list(articles(REPORTS)))
        compare_replays(full, other)
        compare_parties(folder)


if __name__ == "__main__":
    main()
