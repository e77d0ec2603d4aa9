import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.export.text import brief, escape_json, safe, safe_marked, web_address

ACTS = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("\x9b31m", "\\x9b31m"),
        ("a\u202eb\u2066c", "a\\u202eb\\u2066c"),
        ("zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"),
        ("bell\x07 del\x7f nul\x00", "bell\\x07 del\\x7f nul\\x00"),
        ("tag\U000e0041", "tag\\U000e0041"),
        ("half \ud800", "half \\ud800"),
        ("one\r\ntwo\tthree  four\u00a0five", "one two three four five"),
        ("line\u2028para\u2029", "line\\u2028para\\u2029"),
        ("soft\u00adhyphen", "softhyphen"),
        ("Türkiye, Côte d'Ivoire, 日本", "Türkiye, Côte d'Ivoire, 日本"),
        ("[bold]x[/bold]", "[bold]x[/bold]"),
    ],
)
def test_what_would_act_is_shown(text, shown):
    assert safe(text) == shown


@given(st.text(alphabet=st.characters()))
def test_nothing_that_acts_is_left(text):
    shown = safe(text)

    assert not {unicodedata.category(each) for each in shown} & ACTS
    assert "\n" not in shown
    shown.encode("utf-8")


@given(st.text(), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_marks_stand_round_their_words(text, before, length, after):
    first = min(before, len(text))
    last = min(first + length, len(text))
    marked = safe_marked(text, ((first, last),), "\x02", "\x03")

    assert marked.count("\x02") == marked.count("\x03") == 1
    assert marked[marked.index("\x02") + 1 : marked.index("\x03")] == safe(text[first:last])
    del after


@pytest.mark.parametrize("character", ["\x1b", "\x7f", "\x9b", "\u202e", "\U000e0041", "\ud800"])
def test_json_escapes_each_that_acts(character):
    written = escape_json(json.dumps(f"ä{character}", ensure_ascii=False))

    assert character not in written
    assert json.loads(written) == f"ä{character}"


@given(st.text(alphabet=st.characters()))
def test_json_means_the_same_and_does_not_act(text):
    written = escape_json(json.dumps({"text": text}, ensure_ascii=False, indent=1))

    assert json.loads(written) == {"text": text}
    assert not {unicodedata.category(each) for each in written.replace("\n", "")} & ACTS


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org", None),
        ("https://example.org/\u202e", None),
        ("https://example.org/ x", None),
        ('https://example.org/"onclick', None),
        ("https://example.org/\n", None),
        (None, None),
        ("", None),
    ],
)
def test_only_web_addresses_become_links(url, address):
    assert web_address(url) == address


def test_a_long_title_is_cut_at_a_word():
    title = "word " * 1000
    assert brief(title) == "word " * 39 + "word …"
    assert brief("a" * 300) == "a" * 200 + " …"
    assert brief("Who has signed so far") == "Who has signed so far"
