"""What answers cost on a short log and on one of a million events: time and memory, whole process.

`TRACKER_BENCH_EVENTS` sets another size for the long log.
"""

import contextlib
import json
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from generator import DOSSIER, PER_ARTICLE, articles, text
from status import BARE
from timing import medians, pin, table

from tracker.commands.rebuild import rebuild
from tracker.domain.events import ArticleFact, ArticleRecorded, Statement
from tracker.domain.identity import event_id
from tracker.store import wire
from tracker.store.chain import GENESIS, event_hash
from tracker.store.database import sqlite_url
from tracker.store.log import open_log
from tracker.store.streams import stream_of

LONG = int(os.environ.get("TRACKER_BENCH_EVENTS", "1000000"))
SHORT = 1_000
TRACKER = str(Path(sys.executable).with_name("tracker"))
_EVENT = "INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?)"
_ARTICLE = (
    "INSERT INTO article (id, sha256, name, published, outlet, text, recorded_at)"
    " VALUES (?,?,?,?,?,?,?)"
)
_ALL = "SELECT position, event_id, kind, kind_version, recorded_at, data FROM event"


def load(store: Path) -> int:
    """The floor of folding: select all events, and json.loads of each one's data."""
    with contextlib.closing(sqlite3.connect(store)) as connection:
        return sum(1 for row in connection.execute(_ALL) if json.loads(row[5]))


def refold(store: Path) -> None:
    """Rebuild the read model."""
    with open_log(sqlite_url(store)) as log:
        rebuild(log)
    with contextlib.closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def make_log(store: Path, events: int) -> None:
    """Write a log of about as many events, articles and reports; the read model stays empty."""
    with open_log(sqlite_url(store)):
        pass
    connection = sqlite3.connect(store, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN IMMEDIATE")
    before, position = GENESIS, 0
    versions: dict[str, int] = {}
    rows: list[tuple[object, ...]] = []
    recorded: list[tuple[object, ...]] = []

    def flush() -> None:
        connection.executemany(_EVENT, rows)
        connection.executemany(_ARTICLE, recorded)
        rows.clear()
        recorded.clear()

    def add(event: Statement | ArticleFact, at: str) -> None:
        nonlocal before, position
        position += 1
        stream = stream_of(event)
        version = versions[stream] = versions.get(stream, 0) + 1
        data = wire.text(wire.to_data(event))
        row = (position, event_id(event), stream, version, event.kind, 1, at, data)
        before = event_hash(before, row)
        rows.append((*row, before))

    reports = events * PER_ARTICLE // (PER_ARTICLE + 1)
    for article, told in articles(reports):
        statements: list[Statement | ArticleFact] = [article, *told]
        for event in statements:
            number = position + 1
            day = text(number * 900 // events)
            at = f"{day}T12:{number // 10**6 % 60:02}:00.{number % 10**6:06}Z"
            add(event, at)
            if isinstance(event, ArticleRecorded):
                named = event.article, event.sha256, event.name, event.published, event.outlet
                recorded.append((*named, event.name, at))
        if len(rows) > 5000:
            flush()
    flush()
    connection.execute("COMMIT")
    connection.close()


def cost(command: Sequence[str]) -> tuple[float, float]:
    """Seconds and megabytes at most that a command takes, in a process of its own."""
    program = (
        "import resource, subprocess, sys\n"
        f"subprocess.run({list(command)!r}, check=True, stdout=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    return time.perf_counter() - start, int(done.stdout) / 1024


def main() -> None:
    """Print the tables."""
    pin()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(os.environ.get("TRACKER_BENCH_FOLDER", name))
        bare = folder / "bare.py"
        bare.write_text(BARE)
        stores = {SHORT: folder / "short.sqlite3", LONG: folder / "long.sqlite3"}
        for events, store in stores.items():
            if not store.exists():
                make_log(store, events)
            rebuild_and_tell(store, events)
        commands = {}
        for events, store in stores.items():
            of = ["--db", str(store), "--dossier", DOSSIER]
            commands[f"bare Typer and sqlite3, {events} events"] = [sys.executable, str(bare), *of]
            commands[f"tracker status, {events} events"] = [TRACKER, "status", *of]
        print("\nWhole process (median of 11 interleaved runs):")
        measured = medians(commands, 11)
        print(table(measured, f"bare Typer and sqlite3, {SHORT} events"))
        long, short = (measured[f"tracker status, {each} events"] for each in (LONG, SHORT))
        print(f"tracker status, {LONG} against {SHORT} events: x {long / short:.2f}")
        of = ["--db", str(stores[LONG]), "--dossier", DOSSIER]
        print(f"\nStatus of earlier days on {LONG} events, whole process:")
        for day in (text(200), text(450), text(880)):
            taken, memory = min(cost([TRACKER, "status", *of, "--as-of", day]) for _ in range(3))
            print(f"--as-of {day}  {taken:6.2f} s  {memory:6.0f} MB")
        both = ["--as-of", text(450), "--known-at", text(700)]
        taken, memory = cost([TRACKER, "status", *of, *both])
        print(f"{' '.join(both)}  {taken:6.2f} s  {memory:6.0f} MB")


def rebuild_and_tell(store: Path, events: int) -> None:
    """Rebuild the read model of a store, and print what that takes against reading the log."""
    refold(store)  # also brings a store of an earlier schema up to date
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    taken: dict[str, list[tuple[float, float]]] = {"floor": [], "rebuild": []}
    for _ in range(3):
        for name, work in (("floor", load), ("rebuild", refold)):
            start, used = time.perf_counter(), time.process_time()
            work(store)
            taken[name].append((time.perf_counter() - start, time.process_time() - used))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (floor, floor_cpu), (rebuilt, rebuilt_cpu) = (
        [statistics.median(each) for each in zip(*runs, strict=True)] for runs in taken.values()
    )
    print(
        f"rebuild {events} events (median of 3): {rebuilt:.2f} s, x {rebuilt / floor:.2f} of SELECT"
        f" and json.loads (of processor time x {rebuilt_cpu / floor_cpu:.2f}), {most:.0f} MB at"
        f" most, {most - before:.0f} MB more than the first time"
    )


if __name__ == "__main__":
    main()
