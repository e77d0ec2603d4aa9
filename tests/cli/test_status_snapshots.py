"""The status table against what it looked like before; SNAPSHOT_UPDATE=1 writes it anew.

Each file is what a person sees: at a width, in colour or without, in a pipe.
"""

import io
import os
from pathlib import Path

import pytest
from made_store import DOSSIER

from tracker.cli.arrange import View
from tracker.cli.output import Screen
from tracker.cli.show_card import card_lines
from tracker.cli.show_status import status_lines
from tracker.export.publication import Publication
from tracker.views.clock import Clocks
from tracker.views.connection import open_reader
from tracker.views.status import read_status

FOLDER = Path(__file__).parent / "snapshots"
SCREENS = {
    "narrow": {"terminal": True, "width": 60},
    "80": {"terminal": True, "width": 80},
    "80-colour": {"terminal": True, "width": 80, "styled": True},
    "100": {"terminal": True, "width": 100},
    "200": {"terminal": True, "width": 200},
    "pipe": {"terminal": False, "width": None},
}


def read(store, *parties):
    with open_reader(store) as reader:
        table = read_status(
            reader,
            DOSSIER,
            Clocks(today="2024-08-01"),
            parties=parties,
            with_sources=bool(parties),
            with_confidence=True,
        )
    return Publication(table=table, title="Ukraine's bilateral security agreements")


def is_as_before(name, lines_on, **screen):
    out = Screen(stream=io.StringIO(), **{"styled": False, **screen})
    out.lines(lines_on(out))
    text = out.stream.getvalue()
    file = FOLDER / f"{name}.txt"
    if os.environ.get("SNAPSHOT_UPDATE"):
        file.write_text(text, encoding="utf-8", newline="")
    assert text == file.read_bytes().decode()


@pytest.mark.parametrize("name", SCREENS)
def test_the_table_is_as_it_was(store, name):
    made = read(store)

    is_as_before(f"table-{name}", lambda out: status_lines(made, out), **SCREENS[name])


@pytest.mark.parametrize("name", ["narrow", "80", "pipe"])
def test_its_groups_are_as_they_were(store, name):
    made, view = read(store), View(by_stage=True, sort="sources")

    is_as_before(f"groups-{name}", lambda out: status_lines(made, out, view), **SCREENS[name])


@pytest.mark.parametrize("party", ["US", "GB", "DE", "JP"])
@pytest.mark.parametrize("name", ["narrow", "80-colour", "pipe"])
def test_a_card_is_as_it_was(store, party, name):
    made = read(store, party)

    is_as_before(f"card-{party}-{name}", lambda out: card_lines(made, out), **SCREENS[name])
