"""How often the day of publication is right: forty made-up pages, and each with traps added.

The pages (tests/articles/pages) have the shapes of real outlets. A trap is what stands on many
real pages and tells another day: a clock of today, the caption of an old picture, other stories'
times. Exit status 1 where fewer than 38 pages are right as they are.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tracker.articles.article import Article
from tracker.articles.origin import Origin
from tracker.articles.stream import read_bytes
from tracker.domain.dates import Day

PAGES = Path(__file__).parents[1] / "tests" / "articles" / "pages"
BAR, TODAY = 38, Day("2025-11-23")
_FIRST = re.compile(r"<body[^>]*>", re.IGNORECASE)
_LAST = re.compile(r"</body>", re.IGNORECASE)
_WITHIN = re.compile(r"</p>", re.IGNORECASE)
TRAPS: dict[str, tuple[re.Pattern[str], str, str]] = {
    "a clock in words": (
        _FIRST,
        "",
        '<div class="topbar"><span class="today">Sunday, November 23, 2025</span></div>',
    ),
    "a clock as a time element": (
        _FIRST,
        "",
        (
            '<header class="site-header"><time datetime="2025-11-23T09:00:00Z">23 November 2025'
            " 09:00</time></header>"
        ),
    ),
    "the caption of an old picture": (
        _WITHIN,
        "",
        (
            '<figure><img src="a.jpg" alt=""><figcaption>The two leaders in Kyiv on 24 August 2021.'
            " Photo: Archive</figcaption></figure>"
        ),
    ),
    "other stories with their times": (
        _LAST,
        (
            '<aside class="related"><h3>Most read</h3><ul><li><a href="/2025/11/20/x">Another story'
            '</a> <time datetime="2025-11-20">20 November 2025</time></li></ul></aside>'
        ),
        "",
    ),
    "another story's JSON-LD": (
        _LAST,
        (
            '<script type="application/ld+json">{"@context":"https://schema.org","@type":"ItemList",'
            '"itemListElement":[{"@type":"NewsArticle","headline":"Another story",'
            '"url":"https://other.example/x","datePublished":"2025-11-20"}]}</script>'
        ),
        "",
    ),
    "a comment with its time": (
        _LAST,
        (
            '<section class="comments"><div class="comment"><time datetime="2025-11-21">21 November'
            " 2025</time><p>Well said, and thank you for it.</p></div></section>"
        ),
        "",
    ),
    "a footer's year": (
        _LAST,
        "<footer>Copyright 2025. Last updated: 23 November 2025.</footer>",
        "",
    ),
}


def main() -> int:
    """Print how many are right as they are, by what told the day, and with each trap."""
    pages = list(expected())
    right = [each for each in pages if day(each[0]) == each[1]]
    told = Counter(basis or "none" for page, _, basis in right)
    print(f"Day of publication right on {len(right)} of {len(pages)} pages (at least {BAR})")
    print("  told by: " + ", ".join(f"{basis} {count}" for basis, count in told.most_common()))
    for name, (place, before, after) in TRAPS.items():
        changed = [(_with(page, place, before, after), published) for page, published, _ in pages]
        good = sum(day(page) == published for page, published in changed)
        print(f"  with {name:32} {good} of {len(pages)}")
    return int(len(right) < BAR)


def expected() -> Iterator[tuple[str, str | None, str | None]]:
    """The pages, each with its day and what tells it."""
    for line in (PAGES / "expected.jsonl").read_text(encoding="utf-8").splitlines():
        known = json.loads(line)
        page = (PAGES / f"{known['page']}.html").read_text(encoding="utf-8")
        yield page, known["published"], known["basis"]


def day(page: str) -> str | None:
    """The day of publication that is read on a page."""
    origin = Origin(source="page.html", name="page", today=TODAY)
    (read,) = read_bytes(page.encode(), origin, name="page.html")
    return read.published if isinstance(read, Article) else "refused"


def _with(page: str, place: re.Pattern[str], before: str, after: str) -> str:
    return place.sub(lambda found: before + found[0] + after, page, count=1)


if __name__ == "__main__":
    sys.exit(main())
