"""A store, a dossier and a reader that tests can predict."""

import importlib.util
from pathlib import Path

import pytest
from postgres.tool import run_sql

from tracker.dossiers.dossier import Dossier, Instrument
from tracker.store.database import sqlite_url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """A new store's URL; every command is tried on each kind of store."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgresql_url")
    return sqlite_url(tmp_path / "store.db")


@pytest.fixture(scope="session")
def simple():
    """The module simple_reader, which is not on the path."""
    spec = importlib.util.spec_from_file_location(
        "simple_reader", Path(__file__).parent / "simple_reader.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def simple_reader(simple, monkeypatch):
    """Reads lines such as `JP signed 2024-05-29`, in the place of the real reader."""
    monkeypatch.setattr("tracker.commands.ingest.extract", simple.extract)
    return simple


@pytest.fixture
def dossier():
    return Dossier(
        id="pact", title="The pact", home="UA", agreement=Instrument(), declaration=Instrument()
    )


@pytest.fixture
def sql():
    """Ask a store, as another tool would."""
    return run_sql
