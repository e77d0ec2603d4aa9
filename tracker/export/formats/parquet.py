"""Parquet for data frames: typed columns, and whence they come in the file's metadata."""

import io
from datetime import date, datetime
from typing import Any

from tracker.export.columns import NO_MATTER, Column
from tracker.export.formats.csv import table_of
from tracker.export.publication import Publication
from tracker.export.text import safe


def render(publication: Publication) -> bytes:
    """The table as Parquet; what is not reported is null, and dates stay EDTF text."""
    import pyarrow as pa  # noqa: PLC0415  # an extra
    from pyarrow import parquet  # noqa: PLC0415

    types = {
        "text": pa.string(),
        "date": pa.string(),
        "day": pa.date32(),
        "time": pa.timestamp("us", tz="UTC"),
        "integer": pa.int64(),
        "number": pa.float64(),
        "yes_no": pa.bool_(),
    }
    columns, found = table_of(publication)
    rows = list(found)
    schema = pa.schema(
        [
            pa.field(each.name, types[each.type], metadata={"description": each.about})
            for each in columns
        ],
        metadata={
            "title": safe(publication.heading),
            **{
                key: safe(str(value))
                for key, value in publication.provenance("parquet").items()
                if value is not None
            },
        },
    )
    arrays = [
        pa.array([typed(column, row) for row in rows], types[column.type]) for column in columns
    ]
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), out, compression="zstd")
    return out.getvalue()


def typed(column: Column, row: object) -> Any:
    """A cell's value as Python has it: a date, a time, a number, or text that is safe to show."""
    value = column.value(row)
    if not isinstance(value, str):
        return value
    if value == NO_MATTER:
        return None
    if column.type == "day":
        return date.fromisoformat(value)
    if column.type == "time":
        return datetime.fromisoformat(value)
    return safe(value)
