"""Patterns that are looked for in any case of letters, quickly.

Python's `re` tries every alternative letter by letter where case is ignored, but skips at once
those that begin with another letter where it is not. So these patterns are made of lower-case
letters and are looked for in the text's lower case: four to six times as fast for lists of words.
"""

import re
import sys
from collections.abc import Iterator, Sequence

from tracker.extraction.word_set import PhraseSet, word_set
from tracker.extraction.wordlist import alternatives

_CAPITAL = re.compile(r"\\.|\(\?P|[A-Z]", re.DOTALL)
_LONG = 2000
"""Characters from which on a text is worth remembering."""
_last = ("", "")


class AnyCase:
    """A pattern without regard to case, in place of `re.compile(pattern, re.IGNORECASE)`.

    Its matches have the text's places, but `group` gives lower case.
    """

    __slots__ = ("_compiled", "pattern")

    def __init__(self, pattern: str) -> None:
        """Take `pattern`, whose capitals stand for both cases too; it is compiled on first use."""
        self.pattern = pattern
        self._compiled: re.Pattern[str] | None = None

    def _compile(self) -> re.Pattern[str]:
        # A hundred patterns take longer to compile than an article to read, which needs few.
        lower = _CAPITAL.sub(
            lambda each: each[0].lower() if len(each[0]) == 1 else each[0], self.pattern
        )
        self._compiled = re.compile(lower)
        return self._compiled

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match between `start` and `end`."""
        return (self._compiled or self._compile()).search(lowered(text), start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match that begins at `start`."""
        return (self._compiled or self._compile()).match(lowered(text), start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match that is all between `start` and `end`."""
        return (self._compiled or self._compile()).fullmatch(lowered(text), start, end)

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """The matches between `start` and `end`, one after the other."""
        return (self._compiled or self._compile()).finditer(lowered(text), start, end)

    def blotted(self, text: str) -> str:
        """`text` with a space in the place of every match."""
        at, kept = 0, []
        for match in self.finditer(text):
            kept.append(text[at : match.start()])
            at = match.end()
        return " ".join([*kept, text[at:]])


class AnyPhrase(AnyCase):
    """One of many phrases: tried only in a text that holds all words of one."""

    __slots__ = ("_phrases",)

    def __init__(self, phrases: Sequence[str]) -> None:
        """Take the phrases; one without a letter lets every text through."""
        super().__init__(rf"\b(?:{alternatives(phrases)})\b")
        self._phrases = PhraseSet(phrases)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first phrase between `start` and `end`."""
        if not self._phrases.may_stand_in(word_set(text)):
            return None
        return super().search(text, start, end)

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """The phrases between `start` and `end`, one after the other."""
        if not self._phrases.may_stand_in(word_set(text)):
            return iter(())
        return super().finditer(text, start, end)


def lowered(text: str) -> str:
    """`text` in lower case, character by character; a letter whose lower case is two keeps its own.

    The last long text is remembered: it is asked for at many places, and the work would otherwise
    grow with the square of its length. Short ones are not, which would put it out of mind.
    """
    global _last  # noqa: PLW0603 - one pair of texts, always right whoever asks
    if len(text) < _LONG and text.isascii():
        return text.lower()
    known, lower = _last
    if known is text:
        return lower
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    if len(text) >= _LONG:
        _last = (text, lower)
    return lower
