"""Families of words: every verb that a reporter could use in a slot tells the same.

A row of `families.tsv` is a sentence with a slot `{}`, the words that can fill it, parted by "|",
and what each of the sentences tells; an empty cell says that none of them tells anything.
"""

import pytest
from extraction.tables import dossier, rows_of

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.extraction.extract import extract

FAMILIES = rows_of("families")
NEWS = rows_of("news")


def told(text: str) -> set[str]:
    text = text.replace("\\n", "\n")
    article = Article(name="family", text=text, published=Day("2024-05-15"))
    return {f"{each.party}:{each.kind}" for each in extract(article, dossier()).reports}


@pytest.mark.parametrize("row", FAMILIES, ids=[row["sentence"][:50] for row in FAMILIES])
def test_every_word_of_a_family_tells_the_same(row: dict[str, str]) -> None:
    sentences = [row["sentence"].replace("{}", word) for word in row["words"].split("|")]
    expected = set((row["expected"] or "").split())
    wrong = {text: found for text in sentences if (found := told(text)) != expected}
    assert not wrong


@pytest.mark.parametrize("row", NEWS, ids=[row["text"][:60] for row in NEWS])
def test_a_sentence_in_the_manner_of_the_news_is_read_as_told(row: dict[str, str]) -> None:
    assert told(row["text"]) == set((row["expected"] or "").split())
