"""What a short command does not import."""

import json
import subprocess
import sys

import pytest

HEAVY = ["sqlmodel", "sqlalchemy", "alembic"]
SLOW = [*HEAVY, "rich", "platformdirs", "tomllib"]

SCRIPT = """
import json, sys
from tracker.cli.main import run
code = run(sys.argv[1:])
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


def imported(*arguments):
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments], capture_output=True, check=True, text=True
    )
    code, modules = json.loads(done.stderr.splitlines()[-1])
    assert code == 0, done.stderr
    return set(modules)


@pytest.mark.parametrize(
    "arguments",
    [
        ["status"],
        ["status", "US", "--as-of", "2024-05-31", "--known-at", "2024-07-01"],
        ["status", "--json"],
        ["status", "--format", "csv"],
        ["history", "GB"],
        ["history", "SI", "--all"],
        ["changes", "--since", "2024-05-26", "--until", "2024-05-31"],
        ["changes", "--since", "2024-05-26", "--json"],
        ["diff", "#27", "@27"],
        ["conflicts"],
        ["tallies"],
        ["check", "FR"],
        ["doctor"],
        ["explain", "US", "scheduled_for"],
        ["export", "-", "--format", "html"],
        ["verify"],
        ["dossiers"],
        ["--version"],
        ["completion", "bash"],
    ],
)
def test_reading_needs_nothing_of_the_writing_side(store, arguments):
    modules = (
        imported(*arguments, "--db", store) if arguments != ["--version"] else imported(*arguments)
    )

    assert not modules & set(HEAVY)
    assert "rich" not in modules


def test_status_imports_nothing_that_is_slow(store):
    modules = imported("status", "US", "--stage", "signing_scheduled", "--db", store)

    assert not modules & set(SLOW)
    assert not {each for each in modules if each.startswith("tracker.articles")}
    assert not {each for each in modules if each.startswith("tracker.extraction")}
    assert "tracker.store.log" not in modules


def test_status_needs_no_pydantic(store):
    """Typer imports pydantic for any option; if this fails, a new Typer does so another way."""
    assert "pydantic" not in imported("status", "--db", store)


def test_the_commands_are_imported_when_they_are_asked_for(store):
    modules = imported("status", "--db", store)

    assert "tracker.cli.status" in modules
    assert not modules & {f"tracker.cli.{each}" for each in ("ingest", "extract", "store", "demo")}
