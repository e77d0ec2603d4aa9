"""Text from articles never acts: in no command, on no stream, neither piped nor styled."""

import json
import unicodedata

import pytest

ACTS = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def acting(text):
    return {each for each in text if unicodedata.category(each) in ACTS} - {"\n"}


@pytest.fixture
def on_hostile(tracker, hostile, monkeypatch):
    monkeypatch.setenv("TRACKER_DB", hostile)
    return tracker


COMMANDS = [
    ["status"],
    ["status", "--json"],
    ["status", "--format", "csv"],
    ["status", "--format", "md"],
    ["history", "JP"],
    ["history", "JP", "--json"],
    ["explain", "JP"],
    ["explain", "JP", "--json"],
    ["export", "-", "--format", "html"],
]


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_acts(on_hostile, command):
    told = on_hostile(*command)

    assert told.code == 0
    assert not acting(told.out + told.err)


@pytest.mark.parametrize("command", [["history", "JP"], ["explain", "JP"]])
def test_what_would_act_is_shown_as_it_is_written(on_hostile, command):
    out = on_hostile(*command).out

    assert r"\x1b[31mred\x1b[0m [bold]bold[/bold] <script>alert(1)</script> \u202egnp.exe" in out
    assert "javascript:" not in out


def test_only_our_own_codes_style_a_terminal(on_hostile, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    for command in (["status"], ["history", "JP"], ["explain", "JP"]):
        codes = set()
        for part in on_hostile(*command).out.split("\x1b")[1:]:
            codes.add(part[: part.index("m") + 1])
        assert codes <= {"[0m", "[1m", "[2m", "[31m", "[32m", "[33m", "[1;4m", "[1;36m"}
        # The article's own red is text, so that ours is never begun by it.
        assert r"\x1b[31mred" in on_hostile("history", "JP").out


def test_json_still_means_what_the_article_said(on_hostile):
    events = json.loads(on_hostile("history", "JP", "--json").out)["events"]

    assert any("\x1b[31mred\x1b[0m" in each["evidence"] for each in events)


def test_names_of_files_and_titles_do_not_act_while_they_are_read(tracker, tmp_path):
    bad = tmp_path / "bad\x1b[31m\u202e.txt"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    title = "T\\u001b[31m [bold]x"
    good = tmp_path / "good\x1b[32m.json"
    good.write_text(f'{{"title": "{title}", "text": "Nothing \\u009b31m here."}}')
    told = tracker("ingest", str(bad), str(good), "--db", str(tmp_path / "new.db"))
    assert told.code == 3
    assert not acting(told.out + told.err)
    for options in ([], ["--ndjson"]):
        told = tracker("extract", str(bad), str(good), *options)
        assert told.code == 3
        assert not acting(told.out + told.err)
