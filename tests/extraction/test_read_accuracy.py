"""How much of the labelled articles is read: the seeds in full, the others above a floor."""

import importlib.util
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tracker.articles.article import Article, Rejection
from tracker.articles.read import read_articles
from tracker.domain.dates import Day
from tracker.dossiers.load import load, sample_folder
from tracker.extraction.extract import extract
from tracker.extraction.label import label

TESTS = Path(__file__).parents[1]
TODAY = Day("2999-12-31")
DOSSIER = load("ukraine-security")
Key = tuple[str, str]


def read(paths: Iterable[Path]) -> dict[str, dict[str, Any]]:
    found = {}
    for article in read_articles([str(path) for path in paths], published=None, today=TODAY):
        assert isinstance(article, Article), article
        assert not isinstance(article, Rejection)
        found[article.name] = label(article, extract(article, DOSSIER))
    return found


def f1(told: dict[str, Any], found: dict[str, Any]) -> float:
    """The harmonic mean of precision and recall of (party, kind), without the optional rows."""
    hits = said = meant = 0
    for name, expected in told.items():
        either = {key(row) for row in expected["events"] if row.get("optional")}
        want = {key(row) for row in expected["events"]} - either
        got = {key(row) for row in found[name]["events"]} - either
        hits, said, meant = hits + len(want & got), said + len(got), meant + len(want)
    return 2 * hits / (said + meant)


def key(row: dict[str, Any]) -> Key:
    return row["party"], row["type"]


def labels(path: Path) -> dict[str, Any]:
    return {each["name"]: each for each in json.loads(path.read_text(encoding="utf-8"))}


def test_the_seeds_are_read_in_full(shared: Path) -> None:
    spec = importlib.util.spec_from_file_location("score", shared / "corpus" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    told = labels(shared / "seeds" / "expected.json")
    found = read((shared / "seeds").glob("*.txt"))
    report, errors = module.score(told, found)
    assert report["events"]["f1"] == 1.0, errors
    assert report["tallies"]["f1"] >= 0.9, errors
    assert report["terms"]["f1"] >= 0.9, errors


def test_the_samples_are_read_above_the_floor() -> None:
    told = labels(TESTS / "dossiers" / "samples-expected.json")
    assert f1(told, read([sample_folder("ukraine-security")])) >= 0.92


@pytest.mark.parametrize(
    ("part", "floor"), [("open", 0.91), ("spring", 0.83), ("autumn", 0.85), ("pages", 0.86)]
)
def test_our_own_articles_are_read_above_the_floor(part: str, floor: float) -> None:
    folder = TESTS / "reading"
    told = labels(folder / f"{part}.labels.json")
    found = read([folder / f"{part}.jsonl"])
    assert f1({name: told[name] for name in told.keys() & found.keys()}, found) >= floor
