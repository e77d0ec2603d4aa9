"""report, retract, confirm and undo as people and programs use them."""

import json
import re

import pytest
from made_store import make_hostile, make_store

from tracker.cli.report import _complete_kind
from tracker.domain.events import Evidence, TallyReported
from tracker.domain.identity import event_id
from tracker.store.log import open_log

REPORT = (
    *("report", "jp", "Signed", "--on", "2024-06-13", "--published", "2024-06-13"),
    *("--source", "https://example.org/page", "--quote", "Tokyo has signed."),
)


@pytest.fixture
def desk(tracker, tmp_path, monkeypatch):
    """The command line over a store of its own, used by ann."""
    monkeypatch.setenv("TRACKER_DB", make_store(tmp_path / "own.db"))
    monkeypatch.setenv("TRACKER_BY", "ann")
    return tracker


def first(desk, party, kind):
    events = json.loads(desk("history", party, "--json").out)["events"]
    return next(each["id"] for each in events if each["kind"] == kind)


def test_a_report_is_told_with_its_sentence_and_what_it_moved(desk):
    told = desk(*REPORT, "--outlet", "The Example")

    assert told.code == 0
    assert told.err == ""
    lines = told.out.splitlines()
    assert re.fullmatch(r"reported: JP signed 2024-06-13 \(event [0-9a-f]{12}\)", lines[0])
    assert lines[1] == "  “Tokyo has signed.”"
    assert lines[2] == "Table: Japan (JP): not reported → signed, since 2024-06-13"
    assert lines[3].startswith("To take it back: tracker retract ")


def test_a_known_report_says_so_and_why_it_does_not_count(desk):
    desk(*REPORT)
    desk("retract", first(desk, "JP", "signed"), "--because", "it was Italy")

    told = desk(*REPORT, "--by", "ben")

    assert told.code == 0
    assert told.out.startswith("known already, since 20")
    assert "does not count: retracted by ann: it was Italy" in told.out
    assert "To take that back: tracker undo " in told.out


def test_a_second_quotation_from_a_page_says_that_it_is_no_other_source(desk):
    desk(*REPORT)
    told = desk(*REPORT[:-1], "The ink is dry.")
    more = desk(*REPORT[:-1], "The pens are away.")

    assert "  one source with an article in the log\n" in told.out
    assert "  one source with an article in the log\n" in more.out
    assert "Table: Japan (JP): signed, since 2024-06-13, as before" in more.out


def test_the_first_report_of_all_makes_the_store(tracker, tmp_path, monkeypatch):
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "new.db"))

    told = tracker(*REPORT, "--by", "ann")

    assert told.code == 0
    assert "not reported → signed" in told.out


def test_json_of_a_report(desk):
    told = json.loads(desk(*REPORT, "--json").out)

    assert told["schema"] == 1
    assert told["new"] is True
    assert told["report"]["kind"] == "signed"
    assert told["report"]["evidence"] == "Tokyo has signed."
    assert told["before"]["stage"] == "not_reported"
    assert told["after"]["stage"] == "signed"
    assert told["retraction"] is None
    again = json.loads(desk(*REPORT, "--json").out)
    assert again["new"] is False


@pytest.mark.parametrize("kind", ["entered_into_force", "in force", "In-Force"])
def test_kinds_are_named_as_people_write_them(desk, kind):
    told = json.loads(desk("report", "jp", kind, *REPORT[3:], "--json").out)

    assert told["report"]["kind"] == "entered_into_force"


def test_an_effect_is_named_as_people_write_it(desk):
    told = desk("report", "jp", "ratified", *REPORT[3:], "--effect", "NON_BINDING")

    assert told.code == 0
    assert "vote not binding" in told.out


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("report", "Atlantis", *REPORT[2:]), 1, "no party is known as 'Atlantis'"),
        (("report", "UA", *REPORT[2:]), 2, "UA is the party that all of ukraine-security is with"),
        (("report", "jp", "sgned", *REPORT[3:]), 2, "did you mean signed?"),
        (("report", "jp", "xyz", *REPORT[3:]), 2, "'xyz' is nothing that can be reported; one of"),
        ((*REPORT, "--on", "13 June"), 2, "--on: '13 June' is not a date"),
        ((*REPORT, "--published", "June"), 2, "--published: 'June' is not a day"),
        ((*REPORT, "--published", "2025-01-01"), 2, "--published: 2025-01-01 is in the future"),
        ((*REPORT, "--planned-for", "2024-07-01"), 2, "--planned-for: signed has no planned day"),
        ((*REPORT, "--source", "example.org"), 2, "'example.org' is no web address"),
        ((*REPORT, "--quote", " "), 2, "--quote: there are no words"),
        ((*REPORT, "--json", "--format", "text"), 2, "contradict each other"),
        (("retract", "abcdef"), 2, "Missing option '--because'"),
        (("retract", "abcdef", "--because", "why"), 1, "the log holds no event abcdef"),
        (("retract", "abc", "--because", "why"), 2, "'abc' is no event"),
        (("retract", "abcdef", "--because", "x", "--corrected-on", "x"), 2, "--corrected-on: 'x'"),
        (("confirm", "abcdef"), 1, "the log holds no event abcdef"),
        (("undo", "abcdef"), 1, "the log holds no event abcdef"),
    ],
)
def test_mistakes_are_a_line_and_a_code(desk, words, code, told):
    made = desk(*words)

    assert made.code == code
    assert made.out == ""
    assert told in made.err
    assert len(made.err.splitlines()) == 1


@pytest.mark.parametrize("command", ["retract", "confirm", "undo"])
def test_verdicts_make_no_store(tracker, tmp_path, monkeypatch, command):
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "none.db"))
    reason = ["--because", "why"] if command == "retract" else []

    told = tracker(command, "abcdef", *reason)

    assert told.code == 4
    assert "there is no store yet" in told.err
    assert not (tmp_path / "none.db").exists()


def test_a_retraction_tells_what_it_moved_and_how_to_take_it_back(desk):
    target = first(desk, "ES", "signed")
    told = desk("retract", target[:8], "--because", "another accord", "--by", "ben")

    lines = told.out.splitlines()
    assert lines[0] == f"retracted: ES signed 2024-05-27 (event {target[:12]})"
    assert lines[1] == "  “Spain signed in Madrid on 27 May.”"
    assert re.fullmatch(r"  retracted [0-9a-f]{12} by ben: another accord", lines[2])
    assert lines[3] == (
        "Table: Spain (ES): signed, since 2024-05-27, slipped → signing scheduled,"
        " since 2024-05-13, planned for 2024-05-17, overdue"
    )
    verdict = lines[4].removeprefix("To take it back: tracker undo ")

    back = desk("undo", verdict, "--because", "it was this one")

    assert back.code == 0
    assert back.out.startswith(f"verdict taken back: ES signed 2024-05-27 (event {target[:12]})")
    assert "→ signed, since 2024-05-27, slipped" in back.out
    assert "To take it back" not in back.out


def test_a_verdict_that_stands_is_told_of(desk):
    target = first(desk, "ES", "signed")
    desk("retract", target, "--because", "another accord")
    told = desk("retract", target, "--because", "something else", "--by", "ben")

    assert told.code == 0
    assert told.out.startswith("retracted already, at 20")
    assert "by ann: another accord" in told.out
    assert "Table:" not in told.out


def test_a_correction_names_its_day(desk):
    target = first(desk, "ES", "signed")
    told = desk("retract", target, "--because", "denied", "--corrected-on", "2024-06-01")

    assert "by ann, corrected by the source on 2024-06-01: denied" in told.out
    then = json.loads(desk("status", "ES", "--as-of", "2024-05-31", "--json").out)
    now = json.loads(desk("status", "ES", "--as-of", "2024-06-01", "--json").out)
    assert [each["rows"][0]["stage"] for each in (then, now)] == ["signed", "signing_scheduled"]


def test_json_of_a_verdict(desk):
    target = first(desk, "ES", "signed")
    told = json.loads(desk("confirm", target, "--because", "read it", "--json").out)

    assert told["new"] is True
    assert told["verdict"]["kind"] == "confirmed"
    assert told["verdict"]["by"] == "ann"
    assert told["verdict"]["target"] == told["statement"]["id"] == target
    assert told["before"] == told["after"]
    again = json.loads(desk("confirm", target, "--json").out)
    assert (again["new"], again["before"]) == (False, None)


def test_who_speaks_is_told_by_option_environment_or_computer(desk, monkeypatch):
    target = first(desk, "ES", "signed")
    monkeypatch.setattr("getpass.getuser", lambda: "user")

    assert "by ben" in desk("confirm", target, "--by", "ben").out
    assert "by ann" in desk("confirm", target).out
    monkeypatch.delenv("TRACKER_BY")
    assert "by user" in desk("confirm", target).out
    assert "it is not told who decides this" in desk("confirm", target, "--by", " ").err

    def unknown():
        raise KeyError

    monkeypatch.setattr("getpass.getuser", unknown)
    told = desk("confirm", target)
    assert (told.code, told.err) == (
        2,
        "tracker: it is not known who you are; give a name with --by\n",
    )


def test_history_has_all_that_was_decided_on_demand(desk):
    target = first(desk, "ES", "signed")
    desk("retract", target, "--because", "another accord")
    assert "1 report that does not count is left out: retracted or replaced; --all" in (
        desk("history", "ES").out
    )
    desk("retract", first(desk, "ES", "signing_scheduled"), "--because", "so is this")
    assert "2 reports that do not count are left out" in desk("history", "ES").out
    desk("undo", target, "--because", "no")

    whole = desk("history", "ES", "--all").out
    trail = [each for each in whole.splitlines() if each.startswith("verdict ")]

    assert re.search(r"verdict [0-9a-f]{12}: retracted by ann at \S+: another accord", trail[1])
    assert re.search(r"verdict [0-9a-f]{12}: revoked [0-9a-f]{12} by ann at \S+: no", trail[2])
    events = json.loads(desk("history", "ES", "--json").out)["events"]
    (signed,) = [each for each in events if each["id"] == target]
    assert [each["kind"] for each in signed["verdicts"]] == ["retracted", "revoked"]
    assert signed["retracted"] is False


def test_what_articles_say_never_acts_when_it_is_judged(tracker, tmp_path, monkeypatch):
    monkeypatch.setenv("TRACKER_DB", make_hostile(tmp_path / "hostile.db"))
    target = first(tracker, "JP", "signed")
    words = "\x1b[31mred \u202egnp"
    for told in (
        tracker("retract", target, "--because", words, "--by", words),
        tracker("history", "JP", "--all"),
        tracker("retract", target, "--because", words, "--json"),
        tracker("undo", target, "--by", words),
        tracker("confirm", target, "--by", words, "--because", words),
        tracker("conflicts"),
        tracker("changes", "--since", "2024-01-01"),
        tracker("changes", "--since", "2024-01-01", "--json"),
        tracker("changes", "--since", "2024-01-01", "--format", "md"),
        tracker("diff", "#0", "#8"),
    ):
        assert told.code in (0, 1)
        assert told.out
        assert not set(told.out) & {"\x1b", "\u202e"}
    page = tracker("changes", "--since", "2024-01-01", "--format", "md").out
    assert "<script>" not in page


def test_a_shell_completes_what_can_be_reported():
    assert _complete_kind("Sig") == ["signing_scheduled", "signing_postponed", "signed"]


def test_a_tally_is_judged_without_a_line_of_the_table(desk, monkeypatch, tmp_path):
    from_press = "The count *stands at 12* signed."
    url = make_store(tmp_path / "tally.db")
    monkeypatch.setenv("TRACKER_DB", url)
    tally = TallyReported(
        dossier="ukraine-security",
        article="a" * 32,
        evidence=Evidence(from_press, 0, len(from_press)),
        counted="signed",
        count=12,
    )
    with open_log(url) as log, log.transaction() as append:
        append.append("ukraine-security", tally)

    told = desk("retract", event_id(tally), "--because", "another pact")

    assert told.code == 0
    assert told.out.startswith("retracted: tally (event ")
    assert "Table:" not in told.out
