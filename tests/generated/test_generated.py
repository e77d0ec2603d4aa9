"""Every phenomenon of news about agreements, and its twin that only looks like it."""

import functools
from collections import defaultdict

import pytest
from generated.cases import PUBLISHED, Case, cases
from generated.sentences import PHENOMENA

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.dossiers.dossier import Dossier
from tracker.dossiers.load import load
from tracker.extraction.extract import extract
from tracker.extraction.label import label


@functools.cache
def by_phenomenon() -> dict[tuple[str, bool], list[Case]]:
    grouped = defaultdict(list)
    for case in cases():
        grouped[case.phenomenon, case.positive].append(case)
    return grouped


@functools.cache
def dossier() -> Dossier:
    return load("ukraine-security")


def read(case: Case) -> dict[tuple[str, str], str | None]:
    article = Article(name="generated", text=case.text, published=Day(PUBLISHED))
    rows = label(article, extract(article, dossier()))["events"]
    return {(row["party"], row["type"]): row["date"] for row in rows}


def wrong(case: Case) -> str:
    """What is wrong with the reading of `case`; empty where nothing is."""
    found = read(case)
    said = [f"missed {key}" for key in case.events.keys() - found.keys()]
    said += [f"false {key}" for key in found.keys() - case.events.keys()]
    said += [
        f"dated {key} {found[key]}, not {case.events[key]}"
        for key in case.dated & found.keys()
        if found[key] != case.events[key]
    ]
    return f"{case.text!r}: {'; '.join(sorted(said))}" if said else ""


def test_there_are_enough_of_them_and_no_two_alike():
    texts = [case.text for case in cases()]

    assert len(texts) >= 2000
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("phenomenon", PHENOMENA)
def test_what_is_said_is_read(phenomenon: str):
    errors = [error for case in by_phenomenon()[phenomenon, True] if (error := wrong(case))]

    assert not errors, "\n".join(errors[:20])


@pytest.mark.parametrize("phenomenon", PHENOMENA)
def test_what_only_looks_like_it_is_not_read(phenomenon: str):
    errors = [error for case in by_phenomenon()[phenomenon, False] if (error := wrong(case))]

    assert not errors, "\n".join(errors[:20])
