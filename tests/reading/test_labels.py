"""The labelled articles here are well formed: what measures the reader is itself right."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tracker.parties.gazetteer import all_parties

HERE = Path(__file__).parent
SETS = tuple(sorted(file.name.partition(".")[0] for file in HERE.glob("*.labels.json")))
TYPES = {
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
    "entered_into_force",
    "talks_stalled",
    "suspended",
    "terminated",
}
PARTIES = {party.code for party in all_parties()}
TALLIES = {"signed", "negotiating", "declared", "interested"}
BOUNDS = {"exact", "at_least", "about"}
TERMS = {
    "amount": dict,
    "binding": bool,
    "consultation_hours": int,
    "duration_years": int,
    "legal_form": str,
    "mutual_defence": bool,
}


def articles(which: str) -> list[dict[str, Any]]:
    lines = (HERE / f"{which}.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def labels(which: str) -> list[dict[str, Any]]:
    return json.loads((HERE / f"{which}.labels.json").read_text(encoding="utf-8"))


def pairs(which: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    by_name = {label["name"]: label for label in labels(which)}
    return [(article, by_name[article["name"]]) for article in articles(which)]


def is_edtf_date(text: object) -> bool:
    """Whether it is a day, a month or a year (EDTF level 0) that the calendar has."""
    if not isinstance(text, str) or not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("2024-06-13", True),
        ("2024-06", True),
        ("2024", True),
        ("2024-06-31", False),
        ("2024-13", False),
        ("13.06.2024", False),
        (None, False),
    ],
)
def test_only_real_days_months_and_years_are_dates(text, good):
    assert is_edtf_date(text) is good


@pytest.mark.parametrize("which", SETS)
def test_every_article_has_one_label_under_its_own_name(which):
    names = [article["name"] for article in articles(which)]
    assert len(names) == len(set(names))
    assert names == [label["name"] for label in labels(which)]


def test_no_name_and_no_text_is_in_two_sets():
    for key in ("name", "text"):
        held = [article[key] for which in SETS for article in articles(which)]

        assert len(held) == len(set(held))


@pytest.mark.parametrize("which", SETS)
def test_articles_have_the_form_of_the_corpus(which):
    for article in articles(which):
        assert article.keys() == {"name", "url", "title", "published", "text"}, article["name"]
        assert article["url"] is None, article["name"]
        assert article["title"] is None or article["title"].strip(), article["name"]
        assert article["published"] is None or len(article["published"]) == 10, article["name"]
        assert article["published"] is None or is_edtf_date(article["published"]), article["name"]
        assert 150 <= len(article["text"]) <= 8000, article["name"]


@pytest.mark.parametrize("which", SETS)
def test_events_are_of_known_parties_and_types_once_each(which):
    for label in labels(which):
        rows = [(event["party"], event["type"]) for event in label["events"]]
        assert len(rows) == len(set(rows)), label["name"]
        assert {party for party, _ in rows} <= PARTIES, label["name"]
        assert {kind for _, kind in rows} <= TYPES, label["name"]
        for event in label["events"]:
            known = {"also", "date_also", "optional"}
            assert event.keys() - known == {"party", "type", "date", "evidence"}
            assert event.get("optional", True) is True, label["name"]


@pytest.mark.parametrize("which", SETS)
def test_evidence_stands_in_the_article_and_is_short(which):
    for article, label in pairs(which):
        for event in label["events"]:
            for evidence in (event["evidence"], *event.get("also", [])):
                assert evidence.strip(), label["name"]
                assert evidence in article["text"] or evidence in (article["title"] or ""), evidence
                assert len(evidence.split()) <= 30, evidence


@pytest.mark.parametrize("which", SETS)
def test_dates_are_edtf_or_unknown(which):
    for label in labels(which):
        for event in label["events"]:
            dates = [event["date"], *event.get("date_also", [])]
            assert all(day is None or is_edtf_date(day) for day in dates), label["name"]
            assert len(dates) == len(set(dates)), label["name"]


@pytest.mark.parametrize("which", SETS)
def test_tallies_and_terms_have_the_form_of_the_guide(which):
    for label in labels(which):
        for tally in label["tallies"]:
            assert tally["kind"] in TALLIES, label["name"]
            assert tally["bound"] in BOUNDS, label["name"]
            assert isinstance(tally["count"], int), label["name"]
            assert isinstance(tally["includes_upcoming"], bool), label["name"]
        parties = [row["party"] for row in label["terms"]]
        assert len(parties) == len(set(parties)), label["name"]
        for row in label["terms"]:
            stated = row.keys() - {"party", "optional"}
            assert stated, label["name"]
            assert stated <= TERMS.keys(), label["name"]
            assert set(row.get("optional", [])) <= TERMS.keys(), label["name"]
            assert all(type(row[key]) is TERMS[key] for key in stated), label["name"]
            assert row["party"] in PARTIES, label["name"]


@pytest.mark.parametrize("which", SETS)
def test_a_quarter_of_the_articles_has_nothing_for_the_dossier(which):
    quiet = [label for label in labels(which) if not label["events"]]
    assert 0.15 <= len(quiet) / len(labels(which)) <= 0.35
