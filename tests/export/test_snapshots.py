"""Every format against a file of what it gave before; SNAPSHOT_UPDATE=1 writes them anew."""

import os
from pathlib import Path

import made_table
import pytest

from tracker.export.registry import endings, render

FOLDER = Path(__file__).parent / "snapshots"
ENDINGS = {"csv": ".csv", "json": ".json", "markdown": ".md", "html": ".html"}


def test_every_format_has_a_snapshot():
    assert set(ENDINGS) == set(endings().values())


@pytest.mark.parametrize("name", ENDINGS)
def test_the_export_is_as_it_was(name):
    text = render(made_table.publication(), name)
    file = FOLDER / f"table{ENDINGS[name]}"
    if os.environ.get("SNAPSHOT_UPDATE"):
        file.write_text(text, encoding="utf-8", newline="")

    assert text == file.read_bytes().decode()


@pytest.mark.parametrize("name", ENDINGS)
def test_the_same_table_gives_the_same_bytes(name):
    assert render(made_table.publication(), name) == render(made_table.publication(), name)
