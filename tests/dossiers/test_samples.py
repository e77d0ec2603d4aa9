"""The sample articles are sound, and their labels are labels.

How well the reader does on them is the reader's own test.
"""

import json
import re
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from tracker.articles.article import Article, Rejection
from tracker.articles.read import read_articles
from tracker.articles.stories import same_story, shingles
from tracker.domain.dates import Day, parse
from tracker.domain.events import KINDS
from tracker.dossiers.load import load, sample_folder
from tracker.parties.gazetteer import all_parties

LABELS = Path(__file__).with_name("samples-expected.json")

COPIED = 12
"""Words in a row that two writers do not hit upon by chance; names and titles are shorter."""

NAMES_OF_PARTIES = {
    token.casefold()
    for party in all_parties()
    for word in (party.name, *party.names)
    for token in word.split()
} | {"and", "the"}


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    read = list(
        read_articles(
            [str(sample_folder("ukraine-security"))], published=None, today=Day("2026-01-01")
        )
    )
    assert [str(item) for item in read if isinstance(item, Rejection)] == []
    return {item.name: item for item in read if isinstance(item, Article)}


@pytest.fixture(scope="module")
def labels() -> dict[str, dict[str, Any]]:
    return {label["name"]: label for label in json.loads(LABELS.read_text(encoding="utf-8"))}


def events(labels: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    return [event for label in labels.values() for event in label["events"]]


def dates_of(labels: dict[str, dict[str, Any]], party: str, kind: str) -> set[str | None]:
    return {
        event["date"]
        for event in events(labels)
        if (event["party"], event["type"]) == (party, kind)
    }


def words(text: str) -> list[str]:
    return re.findall(r"[\w'-]+", text.casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    said = words(text)
    return {tuple(said[start : start + COPIED]) for start in range(len(said) - COPIED + 1)}


def test_there_are_enough_and_each_is_labelled(
    articles: dict[str, Article], labels: dict[str, dict[str, Any]]
) -> None:
    assert len(articles) >= 48
    assert articles.keys() == labels.keys()


def test_they_were_published_from_july_2023_to_2025_and_one_does_not_say_when(
    articles: dict[str, Article],
) -> None:
    undated = [article.name for article in articles.values() if article.published is None]
    assert len(undated) == 1
    for article in articles.values():
        if article.published is not None:
            assert "2023-07-01" <= article.published <= "2025-12-31", article.name
            assert article.name.startswith(article.published), article.name


def test_none_can_be_mistaken_for_a_real_outlets_article(articles: dict[str, Article]) -> None:
    for article in articles.values():
        assert article.outlet is not None, article.name
        assert article.outlet.startswith("Sample "), article.name
        assert article.title, article.name
        assert article.url is None, article.name
    assert len({article.outlet for article in articles.values()}) >= 6


def test_they_are_as_long_as_short_news(articles: dict[str, Article]) -> None:
    for article in articles.values():
        assert 60 <= len(article.text.split()) <= 350, article.name


def test_every_label_is_in_the_form_of_the_guide(
    articles: dict[str, Article], labels: dict[str, dict[str, Any]]
) -> None:
    codes = {party.code for party in all_parties()}
    for name, label in labels.items():
        rows = [(event["party"], event["type"]) for event in label["events"]]
        assert len(rows) == len(set(rows)), name
        assert label["published"] == articles[name].published, name
        for event in label["events"]:
            assert event["party"] in codes, name
            assert event["type"] in KINDS, name
            assert event["evidence"] in articles[name].text, (name, event["evidence"])
            assert len(event["evidence"].split()) <= 30, name
            for date in [event["date"], *event.get("date_also", [])]:
                assert date is None or parse(date), name
        for tally in label["tallies"]:
            assert tally["kind"] in {"signed", "negotiating", "declared", "interested"}, name
            assert tally["bound"] in {"exact", "at_least", "about"}, name
            assert tally["count"] > 0, name
        for terms in label["terms"]:
            assert terms["party"] in codes, name


def test_no_event_is_planned_or_reported_out_of_its_time(labels: dict[str, dict[str, Any]]) -> None:
    for name, label in labels.items():
        for event in label["events"]:
            if event["date"] is None or label["published"] is None:
                continue
            day = label["published"][: len(event["date"])]
            if event["type"] == "signing_scheduled":
                assert event["date"] >= day, (name, event)
            else:
                assert event["date"] <= day, (name, event)


def test_they_show_thirty_parties_in_every_stage_that_the_facts_support(
    labels: dict[str, dict[str, Any]],
) -> None:
    certain = [event for event in events(labels) if not event.get("optional")]
    assert len({event["party"] for event in certain}) >= 30
    assert {event["type"] for event in certain} == {
        "declaration_joined",
        "intent_declared",
        "talks_started",
        "talks_held",
        "talks_close",
        "text_agreed",
        "signing_scheduled",
        "signing_postponed",
        "signed",
        "ratified",
    }


def test_every_signature_of_the_facts_is_told_on_its_day(
    labels: dict[str, dict[str, Any]], shared: Path
) -> None:
    facts = json.loads((shared / "facts/ukraine-security-parties.json").read_text("utf-8"))
    for fact in facts:
        if fact["signed"] and fact["confidence"] == "high":
            assert fact["signed"] in dates_of(labels, fact["party"], "signed"), fact["party"]
        if not fact["signed"] or fact["confidence"] != "high":
            assert not dates_of(labels, fact["party"], "signed"), fact["party"]


def test_sources_that_conflict_do_so_here_too(labels: dict[str, dict[str, Any]]) -> None:
    assert {"2024-02-22", "2024-02-23"} <= dates_of(labels, "DK", "signed")
    assert {"2024-02-16", "2024-02-17"} <= dates_of(labels, "FR", "signed")
    assert {"2024-06-27", "2024-06-28"} <= dates_of(labels, "SI", "signing_scheduled")
    assert {"2023-08-03", "2023-08-04"} <= dates_of(labels, "US", "talks_started")
    counts = {tally["count"] for tally in labels["2024-06-29-fridays-three-stories"]["tallies"]}
    assert counts == {19, 20}


def test_some_have_nothing_for_the_dossier(labels: dict[str, dict[str, Any]]) -> None:
    quiet = [
        name
        for name, label in labels.items()
        if not (label["events"] or label["tallies"] or label["terms"])
    ]
    assert len(quiet) >= 4


def test_one_pair_tells_the_same_story_and_no_other(
    articles: dict[str, Article], labels: dict[str, dict[str, Any]]
) -> None:
    shingled = {name: shingles(article.text) for name, article in articles.items()}
    pairs = [
        pair for pair in combinations(sorted(shingled), 2) if same_story(*map(shingled.get, pair))
    ]
    told = {(label["story_of"], name) for name, label in labels.items() if "story_of" in label}
    assert set(pairs) == told
    assert len(pairs) == 1


def test_nothing_is_copied_from_the_articles_that_the_facts_come_from(
    articles: dict[str, Article], shared: Path
) -> None:
    theirs: dict[tuple[str, ...], str] = {}
    corpus = (shared / "corpus/articles.jsonl").read_text("utf-8").splitlines()
    others = {record["name"]: record["text"] for record in map(json.loads, corpus)}
    others |= {file.stem: file.read_text("utf-8") for file in shared.glob("seeds/*.txt")}
    assert len(others) > 100
    for name, text in others.items():
        theirs |= dict.fromkeys(runs(text), name)
    found = defaultdict(set)
    for article in articles.values():
        for run in runs(article.text) & theirs.keys():
            # An enumeration of signatories has but one order, that of the signatures.
            if len(set(run) - NAMES_OF_PARTIES) > 4:
                found[article.name, theirs[run]].add(" ".join(run))
    assert not found


def test_the_dossier_that_they_belong_to_knows_their_leaders(
    articles: dict[str, Article],
) -> None:
    known = {
        word.split()[-1]
        for holder in load("ukraine-security").office_holders
        for word in (holder.name, *holder.aliases)
    }
    titled = re.compile(
        r"(?:Prime Minister|Chancellor|Taoiseach|Foreign Minister) "
        r"((?:[A-ZŠŽČĆÁÉÍÓÚØ][\w'-]+ )*[A-ZŠŽČĆÁÉÍÓÚØ][\w'-]+)"
    )
    named = {
        name.split()[-1] for article in articles.values() for name in titled.findall(article.text)
    }
    assert len(named) >= 15
    assert named <= known
