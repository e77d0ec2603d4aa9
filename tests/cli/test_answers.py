import csv
import io
import json
import re

import pytest


def test_status_in_a_pipe_is_plain_and_aligned(tracker):
    told = tracker("status")

    assert told.code == 0
    assert told.err == ""
    lines = told.out.splitlines()
    assert lines[0] == "Ukraine's bilateral security agreements"
    assert lines[1].startswith("7 parties: 1 ratified, 3 signed")
    assert lines[2].startswith(
        "As of 2024-08-01 by publication, 2024-07-10T12:00:00Z by recording;"
    )
    assert re.fullmatch("Log head [0-9a-f]{64}", lines[3])
    header = lines[5]
    names = "code party stage since next signed term pledge sources confidence last flags"
    assert header.split() == names.split()
    column = header.index("stage")
    rows = lines[6:13]
    assert [row[:2] for row in rows] == ["FR", "DE", "PL", "SI", "ES", "GB", "US"]
    assert all(row[column - 1] == " " and row[column] != " " for row in rows)
    assert "by 2024-05-30" in rows[0]
    assert "overdue [2], undated [4]" in rows[6]
    assert "not reported" in rows[6]
    assert lines[14].startswith("[1] DE: conflict: signed on 2024-02-16, also told as 2024-02-15")
    assert "─" not in told.out
    assert "\x1b" not in told.out


def test_lines_in_a_pipe_are_never_cut(tracker, monkeypatch):
    whole = tracker("status").out
    monkeypatch.setenv("COLUMNS", "20")

    assert tracker("status").out == whole


@pytest.mark.parametrize(
    "names", [["us"], ["US"], ["United States"], ["america"], ["the united states", "us"]]
)
def test_parties_are_named_in_any_case(tracker, names):
    rows = json.loads(tracker("status", *names, "--json").out)["rows"]

    assert [row["party"] for row in rows] == ["US"]


def test_a_party_without_reports_is_shown_when_asked_for(tracker):
    told = tracker("status", "Japan")

    assert told.code == 0
    assert told.out.startswith("Japan (JP): not reported\n")
    both = tracker("status", "Japan", "US").out
    assert "JP    Japan          not reported" in both
    assert "Japan" not in tracker("status").out


def test_stages_are_named_as_people_write_them(tracker):
    for name in ("signing_scheduled", "Signing Scheduled", "signing-scheduled"):
        rows = json.loads(tracker("status", "--stage", name, "--json").out)["rows"]
        assert [row["party"] for row in rows] == ["PL", "US"]
    both = json.loads(tracker("status", "--stage", "ratified", "--stage", "signed", "--json").out)
    assert len(both["rows"]) == 4


def test_a_table_with_no_row_says_so(tracker):
    told = tracker("status", "--as-of", "2023-01-01")

    assert told.code == 0
    assert told.out.splitlines()[1] == "No party is reported."
    assert "1 article is left out: its day of publication is not known" in told.out


def test_as_of_and_known_at(tracker):
    then = tracker("status", "US", "--as-of", "2024-05-31", "--known-at", "2024-07-01")

    assert "talks close" in then.out
    both = "As of 2024-05-31 by publication, 2024-07-01T23:59:59.999999Z by recording; "
    assert both in then.out
    assert "1 article is left out" in then.out


@pytest.mark.parametrize("options", [["--json"], ["--format", "json"], ["--format", "JSON"]])
def test_json_holds_only_json(tracker, options):
    for command in (["status"], ["history", "US"], ["explain", "US"], ["dossiers"], ["verify"]):
        told = tracker(*command, *options)
        assert json.loads(told.out)["schema"] == 1
        assert told.err == ""


def test_csv_tells_what_was_left_out_apart(tracker):
    told = tracker("status", "--as-of", "2024-05-31", "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(told.out)))
    assert {row["as_of"] for row in rows} == {"2024-05-31"}
    assert "1 article is left out" in told.err
    assert tracker("status", "--format", "csv").err == ""


def test_markdown_comes_with_its_sources(tracker):
    told = tracker("status", "--format", "md")

    assert "| Party | Stage |" in told.out
    assert "[^1]: The Example, “Who has signed so far”" in told.out


def test_history_reads_like_a_log(tracker):
    told = tracker("history", "united states")

    assert told.code == 0
    assert told.out.startswith("United States (US): 3 reports, as of 2024-08-01\n")
    assert "signing scheduled for 2024-06-13" in told.out
    assert "happened not reported  reported day not known  recorded 2024-06-20T12" in told.out
    assert "reported 2024-05-30" in told.out
    assert "said by: people familiar with the matter (unnamed source)" in told.out
    assert "“Washington is **close to** a deal.”" in told.out
    assert "https://example.org/roundup" in told.out


def test_history_can_be_turned_round(tracker):
    oldest = [each["id"] for each in json.loads(tracker("history", "GB", "--json").out)["events"]]
    newest = json.loads(tracker("history", "GB", "--json", "--reverse").out)["events"]
    assert [each["id"] for each in newest] == oldest[::-1]
    text = tracker("history", "GB", "--reverse").out
    assert text.index("ratified") < text.index("“Britain was the")


def test_history_shows_what_was_retracted_and_what_was_confirmed(tracker):
    assert "retracted by analyst" in tracker("history", "SI", "--all").out
    assert "the article tells of Croatia" in tracker("history", "SI", "--all").out
    assert "1 report that does not count is left out" in tracker("history", "SI").out
    assert "confirmed by analyst" in tracker("history", "DE").out
    assert "retracted" not in tracker("history", "SI", "--known-at", "2024-07-09").out


def test_history_of_nothing(tracker):
    told = tracker("history", "JP", "--known-at", "2024-07-01")

    assert told.code == 0
    assert told.out.startswith("Japan (JP): 0 reports, as of 2024-07-01, known at 2024-07-01T23")


def test_explain_shows_the_sentence_and_which_day_the_occasion_gave(tracker):
    told = tracker("explain", "US", "scheduled_for")

    assert told.code == 0
    assert "scheduled_for: 2024-06-13" in told.out
    assert "“At the **G7 summit in Italy**, Washington and Kyiv are **set to sign** on" in told.out
    assert "planned for 2024-06-13, the day that the occasion “G7 summit in Italy” gave" in told.out
    assert "Another Paper, “Pact at the summit”, day of publication not known" in told.out
    assert "rule SigningScheduled.rule, reader 1" in told.out
    assert "- occasion: G7 summit in Italy is 2024-06-13/2024-06-15" in told.out


def test_explain_shows_who_says_otherwise_and_the_rule(tracker):
    told = tracker("explain", "Germany", "signed-on")

    assert "rule: An analyst has confirmed this day." in told.out
    assert "against it:\n    - 2024-02-15: germany-too" in told.out
    assert "“Germany **signed** in Berlin on 2024-02-15.”" in told.out


def test_explain_without_a_field_shows_every_cell_and_each_report_once(tracker):
    told = tracker("explain", "US")

    assert told.out.startswith("United States (US): signing scheduled, as of 2024-08-01\n")
    for field in ("stage: signing scheduled", "since: not reported", "duration_years: 10"):
        assert f"\n{field}\n" in told.out
    assert told.out.count("“At the **G7 summit") == 1
    assert "from the report under stage" in told.out
    assert "flags: overdue" in told.out


def test_explain_of_what_nobody_reports(tracker):
    told = tracker("explain", "US", "ratified_on", "--known-at", "2024-07-20")

    assert told.code == 0
    assert "known at 2024-07-20T23" in told.out
    assert "ratified_on: not reported" in told.out
    assert "Japan (JP): not reported" in tracker("explain", "JP").out


def test_every_basis_is_told(tracker):
    assert "the article states the day" in tracker("explain", "ES", "signed_on").out
    assert "day: not reported (no day is told)" in tracker("explain", "FR", "stage").out
    assert "told as background" in tracker("explain", "FR", "stage").out


def test_terms_are_told_in_words(tracker):
    out = tracker("history", "GB").out
    assert "amount: 2500000000 GBP (2024)" in out
    assert "consultation hours: 24" in out
    assert "binding: no" in tracker("history", "US").out


def test_force_color_styles_a_pipe_and_no_color_wins(tracker, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in tracker("history", "US").out
    assert "**" not in tracker("history", "US").out
    assert "\x1b[" not in tracker("--no-color", "history", "US").out
    assert "\x1b[" not in tracker("history", "US", "--no-color").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in tracker("history", "US").out
    monkeypatch.setenv("NO_COLOR", "")
    monkeypatch.setenv("FORCE_COLOR", "0")
    assert "\x1b[" not in tracker("history", "US").out
