"""What the tables of sentences share: their rows, and the dossier that they are read for."""

import csv
import functools
from pathlib import Path

from tracker.dossiers.dossier import Dossier
from tracker.dossiers.load import load


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a table beside the tests, by their columns; quotes are but quotes in it."""
    path = Path(__file__).with_name(f"{name}.tsv")
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


@functools.cache
def dossier() -> Dossier:
    """The dossier that the sentences of the tests are about, loaded once."""
    return load("ukraine-security")
