"""The tutorial is run as it stands, in an empty folder, and must show what it says it shows."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (DOCS / "tutorial.md").read_text(encoding="utf-8")
BLOCK = re.compile("^```console\n(.*?)^```", re.DOTALL | re.MULTILINE)
LINKS = sorted(set(re.findall(r"\]\(([^)#]+)", TEXT)))
MARK = "-- the end --"

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")


def steps():
    """The tutorial's commands, each with the output that it shows."""
    found = []
    for block in BLOCK.findall(TEXT):
        for line in block.splitlines(keepends=True):
            if line.startswith("$ "):
                found.append([line[2:], ""])
            elif line.startswith(">"):
                found[-1][0] += line[2:]
            else:
                found[-1][1] += line
    return found


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """What each command shows, all run in one shell that stops at the first that fails."""
    script = "".join(f"{command}printf '%s\\n' '{MARK}'\n" for command, _ in steps())
    path = str(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"]
    kept = {name: os.environ[name] for name in ("HOME", "LANG") if name in os.environ}
    done = subprocess.run(
        ["bash", "--norc", "-c", f"set -e\nexec 2>&1\n{script}"],
        cwd=tmp_path_factory.mktemp("tutorial"),
        env={**kept, "PATH": path},
        capture_output=True,
        timeout=300,
        check=False,
    )
    outputs = done.stdout.decode().split(MARK + "\n")
    assert done.returncode == 0, outputs[-1]
    return outputs


def test_it_has_commands():
    assert sum(command.startswith("tracker ") for command, _ in steps()) > 8


@pytest.mark.parametrize("number", range(len(steps())))
def test_each_command_shows_what_the_tutorial_says(shown, number):
    command, said = steps()[number]
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    checker = doctest.OutputChecker()

    assert checker.check_output(said, shown[number], flags), f"$ {command}{shown[number]}"


@pytest.mark.parametrize("link", LINKS)
def test_its_links_lead_somewhere(link):
    assert (DOCS / link).is_file()
