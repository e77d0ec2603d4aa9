"""Every word that carries meaning has an example that it reads, and one that it leaves alone."""

import re

import pytest
from extraction.tables import dossier

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.extraction.extract import extract
from tracker.extraction.lexicon import rows

VERBS = rows("verbs")
PUBLISHED = Day("2025-03-10")
FACTS = ("signed", "talks_started", "text_agreed", "declaration_joined", "ratified")


def kinds_of(text: str) -> set[str]:
    article = Article(name="example", text=text, published=PUBLISHED)
    return {each.kind for each in extract(article, dossier()).reports if each.party == "DK"}


@pytest.mark.parametrize("row", VERBS, ids=[f"{row['class']} {row['verb']}" for row in VERBS])
def test_each_verb_reads_its_example(row: dict[str, str]) -> None:
    assert row["kind"] in kinds_of(row["example"]), row["example"]


@pytest.mark.parametrize("row", VERBS, ids=[f"{row['class']} {row['verb']}" for row in VERBS])
def test_each_verb_leaves_its_counter_example_alone(row: dict[str, str]) -> None:
    assert row["kind"] not in kinds_of(row["counter"]), row["counter"]


def test_no_verb_stands_twice_in_one_class() -> None:
    keys = [(row["class"], row["verb"]) for row in VERBS]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", ["words", "page", "starters", "abbreviations", "labels"])
def test_the_tables_of_words_are_well_formed(name: str) -> None:
    for row in rows(name):
        for phrase in row["phrases"].split("|"):
            assert phrase == phrase.strip()
            assert not re.search(r"\s{2}", phrase)


def test_adversaries_are_never_parties() -> None:
    said = kinds_of("Denmark signed a security agreement with Ukraine.")
    assert said == {"signed"}
    text = "Belarus signed a security agreement with Russia. Ukraine took note of it."
    article = Article(name="foe", text=text, published=PUBLISHED)
    assert extract(article, dossier()).reports == ()
