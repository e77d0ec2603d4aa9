"""An article as the log takes it in: the columns of its row, and its part of the index."""

from tracker.articles.article import Article
from tracker.store.newarticles import NewArticle


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
