"""What all tests share: the material that lies beside the project."""

import os
from pathlib import Path

import pytest

# Stores in PostgreSQL, for every folder's tests.
pytest_plugins = [
    "postgres.plugin",
    "features.desk",
    "features.exporting",
    "features.quarantine",
    "features.versions",
    "features.wire",
]

ROOT = Path(__file__).parent.parent
UNTRACED = (
    "docs", "fuzz", "generated", "house", "reading", "wheel", "articles/test_read_anything.py",
    "domain/test_digest.py", "domain/test_fold_doc.py", "domain/test_fold_properties.py",
    "extraction/test_gate.py", "extraction/test_layouts.py", "extraction/test_lexicon.py",
    "extraction/test_read_accuracy.py", "extraction/test_read_extract.py",
    "extraction/test_read_families.py", "extraction/test_read_wordings.py",
    "extraction/test_samples_table.py", "extraction/test_tallies_wordings.py",
    "extraction/test_times_table.py", "store/test_past_answers.py", "store/test_verify_rows.py",
)  # fmt: skip
"""Folders and files of many cases each, or of other processes. Other tests go the same ways
through the code, so that `make tests` runs these without coverage, in half the time. So it does
with what is tried on SQLite first and then on PostgreSQL again."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that run untraced."""
    folder = Path(__file__).parent
    for item in items:
        place = item.path.relative_to(folder).as_posix()
        many = place.startswith(tuple(f"{each}/" for each in UNTRACED)) or place in UNTRACED
        tried = item.callspec.params.values() if hasattr(item, "callspec") else ()
        if many or "postgresql" in tried:
            item.add_marker(pytest.mark.untraced)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of articles, labels and facts beside the project.

    It is not part of the project: elsewhere than at its makers' the tests that need it are
    skipped; in CI they are required.
    """
    folder = Path(os.environ.get("TRACKER_SHARED") or ROOT.parent / "shared").resolve()
    if not folder.is_dir():
        word = f"no shared material at {folder}: set TRACKER_SHARED to the folder that holds it"
        if os.environ.get("CI") == "true":
            pytest.fail(word)
        pytest.skip(word)
    return folder
