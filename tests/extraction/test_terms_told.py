"""Terms and counts in short articles of our own, through the whole reader.

`terms_told.tsv` has a row an article: its day, its text, and the terms and counts that it states;
an empty last column means that it states none.
"""

import functools
from pathlib import Path
from typing import Any

import pytest

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.dossiers.dossier import Dossier
from tracker.dossiers.load import load
from tracker.extraction.extract import extract
from tracker.extraction.label import label

ROWS = Path(__file__).with_name("terms_told.tsv").read_text(encoding="utf-8").splitlines()[1:]


@functools.cache
def dossier() -> Dossier:
    return load("ukraine-security")


def shown(value: Any) -> str:
    return f"{value['value']}:{value.get('year')}" if isinstance(value, dict) else str(value)


def read(text: str, published: str) -> str:
    article = Article(name="page", text=text.replace("\\n", "\n"), published=Day(published))
    rows = label(article, extract(article, dossier()))
    terms = sorted(
        f"{row['party']} {key} {shown(value)}"
        for row in rows["terms"]
        for key, value in row.items()
        if key != "party"
    )
    counts = [f"{row['kind']} {row['count']} {row['bound']}" for row in rows["tallies"]]
    return "; ".join([*terms, *counts])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("\t")[1][:60])
def test_what_is_stated_is_read(row: str) -> None:
    published, text, expected = row.split("\t")
    assert read(text, published) == expected
