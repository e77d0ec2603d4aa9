"""Any text is read without a fault, its evidence stands in it, and the time grows as it does.

Any text of whole characters: halves of one (lone surrogates) are refused at the door, by
`tracker.articles`.
"""

import pytest
from fuzz.holds import holds, holds_when_asked, seconds
from hypothesis import given, settings
from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "Denmark", "Ukraine", "the UK and Norway", "Danish", "Zelensky", "Kyiv", "EU", "U.S.",
        "signed", "will sign", "to sign", "did not", "could", "if", "was to", "postponed", "talks",
        "negotiations", "ratified", "entered into force", "joined", "the declaration", "which",
        "that", "said", "the agreement", "a security agreement", "minerals deal", "the document",
        "on Friday", "12 May 2024", "in May", "nine countries", "twelve", "both sides", "it",
        "so has", "and", ",", ".", ";", ":", "?", "(", ")", "“", "”", "\u2019s", "'", "-", "|",
        "\u2013",
        "\n", "\n\n", "\n- ", "\t", "Signed so far:", "Read also:", "10 years", "€2 billion",
        "\u00a0", "\u0301", "\u200d", "\x1b[31m", "\x00", "11:48", "May",
    ]
)  # fmt: skip
NEWS = st.lists(WORDS, max_size=60).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda gap: gap.join(words))
)
TEXTS = st.one_of(st.text(max_size=400), NEWS)


@given(TEXTS)
@settings(deadline=None, max_examples=150)
def test_any_text_is_read(text):
    holds(text)


@given(NEWS)
@settings(deadline=None, max_examples=60)
def test_whatever_was_read_can_be_asked_about(text):
    holds_when_asked(f"Ukraine and Denmark have a security agreement. {text}")


FOUND = [
    # Where a bar makes a sentence a table's row, the home party was one of those listed.
    "Signed so far:\n\n| Ukraine and Japan | 12 May |\n| Sweden | 13 May |\n\n",
]
"""What fuzzing has found, in the fewest words."""


@pytest.mark.parametrize("text", FOUND)
def test_what_was_found_is_mended(text):
    holds(f"{text}Ukraine and Denmark have a security agreement.")


MEANINGLESS = {
    "commas": "a, ",
    "conjunctions": "and ",
    "nested quotes": "“‘",  # noqa: RUF001
    "straight quotes": "\"'",
    "quotes open": '"said ',
    "brackets": "(",
    "brackets both": "()[]{}",
    "digits": "1",
    "numbers": "12.5, ",
    "dots": ".",
    "months": "May June July ",
    "days": "12 May 2024, ",
    "weekdays": "on Monday and Tuesday, ",
    "countries": "Denmark, Norway, ",
    "glued countries": "DenmarkNorway",
    "countries joined": "Denmark and ",
    "holders": "Zelensky and Scholz ",
    "combining": "e\u0301\u0301",
    "zero width": "\u200d\u200b",
    "blanks": " ",
    "no-break blanks": "\u00a0",
    "tabs": "Denmark\t",
    "rules": "Denmark | ",
    "dashes": "- ",
    "apostrophes": "Denmark's ",
    "hyphens": "UK-",
    "capitals": "DENMARK ",
    "sums": "€2 billion and ",
    "clocks": "11:48 ",
    "zeros": "\x00",
    "emoji": "👩‍👩‍👧 ",
}
"""Pieces that tell nothing, as often as there is room."""

TELLING = {
    "initials": "A. ",
    "agreements": "security agreement ",
    "signings": "Denmark signed a security agreement with Ukraine and ",
    "relatives": "which Denmark signed that ",
    "conditions": "if Denmark signs, ",
    "sentences": "Denmark signed. ",
    "lines": "a\n",
    "entries": "- Denmark\n",
    "headings": "Signed so far:\n",
}
"""Pieces of which each begins a sentence or says something, which takes its time."""


def repeated(piece, length):
    return piece * (length // len(piece))


@pytest.mark.parametrize("name", [*TELLING, *MEANINGLESS])
@pytest.mark.untraced
def test_the_time_grows_with_the_text_and_no_faster(name):
    piece = {**TELLING, **MEANINGLESS}[name]
    once = max(seconds(repeated(piece, 10_000)), 0.005)
    # Eight times the text is about eight times the work; squared, it would be 64 times.
    assert seconds(repeated(piece, 80_000)) < 25 * once
