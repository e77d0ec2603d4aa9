"""changes, diff and conflicts as people and programs use them."""

import json

import pytest

from tracker.cli.output import screen
from tracker.cli.show_changes import changes_lines
from tracker.domain.status import AgreementStatus
from tracker.views.changes import Changes, FieldChange, PartyChange
from tracker.views.clock import Clocks


def test_changes_between_two_days(tracker):
    told = tracker("changes", "--since", "2024-05-26", "--until", "2024-05-31")

    assert told.code == 0
    lines = told.out.splitlines()
    assert lines[0] == "Between 2024-05-26 and 2024-05-31 5 parties changed."
    start = lines.index("Spain (ES)")
    assert lines[start + 1] == "  stage: signing scheduled → signed"
    assert "  flag no more: overdue" in lines
    assert "  flag: slipped" in lines
    assert "    “Spain **signed** in Madrid on 27 May.”" in lines


def test_changes_until_now_and_for_one_party(tracker):
    told = tracker("changes", "--since", "2024-06-30", "--party", "gb")

    assert told.out.startswith("Between 2024-06-30 and 2024-08-01 1 party changed.\n")
    assert "stage: signed → ratified" in told.out


def test_as_of_is_until(tracker):
    words = ("changes", "--since", "2024-05-26")

    assert (
        tracker(*words, "--as-of", "2024-05-31").out == tracker(*words, "--until", "2024-05-31").out
    )
    assert tracker(*words, "--as-of", "2024-05-31", "--until", "2024-05-31").code == 0


def test_changes_as_json(tracker):
    told = json.loads(
        tracker("changes", "--since", "2024-05-26", "--until", "2024-05-31", "--json").out
    )

    assert (told["schema"], told["dossier"]) == (1, "ukraine-security")
    assert told["before"] == {"as_of": "2024-05-26", "known_at": None}
    (spain,) = [each for each in told["changes"] if each["party"] == "ES"]
    assert (spain["before"]["stage"], spain["after"]["stage"]) == ("signing_scheduled", "signed")
    (stage,) = [each for each in spain["fields"] if each["field"] == "stage"]
    assert stage["event"] == spain["reports"][0]["id"]
    assert stage["rule"]


def test_changes_as_markdown(tracker):
    told = tracker("changes", "--since", "2024-05-26", "--until", "2024-05-31", "--format", "md")

    assert told.out.startswith("# What changed between 2024-05-26 and 2024-05-31\n\n## France")
    assert "- stage: signing scheduled → signed\n" in told.out
    assert (
        "> Spain signed in Madrid on 27 May.\n>\n> The Example, “spain”, 2024-05-27\n" in told.out
    )
    nothing = tracker("changes", "--since", "2024-05-26", "--until", "2024-05-26", "--format", "md")
    assert nothing.out.endswith("Nothing changed.\n")


def test_a_retraction_is_told_of_in_every_form(tracker):
    words = ("diff", "2024-07-09T00:00Z", "2024-07-11T00:00Z")

    assert "retracted by analyst" in tracker(*words).out
    assert "Retracted by analyst: the article tells of Croatia" in (
        tracker(*words, "--format", "md").out
    )
    reports = json.loads(tracker(*words, "--json").out)["changes"][-1]["reports"]
    assert any(each["retraction"] for each in reports)


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("2024-05-26", "2024-05-31", 1),
        ("2024-05-31", "2024-05-26", 1),
        ("2024-05-31", "2024-05-31", 0),
        ("#0", "#27", 1),
        ("@27", "#27", 0),
        ("#0", "2024-01-01", 0),
        ("2024-06-20", "2024-07-31T12:00Z", 1),
    ],
)
def test_diff_ends_as_diff_does(tracker, one, other, code):
    for form in ("text", "json", "md"):
        told = tracker("diff", one, other, "--format", form)
        assert told.code == code
        assert told.err == ""
        assert told.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("June", "2024-05-31"), "'June' is not a date"),
        (("#1", "#99"), "#99 is after the end of the log, which has 27 events"),
        (("2024-05-26", "#1", "--as-of", "2024-05-26"), "leave --as-of out"),
        (("2024-05-26", "#1", "--known-at", "2024-05-26"), "leave --known-at out"),
        (("#1", "#2", "--as-of", "x"), "--as-of: 'x' is not a date"),
        (("2024-05-26", "2024-05-31", "--party", "Atlantis"), "no party is known as 'Atlantis'"),
        (("2024-05-26", "2024-05-31", "--db", "/nowhere/at/all.db"), "there is no store"),
        (("2024-05-26", "2024-05-31", "--db", "mysql://x"), "is no kind of store"),
        (("2024-05-26", "2024-05-31", "--dossier", "nowhere"), "nowhere"),
        (("2024-05-26",), "Missing argument 'B'"),
    ],
)
def test_trouble_of_diff_is_2(tracker, words, told):
    made = tracker("diff", *words)

    assert made.code == 2
    assert made.out == ""
    assert told in made.err


def test_the_other_clock_of_diff(tracker):
    days = ("diff", "2024-06-18", "2024-06-30", "--party", "SI")

    # Before the retraction the log held a signature, told on 2024-06-19.
    assert "stage: not reported → signed" in tracker(*days, "--known-at", "2024-07-09").out
    assert "stage: not reported → negotiating" in tracker(*days).out
    times = ("diff", "#0", "#27", "--party", "SI")
    assert tracker(*times, "--as-of", "2024-06-18").code == 0
    assert tracker(*times, "--as-of", "2024-06-19").code == 1


def test_changes_since_a_place_in_the_log_are_those_of_diff(tracker):
    since = tracker("changes", "--since", "#0", "--until", "@27", "--json")
    diff = tracker("diff", "#0", "#27", "--json")
    until_now = tracker("changes", "--since", "#0", "--json")

    assert json.loads(since.out) == json.loads(diff.out)
    assert json.loads(until_now.out)["changes"] == json.loads(diff.out)["changes"] != []
    assert json.loads(tracker("changes", "--since", "#27", "--json").out)["changes"] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--since", "x"), "--since: 'x' is not a date"),
        (("--since", "2024-05-26", "--until", "x"), "--until: 'x' is not a date"),
        (("--since", "2024-05-26", "--as-of", "x"), "--as-of: 'x' is not a date"),
        (("--since", "2024-05-26", "--known-at", "x"), "--known-at: 'x' is not a"),
        (("--since", "2024-05-26", "--until", "2024-05-25"), "is later than --until 2024-05-25"),
        (("--since", "2024-05-26", "--until", "2025", "--as-of", "2026"), "give one of them"),
        ((), "Missing option '--since'"),
        (("--since", "#9", "--until", "2024-05-26"), "give --until a time or place in it"),
        (("--since", "#9", "--until", "#8"), "is later than --until #8"),
        (("--since", "#9999"), "#9999 is after the end of the log"),
        (("--since", "#9", "--known-at", "2026"), "leave --known-at out"),
        (("--since", "2024-05-26", "--until", "#9"), "--until: '#9' is not a date"),
    ],
)
def test_mistakes_of_changes(tracker, words, told):
    made = tracker("changes", *words)

    assert made.code == 2
    assert told in made.err


def test_conflicts_show_both_sides_and_the_rule(tracker):
    told = tracker("conflicts")

    assert told.code == 0
    assert told.out.splitlines() == [
        "1 conflict, as of 2024-08-01.",
        "",
        "Germany (DE), signed on: 2024-02-16",
        "  rule: An analyst has confirmed this day.",
        "  2024-02-16, told by 1 report:",
        "    germany, “germany”, published 2024-02-17",
        "      “Germany **signed** in Berlin on 2024-02-16.”",
        "    confirmed by analyst",
        "  2024-02-15, told by 1 report:",
        "    germany-too, “germany-too”, published 2024-02-17",
        "      “Germany **signed** in Berlin on 2024-02-15.”",
    ]


def test_conflicts_obey_parties_and_clocks(tracker):
    assert tracker("conflicts", "us").out == "No conflict, as of 2024-08-01.\n"
    assert tracker("conflicts", "--as-of", "2024-02-16").out.startswith("No conflict")
    then = tracker("conflicts", "--known-at", "2024-07-01").out
    assert then.startswith("1 conflict, as of 2024-07-01, known at 2024-07-01T23:59:59.999999Z.")
    assert "confirmed" not in then


def test_conflicts_as_json(tracker):
    told = json.loads(tracker("conflicts", "--json").out)

    (conflict,) = told["conflicts"]
    assert (conflict["party"], conflict["field"]) == ("DE", "signed_on")
    assert conflict["shown"]["value"] == "2024-02-16"
    assert [each["value"] for each in conflict["others"]] == ["2024-02-15"]
    assert conflict["others"][0]["reports"][0]["article"]["published"] == "2024-02-17"


def test_where_no_report_changed_it_the_rule_is_told():
    change = FieldChange(field="flags", before=None, after="overdue", rule="The day has passed.")
    line = AgreementStatus(dossier="d", party="JP", stage="signing_scheduled")
    party = PartyChange(party="JP", party_name="Japan", before=line, after=line, fields=(change,))
    clocks = Clocks(today="2024-08-01")
    found = Changes(dossier="d", before=clocks, after=clocks, parties=(party,))

    assert changes_lines(found, screen(colour=False))[2:] == [
        "Japan (JP)",
        "  flag: overdue",
        "  rule: The day has passed.",
    ]
