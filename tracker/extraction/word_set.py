"""The words of a text as a set, cut once: what every cheap test asks of a sentence.

Most sentences tell no time, no number, no term and nobody's speech. Each of the readers of these
first asks whether any word is there that it needs; all ask the same set.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

LETTERS = re.compile(r"[^\W\d_][^\W\d_]*")
"""A run of letters, which is what counts as a word here: "F-16's" holds "f" and "s".

It is not written with "+", as `re` leaps to the next match only where a pattern begins with one
character of a class.
"""
_LONG = 4000
"""A longer text is no sentence, and its words are not remembered."""


def word_set(text: str) -> frozenset[str]:
    """The words of `text` in lower case, each once."""
    return _known(text) if len(text) <= _LONG else _cut(text)


def _cut(text: str) -> frozenset[str]:
    return frozenset(LETTERS.findall(text.lower()))


_known = lru_cache(512)(_cut)  # more sentences than most articles have


class PhraseSet:
    """Phrases of which a text may hold one: a test that errs only on the safe side."""

    __slots__ = ("_alone", "_keys", "_longer", "_wordless")

    def __init__(self, phrases: Iterable[str]) -> None:
        """Take the phrases; one without a letter may stand in every text."""
        self._wordless = False
        alone: set[str] = set()
        longer: dict[str, list[frozenset[str]]] = {}
        for phrase in phrases:
            words = frozenset(LETTERS.findall(phrase.lower()))
            if not words:
                self._wordless = True
            elif len(words) == 1:
                alone |= words
            else:
                # The longest word of a phrase is the one that other texts have least often.
                longer.setdefault(max(sorted(words), key=len), []).append(words)
        self._alone = frozenset(alone)
        self._longer = longer
        self._keys = frozenset(longer)

    def may_stand_in(self, words: frozenset[str]) -> bool:
        """Whether a text of these words may hold one of the phrases."""
        if self._wordless or not self._alone.isdisjoint(words):
            return True
        if self._keys.isdisjoint(words):
            return False
        return any(need <= words for key in self._keys & words for need in self._longer[key])


def places_of(lower: str, words: Iterable[str]) -> list[tuple[int, str]]:
    """Where each of `words` stands alone in a text in lower case, in the order of the text."""
    found: list[tuple[int, str]] = []
    for word in words:
        at = lower.find(word)
        while at >= 0:
            end = at + len(word)
            if not (at and lower[at - 1].isalpha()) and not lower[end : end + 1].isalpha():
                found.append((at, word))
            at = lower.find(word, end)
    found.sort()
    return found
