"""Sentences, which keep where they stand in their article, and the forms of words."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Section = Literal[
    "title", "dateline", "body", "background", "header", "bullet", "caption", "link", "noise"
]
"""What part of a page a sentence stands in.

`background` follows a line such as "Background:" or "Recall:"; `header` is a line that governs
those below it ("Concluded so far:"); `bullet` is a short line or a listed one; `caption` describes
a picture; `link` is a headline of another article ("Read also"); `noise` is menu, cookie banner,
by-line, advertisement. Nothing is read out of `noise`.
"""


class Word(NamedTuple):
    """The form of a word, number or punctuation mark, wherever it stands.

    `lower` is the text in lower case with curly quotes straightened and without a genitive ending;
    `genitive` tells that it had one ("Ukraine's", "the two countries'"); `upper` that it begins
    with a capital; `seamed` that it has another inside ("GermanyFrance"). `tags` are the classes
    that its form alone gives it, as a figure has them.
    """

    text: str
    lower: str
    genitive: bool
    upper: bool
    seamed: bool
    tags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or line: `article.text[start:end] == text`.

    `number` counts sentences of the article from 0, `line` the lines of its text, so that two
    sentences of one paragraph have the same `line`. `header` is the number of the sentence that
    governs this one, None where there is none.
    """

    text: str
    start: int
    end: int
    section: Section = "body"
    number: int = 0
    line: int = 0
    header: int | None = None
