"""JSON Lines for programs that read by the line: a party a line, or a report."""

from collections.abc import Iterable
from typing import Any

from tracker.export.formats.json import SCHEMA, compact, event_data, row_data
from tracker.export.publication import Publication
from tracker.export.text import escape_json


def render(publication: Publication) -> str:
    """A line a row, complete in itself: it names the day, the log, the command and the licence."""
    rows: Iterable[dict[str, Any]] = (
        event_data(publication)
        if publication.long
        else (row_data(row) for row in publication.table.rows)
    )
    first = {"schema": SCHEMA, "dossier": publication.table.dossier}
    last = publication.provenance("ndjson")
    return "".join(f"{escape_json(compact({**first, **row, **last}))}\n" for row in rows)
