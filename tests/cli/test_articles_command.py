"""`tracker articles` through the command line: what there is, what has no day, what was silent."""

import json
import sys

import pytest


@pytest.fixture
def shelf(tracker, tmp_path, monkeypatch):
    """The command line over a store with four articles."""
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "new.db"))
    path = tmp_path / "articles.jsonl"
    signed = "{} and Ukraine signed a bilateral security agreement on 13 June 2024."
    records = [
        {"name": "us", "text": signed.format("The US"), "published": "2024-06-14"},
        {"name": "jp", "text": signed.format("Japan"), "published": "2024-06-13"},
        {"name": "lv", "text": signed.format("Latvia")},
        {"name": "fog", "text": "The weather was foggy.", "title": "\x1b[31mFog\x1b[0m"},
    ]
    for each, outlet in zip(
        records, ("The Example", "Sample Times", None, "the example"), strict=True
    ):
        each["outlet"] = outlet
    path.write_text("".join(f"{json.dumps(each)}\n" for each in records))
    assert tracker("ingest", str(path)).code == 0
    return tracker


def names(told):
    assert told.code == 0, told.err
    return [each["name"] for each in json.loads(told.out)["articles"]]


def test_all_articles_by_day_those_without_one_first(shelf):
    told = shelf("articles")

    assert told.code == 0
    head, *lines = told.out.splitlines()
    assert head.split() == ["published", "events", "id", "outlet", "article"]
    assert [line.split()[:2] for line in lines] == [
        ["not", "known"],
        ["not", "known"],
        ["2024-06-13", "1"],
        ["2024-06-14", "1"],
    ]
    assert "\x1b" not in told.out
    assert "\\x1b[31mFog" in told.out


def test_what_to_list_can_be_narrowed(shelf):
    assert names(shelf("articles", "--json")) == ["fog", "lv", "jp", "us"]
    assert names(shelf("articles", "--undated", "--json")) == ["fog", "lv"]
    assert names(shelf("articles", "--no-events", "--json")) == ["fog"]
    assert names(shelf("articles", "--undated", "--outlet", "THE EXAMPLE", "--json")) == ["fog"]
    assert names(shelf("articles", "--outlet", "the example", "--json")) == ["fog", "us"]
    assert shelf("articles", "--outlet", "nobody").out == "no articles\n"


def test_it_has_both_clocks(shelf):
    """One without a day is there from the day it was recorded."""
    assert names(shelf("articles", "--as-of", "2024-06-12", "--json")) == []
    assert names(shelf("articles", "--as-of", "2024-06-13", "--json")) == ["jp"]
    assert names(shelf("articles", "--known-at", "2024-06-30", "--json")) == []
    recorded = [
        each["recorded_at"] for each in json.loads(shelf("articles", "--json").out)["articles"]
    ]
    both = ("--known-at", max(recorded), "--as-of", "2024-06-14")
    assert names(shelf("articles", *both, "--json")) == ["jp", "us"]


def test_each_line_holds_what_programs_need(shelf):
    line = json.loads(shelf("articles", "--outlet", "Sample Times", "--json").out)["articles"][0]

    assert len(line.pop("id")) == 32
    assert line.pop("recorded_at").endswith("Z")
    assert line == {
        "name": "jp",
        "title": None,
        "outlet": "Sample Times",
        "url": None,
        "published": "2024-06-13",
        "events": 1,
        "dated_afterwards": False,
        "replaced_by": None,
    }


def test_an_article_that_was_replaced_says_so_and_needs_no_day(shelf, tmp_path):
    text = "Latvia and Ukraine signed a bilateral security agreement on 13 June 2024."
    record = {"name": "lv", "text": text, "published": "2024-06-15"}
    (tmp_path / "again.json").write_text(json.dumps(record))
    assert shelf("ingest", str(tmp_path / "again.json")).code == 0

    assert names(shelf("articles", "--undated", "--json")) == ["fog"]
    assert "lv (replaced by " in shelf("articles").out


@pytest.mark.parametrize("columns", ["80", "60", "120"])
def test_on_a_terminal_no_line_is_wider(shelf, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    lines = shelf("articles", "--no-color").out.splitlines()

    assert lines[0].startswith("Published")
    assert max(map(len, lines)) <= int(columns)


def test_without_a_store_it_says_how_to_make_one(tracker, tmp_path):
    told = tracker("articles", "--db", str(tmp_path / "none.db"))

    assert told.code == 4
    assert "there is no store yet" in told.err
