"""What the README tells a new user to type works, in the order in which it stands there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tracker.dossiers.load import sample_folder

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    """The lines of the README that run tracker, without what they say about themselves."""
    lines = re.findall(r"^    (tracker .*)$", README, re.MULTILINE)
    return [line.partition("#")[0].strip() for line in lines]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles in it, as an analyst has one."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(sample_folder("ukraine-security"), folder / "articles")
    for sample in list((folder / "articles").glob("*.md")):
        shutil.copy(sample, sample.with_suffix(".txt"))
    (folder / ".local/share/bash-completion/completions").mkdir(parents=True)
    return folder


def test_the_commands_of_the_readme_run(desk: Path):
    kept = {"PATH": f"{Path(sys.executable).parent}:{os.defpath}", "HOME": str(desk)}
    environment = {**kept, "TRACKER_DB": str(desk / "tracker.sqlite3"), "LC_ALL": "C.UTF-8"}

    assert len(commands()) >= 10
    for command in commands():
        ran = subprocess.run(
            ["bash", "-c", command],
            cwd=desk,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        # `check` ends with 1 where something needs a person, and the samples have such things.
        ends = {0, 1} if command == "tracker check" else {0}
        assert ran.returncode in ends, f"{command}\n{ran.stderr}"
        assert ran.stdout or ">" in command or "export" in command, command
    assert (desk / "table.md").read_text(encoding="utf-8").count("|") > 100


def test_what_the_readme_points_to_is_there():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_number_of_samples_is_right():
    told = re.search(r"read (\d+) sample articles", README)

    assert told
    assert int(told[1]) == len(list(sample_folder("ukraine-security").glob("*.md")))
