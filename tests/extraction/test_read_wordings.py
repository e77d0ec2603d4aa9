"""Wordings of news, each with the events it tells; `\\n` in the table stands for a line's end."""

import pytest
from extraction.tables import dossier, rows_of

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.extraction.extract import extract

ROWS = rows_of("wordings")


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:60] for row in ROWS])
def test_a_wording_is_read_as_told(row: dict[str, str]) -> None:
    text = row["text"].replace("\\n", "\n")
    article = Article(name="wording", text=text, published=Day(row["published"]))
    found = {f"{each.party}:{each.kind}" for each in extract(article, dossier()).reports}
    assert found == set(row["expected"].split())
