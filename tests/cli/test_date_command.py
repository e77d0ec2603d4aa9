"""`tracker date`: a day of publication that comes later, and all that hangs on it."""

import json
import re

import pytest

from tracker.store.database import sqlite_url
from tracker.store.verify import verify

TEXT = "Latvia and Ukraine signed a bilateral security agreement on Thursday in Vilnius.\n"


@pytest.fixture
def desk(tracker, tmp_path, monkeypatch):
    """The command line, used by ann, over a store with one undated article named `lv`."""
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "new.db"))
    monkeypatch.setenv("TRACKER_BY", "ann")
    (tmp_path / "lv.txt").write_text(TEXT)
    assert tracker("ingest", str(tmp_path / "lv.txt")).code == 0
    return tracker


@pytest.fixture
def whole(tmp_path):
    """Tells whether the store verifies, its table with it."""
    return lambda: verify(sqlite_url(tmp_path / "new.db")).problems == ()


def row(desk, *clocks):
    rows = json.loads(desk("status", "LV", "--json", *clocks).out)["rows"]
    return rows[0]["stage"], rows[0]["since"], rows[0]["flags"]


def reports(desk):
    events = json.loads(desk("history", "LV", "--json").out)["events"]
    return [(each["happened_on"], each["retracted"], each["id"]) for each in events]


def test_relative_dates_become_days_and_answers_as_of_a_day_follow(desk, whole):
    assert row(desk)[:2] == ("signed", None)
    assert row(desk, "--as-of", "2024-06-01")[0] == "not_reported"

    told = desk("date", "lv", "2024-04-12", "--because", "the printed page")

    assert told.code == 0, told.err
    lines = told.out.splitlines()
    assert re.fullmatch(r"dated: “lv” \([0-9a-f]{12}\) 2024-04-12, before: not known", lines[0])
    assert re.fullmatch(r"  article_dated [0-9a-f]{12} by ann: the printed page", lines[1])
    assert lines[2] == "  LV signed → LV signed 2024-04-11"
    assert lines[3].startswith("Table: Latvia (LV): signed, ")
    assert lines[3].endswith("→ signed, since 2024-04-11")
    assert row(desk) == ("signed", "2024-04-11", [])
    assert row(desk, "--as-of", "2024-04-12")[0] == "signed"
    assert row(desk, "--as-of", "2024-04-11")[0] == "not_reported"
    assert whole()


def test_a_second_day_takes_the_place_of_the_first_and_the_first_can_come_back(desk, whole):
    for day, thursday in (
        ("2024-04-12", "2024-04-11"),
        ("2024-04-19", "2024-04-18"),
        ("2024-04-12", "2024-04-11"),
    ):
        told = desk("date", "lv", day)
        assert told.code == 0
        assert told.out.startswith("dated: ")
        assert row(desk)[1] == thursday
        assert whole()
    assert [day for day, retracted, _ in reports(desk) if not retracted] == ["2024-04-11"]


def test_the_same_day_again_adds_nothing(desk):
    desk("date", "lv", "2024-04-12")
    before = reports(desk)

    told = desk("date", "lv", "2024-04-12", "--by", "ben")

    assert told.code == 0
    assert told.out.startswith("dated already: “lv”")
    assert " by ann, 20" in told.out
    assert reports(desk) == before


def test_the_undated_file_taken_in_again_is_known_and_changes_nothing(desk, tmp_path):
    desk("date", "lv", "2024-04-12")

    told = desk("ingest", str(tmp_path / "lv.txt"))

    assert "0 new, 1 known" in told.out
    assert row(desk)[1] == "2024-04-11"


def test_what_a_person_retracted_stays_retracted_with_its_new_day(desk, whole):
    ((_, _, event),) = reports(desk)
    assert desk("retract", event, "--because", "it was Lithuania").code == 0

    assert desk("date", "lv", "2024-04-12").code == 0

    assert row(desk)[0] == "not_reported"
    assert all(retracted for _, retracted, _ in reports(desk))
    assert whole()


def test_a_quotation_gets_its_day_and_is_not_read(desk, whole):
    quoted = ("--source", "https://example.org/a", "--quote", "Tokyo and Kyiv signed it Friday.")
    assert desk("report", "JP", "signed", *quoted).code == 0

    told = desk("date", "example.org", "2024-06-14")

    assert told.code == 0
    assert "a person has quoted it" in told.out
    (event,) = json.loads(desk("history", "JP", "--json").out)["events"]
    assert event["reported_on"] == "2024-06-14"
    assert not event["retracted"]
    assert whole()


def test_as_json_it_tells_what_was_recorded_and_what_moved(desk):
    document = json.loads(desk("date", "lv", "2024-04-12", "--json").out)

    assert document["new"] is True
    assert (document["before"], document["published"]) == (None, "2024-04-12")
    assert document["dated"]["by"] == "ann"
    assert document["changed"][0]["after"]["happened_on"] == "2024-04-11"
    assert document["recorded"] == 3
    (move,) = document["moves"]
    assert (move["before"]["since"], move["after"]["since"]) == (None, "2024-04-11")


def test_check_says_how_to_tell_the_day_and_is_content_after_it(desk):
    found = json.loads(desk("check", "--json").out)["findings"]
    (undated,) = [each for each in found if each["code"] == "undated-article"]
    assert re.fullmatch(r"tell the day: tracker date [0-9a-f]{12} DATE", undated["todo"])
    article = undated["todo"].split()[-2]

    assert desk("date", article, "2024-04-12").code == 0

    codes = {each["code"] for each in json.loads(desk("check", "--json").out)["findings"]}
    assert not codes & {"undated-article", "undated-value"}
    assert json.loads(desk("articles", "--undated", "--json").out)["articles"] == []
    (line,) = json.loads(desk("articles", "--json").out)["articles"]
    assert line["dated_afterwards"] is True


def test_a_version_that_was_replaced_is_not_dated(desk, tmp_path):
    undated = json.loads(desk("articles", "--json").out)["articles"][0]["id"]
    assert desk("ingest", "--published", "2024-04-12", str(tmp_path / "lv.txt")).code == 0

    told = desk("date", undated[:12], "2024-04-19")
    assert told.code == 2
    assert "a later version has taken the place" in told.err

    by_name = desk("date", "lv", "2024-04-12")
    assert by_name.code == 0
    assert "as it says itself" in by_name.out


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (("nobody", "2024-04-12"), 1, "no article of the store is named 'nobody'"),
        (("lv", "April"), 2, "DATE: 'April' is not a day"),
        (("lv", "2999-01-01"), 2, "DATE: 2999-01-01 is in the future"),
        (("lv",), 2, "DATE"),
        (("lv", "2024-04-12", "--by", " "), 2, "it is not told who decides this"),
    ],
)
def test_mistakes_are_told_in_a_line(desk, arguments, code, word):
    told = desk("date", *arguments)

    assert told.code == code
    assert word in told.err
    assert told.out == ""
    assert row(desk)[1] is None


def test_two_articles_of_one_name_are_told_apart_by_id(desk, tmp_path):
    (tmp_path / "lv.txt").write_text("Quite another text about the weather in Riga.\n")
    assert desk("ingest", str(tmp_path / "lv.txt")).code == 0

    told = desk("date", "lv", "2024-04-12")

    assert told.code == 2
    assert "2 articles are named 'lv'; give an id of " in told.err


def test_a_day_is_taken_back_to_not_known(desk, whole):
    before = row(desk), [each[:2] for each in reports(desk)]
    desk("date", "lv", "2024-04-12")
    told = desk("date", "lv", "unknown", "--because", "it was another page")
    assert told.code == 0
    assert "not known, before: 2024-04-12" in told.out
    assert (row(desk), [each[:2] for each in reports(desk) if not each[1]]) == before
    assert len(json.loads(desk("articles", "--undated", "--json").out)["articles"]) == 1
    assert desk("date", "lv", "unknown").out.startswith("dated already: “lv”")
    assert desk("date", "lv", "2024-04-12").out.startswith("dated: ")
    assert row(desk)[1] == "2024-04-11"
    dated = json.loads(desk("date", "lv", "2024-04-12", "--json").out)["dated"]["id"]
    assert "take a day back with `tracker date" in desk("undo", dated).err
    assert whole()


def test_a_files_own_day_does_not_replace_a_persons(desk, tmp_path, whole):
    desk("date", "lv", "2024-04-12")
    (tmp_path / "dated.txt").write_text(f"date 2024-04-19\n{TEXT}")

    told = desk("ingest", str(tmp_path / "dated.txt"))

    assert told.out.startswith("articles: 0 new, 1 known")
    assert "it says 2024-04-19, and ann has dated it 2024-04-12, which stands" in told.err
    command = told.err.split("tracker date ")[1].split()
    assert row(desk)[1] == "2024-04-11"
    assert desk("date", *command).code == 0
    assert row(desk)[1] == "2024-04-18"
    assert desk("ingest", str(tmp_path / "dated.txt")).code == 0
    assert row(desk)[1] == "2024-04-18"
    assert whole()
