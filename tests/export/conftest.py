"""Stores for the tests of exports."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "views"))

import made_store


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    """The URL of a store with some parties, days and verdicts; nobody changes it."""
    return made_store.make_store(tmp_path_factory.mktemp("store") / "made.db")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """The URL of a store whose article tries to act in every place that is shown."""
    return made_store.make_hostile(tmp_path_factory.mktemp("store") / "hostile.db")
