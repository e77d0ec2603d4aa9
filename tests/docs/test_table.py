"""What is told of the status table is what it has."""

import re
from pathlib import Path

from tracker.cli.columns import COLUMNS

TEXT = (Path(__file__).parents[2] / "docs" / "table.md").read_text(encoding="utf-8")


def test_every_column_is_told_in_its_order():
    told = re.findall(r"^\| `(\w+)` \|([^|]*)\|", TEXT, re.MULTILINE)

    assert told == [(each.name, f" {each.heading} ".replace("  ", " ")) for each in COLUMNS]
