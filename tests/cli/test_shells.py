"""Completion in shells that are really there: what zsh and fish offer when a person presses Tab."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from programs import needed

FISH = 'tracker completion fish | source; complete -C "$argv[1]"'

# zsh completes for its line editor alone, so it is run on a terminal of its own.
ZSH = r"""
zmodload zsh/zpty
zpty -b inner "zsh -f -i"
await() {
  local part
  while zpty -r -m inner part "*$1*"; do print -r -- "$part"; return; done
}
zpty -w inner "PS1=; stty columns 200; autoload -Uz compinit; compinit -u -D"
zpty -w inner "source <(tracker completion zsh); print is-'ready'"
await is-ready
zpty -w -n inner "$1"$'\t\t'
await "$2"
"""


@pytest.fixture
def shell(store, monkeypatch):
    """Run a shell's script with words of its own, and give what it printed."""
    monkeypatch.setenv("TRACKER_DB", store)
    folder = str(Path(sys.executable).parent)
    monkeypatch.setenv("PATH", folder + os.pathsep + os.environ["PATH"])
    monkeypatch.setenv("TERM", "dumb")

    def run(name, *words):
        needed(name)
        done = subprocess.run(
            [name, *words], capture_output=True, text=True, check=True, timeout=120
        )
        return done.stdout

    return run


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("tracker stat", {"status\tShow where every party stands."}),
        ("tracker status --stage sig", {"signed", "signing_scheduled"}),
        (
            "tracker status --sort conf",
            {"confidence\thow far the stage can be trusted (docs/trust.md)"},
        ),
        ("tracker status US", {"US\tUnited States"}),
        ("tracker completion ", {"bash", "zsh", "fish"}),
    ],
)
def test_fish_completes(shell, line, offered):
    found = shell("fish", "--no-config", "-c", FISH, line).splitlines()

    assert set(found) == offered


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("tracker status --stage sign", "signing_scheduled"),
        ("tracker expl", "tracker explain"),
        ("tracker status --columns party,si", "party,signed"),
    ],
)
def test_zsh_completes(shell, line, offered):
    assert offered in shell("zsh", "-f", "-c", ZSH, "zsh", line, offered)
