"""The built wheel, in an environment that has nothing else, does the main job."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*command: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "HOME"))}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={"PATH": os.defpath, **kept, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    built = run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, cwd=ROOT
    )
    assert built.returncode == 0, built.stdout + built.stderr

    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an environment that holds the wheel and its dependencies."""
    home = tmp_path_factory.mktemp("clean")
    venv.create(home / "venv", with_pip=True)
    programs = home / "venv" / "bin"
    # What is not imported here need not be compiled.
    install = ("install", "--quiet", "--no-compile", wheel)
    installed = run(programs / "python", "-m", "pip", *install, cwd=home)
    if installed.returncode and os.environ.get("CI") != "true":
        pytest.skip(f"the wheel's dependencies cannot be had here: {installed.stderr[-300:]}")
    assert installed.returncode == 0, installed.stderr

    return programs


@pytest.mark.wheel
def test_everything_the_program_reads_is_in_the_wheel(wheel: Path):
    held = set(zipfile.ZipFile(wheel).namelist())
    data = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tracker").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    revisions = [
        f"tracker/migrations/versions/{path.name}"
        for path in (ROOT / "migrations" / "versions").glob("*.py")
    ]

    assert revisions
    assert {*data, *revisions, "tracker/migrations/env.py"} <= held


@pytest.mark.wheel
def test_the_demo_runs_where_nothing_else_is_installed(clean: Path, tmp_path: Path):
    shown = run(clean / "tracker", "demo", "--db", tmp_path / "demo.sqlite3", cwd=tmp_path)

    assert shown.returncode == 0, shown.stderr
    assert "United Kingdom" in shown.stdout
    assert "Traceback" not in shown.stderr


@pytest.mark.wheel
def test_what_the_demo_made_can_be_asked_and_verified(clean: Path, tmp_path: Path):
    store = tmp_path / "demo.sqlite3"
    run(clean / "tracker", "demo", "--db", store, cwd=tmp_path)

    asked = run(clean / "python", "-m", "tracker", "status", "GB", "--db", store, cwd=tmp_path)
    sound = run(clean / "tracker", "verify", "--db", store, cwd=tmp_path)

    assert asked.returncode == 0, asked.stderr
    assert "signed" in asked.stdout
    assert sound.returncode == 0, sound.stderr
