"""Programs that tests hold our files and answers against, and that are not Python's to install."""

import os
import shutil

import pytest


def needed(*names: str) -> str:
    """The path of the first of these programs that is there.

    Where none is the test is skipped; in CI, which installs them (`.ci/programs`), it fails.
    """
    found = next((path for each in names if (path := shutil.which(each))), None)
    if found is None:
        word = f"none of {', '.join(names)} is" if len(names) > 1 else f"{names[0]} is not"
        word += " installed here, which this is tried with"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{word}; .ci/programs installs it")
        pytest.skip(word)
    return found
