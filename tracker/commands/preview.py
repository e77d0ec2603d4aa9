"""What taking articles in would come to: each read and compared with the log, nothing recorded."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from tracker.articles.article import Article, Rejection
from tracker.domain.events import Statement
from tracker.dossiers.dossier import Dossier
from tracker.extraction.extract import extract
from tracker.extraction.extraction import Extraction
from tracker.store.database import sqlite_path
from tracker.views.connection import Reader, open_reader
from tracker.views.events import articles_with_statements


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """An article, what the reader finds in it, and how much of that the log would gain.

    `known` tells that the log has the article, or that it came earlier among those that were
    looked at. `gains` counts events: the article's own where it is not known, and one for each
    statement, unless the log has statements by the article for this dossier already.
    """

    article: Article
    extraction: Extraction
    known: bool
    gains: int


def preview(
    reader: Reader | None, dossier: Dossier, articles: Iterable[Article | Rejection]
) -> Iterator[Preview | Rejection]:
    """Look at each article as `ingest` would, one after the other; rejections are passed on.

    Args:
        reader: the store; None where there is none yet.
        dossier: what the articles are read for.
        articles: articles, and inputs that could not be read.
    """
    seen: set[str] = set()
    for each in articles:
        if isinstance(each, Rejection):
            yield each
            continue
        found = extract(each, dossier)
        again = each.id in seen
        seen.add(each.id)
        held = not again and reader is not None and _holds(reader, each.id)
        told = (
            held
            and reader is not None
            and bool(articles_with_statements(reader, dossier.id, [each.id]))
        )
        statements: tuple[Statement, ...] = (*found.reports, *found.tallies, *found.terms)
        yield Preview(
            article=each,
            extraction=found,
            known=again or held,
            gains=0 if again or told else len(statements) + (not held),
        )


def _holds(reader: Reader, article: str) -> bool:
    return bool(reader.rows("SELECT 1 FROM article WHERE id = ?", (article,)))


@contextmanager
def open_if_there(url: str) -> Iterator[Reader | None]:
    """The store at `url` for reading; None where its file is not there, and none is made.

    Raises StoreError where there is one that cannot be read.
    """
    path = sqlite_path(url)
    missing = False
    with suppress(OSError):  # the reader tells what is wrong with the place
        missing = path is not None and not path.exists()
    if missing:
        yield None
        return
    with open_reader(url) as reader:
        yield reader
