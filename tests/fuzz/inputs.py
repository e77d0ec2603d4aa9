# ruff: noqa: T201 (it is a program)
"""Ten thousand changed inputs of every format, read and taken in.

`python tests/fuzz/inputs.py [--number N] [--seed S] [FORMAT...]`, or `make fuzz`. Inputs of every
format (tests/articles/made_inputs.py) and feeds are changed in one to eight places, packed ones in
what is packed as well. All are read, and each tenth is taken into a store. A traceback, an input
that takes ten seconds of the processor, 500 MB of memory, something dropped without a word and a
store that does not verify are faults: the input is kept in `.fuzz/`, and the exit status is 1.
"""

import argparse
import bz2
import gzip
import lzma
import multiprocessing
import random
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS))

from articles.made_inputs import INPUTS, LINES, MEMBERS, tar_of, warc, zip_of  # noqa: E402
from articles.test_mutations import MEGABYTES, PIECE_LIST, SECONDS, changed  # noqa: E402
from intake.made_feeds import ATOM, JSON_FEED, RDF, RSS  # noqa: E402

from tracker.articles.article import Article, Rejection  # noqa: E402
from tracker.articles.origin import Origin  # noqa: E402
from tracker.articles.stream import read_bytes  # noqa: E402
from tracker.commands.ingest import ingest  # noqa: E402
from tracker.domain.dates import Day  # noqa: E402
from tracker.dossiers.load import load  # noqa: E402
from tracker.intake.addresses import Refused  # noqa: E402
from tracker.intake.feeds import parse_feed  # noqa: E402
from tracker.store.database import sqlite_url  # noqa: E402
from tracker.store.log import open_log  # noqa: E402
from tracker.store.verify import verify  # noqa: E402

TODAY = Day("2025-11-23")
_STORED = 10
"""Of so many inputs one is taken into the store: that costs more than reading most of them."""

KEPT = TESTS.parent / ".fuzz"
FEEDS = {
    "rss.feed": RSS.encode(),
    "rdf.feed": RDF.encode(),
    "atom.feed": ATOM.encode(),
    "json.feed": JSON_FEED.encode(),
}
# What changes outside is noticed by a checksum mostly: so what lies within is changed, too.
PACKED: dict[str, tuple[bytes, Callable[[bytes], bytes]]] = {
    "crawl.warc.gz": (warc(), gzip.compress),
    "dump.jsonl.bz2": (LINES, bz2.compress),
    "dump.jsonl.xz": (LINES, lzma.compress),
    "all.tar.gz": (tar_of(MEMBERS), gzip.compress),
    "all.zip": (MEMBERS["news/page.html"], lambda data: zip_of({"a.html": data, "b": data})),
}
INPUT_LIST = {**INPUTS, **FEEDS}


def mutated(name: str, number: int, seed: int) -> bytes:
    """The input of a format, changed: the same for the same number and seed."""
    chance = random.Random(f"{seed} {name} {number}")
    within = name in PACKED and chance.random() < 0.7
    data = PACKED[name][0] if within else INPUT_LIST[name]
    changes = []
    for _ in range(chance.randrange(1, 9)):
        kind = chance.choice(("insert", "write", "cut", "repeat", "end"))
        if kind == "end" and chance.random() < 0.7:
            kind = "write"  # half of an input is soon seen
        what: bytes | float = chance.choice(PIECE_LIST)
        if kind in ("cut", "repeat"):
            what = chance.random()
        elif chance.random() < 0.3:
            what = chance.randbytes(chance.randrange(1, 7))
        changes.append((kind, chance.random(), what))
    data = changed(data, changes)
    return PACKED[name][1](data) if within else data


class Watched:
    """Reads one changed input after the other, and remembers the one that it is at."""

    def __init__(self, name: str, count: int, seed: int) -> None:
        self._name, self._count, self._seed = name, count, seed
        self.data = b""
        self.slowest = 0.0
        self.articles = self.refused = 0

    def read(self) -> Iterator[Article | Rejection]:
        """What comes of all of them, in turn; what is done with it counts as their time, too."""
        for number in range(self._count):
            self.data = mutated(self._name, number, self._seed)
            begun = time.process_time()
            found = 0
            for each in self._one(self.data):
                found += 1
                if number % _STORED == 0:
                    yield each
            taken = time.process_time() - begun
            self.slowest = max(self.slowest, taken)
            assert taken < SECONDS, f"input {number} took {taken:.1f} s"
            assert found or self._name in FEEDS, f"input {number} was dropped without a word"

    def _one(self, data: bytes) -> Iterator[Article | Rejection]:
        name = self._name
        if name in FEEDS:
            yield from self._feed(data)
            return
        origin = Origin(source=name, name=PurePosixPath(name).stem, today=TODAY)
        for each in read_bytes(data, origin, name=name):
            if isinstance(each, Rejection):
                self.refused += 1
                assert str(each).isprintable(), each
                assert len(str(each)) < 1000, each
            else:
                self.articles += 1
            yield each

    def _feed(self, data: bytes) -> Iterator[Article | Rejection]:
        try:
            feed = parse_feed(data, "https://example.org/feed", today=TODAY)
        except Refused as refused:
            self.refused += 1
            yield refused.rejection("https://example.org/feed")
            return
        for entry in feed.entries:
            assert entry.link is None or entry.link.lower().startswith(("http://", "https://"))
            assert entry.title is None or entry.title.isprintable()
            if entry.content:
                page = f"<!doctype html><html><body>{entry.content}</body></html>"
                origin = Origin(source="entry", name="entry", today=TODAY, charset="utf-8")
                self.articles += 1
                yield from read_bytes(page.encode("utf-8", "replace"), origin)


def run(name: str, count: int, seed: int) -> None:
    """Take the changed inputs of one format into a store; ends the process with 1 for a fault."""
    watched = Watched(name, count, seed)
    begun = time.perf_counter()
    try:
        with tempfile.TemporaryDirectory() as folder:
            url = sqlite_url(Path(folder) / "fuzzed.sqlite3")
            with open_log(url) as log:
                result = ingest(log, load("ukraine-security"), watched.read())
            report = verify(url)
            assert report.ok, "the store does not verify"
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        assert memory < MEGABYTES, f"{memory} MB of memory"
    except BaseException:  # noqa: BLE001  # whatever it is, it is what we look for
        traceback.print_exc()
        KEPT.mkdir(exist_ok=True)
        kept = KEPT / f"input-{seed}-{name}"
        kept.write_bytes(watched.data)
        print(f"{name}: FAULT, the input is kept in {kept}", flush=True)
        sys.exit(1)
    print(
        f"{name:15} {count:6} inputs: {watched.articles:6} articles ({result.new} new),"
        f" {watched.refused:6} refused; slowest {watched.slowest:5.2f} s,"
        f" {memory:3} MB, {time.perf_counter() - begun:5.0f} s in all; verified",
        flush=True,
    )


def main() -> int:
    """Take all formats, or those that are named, each in a process of its own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--number", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("formats", nargs="*", metavar="FORMAT")
    asked = parser.parse_args()
    faults = 0
    for name in asked.formats or INPUT_LIST:
        process = multiprocessing.get_context("spawn").Process(
            target=run, args=(name, asked.number, asked.seed)
        )
        process.start()
        process.join()
        faults += process.exitcode != 0
    print(f"{faults} of {len(asked.formats or INPUT_LIST)} formats had a fault")
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
