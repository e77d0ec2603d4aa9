"""CSV for spreadsheets: a row a party, or a report; each complete in itself, no cell a formula."""

import csv
import io
from collections.abc import Iterable

from tracker.export.cells import NOT_REPORTED
from tracker.export.columns import Column, as_text
from tracker.export.publication import Publication
from tracker.export.text import safe

# What a spreadsheet takes for the beginning of a formula, and the wide forms it takes for these.
_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")


def render(publication: Publication) -> str:
    """The table as CSV with a header; lines end in a line feed.

    The day, the log, the command and the licence stand in every row's last columns, since a line
    of comment would be a row of data to most programs that read CSV.
    """
    return delimited(publication, "csv", ",")


def delimited(publication: Publication, format_name: str, delimiter: str) -> str:
    """The table as text with a header, cells parted by `delimiter`."""
    columns, rows = table_of(publication)
    provenance = publication.provenance(format_name)
    last = [guarded(as_text(each, told=False)) for each in provenance.values()]
    return written((*(each.name for each in columns), *provenance), columns, rows, last, delimiter)


def table_of(publication: Publication) -> tuple[tuple[Column, ...], Iterable[object]]:
    """The columns and the rows asked for: of the parties, or of the reports."""
    if publication.long:
        from tracker.export.event_columns import EVENTS  # noqa: PLC0415  # only where asked for

        return EVENTS, [each for row in publication.table.rows for each in row.history]
    from tracker.export.status_columns import STATUS  # noqa: PLC0415

    return STATUS, publication.table.rows


def written(
    header: Iterable[str],
    columns: tuple[Column, ...],
    rows: Iterable[object],
    last: list[str] | None = None,
    delimiter: str = ",",
) -> str:
    """Rows as delimited text, `last` at the end of each."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(header)
    more = last or []
    for row in rows:
        writer.writerow([*(cell(column, row) for column in columns), *more])
    return out.getvalue()


def cell(column: Column, row: object) -> str:
    """A cell; text that would be a formula begins with an apostrophe instead."""
    value = column.value(row)
    if value is None:
        return NOT_REPORTED if column.told(row) else ""
    return guarded(safe(value)) if isinstance(value, str) else as_text(value, told=False)


def guarded(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet would take it for a formula."""
    if text[:1].isalnum():
        return text  # as most are
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
