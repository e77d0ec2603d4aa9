"""A Frictionless data package: three CSV files and the `datapackage.json` that describes them.

The descriptor follows the Data Package standard, version 1 (https://specs.frictionlessdata.io),
which every reader knows.
"""

import io
import zipfile
from typing import Any

from tracker.export.cells import NOT_REPORTED
from tracker.export.columns import Column
from tracker.export.event_columns import EVENTS
from tracker.export.formats.csv import written
from tracker.export.formats.json import dumps
from tracker.export.publication import Publication
from tracker.export.status_columns import SOURCES, STATUS, sources_of
from tracker.export.text import safe

_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip archive can give a file: it stands for none."""

_EDTF = r"\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?"
_TYPES: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "date": {"type": "string", "constraints": {"pattern": _EDTF}},
    "day": {"type": "date"},
    "time": {"type": "datetime"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "yes_no": {"type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]},
}
_KEYS: dict[str, dict[str, Any]] = {
    "status": {"primaryKey": "party"},
    "events": {
        "primaryKey": "event_id",
        "foreignKeys": [
            {"fields": "party", "reference": {"resource": "status", "fields": "party"}},
            {"fields": "article", "reference": {"resource": "sources", "fields": "article"}},
        ],
    },
    "sources": {"primaryKey": "article"},
}


def render(publication: Publication) -> bytes:
    """The package as a zip archive in which no file has a time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files(publication).items():
            info = zipfile.ZipInfo(name, _BEGINNING)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # as on Unix, wherever it is made
            info.external_attr = 0o644 << 16
            archive.writestr(info, text.encode("utf-8", "backslashreplace"))
    return out.getvalue()


def files(publication: Publication) -> dict[str, str]:
    """The package's files by name, `datapackage.json` first."""
    rows = publication.table.rows
    tables: dict[str, tuple[str, tuple[Column, ...], list[Any]]] = {
        "status": ("Where each party stands", STATUS, list(rows)),
        "events": (
            "What was reported, a row a report",
            EVENTS,
            [each for row in rows for each in row.history],
        ),
        "sources": ("The articles", SOURCES, list(sources_of(rows))),
    }
    provenance = publication.provenance("datapackage")
    table = publication.table
    document = {
        "profile": "tabular-data-package",
        "name": table.dossier.lower(),
        "title": safe(publication.heading),
        "description": f"{publication.as_of_line} {publication.totals_line}",
        "version": table.as_of,
        "created": publication.moment.isoformat().replace("+00:00", "Z"),
        "licenses": [{"name": "see-title", "title": safe(publication.licence)}]
        if publication.licence
        else [],
        "tracker": provenance,
        "resources": [
            _resource(name, title, columns) for name, (title, columns, _) in tables.items()
        ],
    }
    if not publication.licence:
        del document["licenses"]
    return {
        "datapackage.json": dumps(document),
        **{
            f"{name}.csv": written([each.name for each in columns], columns, found)
            for name, (_, columns, found) in tables.items()
        },
    }


def _resource(name: str, title: str, columns: tuple[Column, ...]) -> dict[str, Any]:
    return {
        "name": name,
        "title": title,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [
                {
                    "name": each.name,
                    "title": each.title,
                    "description": each.about,
                    **_TYPES[each.type],
                }
                for each in columns
            ],
            "missingValues": ["", NOT_REPORTED],
            **_KEYS[name],
        },
    }
