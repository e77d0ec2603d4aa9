"""What other programs read in the files that we write."""

import csv
import io
import json
import sqlite3
import struct
import zipfile
from contextlib import closing

import openpyxl
from PIL import Image


def workbook(made):
    """The workbook as openpyxl opens it."""
    return openpyxl.load_workbook(io.BytesIO(made))


def database(made):
    """The database as a connection, which the caller closes."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(made)
    return closing(connection)


def parquet(made):
    """The Parquet file as a table of Arrow."""
    from pyarrow import parquet as reader  # noqa: PLC0415  # heavy

    return reader.read_table(io.BytesIO(made))


def rows(text, delimiter=","):
    """Delimited text as dictionaries."""
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def picture(made):
    """The picture, and the texts that it carries."""
    image = Image.open(io.BytesIO(made))
    image.load()
    return image, dict(image.text)


def _dump_workbook(made):
    book = workbook(made)
    lines = [f"{book.properties.title} | {book.properties.created} | {book.properties.description}"]
    for sheet in book:
        lines.append(f"== {sheet.title}, frozen at {sheet.freeze_panes}, {sheet.auto_filter.ref}")
        for row in sheet.iter_rows():
            cells = (f"{cell.value}{_link(cell)}" for cell in row if cell.value is not None)
            lines.append(" | ".join(cells))
    return "\n".join(lines) + "\n"


def _link(cell):
    return "" if cell.hyperlink is None else f" -> {cell.hyperlink.target}"


def _dump_database(made):
    with database(made) as connection:
        return "\n".join(connection.iterdump()) + "\n"


def _dump_parquet(made):
    table = parquet(made)
    told = {key.decode(): value.decode() for key, value in table.schema.metadata.items()}
    types = {field.name: str(field.type) for field in table.schema}
    rows_found = [{key: str(value) for key, value in row.items()} for row in table.to_pylist()]
    return json.dumps([told, types, rows_found], indent=1, ensure_ascii=False) + "\n"


def _dump_archive(made):
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return "".join(
            f"== {info.filename} {info.date_time}\n{archive.read(info).decode()}"
            for info in archive.infolist()
        )


def _dump_picture(made):
    image, texts = picture(made)
    chunks = []
    place = 8
    while place < len(made):
        (length,) = struct.unpack(">I", made[place : place + 4])
        chunks.append(made[place + 4 : place + 8].decode())
        place += 12 + length
    kinds = ", ".join(dict.fromkeys(chunks))
    return f"{image.size} {image.mode} {kinds}\n{json.dumps(texts, indent=1)}\n"


DUMPS = {
    "xlsx": _dump_workbook,
    "sqlite": _dump_database,
    "parquet": _dump_parquet,
    "datapackage": _dump_archive,
    "png": _dump_picture,
}
"""How a format that is not text is shown as text."""
