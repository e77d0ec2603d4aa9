"""Pages in the layouts that outlets have: lists, tables, timelines, live pages, days of all kinds.

`layouts.txt` holds them, each below a line `===== name | published | expected`: for every kind the
parties, with the day where one is known. What is not named there must not be reported.
"""

from pathlib import Path

import pytest
from extraction.tables import dossier

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.extraction.extract import extract
from tracker.extraction.label import label

LAYOUTS = Path(__file__).with_name("layouts.txt").read_text(encoding="utf-8")


def cases() -> list[tuple[str, str, str, str]]:
    found = []
    for block in LAYOUTS.removeprefix("===== ").split("\n===== "):
        head, _, text = block.partition("\n")
        name, published, expected = (part.strip() for part in head.split("|", 2))
        found.append((name, published, expected, text.strip("\n")))
    return found


def rows(expected: str) -> set[tuple[str, str, str | None]]:
    found = set()
    for part in expected.split("|"):
        kind, _, parties = part.strip().partition(":")
        for party in parties.split():
            code, _, day = party.partition(":")
            found.add((code, kind, day or None))
    return found


def read(text: str, published: str) -> set[tuple[str, str, str | None]]:
    title = text.partition("\n")[0]
    day = Day(published) if published else None
    article = Article(name="page", text=text, published=day, title=title)
    events = label(article, extract(article, dossier()))["events"]
    return {(row["party"], row["type"], row["date"]) for row in events}


def test_no_two_layouts_have_one_name() -> None:
    names = [name for name, *_ in cases()]
    assert len(names) == len(set(names)) > 80


@pytest.mark.parametrize(
    ("published", "expected", "text"), [case[1:] for case in cases()], ids=[c[0] for c in cases()]
)
def test_a_layout_is_read(published: str, expected: str, text: str) -> None:
    assert read(text, published) == rows(expected)
