"""PDF: press releases, and documents that are damaged, drawn, locked or endless."""

import io
import zlib

import pypdf
import pytest
from articles.made_inputs import RELEASE, pdf

from tracker.articles import pdf as reader
from tracker.articles.article import Rejection
from tracker.articles.origin import Limits, Origin
from tracker.articles.pdf import paragraphs
from tracker.articles.stream import read_bytes


def read(data, **known):
    (item,) = read_bytes(data, Origin(source="a.pdf", name="a", today="2025-11-23", **known))
    return item


def test_a_press_release_is_an_article():
    info = "/Title (Sweden and Ukraine conclude agreement) /Author (Press office)"
    article = read(pdf(RELEASE, "Second page.", info=f"{info} /CreationDate (D:20251123)"))
    assert article.title == "Sweden and Ukraine conclude agreement"
    assert article.author == "Press office"
    assert (article.published, article.published_basis) == ("2024-05-31", "dateline")
    assert (
        "Sweden and Ukraine today signed an agreement on security cooperation and long-term"
        " support. It will hold for ten years"
    ) in article.text
    assert article.text.endswith("\n\nSecond page.")


@pytest.mark.parametrize(
    "title", ["Microsoft Word - release.docx", "untitled", "Another name", "", "a.pdf"]
)
def test_a_title_that_is_none_is_not_taken(title):
    assert read(pdf(RELEASE, info=f"/Title ({title})")).title is None


def test_a_document_without_a_day_on_it_has_none():
    article = read(pdf("Talks were held.\nThey went on.", info="/CreationDate (D:20240530)"))
    assert article.published is None


def test_a_document_of_pictures_is_told():
    assert str(read(pdf("", ""))) == (
        "a.pdf: holds no text, only pictures of it;"
        " run text recognition (OCR) on it, or save its text"
    )


@pytest.mark.parametrize("cut", [20, 200, 800])
def test_a_damaged_document_is_one_line(cut, capfd):
    item = read(pdf(RELEASE)[:cut])
    assert isinstance(item, Rejection)
    assert item.remedy
    assert capfd.readouterr() == ("", "")


def test_a_locked_document_is_told():
    writer = pypdf.PdfWriter(io.BytesIO(pdf(RELEASE)))
    for password, reason in (("secret", "is encrypted"), ("", None)):
        writer.encrypt(password, "owner", algorithm="RC4-128")
        buffer = io.BytesIO()
        writer.write(buffer)
        item = read(buffer.getvalue())
        assert getattr(item, "reason", None) == reason


def test_a_document_too_large_or_too_long_is_cut_or_refused(monkeypatch):
    assert read(pdf(RELEASE), limits=Limits(document=100)).reason == (
        "is larger than 100 bytes, the limit of a PDF document"
    )
    monkeypatch.setattr(reader, "MOST_PAGES", 2)
    article = read(pdf("One.", "Two.", "Three."))
    assert article.text == "One.\n\nTwo."
    assert article.notes == ("only its first 2 pages were read",)


def test_a_bomb_is_refused():
    packed = zlib.compress(b"(a) Tj " * 5_000_000, 9)
    stream = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode("latin-1")
    data = pdf("x")
    start, end = data.index(b"<< /Length"), data.index(b"endstream")
    item = read(data[:start] + stream + packed + b"\n" + data[end:])
    assert item.reason == "is a damaged PDF document (LimitReachedError)"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("one\ntwo", "one two"),
        ("secu-\nrity", "security"),
        ("Russian-\nUkrainian", "Russian- Ukrainian"),
        ("a\n\nb", "a\n\nb"),
        ("A heading\nThe text of a page that goes on for long\nand on.", None),
        ("", ""),
    ],
)
def test_lines_are_joined_to_paragraphs(page, text):
    expected = "A heading\nThe text of a page that goes on for long and on."
    assert paragraphs(page) == (expected if text is None else text)
