"""What writing, replaying and rebuilding the log costs, against plain sqlite3 on the same rows."""

import contextlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from generator import DOSSIER, PARTIES, articles
from timing import medians_of, pin, table

from tracker.domain.events import Report
from tracker.domain.identity import event_id
from tracker.domain.press import EMPTY_PRESS, Press
from tracker.domain.stories import Stories
from tracker.store import wire
from tracker.store.chain import event_hash
from tracker.store.database import sqlite_url
from tracker.store.fold import Fold
from tracker.store.followed import follow
from tracker.store.log import open_log
from tracker.store.record import decode, decode_for_fold, uncollected
from tracker.store.streams import stream_of

REPORTS = 20_000
A_COMMIT = 100
_EVENTS = "SELECT position, event_id, kind, kind_version, recorded_at, data, stream FROM event"
_BY_PARTY = (
    f"{_EVENTS} WHERE stream > '{DOSSIER}/' AND stream < '{DOSSIER}0' ORDER BY stream, version"
)
_TABLES = ("event", "status", "status_report", "status_day")


def append(store: Path, reports: list[Report]) -> None:
    """Append finished reports, a hundred a commit, with hash chain and read model kept up."""
    with open_log(sqlite_url(store)) as log:
        for start in range(0, len(reports), A_COMMIT):
            with log.transaction() as end:
                for each in reports[start : start + A_COMMIT]:
                    end.append(stream_of(each), each)


def write_rows(store: Path, rows: list[tuple[object, ...]]) -> None:
    """Write the same rows of the log, made beforehand, with sqlite3."""
    connection = sqlite3.connect(store, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    for start in range(0, len(rows), A_COMMIT):
        connection.execute("BEGIN IMMEDIATE")
        some = rows[start : start + A_COMMIT]
        connection.executemany("INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?)", some)
        connection.execute("COMMIT")
    connection.close()


def make_and_write_rows(store: Path, reports: list[Report], first: tuple[int, str, str]) -> None:
    """Make ids, JSON and hashes of the same rows, and write them, with sqlite3 and no more."""
    connection = sqlite3.connect(store, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    position, before, time_ = first
    versions: dict[str, int] = {}
    for start in range(0, len(reports), A_COMMIT):
        rows = []
        for each in reports[start : start + A_COMMIT]:
            position += 1
            stream = stream_of(each)
            version = versions[stream] = versions.get(stream, 0) + 1
            data = wire.text(wire.to_data(each))
            row = (position, event_id(each), stream, version, each.kind, 1, time_, data)
            before = event_hash(before, row)
            rows.append((*row, before))
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?)", rows)
        connection.execute("COMMIT")
    connection.close()


def load(store: Path, query: str = _BY_PARTY) -> int:
    """The floor of reading: select, and json.loads of each row's data."""
    with contextlib.closing(sqlite3.connect(store)) as connection:
        return sum(1 for row in connection.execute(query) if json.loads(row[5]))


def replay(store: Path, query: str = _BY_PARTY, *, press: Press = EMPTY_PRESS) -> int:
    """From the rows of the log to each party's row of the table."""
    stories = Stories(press)
    count = 0
    with uncollected(), contextlib.closing(sqlite3.connect(store)) as connection:
        for stream, rows in groupby(connection.execute(query), key=itemgetter(6)):
            dossier, _, party = stream.partition("/")
            events = [decode_for_fold(row[:6]) for row in rows]
            count += follow(dossier, party, events, press, stories).row() is not None
    return count


def _fresh(folder: Path, store: Path) -> Callable[[], Path]:
    def copy() -> Path:
        made = folder / "fresh.sqlite3"
        for each in folder.glob("fresh.sqlite3*"):
            each.unlink()
        shutil.copy(store, made)
        return made

    return copy


def main() -> None:
    """Print the tables."""
    pin()
    made = list(articles(REPORTS))
    reports = [each for _, told in made for each in told]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        empty, full = folder / "empty.sqlite3", folder / "full.sqlite3"
        with open_log(sqlite_url(empty)) as log, log.transaction() as end:
            for article, _ in made:
                end.append(stream_of(article), article)
        shutil.copy(empty, full)
        append(full, reports)
        with contextlib.closing(sqlite3.connect(full)) as connection:
            rows = connection.execute(
                "SELECT * FROM event WHERE stream NOT LIKE 'article/%' ORDER BY position"
            ).fetchall()
            facts = connection.execute(f"{_EVENTS} WHERE stream LIKE 'article/%' ORDER BY position")
            fold = Fold()
            fold.take((row[6], decode(row[:6])) for row in facts)
            first = connection.execute(
                "SELECT position, hash, recorded_at FROM event WHERE position = ?",
                (rows[0][0] - 1,),
            ).fetchone()
        fresh = _fresh(folder, empty)
        print(
            f"Append {REPORTS} reports, {A_COMMIT} a commit, {len(PARTIES)} parties (median of 5):"
        )
        print(
            table(
                medians_of(
                    {
                        "floor: rows made beforehand": (fresh, lambda at: write_rows(at, rows)),
                        "ids, JSON and hashes made too": (
                            fresh,
                            lambda at: make_and_write_rows(at, reports, first),
                        ),
                        "tracker": (fresh, lambda at: append(at, reports)),
                    }
                ),
                "floor: rows made beforehand",
            )
        )
        print(f"\nReplay {REPORTS} reports to status (median of 5):")
        same = lambda: full  # noqa: E731
        print(
            table(
                medians_of(
                    {
                        "floor: SELECT and json.loads": (same, load),
                        "tracker": (same, lambda at: replay(at, press=fold.press)),
                    }
                ),
                "floor: SELECT and json.loads",
            )
        )


if __name__ == "__main__":
    main()
