"""A workbook for Excel and LibreOffice: the table, its history, its sources, and whence they come.

Dates known to the day are dates, others are EDTF text. Every text is written as text: no cell is
a formula.
"""

import io
from collections.abc import Sequence
from datetime import UTC, date
from math import ceil
from operator import attrgetter
from typing import Any

from tracker.export.cells import NOT_REPORTED, grade, notes
from tracker.export.columns import NO_MATTER, Column, as_text
from tracker.export.event_columns import EVENTS
from tracker.export.publication import Publication
from tracker.export.status_columns import SOURCES, STATUS, sources_of
from tracker.export.text import brief, safe, web_address
from tracker.views.rows import StatusRow

_LEFT_OUT = frozenset({"dossier", "stage", "flags", "confidence", "conflicts", "articles"})
"""What a reader of a workbook finds in another column or sheet."""

_STATUS = (
    "party", "party_name", "stage_label", "since", "scheduled_for", "signed_on", "signed_at",
    "duration_years", "amount", "amount_currency", "sources", "confidence", "last_report", "notes",
    "evidence", "evidence_article",
)  # fmt: skip
_HISTORY = (
    "party", "party_name", "label", "happened_on", "planned_for", "reported_on", "evidence",
    "article_outlet", "article_title",
)  # fmt: skip
_SOURCES = ("published", "outlet", "title", "url")
_LINKS = {
    "evidence_article": attrgetter("deciding.article.url"),
    "article_title": attrgetter("article.url"),
    "title": attrgetter("url"),
}
"""The columns that come first, and that are printed; the others follow in their order. Titles of
articles are links to them."""

_WIDTHS = {
    "party": 7, "party_name": 22, "stage_label": 18, "evidence": 60, "evidence_article": 40,
    "notes": 40, "title": 60, "url": 50, "evidence_url": 40, "event_id": 14, "article": 14,
    "article_title": 40, "article_url": 40, "recorded_at": 27, "rule": 26, "legal_form": 20,
    "signed_at": 24, "occasion": 24, "name": 40, "outlet": 24, "label": 20, "kind": 20,
}  # fmt: skip
_WRAPPED = frozenset({"evidence", "notes", "title", "evidence_article", "article_title"})
_MOST = 32_000
"""A cell holds 32,767 characters at most."""
_MOST_LINK = 2_000
_MOST_LINES = 25
"""A row is 409 points high at most."""


def render(publication: Publication) -> bytes:
    """The workbook of the sheets Status, History, Sources and About."""
    import xlsxwriter  # noqa: PLC0415  # an extra

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties(
        {
            "title": safe(publication.heading),
            "comments": f"{publication.as_of_line} {publication.command('xlsx')}",
            "created": publication.moment.astimezone(UTC).replace(tzinfo=None, microsecond=0),
        }
    )
    sheets = _Sheets(book)
    rows = publication.table.rows
    columns = [each for each in STATUS if each.name not in _LEFT_OUT]
    columns.append(
        Column("confidence", "text", "How far the stage can be trusted (docs/trust.md).", grade)
    )
    columns.append(
        Column("notes", "text", "Why a flag is set, and where sources disagree.", _notes)
    )
    sheets.table("Status", columns, rows, _STATUS, publication)
    history = [each for row in rows for each in row.history]
    sheets.table("History", EVENTS, history, _HISTORY)
    sheets.table("Sources", SOURCES, sources_of(rows), _SOURCES)
    sheets.about(publication, (*columns, *EVENTS, *SOURCES))
    book.close()
    return out.getvalue()


def _notes(row: StatusRow) -> str:
    return "; ".join(note for told in notes(row.status).values() for note in told)


class _Sheets:
    """The sheets of a workbook, written one after the other."""

    def __init__(self, book: Any) -> None:
        self._book = book
        top = {"valign": "top"}
        self._text = book.add_format(top)
        self._wrapped = book.add_format({**top, "text_wrap": True})
        self._day = book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"})
        right = {**top, "align": "right", "indent": 1}
        self._integer = book.add_format(right)
        self._money = book.add_format({**right, "num_format": "#,##0"})
        self._unknown = book.add_format({**top, "font_color": "#6B6B6B", "italic": True})
        self._link = book.add_format(
            {**top, "font_color": "#0B57D0", "underline": 1, "text_wrap": True}
        )
        self._head = book.add_format(
            {"bold": True, "bottom": 1, "bg_color": "#E8EDF3", "text_wrap": True, "valign": "top"}
        )
        self._title = book.add_format({"bold": True, "font_size": 14})

    def table(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Sequence[object],
        first_columns: tuple[str, ...],
        headed: Publication | None = None,
    ) -> None:
        """A sheet with a frozen header that can be filtered, below the head of the table."""
        sheet = self._book.add_worksheet(name)
        columns = sorted(columns, key=lambda each: _place(each, first_columns))
        first = 0
        if headed is not None:
            first = self._heading(sheet, headed)
        for place, column in enumerate(columns):
            width = _WIDTHS.get(column.name, 13)
            sheet.set_column(place, place, width)
            sheet.write_string(first, place, column.title, self._head)
        sheet.set_row(first, 30)
        for line, row in enumerate(rows, first + 1):
            self._line(sheet, line, columns, row)
        frozen = next((at for at, each in enumerate(columns) if each.name == "party_name"), 0)
        sheet.freeze_panes(first + 1, frozen + 1)
        sheet.autofilter(first, 0, first + len(rows), len(columns) - 1)
        sheet.repeat_rows(first)
        sheet.print_area(0, 0, first + len(rows), len(first_columns) - 1)
        _printed(sheet)

    def about(self, publication: Publication, columns: Sequence[Column]) -> None:
        """A sheet that tells whence the workbook comes, and what its columns mean."""
        sheet = self._book.add_worksheet("About")
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 110)
        told = {"title": publication.heading, **publication.provenance("xlsx")}
        line = 0
        for key, value in told.items():
            sheet.write_string(line, 0, key.replace("_", " "), self._head)
            text = as_text(value, told=True)
            sheet.write_string(line, 1, brief(text, _MOST), self._wrapped)
            line += 1
        line += 1
        for name, about in {each.title: each.about for each in columns}.items():
            sheet.write_string(line, 0, name, self._text)
            sheet.write_string(line, 1, about, self._wrapped)
            line += 1
        _printed(sheet)

    def _heading(self, sheet: Any, publication: Publication) -> int:
        lines = [publication.as_of_line, publication.left_out_line, publication.totals_line]
        sheet.write_string(0, 0, safe(publication.heading), self._title)
        told = [each for each in lines if each]
        for line, text in enumerate(told, 1):
            sheet.write_string(line, 0, safe(text))
        return len(told) + 2

    def _line(self, sheet: Any, line: int, columns: Sequence[Column], row: object) -> None:
        height = 1
        for place, column in enumerate(columns):
            text = self._cell(sheet, line, place, column, row)
            if column.name in _WRAPPED:
                # Not every program fits a row to what is in it; words leave room at line ends.
                height = max(height, ceil(1.15 * len(text) / _WIDTHS[column.name]))
        if height > 1:
            sheet.set_row(line, 15 * min(height, _MOST_LINES))

    def _cell(self, sheet: Any, line: int, place: int, column: Column, row: object) -> str:
        """Write a cell, and give its text."""
        value = column.value(row)
        if value == NO_MATTER:
            return ""
        if value is None:
            if column.told(row):
                sheet.write_string(line, place, NOT_REPORTED, self._unknown)
            return ""
        if isinstance(value, int | float) and not isinstance(value, bool):
            amount = column.type == "number"
            sheet.write_number(line, place, value, self._money if amount else self._integer)
            return ""
        text = brief(as_text(value, told=False), _MOST)
        if column.type in ("date", "day") and len(text) == 10:
            sheet.write_datetime(line, place, date.fromisoformat(text), self._day)
            return text
        link = _LINKS.get(column.name)
        address = web_address(link(row)) if link else None
        if address is not None and len(address) <= _MOST_LINK:
            sheet.write_url(line, place, address, self._link, text)
            return text
        wrapped = column.name in _WRAPPED
        sheet.write_string(line, place, text, self._wrapped if wrapped else self._text)
        return text


def _place(column: Column, first: tuple[str, ...]) -> int:
    return first.index(column.name) if column.name in first else len(first)


def _printed(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&RPage &P of &N")
