"""Patterns in any case of letters: the same answers as `re.IGNORECASE`, in the text's places."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.any_case import AnyCase, AnyPhrase, lowered

PATTERN = r"\b(?P<what>pact|Peace\sDeal)\b(?!\s[A-Z])"
TEXT = "The PACT, a Peace deal; no pact here"


def spans(found):
    return [match.span() for match in found]


def test_it_finds_what_ignoring_case_finds():
    any_case, plain = AnyCase(PATTERN), re.compile(PATTERN, re.IGNORECASE)
    assert spans(any_case.finditer(TEXT)) == spans(plain.finditer(TEXT)) != []
    assert any_case.search(TEXT).span() == plain.search(TEXT).span()
    assert any_case.match(TEXT, 4).span() == plain.match(TEXT, 4).span()
    assert any_case.fullmatch(TEXT, 4, 8).span() == (4, 8)
    assert any_case.search(TEXT, 9, 12) is None


def test_a_match_is_in_lower_case_and_can_be_blotted_out():
    assert AnyCase("pact").search("PACT").group() == "pact"
    assert AnyCase("pact").blotted("The PACT of Ghent") == "The   of Ghent"


@pytest.mark.parametrize(
    ("phrases", "text", "found"),
    [
        (("peace deal", "minerals deal"), "A Minerals Deal is near", "minerals deal"),
        (("peace deal",), "A deal for peace", None),
        (("24/7",), "Open 24/7 now", "24/7"),
        ((), "Anything", None),
    ],
)
def test_phrases_are_found_whole(phrases, text, found):
    match = AnyPhrase(phrases).search(text)
    assert (match and match.group()) == found
    assert [each.group() for each in AnyPhrase(phrases).finditer(text)] == (
        [found] if found else []
    )


@given(st.text(max_size=3000))
def test_lower_case_keeps_every_place(text):
    assert len(lowered(text)) == len(text)
    assert lowered(text) == lowered(text)
