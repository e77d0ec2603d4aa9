"""What a long dump takes of memory: at most so much more with each ten thousand articles.

A file of articles is taken in whole by two processes, which read, and one that holds the log and
finds stories: of this one the most that it ever held is told at two places of the file. The pages
that SQLite holds are all in use before the first.
"""

import resource
import sys
import tempfile
from pathlib import Path

from news import news

from tracker.articles.read import read_articles
from tracker.commands.ingest import ingest
from tracker.domain.dates import Day
from tracker.dossiers.load import load
from tracker.store.database import sqlite_url
from tracker.store.log import open_log

FIRST, LAST = 20_000, 40_000
BAR = 10.0
"""In MB, for 10,000 articles more, of which some 2,400 statements are read."""


def main() -> int:
    """Measure, print, and fail where the bar is missed."""
    places = [FIRST, LAST]
    held: list[float] = []

    def tell(done: int) -> None:
        if places and done >= places[0]:
            held.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
            print(f"  {places.pop(0):6,} articles  {held[-1]:4.0f} MB at most")

    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "dump.jsonl"
        with dump.open("w", encoding="utf-8") as file:
            file.writelines(f"{each.line()}\n" for each in news(0, LAST))
        print(f"A dump of {LAST:,} articles, {dump.stat().st_size / 1e6:.0f} MB")
        articles = read_articles([str(dump)], published=None, today=Day("2999-12-31"))
        with open_log(sqlite_url(Path(folder) / "store.db")) as log:
            ingest(log, load("ukraine-security"), articles, on_progress=tell, jobs=2)
    more = (held[1] - held[0]) / (LAST - FIRST) * 10_000
    print(f"  10,000 more take {more:.1f} MB (bar {BAR:.0f})")
    return int(more > BAR)


if __name__ == "__main__":
    sys.exit(main())
