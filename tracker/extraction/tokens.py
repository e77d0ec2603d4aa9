"""Tokens: words, numbers and marks of a sentence, with their places in the article."""

import re
from collections.abc import Container

from tracker.extraction.sentence import Sentence, Token

# Initials ("U.S."), words with their apostrophe ("Ukraine's", "won't"), numbers, single marks.
# Alternatives start differently and none repeats a repetition, so matching is linear.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:['’][A-Za-z]{1,2}\b)?|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?|[^\s\w]|_"
)
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])")
_GENITIVES = ("'s", "’s", "'S", "’S")
_CONTRACTED = frozenset({"it's", "he's", "she's", "that's", "there's", "what's", "let's", "who's"})


def tokenize(sentence: Sentence, names: Container[str] = frozenset()) -> list[Token]:
    """The tokens of `sentence`.

    Args:
        sentence: The sentence; its own start is added to every offset.
        names: Names in lower case that page makers run together ("GermanyFrance"); a token with
            a capital inside it that holds one of them is taken apart at its capitals.
    """
    text, offset = sentence.text, sentence.start
    tokens: list[Token] = []
    behind = -1
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match.group()
        spaced = start != behind
        behind = end
        if len(word) > 7 and not (word.islower() or word.isupper()) and names:
            cuts = [seam.start() for seam in _SEAM.finditer(word)]
            if cuts:
                bounds = [0, *cuts, len(word)]
                parts = list(zip(bounds, bounds[1:], strict=False))
                if any(word[a:b].lower() in names for a, b in parts):
                    for a, b in parts:
                        tokens.append(_token(word[a:b], offset + start + a, spaced and a == 0))
                    continue
        tokens.append(_token(word, offset + start, spaced))
    return tokens


def _token(word: str, start: int, spaced: bool) -> Token:  # noqa: FBT001
    lower = word.lower()
    genitive = False
    if "’" in lower:
        lower = lower.replace("’", "'")
    if word.endswith(_GENITIVES) and lower not in _CONTRACTED:
        genitive = True
        lower = lower[:-2]
    return Token(word, lower, start, start + len(word), genitive, spaced)
