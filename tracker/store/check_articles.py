"""Check the articles' rows against the events that recorded them, and the index of stories."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tracker.domain.events import ArticleRecorded, Recorded
from tracker.store.chain import article_hash
from tracker.store.check_log import show
from tracker.store.source import Source

_ARTICLES = (
    "SELECT id, sha256, name, title, published, outlet, url, text, recorded_at "
    "FROM article NOT INDEXED"
)
_SKETCHES = "SELECT article, count(*), min(size), max(size) FROM sketch GROUP BY article"
_WITHOUT = "SELECT id, text FROM article WHERE id NOT IN (SELECT DISTINCT article FROM sketch)"
_WORD = re.compile(r"\w")

Sketch = Callable[[str], frozenset[int]]
"""From an article's text to its part of the index of stories."""


def check_articles(source: Source, recorded: Mapping[str, Recorded]) -> tuple[int, list[str]]:
    """Check every article's row; `recorded` are the events that recorded articles, by id.

    Every column is held against its event: the text and metadata by the hash that the event
    carries, name and time as they stand there.

    Returns:
        The number of rows, and the problems found.
    """
    missing = dict(recorded)
    problems = []
    count = 0
    for row in source.rows(_ARTICLES):
        count += 1
        event = missing.pop(row[0], None) if isinstance(row[0], str) else None
        if event is None:
            problems.append(f"article {show(row[0])}: no event of the log recorded it")
        elif differs := _differs(row, event):
            problems.append(f"{_named(row[0], event)}: {differs} is not as it was written")
    problems.extend(
        f"{_named(article, event)}: its row is missing" for article, event in missing.items()
    )
    return count, problems


def check_sketch(source: Source, sketch: Sketch | None) -> list[str]:
    """Check that the index of stories is whole: the entries that each article says it has.

    With `sketch`, from an article's text to its entries, also that they are those of its text.
    """
    problems = [
        f"article {show(article)}: {count} of its {most} entries in the index of stories are there"
        for article, count, least, most in source.rows(_SKETCHES)
        if not count == least == most
    ]
    orphans = source.rows(
        "SELECT DISTINCT article FROM sketch WHERE article NOT IN (SELECT id FROM article)"
    )
    problems.extend(
        f"article {show(article)}: it is in the index of stories only" for (article,) in orphans
    )
    # Only a text without a word has no entry.
    problems.extend(
        f"article {show(article)}: it is not in the index of stories"
        for article, text in source.rows(_WITHOUT)
        if isinstance(text, str) and _WORD.search(text)
    )
    # What lacks entries would only be named a second time.
    if sketch is not None and not problems:
        problems.extend(_other_entries(source, sketch))
    return problems


def _other_entries(source: Source, sketch: Sketch) -> Iterator[str]:
    kept: dict[str, int] = {}
    for article, shingle in source.rows("SELECT article, shingle FROM sketch"):
        kept[article] = kept.get(article, 0) + _mixed(shingle)
    for article, text in source.rows("SELECT id, text FROM article"):
        if isinstance(text, str) and kept.get(article, 0) != sum(map(_mixed, sketch(text))):
            yield (
                f"article {show(article)}: its entries in the index of stories are not those of "
                "its text: `tracker copy` makes the index anew"
            )


def _mixed(shingle: object) -> int:
    """A number for a shingle, such that the sums of two sets hardly ever agree."""
    return hash((shingle,))


def _named(article: str, event: Recorded) -> str:
    return f"article {show(article)} (event {event.position})"


def _differs(row: tuple[Any, ...], event: Recorded) -> str | None:
    """Which part of an article's row is not what its event says; None where all of it is."""
    identity, sha256, name, title, published, outlet, url, text, recorded_at = row
    fact = event.event
    assert isinstance(fact, ArticleRecorded)  # noqa: S101
    if sha256 != fact.sha256 or identity != fact.sha256[:32]:
        return "its hash"
    if name != fact.name:
        return "its name"
    if recorded_at != event.recorded_at:
        return "the time of recording"
    content = (title, published, outlet, url)
    if not isinstance(text, str) or not all(isinstance(each, str | None) for each in content):
        return "its text or metadata"
    if article_hash(text, title, published, outlet, url) != sha256:
        return "its text or metadata"
    return None
