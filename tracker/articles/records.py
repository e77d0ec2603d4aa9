"""Records of others: which of their fields is which of ours.

What `--map` says goes first. Else the records of known programs are told by the names that only
they have, and their fields by what they mean there: `source` is an address to trafilatura, and an
outlet to us.
"""

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from tracker.articles.fields import FIELDS

MAPPABLE = (*FIELDS, "author")
"""The fields of ours that a column can be named for."""

_SHAPES: tuple[tuple[frozenset[str], dict[str, tuple[str, ...]]], ...] = (
    (  # trafilatura, as JSON
        frozenset({"source-hostname", "text"}),
        {
            "url": ("source",),
            "outlet": ("source-hostname", "hostname"),
            "published": ("date",),
        },
    ),
    (  # trafilatura's fields in a table, and as its Python object
        frozenset({"hostname", "fingerprint", "text"}),
        {"outlet": ("sitename", "hostname"), "published": ("date",)},
    ),
    (  # newspaper4k and newspaper3k
        frozenset({"publish_date", "text"}),
        {"published": ("publish_date",), "author": ("authors",), "outlet": ("meta_site_name",)},
    ),
    (  # news-please
        frozenset({"maintext", "date_publish"}),
        {
            "text": ("maintext",),
            "published": ("date_publish",),
            "author": ("authors",),
            "outlet": ("source_domain",),
        },
    ),
)
_QUOTED = re.compile(r"'([^']*)'")
_NULL = frozenset({"null", "None", "NaN", "nan"})


def as_ours(record: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """The record with its values under the names of our fields.

    Args:
        record: the values by their own names.
        columns: for fields of ours the name of theirs; `a.b` is `b` in the object `a`, unless
            there is a field of that whole name.
    """
    shape = _shape(record)
    found = dict(record)
    if shape:
        # Their `source` is no outlet, and what is theirs alone means nothing here.
        found.pop("source", None)
    for field, names in (shape or {}).items():
        value = next((record[name] for name in names if record.get(name) not in (None, "")), None)
        found[field] = value
        if isinstance(value, str) and value in _NULL:
            found[field] = None
        elif field == "author" and isinstance(value, str) and value.startswith("["):
            # A list of Python's in a table.
            found[field] = _QUOTED.findall(value)
    for field, name in columns.items():
        found[field] = _lookup(record, name)
    if "published" in columns or "published" in (shape or {}):
        found.pop("date", None)
    if found.get("published") is None:
        found.pop("published", None)
    elif isinstance(found["published"], date | datetime):
        found["published"] = found["published"].isoformat()
    return found


def text_column(names: Collection[str], columns: Mapping[str, str]) -> str | None:
    """The column of a table with these `names` that holds the texts; None where none does."""
    if "text" in columns:
        return columns["text"] if columns["text"] in names else None
    shape = _shape(dict.fromkeys(names, ""))
    theirs = (shape or {}).get("text", ("text",))
    return next((name for name in theirs if name in names), None)


def _shape(record: Mapping[str, Any]) -> dict[str, tuple[str, ...]] | None:
    return next((fields for marks, fields in _SHAPES if marks <= record.keys()), None)


def _lookup(record: Mapping[str, Any], name: str) -> Any:
    if name in record:
        return record[name]
    value: Any = record
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value
