"""Whatever the bytes are: articles or rejections come out, and can be stored and printed."""

import io
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.articles.article import Article, Rejection
from tracker.articles.origin import Limits
from tracker.articles.read import read_articles

TODAY = "2024-06-15"
ENDINGS = (
    *(".txt", ".md", ".json", ".jsonl", ".ndjson", ".markdown", ".text", "", ".bin"),
    *(".html", ".csv", ".eml", ".mbox", ".mhtml", ".xml", ".zip", ".tar", ".gz", ".warc", ".pdf"),
)

# Pieces that formats give a meaning to, so that chance finds its way into every branch.
PIECES = st.sampled_from(
    [
        *(b"---\n", b"...\n", b"+++\n", b"title: ", b"published: ", b"date 2024-05-30 ", b"# "),
        *(b"{", b"}", b"[", b"]", b'"', b",", b":", b"\n", b"\r\n", b"\r", b"\0", b"\\", b" "),
        *(b'{"text": "a"}', b'"text": "b"', b'"\\ud800"', b'"\\u0000"', b"2024-02-31", b"1e999"),
        *(
            b"null",
            b"true",
            b"-5",
            b"\xff\xfe",
            b"\xfe\xff",
            b"\xef\xbb\xbf",
            b"\xff",
            b"\xed\xa0\x80",
        ),
        *("é\u202e\u2028\x85".encode(), b"\x1b[31m", b"- x\n", b"  more\n", b"'", b">-\n"),
    ]
)
CONTENT = st.one_of(
    st.binary(max_size=400),
    st.lists(st.one_of(PIECES, st.binary(max_size=8)), max_size=25).map(b"".join),
    st.builds(
        lambda text, codec: text.encode(codec, "surrogatepass"),
        st.text(max_size=100),
        st.sampled_from(["utf-8", "utf-16", "utf-16-be", "utf-32", "utf-8-sig"]),
    ),
)
SCALAR = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.just("2024-05-30")
)
KEY = st.sampled_from(["name", "url", "title", "published", "date", "text", "outlet", "other"])
RECORD = st.dictionaries(KEY, st.one_of(SCALAR, st.lists(SCALAR, max_size=2)), max_size=8)


def check(items):
    assert items, "nothing may be dropped without a word"
    for item in items:
        if isinstance(item, Rejection):
            assert str(item).isprintable()
            continue
        assert isinstance(item, Article)
        for value in (item.name, item.text, item.title, item.outlet, item.url):
            assert value is None or "\0" not in value.encode().decode()
        assert item.text == item.text.strip()
        assert item.text
        assert "\r" not in item.text
        assert item.published is None or item.published <= "2024-06-16"
        assert len(item.id) == 32


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=150, deadline=None)
@given(content=CONTENT)
def test_any_bytes_in_any_file(ending, content):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{ending}"
        path.write_bytes(content)
        check(list(read_articles([str(path)], published=None, today=TODAY)))


@settings(max_examples=300, deadline=None)
@given(content=CONTENT, limit=st.integers(1, 500))
def test_any_bytes_on_standard_input_under_any_limit(content, limit):
    check(
        list(
            read_articles(
                ["-"],
                published="2024-01-01",
                today=TODAY,
                stdin=io.BytesIO(content),
                limits=Limits(article=limit, document=limit),
            )
        )
    )


@settings(max_examples=300, deadline=None)
@given(records=st.lists(RECORD, min_size=1, max_size=4))
def test_each_record_is_one_article_or_one_rejection_in_either_format(records):
    with tempfile.TemporaryDirectory() as folder:
        lines, document = Path(folder) / "a.jsonl", Path(folder) / "a.json"
        lines.write_text("".join(json.dumps(record) + "\n" for record in records))
        document.write_text(json.dumps(records))
        one, other = (
            list(read_articles([str(path)], published=None, today=TODAY))
            for path in (lines, document)
        )
    check(one)
    check(other)
    assert len(one) == len(other) == len(records)
    for line, item in zip(one, other, strict=True):
        if isinstance(line, Article):
            assert line.id == item.id
        else:
            assert (line.reason, line.remedy) == (item.reason, item.remedy)


@settings(max_examples=200, deadline=None)
@given(title=st.text(), text=st.text(), cut=st.integers(0, 20))
def test_the_same_words_give_the_same_article_with_and_without_the_title_in_the_text(
    title, text, cut
):
    def read(record):
        data = io.BytesIO(json.dumps([record]).encode())
        (item,) = read_articles(["-"], published=None, today=TODAY, stdin=data)
        return item

    first = read({"title": title, "text": text})
    if isinstance(first, Article):
        assert read({"title": title, "text": first.text}) == first
