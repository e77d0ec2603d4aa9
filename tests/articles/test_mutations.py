"""Whatever is done to an input of any format: no traceback, no hang, and never much memory.

What comes out is articles that can be stored and lines that can be printed, and always something.
`make stress` does it ten thousand times to each format, `make test` a few dozen times.
"""

import resource
import time
from pathlib import PurePosixPath

import pytest
from articles.made_inputs import INPUTS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.articles.article import Article, Rejection
from tracker.articles.origin import Origin
from tracker.articles.stream import read_bytes

SECONDS = 10
MEGABYTES = 450
"""Beside what this process holds before: a program that has read nothing yet holds some 50."""

# What formats give a meaning to: lengths, ends, brackets, numbers that are too large.
PIECE_LIST = [
    *(b"\0", b"\xff", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x80", b"\n", b"\r\n\r\n"),
    *(b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"<script>", b"<table>", b"<p>" * 300),
    *(b"&#0;", b"&#x110000;", b"&amp;" * 50, b"{", b"}", b"[" * 500, b'"', b"\\u0000", b","),
    *(b"99999999999999999999", b"-1", b"1e999", b"0", b"%PDF-", b"endobj", b"stream\n", b"obj"),
    *(b"/Length 4294967295", b"/FlateDecode", b"4 0 R", b"2 0 R", b"<<", b">>", b"From a 2024"),
    *(b"Content-Type: ", b"boundary=", b"charset=utf-7", b"=?utf-8?q?=FF?=", b"--B", b"base64"),
    *(
        b"\x1f\x8b\x08",
        b"PK\x03\x04",
        b"PK\x01\x02",
        b"ustar",
        b"WARC/1.0\r\n",
        b"PAR1",
        b"BZh",
    ),
    *(b"Content-Length: 9999999999\r\n", b"Transfer-Encoding: chunked\r\n", b"\xed\xa0\x80"),
    *("\u202e\u2028".encode(), b"<div>" * 500, b"2024-02-31", b"datePublished", b"<time>"),
]
PIECES = st.sampled_from(PIECE_LIST)
PLACE = st.floats(0, 1, exclude_max=True)
CHANGE = st.one_of(
    st.tuples(st.just("insert"), PLACE, PIECES),
    st.tuples(st.just("write"), PLACE, st.one_of(PIECES, st.binary(min_size=1, max_size=6))),
    st.tuples(st.just("cut"), PLACE, PLACE),
    st.tuples(st.just("repeat"), PLACE, PLACE),
    st.tuples(st.just("end"), PLACE, st.just(b"")),
)


def changed(data, changes):
    for kind, where, what in changes:
        place = int(where * len(data))
        if kind == "insert":
            data = data[:place] + what + data[place:]
        elif kind == "write":
            data = data[:place] + what + data[place + len(what) :]
        elif kind == "end":
            data = data[:place]
        else:
            # Most pieces that are cut or repeated are short.
            to = place + 1 + int(what**4 * (len(data) - place))
            piece = data[place:to]
            data = data[:place] + (b"" if kind == "cut" else piece * 3) + data[to:]
    return data


def check(name, data):
    # Of this process alone: others on the machine may take their time too.
    begun = time.process_time()
    origin = Origin(source=name, name=PurePosixPath(name).stem, today="2025-11-23")
    items = list(read_bytes(data, origin, name=name))
    assert time.process_time() - begun < SECONDS
    assert items, "nothing may be dropped without a word"
    for item in items:
        if isinstance(item, Rejection):
            assert str(item).isprintable(), item
            assert len(str(item)) < 1000
            continue
        assert isinstance(item, Article)
        for value in (item.name, item.text, item.title, item.outlet, item.url, item.author):
            # Stores refuse halves of characters and NUL.
            assert value is None or (value and "\0" not in value.encode().decode())
        assert item.text == item.text.strip()
        assert (item.published is None) == (item.published_basis is None)
        assert item.published is None or item.published <= "2025-11-24"
        assert all(note.isprintable() for note in item.notes)


@pytest.mark.parametrize("name", INPUTS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=st.lists(CHANGE, min_size=1, max_size=6))
def test_an_input_that_was_changed(name, changes):
    check(name, changed(INPUTS[name], changes))


@pytest.mark.stress
@pytest.mark.parametrize("name", INPUTS)
@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes=st.lists(CHANGE, min_size=1, max_size=8))
def test_ten_thousand_inputs_that_were_changed(held_before, name, changes):
    check(name, changed(INPUTS[name], changes))
    assert _most_held() - held_before < MEGABYTES * 1024


@pytest.fixture(scope="module")
def held_before():
    """What was held at most before the first input, in kilobytes: thousands of tests among it."""
    return _most_held()


def _most_held():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
