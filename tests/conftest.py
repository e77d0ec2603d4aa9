"""What all tests share: the material that lies beside the project."""

import os
from pathlib import Path

import pytest

# Stores in PostgreSQL, for every folder's tests.
pytest_plugins = ["postgres.plugin", "features.desk", "features.exporting", "features.wire"]

ROOT = Path(__file__).parent.parent


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
