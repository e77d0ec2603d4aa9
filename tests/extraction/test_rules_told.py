"""What the rules read in sentences and in what is near them, before the trees judge of it."""

import pytest
from extraction.tables import dossier, rows_of

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.extraction.extract import read_through

ROWS = rows_of("rules_told")


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:90] for row in ROWS])
def test_the_rules_read_it_as_told(row: dict[str, str]) -> None:
    article = Article(name="told", text=row["text"], published=Day("2024-05-15"))
    read = read_through(article, dossier())
    found = {f"{r.party}:{r.kind}" for r in read.told(read.reader.mentions).reports}
    assert found == set(row["expected"].split())
