"""What taking articles in costs: from a file to events on disk, in logs of different lengths.

`stored`: the same new articles are taken in where 1,000 articles are stored and where 100,000 are,
by processes of their own, in turns, now the one first and now the other. Before its turn each log
is read through, so that what is compared is work, and not which file the machine has let go of: the
shorter one was copied a moment ago. An article may take at most a tenth longer in the longer log.

`throughput`: a file of new articles is taken in whole, and only read (parsed and extracted), with
one process and with two. Rates are those of what comes after the first 500 articles, so that no
start is in them; each is measured in a process of its own.
"""

import itertools
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from news import News, news, original
from timing import pin, spent

from tracker.articles.article import Article
from tracker.articles.read import read_articles
from tracker.articles.stories import shingles, sketch
from tracker.commands.ingest import ingest
from tracker.commands.reading_ahead import read_ahead
from tracker.commands.taking_in import new_article
from tracker.domain.dates import Day
from tracker.dossiers.load import load
from tracker.extraction.extract import extract
from tracker.store.database import sqlite_url
from tracker.store.log import open_log

SHORT, LONG = 1_000, 100_000
BATCH, ROUNDS, TURNS = 4_000, 3, 9
"""A batch is as many articles as join the index of stories at once: each bears one joining."""

BAR = 1.10
_A_COMMIT = 1_000
_TRACKER = Path(sys.executable).with_name("tracker")


FLOW, WARM = 6_000, 500
"""The articles of a file that flows through, and those after which the time is taken."""


def main() -> int:
    """Measure, print, and fail where the bar is missed."""
    if RATE in sys.argv:
        return rate(*sys.argv[sys.argv.index(RATE) + 1 :])
    with tempfile.TemporaryDirectory() as folder:
        throughput(Path(folder))
        pin()
        return stored(Path(folder))


RATE = "--rate"
"""Measure one rate and print it: the benchmark calls itself so."""


def throughput(folder: Path) -> None:
    """Print articles a second through the whole intake and through the reader alone."""
    dump = folder / "dump.jsonl"
    dump.write_text("".join(f"{each.line()}\n" for each in news(0, FLOW)), encoding="utf-8")
    print(f"{FLOW:,} articles of a file, {dump.stat().st_size / 1e6:.0f} MB")
    for jobs in ("1", "2"):
        rates = {"whole": 0.0, "reader": 0.0}
        for _ in range(ROUNDS):  # in turns, of each the least disturbed
            for what, most in tuple(rates.items()):
                command = [sys.executable, __file__, RATE, what, jobs, str(dump)]
                told = subprocess.run(command, check=True, capture_output=True, text=True)
                rates[what] = max(most, float(told.stdout))
        share = rates["whole"] / rates["reader"]
        print(
            f"  {jobs} process{'es' if jobs == '2' else '':2}  whole intake {rates['whole']:6.0f}"
            f" articles/s  reader alone {rates['reader']:6.0f} articles/s  x {share:.2f}"
        )


def rate(what: str, jobs: str, dump: str) -> int:
    """Print the articles a second of one way through, `whole` or `reader`."""
    dossier = load("ukraine-security")
    times: list[tuple[float, int]] = []

    def tell(done: int) -> None:
        if done >= WARM:
            times.append((time.perf_counter(), done))

    articles = read_articles([dump], published=None, today=Day("2999-12-31"))
    if what == "whole":
        store = Path(dump).with_name("rate.sqlite3")
        for old in store.parent.glob("rate.sqlite3*"):
            old.unlink()
        with open_log(sqlite_url(store)) as log:
            ingest(log, dossier, articles, on_progress=tell, jobs=int(jobs))
    else:
        read = read_ahead(articles, dossier, int(jobs), is_known=lambda _: False)
        for done, (each, found) in enumerate(read, start=1):
            if found is None and isinstance(each, Article):
                extract(each, dossier)
            tell(done)
    (begin, first), (end, last) = times[0], times[-1]
    print((last - first) / (end - begin))
    return 0


def stored(folder: Path, short: int = SHORT, long: int = LONG) -> int:
    """Take batches of new articles into a short log and a long one, and compare."""
    start = time.perf_counter()
    fill(folder / "long.sqlite3", long)
    fill(folder / "short.sqlite3", short)
    print(f"Taking in with {short:,} and with {long:,} articles stored")
    print(f"  both logs made in {time.perf_counter() - start:.0f} s")
    short_log: list[tuple[float, float]] = []
    long_log: list[tuple[float, float]] = []
    for turn in range(TURNS + 1):
        batch = folder / "batch.jsonl"
        batch.write_text("".join(f"{each.line()}\n" for each in _batch(turn)), encoding="utf-8")
        # The short log is taken anew each time; the long one hardly grows by a batch.
        shutil.copy(folder / "short.sqlite3", folder / "copy.sqlite3")
        both = [("copy", short_log), ("long", long_log)]
        for name, taken in both if turn % 2 else both[::-1]:
            store = folder / f"{name}.sqlite3"
            _read_through(store)
            taken.append(spent([str(_TRACKER), "--db", str(store), "ingest", str(batch)]))
    for name, taken in (("short", short_log), ("long", long_log)):
        wall, used = (statistics.median(each) for each in zip(*taken[1:], strict=True))
        each = used / BATCH * 1000
        print(f"  {name:5} {BATCH / wall:8.0f} articles/s  {each:6.2f} ms of the processor each")
    # The first turn warms up; within a turn the machine is as busy for the one as for the other.
    of_wall, of_used = (
        statistics.median(
            longer[which] / shorter[which]
            for shorter, longer in zip(short_log[1:], long_log[1:], strict=True)
        )
        for which in (0, 1)
    )
    print(f"  long / short x {of_wall:.2f}, of the processor x {of_used:.2f} (medians of {TURNS})")
    return int(of_wall > BAR)


def _read_through(store: Path) -> None:
    with store.open("rb") as file:
        while file.read(1 << 20):
            pass


def fill(store: Path, count: int) -> None:
    """Make a log of `count` articles, as they would be taken in, without reading them."""
    made = enumerate(news(0, count))
    ids: list[str] = []
    with open_log(sqlite_url(store)) as log:
        for _ in range(0, count, _A_COMMIT):
            with log.transaction() as append:
                for number, each in itertools.islice(made, _A_COMMIT):
                    article = Article(
                        name=each.name,
                        text=f"{each.title}\n\n{each.text}",
                        title=each.title,
                        published=Day(each.published),
                        outlet=each.outlet,
                        published_basis="stated",
                    )
                    of = original(number)
                    near = () if of is None else (ids[of],)
                    ids.append(article.id)
                    row = new_article(article, sketch(shingles(article.text)))
                    append.add_article(row, near=near)


def _batch(turn: int) -> Iterator[News]:
    return news(10_000_000 + turn * BATCH, BATCH)


if __name__ == "__main__":
    sys.exit(main())
