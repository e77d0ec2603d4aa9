"""Dumps: CSV, Parquet, JSON and JSON Lines under other names, and what crawlers write."""

import csv
import datetime as dt
import io
import json
import sys

import pyarrow as pa
import pytest
import trafilatura
from articles.made_inputs import NEWSPAPER, PAGE, RECORD, TEI, TRAFILATURA, XML, parquet_of, table
from pyarrow import parquet

from tracker.articles.article import Article, Rejection
from tracker.articles.origin import Limits, Origin
from tracker.articles.stream import read_bytes

BODY = "Latvia and Ukraine signed their agreement in Vilnius.\nIt runs for ten years."
EXPECTED = Article(
    name="a",
    title=RECORD["title"],
    text=f"{RECORD['title']}\n\n{BODY}",
    published="2024-04-11",
    outlet="The Daily",
    url="https://example.org/lv",
)
THEIRS = {"head": RECORD["title"], "body": BODY, "date": "11 April 2024", "site": "The Daily",
          "link": RECORD["url"]}  # fmt: skip
MAP = {"title": "head", "text": "body", "published": "date", "outlet": "site", "url": "link"}


def read(data, name, **known):
    data = data.encode() if isinstance(data, str) else data
    origin = Origin(source=name, name="a", today="2025-11-23", **known)
    return list(read_bytes(data, origin, name=name))


def told(items):
    return [str(item) for item in items if isinstance(item, Rejection)]


def same(items):
    """The one article, whatever it is named."""
    (item,) = items
    assert item == Article(**{**{key: getattr(EXPECTED, key) for key in (
        "title", "text", "published", "outlet", "url")}, "name": item.name})  # fmt: skip
    return item


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_table_in_any_dialect(delimiter, encoding):
    assert same(read(table(RECORD, delimiter=delimiter).encode(encoding), "a.csv")).name == "a-2"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", table(THEIRS)),
        ("a.tsv", table(THEIRS, delimiter="\t")),
        ("a.json", json.dumps(THEIRS)),
        ("a.jsonl", json.dumps(THEIRS) + "\n"),
        ("a.parquet", parquet_of(THEIRS)),
    ],
)
def test_columns_are_mapped(name, data):
    assert same(read(data, name, columns=MAP)).published_basis == "stated"


def test_a_field_within_an_object_is_mapped():
    record = {"a": {"b": {"body": BODY}}, "x.y": "The Daily", "title": RECORD["title"]}
    columns = {"text": "a.b.body", "outlet": "x.y", "url": "a.none.z"}
    (item,) = read(json.dumps(record), "a.json", columns=columns)
    assert (item.text, item.outlet, item.url) == (EXPECTED.text, "The Daily", None)


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_a_table_without_the_columns_is_refused_once(name):
    data = table(THEIRS, THEIRS) if name == "a.csv" else parquet_of(THEIRS, THEIRS)
    names = "head, body, date, site, link"
    assert told(read(data, name)) == [
        f"{name}: has no column of texts (it has {names}); name it: --map text=COLUMN"
    ]
    assert told(read(data, name, columns={"text": "boby"})) == [
        f"{name}: has no column boby (it has {names}); correct --map text=COLUMN"
    ]


def test_a_broken_row_costs_itself_alone():
    rows = 'title,text\nA,"one"\nB,two,more\nC,\n\n,,\nD,"four\nlines"\nE,"open'
    items = read(rows, "a.csv")
    assert [item.text for item in items if isinstance(item, Article)] == [
        "A\n\none",
        "D\n\nfour\nlines",
        "E\n\nopen",
    ]
    assert told(items) == [
        (
            "a.csv:3: has 3 fields, and the table 2 columns;"
            " put quotation marks around what holds the delimiter"
        ),
        "a.csv:4: has no text; give an article's text",
    ]


def test_fields_and_lines_have_limits():
    small = Limits(article=100)
    open_ = 'text\n"' + "a\n" * 100
    (item,) = read(open_, "a.csv", limits=small)
    assert item.reason.startswith("cannot be told into rows from here on (field larger")
    items = read("text\none\n" + "x" * 200 + "\nthree", "a.csv", limits=small)
    assert told(items) == [
        "a.csv:3: is larger than 100 bytes, the limit of an article; split it into its articles"
    ]
    (item,) = read(parquet_of({"text": "x" * 200}), "a.parquet", limits=small)
    assert item.reason == "is larger than 100 bytes, the limit of an article"


def test_an_empty_table():
    assert told(read("", "a.csv")) == ["a.csv: is empty; give a file that holds an article"]
    assert told(read("title,text\n", "a.csv")) == [
        "a.csv: has no rows; give a table with a row an article"
    ]
    assert told(read(parquet_of({"text": "x"})[:0] or b"PAR1", "a.parquet"))[0].startswith(
        "a.parquet: is damaged Parquet"
    )


def test_a_table_in_a_guessed_encoding_says_so():
    text = "title,text\n" + "Talks in Malmö,“They said it is done in the café.”\n" * 10
    items = read(text.encode("cp1252"), "a.csv")
    assert items[0].text == "Talks in Malmö\n\n“They said it is done in the café.”"
    assert items[0].notes == ("it is not UTF-8 and was read as windows-1252, by a guess",)
    (item,) = read("text\nMalmö".encode("cp1252"), "a.csv", charset="windows-1252")
    assert item.text == "Malmö"


def test_a_table_that_breaks_its_encoding_ends_there():
    good = "text\n" + "Talks were held.\n" * 10_000
    items = read(good.encode() + b"caf\xe9 x\n" * 3, "a.csv")
    assert told(items)[-1].endswith("is not valid UTF-8 from here on; convert it to UTF-8")
    assert len(items) > 1_000


def test_types_of_parquet():
    day = dt.datetime(2024, 4, 11, 17, tzinfo=dt.UTC)
    items = read(
        parquet_of(
            {"text": BODY, "published": day, "title": None, "url": 5, "extra": [1]},
            {"text": None, "published": None, "title": "x", "url": 6, "extra": []},
        ),
        "a.parquet",
    )
    assert (items[0].published, items[0].url, items[0].name) == ("2024-04-11", None, "a-1")
    assert told(items) == ["a.parquet, row 2: has no text; give an article's text"]
    (item,) = read(parquet_of({"text": 5}), "a.parquet")
    assert item.reason == "has no text"


def test_an_empty_table_of_parquet():
    buffer = io.BytesIO()
    parquet.write_table(pa.table({"text": pa.array([], pa.string())}), buffer)
    assert told(read(buffer.getvalue(), "a.parquet")) == [
        "a.parquet: has no rows; give a table with a row an article"
    ]


def test_without_the_extra_one_line_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert told(read(b"PAR1", "a.parquet")) == [
        (
            "a.parquet: is Parquet, which needs the extra `parquet`;"
            " install it: pip install 'agreement-tracker[parquet]'"
        )
    ]


@pytest.mark.parametrize(
    ("name", "data", "author"),
    [
        ("a.json", json.dumps(TRAFILATURA), "E. Ozola"),
        ("a.jsonl", json.dumps(TRAFILATURA) + "\n", "E. Ozola"),
        ("a.json", json.dumps(NEWSPAPER), "E. Ozola, A. Kalns"),
        (
            "a.csv",
            table({**NEWSPAPER, "authors": "['E. Ozola', 'A. Kalns']"}),
            "E. Ozola, A. Kalns",
        ),
        ("a.xml", XML, "E. Ozola"),
        ("a.xml", TEI, "E. Ozola"),
        ("a", XML, "E. Ozola"),
        ("a.xml", '<?xml version="1.0" encoding="utf-8"?>\n' + TEI, "E. Ozola"),
        (
            "a.json",
            json.dumps({"maintext": BODY, "title": RECORD["title"], "url": RECORD["url"],
                        "date_publish": "2024-04-11 17:05:00", "source_domain": "The Daily",
                        "authors": []}),
            None,
        ),
    ],
)  # fmt: skip
def test_what_crawlers_write_is_read_as_they_mean_it(name, data, author):
    assert same(read(data, name)).author == author


@pytest.mark.parametrize("form", ["json", "csv", "xml", "xmltei", "txt", "markdown", "html"])
def test_each_form_that_trafilatura_writes(form):
    written = trafilatura.extract(PAGE.decode(), output_format=form, with_metadata=True)
    ending = {"xmltei": "xml", "markdown": "md"}.get(form, form)
    (item,) = read(written, f"a.{ending}")
    assert item.title == "Sweden and Ukraine sign ten-year security agreement in Stockholm"
    assert item.published == "2024-05-31"
    assert item.outlet == ("northernwire.example" if form == "csv" else "Northern Wire")
    assert item.url.startswith("https://northernwire.example/world/europe/")
    assert item.text.endswith("if Russia attacks Ukraine again.")


def test_null_of_others_is_nothing():
    row = {"url": "null", "id": "null", "fingerprint": "x", "hostname": "a.example", "title": "T",
           "image": "null", "date": "null", "text": BODY}  # fmt: skip
    (item,) = read(table({**row, "comments": "", "license": "", "pagetype": ""}), "a.csv")
    assert (item.published, item.outlet) == (None, "a.example")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><doc>&b;</doc>', "declares a doc"),
        ('<?xml version="1.0"?><rss><channel/></rss>', "is a feed, not an article"),
        ('<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"/>', "is a feed"),
        ('<?xml version="1.0"?><a><b/></a>', "is XML of a kind that is not known (a)"),
        ('<?xml version="1.0"?><a><b></a>', "is not XML (mismatched tag"),
        ("<doc><main/></doc>", "has no text"),
        ("<doc><main>" + "<p>" * 100_000, "holds more than 80000 tags"),
        ("<TEI xmlns='http://www.tei-c.org/ns/1.0'/>", "has no text"),
        ("<doc><main><p>" + "x" * 200, "is larger than 100 bytes, the limit of an XML"),
    ],
)  # fmt: skip
def test_other_xml_is_refused(data, reason):
    limits = Limits(page=100) if "larger" in reason else Limits()
    (item,) = read(data, "a.xml", limits=limits)
    assert item.reason.startswith(reason)


def test_json_with_too_many_values_is_not_parsed(monkeypatch):
    monkeypatch.setattr("tracker.articles.jsonfile.MOST_VALUES", 10)
    (item,) = read(json.dumps([RECORD] * 5), "a.json")
    assert item.reason == "holds more than 10 values, the limit of a JSON file"


def test_the_limit_of_fields_is_restored_for_nobody():
    assert csv.field_size_limit() >= 100
