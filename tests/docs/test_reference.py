"""Reference and man page say what the program says."""

import importlib.util
import re
import subprocess
from pathlib import Path

import pytest
from programs import needed

from tracker.cli.group import COMMANDS

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def reference():
    spec = importlib.util.spec_from_file_location("reference", DOCS / "reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def words(text):
    # Versions of Typer wrap and align help in other ways.
    return text.split()


@pytest.mark.parametrize(
    ("file", "made_by"), [("reference.md", "reference"), ("tracker.1", "man_page")]
)
def test_it_is_what_the_program_says_today(reference, file, made_by):
    kept = (DOCS / file).read_text(encoding="utf-8")
    made = getattr(reference, made_by)()

    assert words(kept) == words(made), f"docs/{file} is out of date: run `make reference`"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_both(command):
    assert f"## tracker {command}\n" in (DOCS / "reference.md").read_text(encoding="utf-8")
    heading = f".SS tracker {command}\n".replace("-", r"\-")
    assert heading in (DOCS / "tracker.1").read_text(encoding="utf-8")


def test_the_man_page_is_sound():
    needed("groff")
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8", DOCS / "tracker.1"], capture_output=True, check=True
    )
    shown = re.sub("\x1b\\[[0-9]*m|.\x08", "", done.stdout.decode())

    assert done.stderr == b""
    assert "EXIT STATUS" in shown
    assert "--known-at TIME" in shown
