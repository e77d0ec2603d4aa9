"""Every format against a file of what it gave before; SNAPSHOT_UPDATE=1 writes them anew.

What is not text is compared as its second reader sees it, since the bytes depend on the versions
of the libraries that write it.
"""

import os
from pathlib import Path

import made_table
import pytest
import second_readers

from tracker.export.registry import FORMATS, find, render_bytes

FOLDER = Path(__file__).parent / "snapshots"
NAMES = [each.name for each in FORMATS]
LONG = [each.name for each in FORMATS if each.long]


def shown(name, made):
    read = second_readers.DUMPS.get(name)
    return made.decode() if read is None else read(made)


@pytest.mark.parametrize(
    ("name", "long"), [*((n, False) for n in NAMES), *((n, True) for n in LONG)]
)
def test_the_export_is_as_it_was(name, long):
    text = shown(name, render_bytes(made_table.publication(long=long), name))
    ending = f".{name}.txt" if name in second_readers.DUMPS else find(name).endings[0]
    file = FOLDER / f"{'events' if long else 'table'}{ending}"
    if os.environ.get("SNAPSHOT_UPDATE"):
        file.write_text(text, encoding="utf-8", newline="")

    assert text == file.read_bytes().decode()


@pytest.mark.parametrize("name", NAMES)
def test_the_same_table_gives_the_same_bytes(name):
    made = render_bytes(made_table.publication(), name)

    assert render_bytes(made_table.publication(), name) == made


@pytest.mark.parametrize("name", NAMES)
def test_every_export_tells_its_day_its_log_its_command_and_its_licence(name):
    text = shown(name, render_bytes(made_table.publication(), name))
    text = text.replace("\r\n ", "").replace("{}", "")

    assert "2024-06-30" in text
    assert "ab" * 32 in text
    assert f"tracker export - --format {name} --dossier ukraine-security" in text
    assert "CC BY 4.0" in text
