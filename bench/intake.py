"""What taking articles in costs: from a file to events on disk, in logs of different lengths.

`stored`: the same new articles are taken in where 1,000 articles are stored and where 100,000 are,
by processes of their own, in turns. An article may take at most a tenth longer in the longer log.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from news import News, news
from timing import pin, spent

from tracker.articles.article import Article
from tracker.articles.stories import shingles, sketch
from tracker.commands.taking_in import new_article
from tracker.domain.dates import Day
from tracker.store.database import sqlite_url
from tracker.store.log import open_log

SHORT, LONG = 1_000, 100_000
BATCH, ROUNDS = 2_000, 3
BAR = 1.10
_A_COMMIT = 1_000
_TRACKER = Path(sys.executable).with_name("tracker")


def main() -> int:
    """Measure, print, and fail where the bar is missed."""
    pin()
    with tempfile.TemporaryDirectory() as folder:
        return stored(Path(folder))


def stored(folder: Path, short: int = SHORT, long: int = LONG) -> int:
    """Take batches of new articles into a short log and a long one, and compare."""
    start = time.perf_counter()
    fill(folder / "long.sqlite3", long)
    fill(folder / "short.sqlite3", short)
    print(f"Taking in with {short:,} and with {long:,} articles stored")
    print(f"  both logs made in {time.perf_counter() - start:.0f} s")
    short_log: list[tuple[float, float]] = []
    long_log: list[tuple[float, float]] = []
    for turn in range(ROUNDS + 1):
        batch = folder / "batch.jsonl"
        batch.write_text("".join(f"{each.line()}\n" for each in _batch(turn)), encoding="utf-8")
        # The short log is taken anew each time; the long one hardly grows by a batch.
        shutil.copy(folder / "short.sqlite3", folder / "copy.sqlite3")
        for name, taken in (("copy", short_log), ("long", long_log)):
            store = str(folder / f"{name}.sqlite3")
            taken.append(spent([str(_TRACKER), "--db", store, "ingest", str(batch)]))
    cost = []
    for name, taken in (("short", short_log), ("long", long_log)):
        # The first turn warms up; of the others the least disturbed counts.
        wall, used = (min(each) for each in zip(*taken[1:], strict=True))
        each = used / BATCH * 1000
        print(f"  {name:5} {BATCH / wall:8.0f} articles/s  {each:6.2f} ms of the processor each")
        cost.append((wall, used))
    (wall, used), (longer_wall, longer_used) = cost
    print(f"  long / short x {longer_wall / wall:.2f}, of the processor x {longer_used / used:.2f}")
    return int(longer_wall / wall > BAR)


def fill(store: Path, count: int) -> None:
    """Make a log of `count` articles, as they would be taken in, without reading them."""
    made = news(0, count)
    with open_log(sqlite_url(store)) as log:
        for _ in range(0, count, _A_COMMIT):
            with log.transaction() as append:
                for _, each in zip(range(_A_COMMIT), made, strict=False):
                    article = Article(
                        name=each.name,
                        text=f"{each.title}\n\n{each.text}",
                        title=each.title,
                        published=Day(each.published),
                        outlet=each.outlet,
                        published_basis="stated",
                    )
                    append.add_article(new_article(article, sketch(shingles(article.text))))


def _batch(turn: int) -> Iterator[News]:
    return news(10_000_000 + turn * BATCH, BATCH)


if __name__ == "__main__":
    sys.exit(main())
