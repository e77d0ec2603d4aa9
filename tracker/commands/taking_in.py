"""An article as it was read, and as the log takes it in: its row, and its part of the index."""

from dataclasses import dataclass

from tracker.articles.article import Article
from tracker.domain.events import Statement
from tracker.extraction.extraction import Extraction
from tracker.store.newarticles import NewArticle


@dataclass(frozen=True, slots=True)
class Read:
    """An article with what was read from it, waiting to be recorded."""

    article: Article
    extraction: Extraction
    shingles: frozenset[int]

    def statements(self) -> tuple[Statement, ...]:
        """All that was read from it."""
        found = self.extraction
        return (*found.reports, *found.tallies, *found.terms)


def new_article(
    article: Article, sampled: frozenset[int], credited: str | None = None
) -> NewArticle:
    """`article` for the log; `sampled` is the sketch of its text.

    `credited` is the outlet that it has its news from.
    """
    return NewArticle(
        id=article.id,
        sha256=article.sha256,
        name=article.name,
        title=article.title,
        published=article.published,
        outlet=article.outlet,
        url=article.url,
        text=article.text,
        sketch=sampled,
        author=article.author,
        published_basis=article.published_basis,
        credited=credited,
    )
