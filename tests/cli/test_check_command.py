"""`tracker check`, through the command line as people run it."""

import io
import json
import re
from pathlib import Path

import pytest

import tracker.cli.ingest  # noqa: F401  # keeps the day that it is imported on
from tracker.cli.layout import width
from tracker.cli.output import Screen
from tracker.cli.show_check import check_lines
from tracker.dossiers.load import sample_folder
from tracker.views.check import Expected, run_checks
from tracker.views.clock import Clocks
from tracker.views.connection import open_reader

DOC = Path(__file__).parents[2] / "docs" / "checks.md"
CODES = re.compile(r"\x1b\[[0-9;]*m")


def test_what_needs_a_person_ends_with_1(tracker):
    told = tracker("check")

    assert (told.code, told.err) == (1, "")
    first, *_ = told.out.splitlines()
    assert first.startswith("3 problems need a person, ")
    assert "problem overdue: a planned day has passed" in told.out
    assert "Poland (PL): signing was planned for 2024-07-08, 24 days ago" in told.out
    assert "to do: take later articles in, or tell it: tracker report PL signed" in told.out


def test_nothing_to_do_ends_with_0(tracker):
    told = tracker("check", "FR", "--problems")

    assert (told.code, told.out) == (0, "Nothing needs a person, no notices; as of 2024-08-01.\n")


def test_problems_alone(tracker):
    told = tracker("check", "--problems")

    assert told.code == 1
    assert "notice " not in told.out
    assert "no notices" in told.out


def test_as_json(tracker):
    told = tracker("check", "--json")
    found = json.loads(told.out)

    assert told.code == 1
    assert (found["schema"], found["problems"]) == (1, 3)
    assert found["problems"] + found["notices"] == len(found["findings"])
    overdue = next(each for each in found["findings"] if each["code"] == "overdue")
    assert (overdue["severity"], overdue["party"]) == ("problem", "PL")
    assert overdue["field"] == "scheduled_for"
    assert len(overdue["event"]) == 32


def test_the_clocks(tracker):
    before = json.loads(tracker("check", "PL", "--as-of", "2024-07-08", "--json").out)
    earlier = tracker("check", "--known-at", "2020-01-01")

    assert before["findings"] == []
    assert earlier.code == 0
    assert "known at 2020-01-01T23:59:59.999999Z" in earlier.out


def test_what_the_docs_show_is_what_is_answered(tracker, tmp_path):
    url = str(tmp_path / "samples.db")
    assert tracker("ingest", "--db", url, str(sample_folder("ukraine-security"))).code == 0
    told = tracker("check", "--db", url).out.splitlines()
    shown = re.findall(r"^    ( *(?:problem|-|to do:) .*)$", DOC.read_text(), re.MULTILINE)

    assert len(shown) == 3
    cut = re.compile(r" \[[0-9a-f]{12}\]$")  # the reading of a day may find another event
    assert {cut.sub("", line) for line in shown} <= {cut.sub("", line) for line in told}


def test_a_party_that_nobody_knows(tracker):
    assert tracker("check", "Atlantis").code == 1
    assert "no party is known as 'Atlantis'" in tracker("check", "Atlantis").err


def test_hostile_articles_do_not_act(tracker, hostile):
    told = tracker("check", "--db", hostile)

    assert "\x1b" not in told.out
    assert "\u202e" not in told.out


@pytest.mark.parametrize("columns", [50, 80])
def test_on_a_terminal_no_line_is_too_long(store, columns):
    screen = Screen(stream=io.StringIO(), terminal=True, styled=True, width=columns)
    with open_reader(store) as reader:
        checked = run_checks(reader, "ukraine-security", Clocks(today="2024-08-01"), Expected())
    lines = check_lines(checked, screen)

    assert any("\x1b[1;31mproblem" in line for line in lines)
    assert all(width(CODES.sub("", line)) <= columns for line in lines)
