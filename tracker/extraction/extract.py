"""From an Article to an Extraction: the layers put together."""

from tracker.articles.article import Article
from tracker.dossiers.dossier import Dossier
from tracker.extraction.extraction import Extraction
from tracker.extraction.segment import segment

READER = "1"
"""The reader's version; it changes whenever the reader may read an article otherwise."""


def extract(article: Article, dossier: Dossier) -> Extraction:
    """What `article` says for `dossier`. Pure: the same article gives the same extraction."""
    segment(article.text, article.title)
    del dossier
    return Extraction()
