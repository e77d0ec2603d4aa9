"""Articles that have nothing for the dossier give nothing."""

import functools

import pytest
from generated.cases import PUBLISHED
from generated.quiet import ARTICLES, articles

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.dossiers.dossier import Dossier
from tracker.dossiers.load import load
from tracker.extraction.extract import extract


@functools.cache
def dossier() -> Dossier:
    return load("ukraine-security")


def test_there_are_enough_of_them():
    assert len(set(articles())) >= ARTICLES - 5


@pytest.mark.parametrize("text", list(articles()), ids=lambda text: text.partition("\n")[0])
def test_a_quiet_article_raises_no_alarm(text: str):
    article = Article(name="quiet", text=text, published=Day(PUBLISHED))

    assert not extract(article, dossier()).reports
