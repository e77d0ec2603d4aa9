"""Which outlet an article has its news from: one for the whole of it, or none."""

import pytest

from tracker.articles.article import Article
from tracker.dossiers.load import load
from tracker.extraction.credited import credited_outlet
from tracker.extraction.extract import extract

SIGNED = "The United States and Ukraine signed a bilateral security agreement on June 13, 2024."


def credited(text):
    article = Article(name="a", text=text, published="2024-06-14")
    return credited_outlet(text, extract(article, load("ukraine-security")))


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (SIGNED, None),
        (f"KYIV, June 13 (Reuters) - {SIGNED}", "Reuters"),
        (f"(Bloomberg) -- {SIGNED}", "Bloomberg"),
        (f"A pact is signed\nBy Reuters\n{SIGNED}", "Reuters"),
        (f"{SIGNED}\nSource: Reuters\n", "Reuters"),
        # What stands in a sentence about an outlet is no by-line, and no head far below.
        (f"The talks were told (Reuters) to two people. {SIGNED}", None),
        (f"{SIGNED}\n{'The weather was fine. ' * 40}\nBy Reuters\n", None),
        (f"{SIGNED[:-1]}, the Financial Times reported.", "Financial Times"),
        # An agency's text that quotes a paper is the agency's.
        (f"(Bloomberg) -- {SIGNED[:-1]}, the Financial Times reported.", "Bloomberg"),
    ],
)
def test_the_outlet_that_an_article_credits(text, outlet):
    assert credited(text) == outlet


def test_news_goes_before_background_and_the_first_before_the_rest():
    text = (
        "Latvia and Ukraine held talks on a bilateral security agreement, CNN reported.\n"
        f"{SIGNED[:-1]}, the Financial Times reported."
    )
    assert credited(text) == "CNN"
