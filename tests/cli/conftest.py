"""Stores for the tests of the command line."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "views"))
sys.path.insert(0, str(Path(__file__).parent.parent / "export"))

import made_store

from tracker.cli.main import run


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    """The URL of a store with some parties, days and verdicts; nobody changes it."""
    return made_store.make_store(tmp_path_factory.mktemp("store") / "made.db")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """The URL of a store whose article tries to act in every place that is shown."""
    return made_store.make_hostile(tmp_path_factory.mktemp("store") / "hostile.db")


@pytest.fixture
def tracker(store, monkeypatch, capsys):
    """Run the command line within this process on the made-up store, on a fixed day.

    Gives the exit code, standard output and standard error.
    """
    monkeypatch.setenv("TRACKER_DB", store)
    monkeypatch.delenv("TRACKER_DOSSIER", raising=False)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "_TRACKER_COMPLETE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("tracker.cli.options.today", lambda: "2024-08-01")

    def tracker(*arguments):
        code = run(arguments)
        told = capsys.readouterr()
        return SimpleNamespace(code=code, out=told.out, err=told.err)

    return tracker
