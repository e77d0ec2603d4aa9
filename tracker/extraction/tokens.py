"""Tokens: words, numbers and marks of a sentence, with their places in the article."""

import re
from collections.abc import Container
from functools import lru_cache
from itertools import pairwise

from tracker.extraction.sentence import Sentence, Token, Word

# Initials ("U.S."), words with their apostrophe ("Ukraine's", "won't"), numbers, single marks.
# Alternatives start differently and none repeats a repetition, so matching is linear.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:['’][A-Za-z]{1,2}\b)?|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?|[^\s\w]|_"  # noqa: RUF001
)
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])")
_GENITIVES = ("'s", "’s", "'S", "’S")  # noqa: RUF001
_CONTRACTED = frozenset({"it's", "he's", "she's", "that's", "there's", "what's", "let's", "who's"})
_FORMS = 1 << 14
"""How many forms of words are remembered: more than news of one kind has."""
_LONGEST = 40
"""A longer word is not remembered: it is no word, and pages may be full of them."""


def tokenize(sentence: Sentence, names: Container[str] = frozenset()) -> list[Token]:
    """The tokens of `sentence`.

    Args:
        sentence: The sentence; its own start is added to every offset.
        names: Names in lower case that page makers run together ("GermanyFrance"); a token with
            a capital inside it that holds one of them is taken apart at its capitals.
    """
    offset = sentence.start
    tokens: list[Token] = []
    behind = -1
    for match in _TOKEN.finditer(sentence.text):
        start, end = match.span()
        text = match.group()
        word = _known(text) if end - start < _LONGEST else _word(text)
        if word.seamed and names:
            cuts = [seam.start() for seam in _SEAM.finditer(text)]
            bounds = [0, *cuts, len(text)]
            parts = list(pairwise(bounds))
            if any(text[a:b].lower() in names for a, b in parts):
                for a, b in parts:
                    spaced = start != behind and a == 0
                    tokens.append(
                        Token(_word(text[a:b]), offset + start + a, offset + start + b, spaced)
                    )
                behind = end
                continue
        tokens.append(Token(word, offset + start, offset + end, start != behind))
        behind = end
    return tokens


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
    return Word(text, lower, genitive, text[0].isupper(), seamed)


_known = lru_cache(_FORMS)(_word)
