"""Whatever an article holds, an export holds it as text."""

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import made_store
import made_table
import pytest

from tracker.export.publication import Publication
from tracker.export.registry import render
from tracker.views.clock import Clocks
from tracker.views.connection import open_reader
from tracker.views.rows import Source
from tracker.views.status import read_status


@pytest.fixture
def hostile_table(hostile):
    with open_reader(hostile) as reader:
        table = read_status(
            reader, made_store.DOSSIER, Clocks(today="2024-08-01"), with_sources=True
        )
    return Publication(table=table, title=made_store.HOSTILE, licence=made_store.FORMULA)


@pytest.mark.parametrize("name", ["csv", "json", "markdown", "html"])
def test_no_export_holds_what_acts_on_a_terminal(hostile_table, name):
    text = render(hostile_table, name)

    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "u202egnp.exe" in text


def test_no_cell_of_a_spreadsheet_is_a_formula(hostile_table):
    rows = list(csv.DictReader(io.StringIO(render(hostile_table, "csv"))))

    assert rows[0]["evidence"].startswith("'=cmd|")
    for row in rows:
        for cell in row.values():
            assert not cell.startswith(tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20"))


@pytest.mark.parametrize(
    "start",
    ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\uff1d", "\u00a0=", "\u00ad=", "\u3000="],
)
def test_every_beginning_of_a_formula_is_guarded(start):
    publication = made_table.publication()
    row = publication.table.rows[0]
    deciding = replace(row.deciding, evidence=f"{start}1+1")
    table = replace(publication.table, rows=(replace(row, deciding=deciding),))
    (cells,) = csv.DictReader(io.StringIO(render(replace(publication, table=table), "csv")))

    assert cells["evidence"].startswith("'")


def test_numbers_stay_numbers():
    publication = made_table.publication()
    row = publication.table.rows[0]
    early = replace(row, status=replace(row.status, slip_days=-3))
    table = replace(publication.table, rows=(early,))
    (cells,) = csv.DictReader(io.StringIO(render(replace(publication, table=table), "csv")))

    assert cells["slip_days"] == "-3"


class Page(HTMLParser):
    """Collects the tags, links and text of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.links, self.texts, self.attributes = set(), [], [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data):
        self.texts.append(data)


def test_a_page_shows_markup_as_text(hostile_table):
    page = Page(render(hostile_table, "html"))

    assert "script" not in page.tags
    assert page.links == []
    assert not {each for each in page.attributes if each.startswith("on")}
    assert "<script>alert(1)</script>" in "".join(page.texts)


def test_a_page_needs_nothing_from_elsewhere():
    page = Page(render(made_table.publication(), "html"))

    assert not page.tags & {"script", "img", "link", "iframe", "use", "image"}
    assert page.links == ["https://example.org/a?b=1&c=2"]
    assert "src" not in page.attributes


def test_a_page_can_be_read_aloud():
    text = render(made_table.publication(), "html")

    assert '<html lang="en">' in text
    assert "<caption" in text
    assert text.count('scope="col"') == 10
    assert text.count('scope="row"') == 3


def test_markdown_shows_markup_as_text(hostile_table):
    text = render(hostile_table, "markdown")

    assert not re.search(r"<(?!https?:)", text)
    assert "](<javascript" not in text
    for line in text.splitlines():
        if line.startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", line)) == 11


def test_markdown_links_only_to_web_addresses():
    publication = made_table.publication()
    row = publication.table.rows[0]
    source = Source(id="x", name="x", url="https://example.org/a_(b)_[c]")
    table = replace(publication.table, rows=(replace(row, articles=(source,)),))
    text = render(replace(publication, table=table), "markdown")

    assert "](<https://example.org/a_%28b%29_[c]>)" in text
    assert "gopher://" not in text


def test_json_keeps_what_the_article_holds(hostile_table):
    (row,) = json.loads(render(hostile_table, "json"))["rows"]

    assert row["evidence"]["text"].startswith(made_store.FORMULA)
    assert row["signed_at"] == made_store.HOSTILE
