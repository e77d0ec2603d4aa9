"""Tokens: words, numbers and marks of a sentence, with their places in the article."""

import re
from collections.abc import Container
from functools import lru_cache
from itertools import pairwise

from tracker.extraction.sentence import Sentence, Word
from tracker.extraction.unit import NONE, Unit

# Initials ("U.S."), words with their apostrophe ("Ukraine's", "won't"), numbers, single marks.
# Alternatives start differently and none repeats a repetition, so matching is linear.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:['’][A-Za-z]{1,2}\b)?|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?"  # noqa: RUF001
    r"|[^\s\w\U0001f1e6-\U0001f1ff\ufe0f]|_"  # no flags: a name stands behind each
)
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])")
_GENITIVES = ("'s", "’s", "'S", "’S")  # noqa: RUF001
_CONTRACTED = frozenset({"it's", "he's", "she's", "that's", "there's", "what's", "let's", "who's"})
_FORMS = 1 << 14
"""How many forms of words are remembered: more than news of one kind has."""
_LONGEST = 40
"""A longer word is not remembered: it is no word, and pages may be full of them."""


def tokenize(sentence: Sentence, names: Container[str] = frozenset()) -> list[Unit]:
    """The words, numbers and marks of `sentence`, each a unit without a class but a figure's.

    Args:
        sentence: The sentence; its own start is added to every offset.
        names: Names in lower case that page makers run together ("GermanyFrance"); a token with
            a capital inside it that holds one of them is taken apart at its capitals.
    """
    text, offset = sentence.text, sentence.start
    units: list[Unit] = []
    at, end = 0, -1
    # Only white space stands between tokens, so that each is the next of its kind to be found.
    for piece in _TOKEN.findall(text):
        start = text.find(piece, at)
        spaced = start != end
        at = end = start + len(piece)
        word = _known(piece) if len(piece) < _LONGEST else _word(piece)
        if word.seamed:
            parts = _parted(piece, names)
            for a, b in parts:
                units.append(
                    Unit(
                        _word(piece[a:b]),
                        offset + start + a,
                        offset + start + b,
                        spaced=spaced and a == 0,
                    )
                )
            if parts:
                continue
        units.append(Unit(word, offset + start, offset + end, spaced=spaced))
    return units


def _parted(piece: str, names: Container[str]) -> list[tuple[int, int]]:
    """The names that are run together in a token, as spans; none where no known one is in it."""
    bounds = [0, *(seam.start() for seam in _SEAM.finditer(piece)), len(piece)]
    parts = list(pairwise(bounds))
    return parts if any(piece[a:b].lower() in names for a, b in parts) else []


def _word(text: str) -> Word:
    lower = text.lower()
    genitive = False
    if "’" in lower:  # noqa: RUF001
        lower = lower.replace("’", "'")  # noqa: RUF001
    if text.endswith(_GENITIVES) and lower not in _CONTRACTED:
        genitive = True
        lower = lower[:-2]
    seamed = len(text) > 7 and not (text.islower() or text.isupper())
    seamed = seamed and _SEAM.search(text) is not None
    tags = (_ORDINAL if lower[-1] in "tdh" else _NUM) if lower[0].isdigit() else NONE
    return Word(text, lower, genitive, text[0].isupper(), seamed, tags)


_NUM = frozenset({"NUM"})
_ORDINAL = frozenset({"ORD", "NUM"})


_known = lru_cache(_FORMS)(_word)
