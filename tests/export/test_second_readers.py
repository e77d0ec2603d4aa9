"""Each file is opened by another library than the one that wrote it, and says the same."""

# ruff: noqa: PLC0415  # readers that are heavy, or warn when imported, are imported where they read

import datetime as dt
import io
import json
import warnings
import zipfile
from dataclasses import replace

import feedparser
import html5lib
import made_table
import pytest
import second_readers
from icalendar import Calendar

from tracker.export.event_columns import EVENTS
from tracker.export.registry import render, render_bytes
from tracker.export.status_columns import SOURCES, STATUS
from tracker.views.rows import FieldChange, Move


def made(name, **more):
    return render_bytes(made_table.publication(**more), name)


def test_a_workbook_has_dates_links_and_a_frozen_header():
    book = second_readers.workbook(made("xlsx"))

    assert book.sheetnames == ["Status", "History", "Sources", "About"]
    sheet = book["Status"]
    header = [cell.value for cell in sheet[6]]
    britain = dict(zip(header, sheet[7], strict=True))
    america = dict(zip(header, sheet[8], strict=True))
    assert sheet.freeze_panes == "C7"
    assert britain["Signed on"].value == dt.datetime(2024, 1, 12)  # noqa: DTZ001
    assert britain["Signed on"].number_format == "yyyy-mm-dd"
    assert britain["Slip days"].value == 10
    assert america["Scheduled for"].value == "2024-06-13/2024-06-15"
    assert america["Signed on"].value is None
    assert america["Since"].value == "not reported"
    assert america["Amount"].value is None
    link = "https://example.org/a?b=1&c=2"
    assert britain["Evidence article"].hyperlink.target == link
    assert america["Evidence article"].hyperlink is None
    titles = [cell.value for cell in book["Sources"][1]]
    shown = dict(zip(titles, book["Sources"][3], strict=True))
    assert shown["Title"].hyperlink.target == link
    assert shown["Published"].value == dt.datetime(2024, 5, 30)  # noqa: DTZ001
    assert book["History"].max_row == 6
    assert book.properties.created == dt.datetime(2024, 6, 20, 12)  # noqa: DTZ001


def test_no_part_of_a_workbook_or_package_has_a_time():
    for name in ("xlsx", "datapackage"):
        with zipfile.ZipFile(io.BytesIO(made(name))) as archive:
            assert {info.date_time[0] for info in archive.infolist()} == {1980}


def test_a_database_can_be_asked():
    with second_readers.database(made("sqlite")) as found:
        joined = found.execute(
            "SELECT s.party_name, e.label, a.outlet FROM event e JOIN status s USING (party)"
            " JOIN source a USING (article) WHERE e.counts ORDER BY e.event_id"
        ).fetchall()
        assert ("United Kingdom", "signing postponed", "The Example") in joined
        assert len(joined) == 4
        (missing,) = found.execute("SELECT count(*) FROM status WHERE signed_on IS NULL").fetchone()
        assert missing == 2
        about = dict(found.execute("SELECT key, value FROM about"))
        assert about["log_events"] == 42
        assert found.execute("PRAGMA foreign_key_check").fetchall() == []
        assert found.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        names = [row[1] for row in found.execute("PRAGMA table_info(event)")]
        assert names == [each.name for each in EVENTS]


def test_a_data_package_is_valid(tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the libraries that it brings along
        import frictionless

        path = tmp_path / "table.zip"
        path.write_bytes(made("datapackage"))
        report = frictionless.Package(str(path)).validate()
        with zipfile.ZipFile(path) as archive:
            archive.extractall(tmp_path / "out")
        package = frictionless.Package(str(tmp_path / "out" / "datapackage.json"))
        rows = package.get_resource("status").read_rows()

    assert report.valid, report.flatten(["message"])
    assert report.stats["errors"] == 0
    assert rows[0]["known_by"] == dt.date(2024, 5, 30)
    assert rows[0]["slip_days"] == 10
    assert rows[1]["signed_on"] is None
    assert package.title == "Ukraine's agreements"
    assert package.licenses[0]["title"] == "CC BY 4.0"


def test_a_package_that_is_not_as_described_is_found_so(tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import frictionless

        with zipfile.ZipFile(io.BytesIO(made("datapackage"))) as archive:
            archive.extractall(tmp_path)
        path = tmp_path / "status.csv"
        path.write_text(path.read_text("utf-8").replace("2024-05-30,2024-01-12", "soon,2024-01-12"))
        report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()

    assert not report.valid


def test_parquet_has_types_and_tells_whence_it_comes():
    table = second_readers.parquet(made("parquet"))
    britain, america, _ = table.to_pylist()

    assert table.column_names == [each.name for each in STATUS]
    assert britain["known_by"] == dt.date(2024, 5, 30)
    assert britain["duration_years"] == 10
    assert america["signed_on"] is None
    assert table.schema.metadata[b"log_head"] == b"ab" * 32
    assert table.schema.field("since").metadata[b"description"]
    long = second_readers.parquet(made("parquet", long=True)).to_pylist()
    assert long[0]["recorded_at"] == dt.datetime(2024, 6, 20, 12, tzinfo=dt.UTC)
    assert [each["counts"] for each in long] == [True, True, True, False, True]
    assert long[2]["amount"] == 2.5e9
    assert long[2]["binding"] is False


def test_delimited_text_has_a_row_a_party_or_a_report():
    for name, delimiter in (("csv", ","), ("tsv", "\t")):
        wide = second_readers.rows(render(made_table.publication(), name), delimiter)
        long = second_readers.rows(render(made_table.publication(long=True), name), delimiter)
        assert [row["party"] for row in wide] == ["GB", "US", "JP"]
        assert [row["event_id"] for row in long] == ["e-a0", "e-a1", "e-a4", "e-a5", "e-a2"]
        assert [row["precision"] for row in long] == ["month", "day", "", "month", ""]
        assert long[0]["happened_on"] == "2024-01"
        assert long[0]["planned_for"] == "2024-01-02"
        assert long[1]["planned_for"] == long[1]["legal_form"] == ""  # it tells of no such thing
        assert long[2]["legal_form"] == "not reported"
        assert long[2]["amount"] == "2500000000"
        assert long[3]["retracted_because"] == "misread"
        assert {row["licence"] for row in (*wide, *long)} == {"CC BY 4.0"}


def test_json_lines_are_the_rows_of_json():
    for long, name in ((False, "rows"), (True, "events")):
        publication = made_table.publication(long=long)
        whole = json.loads(render(publication, "json"))[name]
        lines = [json.loads(each) for each in render(publication, "ndjson").splitlines()]
        assert len(lines) == len(whole)
        for line, row in zip(lines, whole, strict=True):
            assert line.items() >= row.items()
            assert line["log_head"] == "ab" * 32


def test_a_calendar_is_read():
    calendar = Calendar.from_ical(made("ics"))
    britain, america = calendar.walk("VEVENT")

    assert not calendar.errors
    assert str(britain["STATUS"]) == "CONFIRMED"
    assert britain["DTSTART"].dt == dt.date(2024, 1, 12)
    assert britain["DTEND"].dt == dt.date(2024, 1, 13)
    assert str(britain["LOCATION"]) == "Kyiv"
    assert "slipped: first planned for 2024-01-02, signed 10 days later\n" in britain["DESCRIPTION"]
    assert str(america["STATUS"]) == "TENTATIVE"
    assert america["DTEND"].dt - america["DTSTART"].dt == dt.timedelta(days=3)
    assert str(calendar["X-TRACKER-LOG-HEAD"]) == "ab" * 32
    assert britain["UID"] != america["UID"]


def test_a_feed_is_read():
    feed = feedparser.parse(made("atom"))

    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title == "Ukraine's agreements"
    newest, oldest = feed.entries
    assert newest.title == "United States: signing scheduled"
    assert oldest.title == "United Kingdom: signed"
    assert "<strong>first to sign</strong>" in oldest.content[0].value
    assert oldest.published == "2024-05-30T00:00:00Z"
    assert oldest.updated == "2024-06-20T12:00:00Z"
    assert oldest.links[0].href == "https://example.org/a?b=1&c=2"
    assert newest.id != oldest.id


def test_a_plan_that_was_put_off_is_the_news():
    planned, agreed = (
        made_table.status("US", each) for each in ("signing_scheduled", "text_agreed")
    )
    fields = (
        FieldChange(field="stage", before="signing_scheduled", after="text_agreed"),
        FieldChange(field="flags", before=None, after="postponed"),
    )
    move = Move(day="2024-06-12", before=planned, after=agreed, fields=fields)
    table = made_table.publication().table
    row = replace(table.rows[1], moves=(move,))
    feed = feedparser.parse(made("atom", table=replace(table, rows=(row,))))

    assert [each.title for each in feed.entries] == ["United States: postponed"]


def test_a_page_is_well_formed():
    parser = html5lib.HTMLParser(strict=True)

    document = parser.parse(made("html"))

    assert document is not None


def test_a_picture_is_read():
    from xml.etree import ElementTree as ET

    image, texts = second_readers.picture(made("png"))
    svg = ET.fromstring(made("svg"))  # noqa: S314  # our own

    assert image.size == (2 * int(svg.get("width")), 2 * int(svg.get("height")))
    assert len(image.getcolors(100_000)) > 20
    assert texts["log_head"] == "ab" * 32
    assert texts["licence"] == "CC BY 4.0"


def test_sources_are_cited():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeproc import (
            Citation,
            CitationItem,
            CitationStylesBibliography,
            CitationStylesStyle,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON

        items = json.loads(made("csl"))
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        library = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        library.register(Citation([CitationItem(each["id"]) for each in items]))
        cited = " ".join(str(each) for each in library.bibliography())

    assert "Who has signed so far" in cited
    assert "The Example" in cited
    assert "2024" in cited


def test_github_shows_footnotes():
    import cmarkgfm
    from cmarkgfm.cmark import Options

    text = render(made_table.publication(), "markdown")
    page = cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_FOOTNOTES)

    assert page.count("<table>") == 1
    assert '<section class="footnotes"' in page
    assert page.count('class="footnote-ref"') >= 6
    assert "<strong>Britain</strong> was the <strong>first to sign</strong>" in page
    assert 'href="https://example.org/a?b=1&amp;c=2"' in page
    assert "[^" not in page


@pytest.mark.parametrize("columns", [STATUS, EVENTS, SOURCES])
def test_every_column_has_a_name_of_its_own_and_says_what_it_is(columns):
    assert len({each.name for each in columns}) == len(columns)
    assert all(each.about.endswith(".") for each in columns)
