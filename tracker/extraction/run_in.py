"""Run-in headings: names that open a paragraph and say whom all of it is about.

"Japan. The negotiators have agreed the text." and "Montenegro: Milojko Spajić. His country's talks
are under way." head their paragraphs as a line of its own would.
"""

from collections.abc import Callable, Sequence

from tracker.extraction.calendar_words import WEEKDAYS
from tracker.extraction.sentence import Sentence
from tracker.extraction.unit import Unit


def run_in(
    sentences: Sequence[Sentence],
    at: int,
    nodes_of: Callable[[Sentence], list[Unit]],
    names_party: Callable[[str], bool],
    home: str,
) -> tuple[tuple[str, ...], bool]:
    """Whom the sentence at `at` says that its paragraph is about, and whether it says no more.

    Args:
        sentences: All sentences of the article.
        at: The place of the sentence among them.
        nodes_of: Gives a sentence as nodes.
        names_party: Tells cheaply whether a text may name a party.
        home: The home party, which heads nothing.

    Returns:
        The parties, none where it is no such heading; and whether the sentence names nothing else,
        or goes on behind a colon.
    """
    sentence = sentences[at]
    if at and sentences[at - 1].line == sentence.line:
        return (), False
    text = sentence.text
    follows = at + 1 < len(sentences) and sentences[at + 1].line == sentence.line
    whole = follows and len(text) <= _LONGEST and text.endswith(".")
    if not whole and ":" not in text[:_LONGEST]:
        return (), False
    if not names_party(text):
        return (), False
    nodes = nodes_of(sentence)
    if whole:
        return _heads(nodes, home), True
    label = next((k for k, node in enumerate(nodes) if node.lower == ":"), 0)
    return _heads(nodes[:label], home), False


def label_of(nodes: Sequence[Unit]) -> Sequence[Unit]:
    """The words that lead a line before a colon, as in "Missing: Hungary"; none without."""
    colon = next((k for k, node in enumerate(nodes[: _WORDS + 1]) if node.lower == ":"), 0)
    return nodes[:colon]


def _heads(nodes: Sequence[Unit], home: str) -> tuple[str, ...]:
    """The parties, where nothing but them is named."""
    codes = dict.fromkeys(code for node in nodes for code in node.codes)
    alone = all(node.codes or node.lower in _BETWEEN for node in nodes)
    return tuple(codes) if alone and home not in codes else ()


_WORDS = 6
"""Words of a label."""
_LONGEST = 80
"""Characters of a run-in heading."""
_BETWEEN = frozenset({",", ".", "and", "the", "&", "/", "-", "\u2013", *WEEKDAYS})
