"""Forty pages in the shapes of real outlets: text, title, outlet, author, and the day by its basis.

The pages were written before anything that reads them.
"""

import json
from pathlib import Path

import pytest

from tracker.articles.origin import Origin
from tracker.articles.stream import read_bytes

PAGES = Path(__file__).parent / "pages"
EXPECTED = [json.loads(line) for line in (PAGES / "expected.jsonl").read_text().splitlines()]
TODAY = "2025-11-23"


def article_of(expected):
    name = f"{expected['page']}.html"
    data = (PAGES / name).read_bytes()
    (article,) = read_bytes(data, Origin(source=name, name=name, today=TODAY), name=name)
    return article


def test_the_day_is_right_on_at_least_38_of_40():
    assert len(EXPECTED) == 40
    right = sum(article_of(each).published == each["published"] for each in EXPECTED)
    assert right >= 38


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda each: each["page"])
def test_a_page(expected):
    article = article_of(expected)
    assert (article.published, article.published_basis) == (
        expected["published"],
        expected["basis"],
    )
    assert article.title == expected["title"]
    assert article.outlet == expected["outlet"]
    for field in ("author", "url"):
        if field in expected:
            assert getattr(article, field) == expected[field]


def test_the_text_is_the_articles_and_not_the_frames():
    missing, noise, said = [], [], 0
    for each in EXPECTED:
        text = " ".join(article_of(each).text.split())
        missing += [words for words in each["has"] if words not in text]
        noise += [words for words in each["lacks"] if words in text]
        said += len(each["has"])
    # The one is a block of a live blog.
    assert len(missing) <= 1, missing
    assert not noise
    assert said > 50


def test_the_text_begins_with_the_headline():
    article = article_of(EXPECTED[0])
    assert article.text.startswith(f"{article.title}\n\nSTOCKHOLM, May 31")
