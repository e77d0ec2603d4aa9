"""Whatever an article holds, no format lets it act: tried with a store of hostile articles."""

import datetime as dt
import io
import json
import re
import subprocess
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import feedparser
import html5lib
import made_store
import made_table
import pytest
import second_readers
from icalendar import Calendar
from programs import needed

from tracker.export.formats import ics, latex
from tracker.export.publication import Publication
from tracker.export.registry import FORMATS, render, render_bytes
from tracker.export.text import safe
from tracker.views.clock import Clocks
from tracker.views.connection import open_reader
from tracker.views.record import with_history, with_moves
from tracker.views.status import read_status

NASTY = (
    "\x1b[31m \u202e \ufeff \ufffe \x00 \r\nBEGIN:VEVENT\r\nSUMMARY:x ;,:\\ "
    "]]>--></script><script>alert(1)</script>&amp; \\input{/etc/passwd} \\write18{id} $x^2$ %c "
    "#1 {a}_b ~ ?` -- ,, '; DROP TABLE status; -- `x` | y [a](javascript:alert(1)) 日本 Київ 🙂"
)
FORMATS_OF_TEXT = [
    each.name
    for each in FORMATS
    if each.name not in ("xlsx", "parquet", "sqlite", "datapackage", "png")
]


@pytest.fixture
def hostile_table(hostile):
    clocks = Clocks(today="2024-08-01")
    with open_reader(hostile) as reader:
        table = read_status(reader, made_store.DOSSIER, clocks, with_sources=True)
        table = with_moves(reader, with_history(reader, table, clocks), clocks)
    return Publication(table=table, title=f"={NASTY}", licence=NASTY)


@pytest.fixture
def nasty():
    """The made-up table with the nasty text in every place that articles or dossiers fill."""
    made = made_table.publication()
    row = made.table.rows[0]
    source = replace(row.deciding.article, title=NASTY, outlet=f"@{NASTY}", name=NASTY)
    text = f"={NASTY}"
    report = replace(
        row.deciding, evidence=text, marks=((1, 5),), article=source, occasion=NASTY, rule=NASTY
    )
    moves = tuple(replace(each, reports=(report,)) for each in row.moves)
    shown = replace(row.status, signed_at=NASTY, terms=replace(row.status.terms, legal_form=NASTY))
    row = replace(
        row, status=shown, deciding=report, articles=(source,), history=(report,), moves=moves
    )
    table = replace(made.table, rows=(row,))
    return replace(made, table=table, title=NASTY, licence=NASTY)


@pytest.mark.parametrize("name", FORMATS_OF_TEXT)
def test_nothing_that_acts_on_a_terminal_is_left(hostile_table, nasty, name):
    for publication in (hostile_table, nasty):
        text = render_bytes(publication, name).decode()
        for each in ("\x1b", "\u202e", "\x00", "\ufeff", "\ufffe"):
            assert each not in text
        if name != "ics":
            assert "\r" not in text


@pytest.mark.parametrize("name", ["csv", "tsv"])
@pytest.mark.parametrize("long", [False, True])
def test_no_cell_is_a_formula(nasty, name, long):
    delimiter = "\t" if name == "tsv" else ","
    (row,) = second_readers.rows(render(replace(nasty, long=long), name), delimiter)

    assert row["evidence"].startswith("'=")
    for cell in row.values():
        assert not cell.lstrip().startswith(("=", "+", "@", "\t"))


def test_no_cell_of_a_workbook_is_a_formula(hostile_table, nasty):
    for publication in (hostile_table, nasty):
        book = second_readers.workbook(render_bytes(publication, "xlsx"))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
        links = [cell.hyperlink.target for cell in cells if cell.hyperlink]
        assert all(link.startswith("https://") for link in links)


def test_a_very_long_text_fits_into_a_cell(nasty):
    row = nasty.table.rows[0]
    long = replace(row.deciding, evidence="word " * 20_000, marks=())
    table = replace(nasty.table, rows=(replace(row, deciding=long),))
    book = second_readers.workbook(render_bytes(replace(nasty, table=table), "xlsx"))
    cells = [cell.value for line in book["Status"].iter_rows() for cell in line]

    assert max(len(each) for each in cells if isinstance(each, str)) in range(31_000, 32_767)


def test_a_feed_shows_markup_as_text(hostile_table, nasty):
    for publication in (hostile_table, nasty):
        made = render_bytes(publication, "atom")
        feed = feedparser.parse(made, sanitize_html=False)
        assert not feed.bozo
        page = html5lib.parse(feed.entries[0].content[0].value, namespaceHTMLElements=False)
        assert not list(page.iter("script"))
        assert "<script>alert(1)</script>" in "".join(page.itertext())
        links = [each.href for entry in feed.entries for each in entry.get("links", ())]
        assert not [each for each in links if not each.startswith("https://")]


def test_a_picture_holds_no_script(nasty, hostile_table):
    for publication in (hostile_table, nasty):
        tree = ET.fromstring(render_bytes(publication, "svg"))  # noqa: S314  # our own
        tags = {each.tag.partition("}")[2] for each in tree.iter()}
        assert tags <= {
            *("svg", "title", "desc", "metadata", "defs", "pattern", "rect", "text", "line"),
            "path",
        }
        attributes = {name for each in tree.iter() for name in each.attrib}
        assert not [name for name in attributes if name.startswith("on") or "href" in name]
        assert safe("<script>alert(1)</script>") in "".join(tree.itertext())
        assert render_bytes(publication, "png").startswith(b"\x89PNG")


def test_a_calendar_takes_text_for_text(nasty, hostile_table):
    for publication in (hostile_table, nasty):
        made = render_bytes(publication, "ics")
        for line in made.split(b"\r\n"):
            assert len(line) <= 75
            line.decode()
            assert b"\n" not in line
        calendar = Calendar.from_ical(made)
        assert len(calendar.walk("VEVENT")) == 1
        assert not calendar.errors
    (event,) = calendar.walk("VEVENT")
    assert str(event["LOCATION"]) == safe(NASTY)
    assert safe(f"={NASTY}") in event["DESCRIPTION"]


@pytest.mark.parametrize("length", range(60, 90))
def test_lines_are_folded_between_characters(length):
    line = "X" * length + "ї日🙂" * 40
    folded = ics._folded(line)

    assert all(len(each.encode()) <= 75 for each in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == line


def test_a_database_keeps_its_tables(nasty):
    with second_readers.database(render_bytes(nasty, "sqlite")) as found:
        names = {name for (name,) in found.execute("SELECT name FROM sqlite_master")}
        ((evidence,),) = found.execute("SELECT evidence FROM status").fetchall()

    assert {"status", "event", "source", "about"} <= names
    assert evidence == safe(f"={NASTY}")


def test_a_package_keeps_its_files(nasty):
    with zipfile.ZipFile(io.BytesIO(render_bytes(nasty, "datapackage"))) as archive:
        assert archive.namelist() == ["datapackage.json", "status.csv", "events.csv", "sources.csv"]
        told = json.loads(archive.read("datapackage.json"))
    assert told["title"] == safe(NASTY)


def test_sources_stay_json(nasty):
    (item,) = json.loads(render(nasty, "csl"))

    assert item["title"] == safe(NASTY)
    assert item["URL"] == "https://example.org/a?b=1&c=2"


def test_latex_has_no_command_of_an_article(nasty):
    lines = render(nasty, "latex").splitlines()
    text = "\n".join(each for each in lines if not each.startswith("%"))

    assert "\\input{" not in text
    assert "\\write18{" not in text
    assert "\\textbackslash{}input\\{/etc/passwd\\}" in text
    assert not re.search(r"(?<!\\)[$]", text.partition("\\begin{document}")[2])


@pytest.mark.parametrize("text", ["--", "---", ",,", "?`", "!`", "''", "``", "<<", ">>", '"'])
def test_latex_makes_no_ligature_of_what_an_article_holds(text):
    assert text not in latex.plain(text)


@pytest.mark.parametrize("engine", ["pdflatex", "lualatex"])
def test_latex_compiles(nasty, hostile_table, tmp_path, engine):
    needed(engine)
    rows = (*made_table.publication().table.rows, *nasty.table.rows, *hostile_table.table.rows)
    table = replace(nasty.table, rows=rows)
    file = tmp_path / "table.tex"
    file.write_bytes(render_bytes(replace(nasty, table=table), "latex"))
    done = subprocess.run(
        [engine, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", file.name],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout.decode(errors="replace")[-2000:]
    assert (tmp_path / "table.pdf").stat().st_size > 10_000


def test_days_that_no_calendar_has_are_left_out():
    made = made_table.publication()
    row = made.table.rows[0]
    for day, count in (("2024", 0), ("2024-02", 1), ("9999-12-31", 0), ("2024-01-12", 1)):
        shown = replace(row, status=replace(row.status, signed_on=day))
        table = replace(made.table, rows=(shown,))
        events = Calendar.from_ical(render_bytes(replace(made, table=table), "ics")).walk("VEVENT")
        assert len(events) == count
        if day == "2024-02":
            assert events[0]["DTEND"].dt == dt.date(2024, 3, 1)
