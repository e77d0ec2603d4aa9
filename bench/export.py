"""What `tracker export` costs, whole process: 200 parties and 5,000 events, every format.

The floor is the bare `tracker status` on the same store, timed in the same run. Printed are the
medians of the wall clock and of the processor's time, and the ratio of the latter to the floor's:
the clock alone would measure what else the machine does.
"""

import contextlib
import json
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from answers import make_log
from generator import DOSSIER
from timing import pin

from tracker.commands.rebuild import rebuild
from tracker.export.registry import FORMATS
from tracker.store.database import sqlite_url
from tracker.store.log import open_log

EVENTS = 5_000
ROUNDS = 7
FLOOR = "tracker status"
BAR, MOST = 1.3, 2.0
"""CSV and JSON at most so many times the floor, every format at most so many seconds."""
TRACKER = str(Path(sys.executable).with_name("tracker"))


def make_store(store: Path) -> None:
    """A store of so many events, with the rows of its articles."""
    make_log(store, EVENTS)
    with contextlib.closing(sqlite3.connect(store)) as connection:
        # The generator writes events alone; the guards of the table would refuse rows like these.
        connection.execute("DROP TRIGGER article_append")
        found = connection.execute(
            "SELECT data, recorded_at FROM event WHERE kind = 'article_recorded'"
        )
        rows = []
        for data, at in found:
            told = json.loads(data)
            name = told["name"]
            title = f"News of the talks: {name}"
            url = f"https://example.org/{name}"
            known = told.get("published"), told.get("outlet")
            rows.append(
                (told["article"], told["sha256"], name, title, *known, url, "The text.", at)
            )
        connection.executemany("INSERT INTO article VALUES (?,?,?,?,?,?,?,?,?)", rows)
        connection.commit()
    with open_log(sqlite_url(store)) as log:
        rebuild(log)


def cost(command: list[str]) -> tuple[float, float]:
    """Seconds on the clock and of the processor that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    taken = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return taken, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the table, and what missed its bar."""
    pin()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "export.sqlite3"
        make_store(store)
        of = ["--db", str(store), "--dossier", DOSSIER]
        commands = {FLOOR: [TRACKER, "status", *of]}
        for each in FORMATS:
            commands[each.name] = [TRACKER, "export", "-", "--format", each.name, *of]
            if each.long:
                commands[f"{each.name} --long"] = [*commands[each.name], "--long"]
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for turn in range(ROUNDS + 1):
            for name, command in commands.items():
                spent = cost(command)
                if turn:
                    times[name].append(spent)
    print(f"{EVENTS} events of 200 parties, whole process, median of {ROUNDS} interleaved runs:")
    floor = statistics.median(used for _, used in times[FLOOR])
    for name, taken in times.items():
        wall = statistics.median(each[0] for each in taken)
        used = statistics.median(each[1] for each in taken)
        ratio = used / floor
        late = used > MOST or (name in ("csv", "json") and ratio > BAR)
        told = "  over its bar" if late else ""
        print(f"{name:18} {wall:6.2f} s, processor {used:6.3f} s  x {ratio:5.2f}{told}")


if __name__ == "__main__":
    main()
