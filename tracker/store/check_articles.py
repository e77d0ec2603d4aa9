"""Check the articles' rows against the events that recorded them, and the index of stories."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tracker.domain.events import ArticleRecorded, Recorded
from tracker.store.bloom import Bloom
from tracker.store.chain import article_hash
from tracker.store.check_log import show
from tracker.store.entries import entries, entry_count
from tracker.store.source import Source

_ARTICLES = (
    "SELECT id, sha256, name, title, published, outlet, url, text, recorded_at "
    "FROM article NOT INDEXED"
)
_ENTRIES = "SELECT position, shingle, size FROM {}"
_JOINED = " UNION ALL ".join(_ENTRIES.format(each) for each in ("sketch", "sketch_recent"))
_ALL = f"{_JOINED} UNION ALL {_ENTRIES.format('sketch_new')}"
_SKETCHES = (
    f"SELECT position, count(*), min(size), max(size) FROM ({_ALL}) AS entry"  # noqa: S608
    " GROUP BY position"
)
_FILTER = "SELECT entries, bits FROM sketch_filter"
_TEXT = "SELECT text FROM article WHERE id = ?"
_ANEW = "`tracker copy` makes the index anew"
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


def check_sketch(
    source: Source, recorded: Mapping[str, Recorded], sketch: Sketch | None
) -> list[str]:
    """Check that the index of stories is whole: the entries that each article should have.

    `recorded` are as for `check_articles`. With `sketch`, from an article's text to its sketch,
    also that they are those of its text.
    """
    names = {event.position: article for article, event in recorded.items()}
    missing = {article for (article,) in source.rows("SELECT id FROM article")}
    problems = []
    for position, count, least, most in source.rows(_SKETCHES):
        article = names.get(position)
        if article is None:
            problems.append(f"event {show(position)} is in the index of stories, and no article's")
            continue
        if article in missing:
            missing.remove(article)
        else:
            problems.append(f"article {show(article)}: it is in the index of stories only")
        if not (least == most and isinstance(most, int) and count == entry_count(most)):
            problems.append(
                f"article {show(article)}: its {count} entries in the index of stories are not"
                " as many as they were"
            )
    # Only a text without a word has no entry.
    for article in sorted(missing, key=str):
        (text,) = source.first(_TEXT, (article,)) or (None,)
        if isinstance(text, str) and _WORD.search(text):
            problems.append(f"article {show(article)}: it is not in the index of stories")
    # What lacks entries would only be named a second time.
    if not problems:
        problems.extend(_hidden_entries(source))
    if sketch is not None and not problems:
        problems.extend(_other_entries(source, recorded, sketch))
    return problems


def _hidden_entries(source: Source) -> Iterator[str]:
    """Which articles have entries that the filter tells are not there; none without a filter."""
    filters = list(source.rows(_FILTER))
    if not filters:
        return
    unreadable = f"the filter of the index of stories cannot be read: {_ANEW}"
    try:
        ((count, bits),) = filters
        bloom = Bloom(bits, count)
    except (TypeError, ValueError):
        yield unreadable
        return
    missed = {
        position for position, shingle, _ in source.rows(_JOINED) if not bloom.among((shingle,))
    }
    if missed:
        yield f"the filter of the index of stories leaves out {len(missed)} articles: {_ANEW}"


def _other_entries(
    source: Source, recorded: Mapping[str, Recorded], sketch: Sketch
) -> Iterator[str]:
    kept: dict[int, int] = {}
    for position, *entry in source.rows(_ALL):
        kept[position] = kept.get(position, 0) + _mixed(*entry)
    for article, text in source.rows("SELECT id, text FROM article"):
        event = recorded.get(article)
        if event is None or not isinstance(text, str):
            continue
        whole = sketch(text)
        if kept.get(event.position, 0) != sum(_mixed(each, len(whole)) for each in entries(whole)):
            yield (
                f"article {show(article)}: its entries in the index of stories are not those of "
                f"its text: {_ANEW}"
            )


def _mixed(shingle: object, size: object) -> int:
    """A number for an entry, such that the sums of two sets hardly ever agree."""
    return hash((shingle, size))


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
