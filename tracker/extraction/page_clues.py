"""What a whole page is made of, as clues: its words and pairs of words, without anybody's name.

Whether a page has anything for the dossier shows in all of its words, also in those of sentences
that no other layer looks at. Who it is about must not: names are but names.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from tracker.extraction.calendar_words import WEEKDAYS
from tracker.extraction.sentence import Sentence
from tracker.extraction.tag import Tagger

_WORD = re.compile(r"[^\W_]+")


def of_page(sentences: Iterable[Sentence], tagger: Tagger) -> frozenset[str]:
    """The clues of all sentences of an article but its page's own words."""
    found: set[str] = set()
    for sentence in sentences:
        if sentence.section in _ALIEN:
            continue
        words = list(_words(sentence.text, tagger))
        if sentence.section == "title":
            found.update([f"title {word}" for word in words])
        found.update(words)
        found.update([f"{a} {b}" for a, b in pairwise(words)])
    return frozenset(found)


def _words(text: str, tagger: Tagger) -> Iterator[str]:
    """The words of a sentence in lower case; a name, of however many words, is one "NAME"."""
    common, home = tagger.common, tagger.home_words
    last = ""
    for at, word in enumerate(_WORD.findall(text)):
        lower = word.lower()
        if lower in home:
            lower = "HOME"
        elif word[0].isdigit():
            lower = "YEAR" if len(word) == _YEAR and word.isdigit() else "NUMBER"
        elif lower in WEEKDAYS:
            lower = "WEEKDAY"
        elif word[0].isupper() and lower not in common and (at or lower in tagger.party_words):
            lower = "NAME"
        if lower != last or lower != "NAME":
            yield lower
        last = lower


_ALIEN = frozenset({"noise", "link"})
_YEAR = 4
