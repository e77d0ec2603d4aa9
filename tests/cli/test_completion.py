import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tracker.cli.options import complete_party

HARNESS = """
source <(tracker completion bash)
complete -p tracker > /dev/null || exit 1
COMP_WORDS=("$@")
COMP_CWORD=$(( $# - 1 ))
_tracker_completion tracker
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture
def completed(store, monkeypatch):
    """The words that bash offers for a line, after its last word."""
    monkeypatch.setenv("TRACKER_DB", store)
    folder = str(Path(sys.executable).parent)
    monkeypatch.setenv("PATH", folder + os.pathsep + os.environ["PATH"])

    def completed(*words):
        done = subprocess.run(
            ["bash", "--norc", "-c", HARNESS, "bash", *words],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        assert done.stderr == ""
        return done.stdout.split()

    return completed


needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")


@needs_bash
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["st"], ["status"]),
        (["status", "S"], None),
        (["status", "US"], ["US"]),
        (["status", "us"], ["us"]),
        (["explain", "US", "sch"], ["scheduled_for"]),
        (["--db", "x", "hist"], ["history"]),
        (["status", "--stage", "sign"], ["signing_scheduled", "signed"]),
        (["status", "--format", "j"], ["json"]),
        (["completion", ""], ["bash", "zsh", "fish"]),
        (["status", "--kn"], ["--known-at"]),
    ],
)
def test_bash_completes(completed, words, offered):
    found = completed("tracker", *words)

    if offered is None:
        assert found[0] == "SI"
        assert "SE" in found
    else:
        assert found == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "BASH"])
def test_each_shell_has_its_script(tracker, shell):
    told = tracker("completion", shell)

    assert told.code == 0
    assert "_TRACKER_COMPLETE" in told.out
    assert told.err == ""


def test_parties_of_the_table_come_first_with_their_names(store, monkeypatch):
    monkeypatch.setenv("TRACKER_DB", store)
    offered = complete_party("S")

    assert offered[0] == ("SI", "Slovenia")
    assert ("SE", "Sweden") in offered


def test_without_a_store_all_parties_are_offered(tmp_path, monkeypatch):
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "none.db"))

    assert ("us", "United States") in complete_party("u")
    monkeypatch.setenv("TRACKER_DB", "mysql://x")
    assert ("US", "United States") in complete_party("US")


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("tracker status --format ", ["table", "json", "csv", "md"]),
        ("tracker status --stage si", ["signing_scheduled", "signed"]),
        ("tracker explain US sched", ["scheduled_for"]),
        ("tracker completion b", ["bash"]),
        ("tracker status --columns party,s", ["party,stage", "party,since", "party,signed"]),
        ("tracker status --sort conf", ["confidence"]),
        ("tracker status --group-by ", ["stage"]),
        ("tracker history g", ["gb", "gh", "gm", "gn", "gq", "gr", "gt", "gw", "gy", "ga", "gd"]),
    ],
)
def test_completion_within_this_process(tracker, monkeypatch, capsys, line, offered):
    monkeypatch.setenv("_TRACKER_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(line.split(" ")) - 1))
    with pytest.raises(SystemExit) as ended:
        tracker()
    found = capsys.readouterr().out.split()

    assert ended.value.code == 0
    assert set(offered) <= set(found)
    assert found[0] == offered[0]
