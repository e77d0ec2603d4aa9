"""Where a signature was given."""

import pytest

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.domain.reports import Signed
from tracker.dossiers.load import load
from tracker.extraction.extract import extract


def places(text):
    article = Article(name="sample", text=text, published=Day("2024-05-15"))
    reports = extract(article, load("ukraine-security")).reports
    return {each.party: each.occasion for each in reports if isinstance(each, Signed)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Denmark and Ukraine signed a security agreement in Kyiv on Friday.", {"DK": "Kyiv"}),
        ("In Berlin, Zelensky and Scholz signed a security agreement.", {"DE": "Berlin"}),
        (
            "Zelensky met Macron in Paris, where the two signed a security agreement.",
            {"FR": "Paris"},
        ),
        (
            "A security agreement between Ukraine and Italy was signed in Apulia by Meloni.",
            {"IT": "Apulia"},
        ),
        (
            "Poland and Ukraine signed the security agreement during Zelensky's visit to Warsaw.",
            {"PL": "Warsaw"},
        ),
        (
            "Ukraine signed security agreements in Berlin and Paris with Germany and France.",
            {"DE": "Berlin", "FR": "Paris"},
        ),
        (
            "The security agreement, signed in The Hague by Ukraine and the Netherlands, is long.",
            {"NL": "The Hague"},
        ),
        # A named occasion tells more than the town it is held in.
        (
            "Sweden signed a security agreement with Ukraine at the NATO summit in Washington.",
            {"SE": "NATO summit"},
        ),
    ],
)
def test_the_place_is_that_of_the_signature(text, told):
    assert places(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Denmark signed a security agreement with Ukraine in February.",
        "Denmark signed a security agreement with Ukraine in Ukraine's interest.",
        "Denmark signed a security agreement with Ukraine, said the ministry in Kyiv.",
        "Denmark signed a security agreement with Ukraine in Parliament Square Hall.",
        "In Bonn and in Paris Denmark's security agreement with Ukraine, signed on Friday, helps.",
    ],
)
def test_what_is_no_place_of_the_signature(text):
    assert set(places(text).values()) == {None}
