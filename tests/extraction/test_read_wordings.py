"""Wordings of news, each with the events it tells; `\\n` in the table stands for a line's end."""

import csv
import functools
from pathlib import Path

import pytest

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.dossiers.dossier import Dossier
from tracker.dossiers.load import load
from tracker.extraction.extract import extract

with (Path(__file__).parent / "wordings.tsv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


@functools.cache
def dossier() -> Dossier:
    return load("ukraine-security")


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:60] for row in ROWS])
def test_a_wording_is_read_as_told(row: dict[str, str]) -> None:
    text = row["text"].replace("\\n", "\n")
    article = Article(name="wording", text=text, published=Day(row["published"]))
    found = {f"{each.party}:{each.kind}" for each in extract(article, dossier()).reports}
    assert found == set(row["expected"].split())
