"""Made-up articles of any number, no two alike: words as common as in news, and stock sentences.

Words follow Zipf's law, and so do the sentences that outlets repeat as background: the commonest
stand in every fourth article, as "the Group of Seven adopted the declaration" does in the press of
one subject. One article in twenty is another outlet's copy of an earlier one, with a few words
changed. One in five says something of the dossier.
"""

import bisect
import itertools
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

_BEGIN, _DAYS = date(2023, 7, 12), 900
_VOCABULARY, _STOCK = 30_000, 400
_SYLLABLES = (
    *("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo", "ka"),
    *("le", "mi", "no", "pu", "ra", "se", "ti", "vo", "lan", "ter", "mon"),
)
_COMMON = (
    *("the", "of", "and", "to", "in", "a", "that", "for", "on", "is", "was", "with", "as", "by"),
    *("at", "from", "it", "has", "be", "are", "said", "have", "not", "this", "will", "its", "an"),
    *("which", "but", "were", "their", "after", "about", "who", "or", "more", "had", "they"),
    *("government", "minister", "president", "country", "year", "percent", "million", "state"),
)
_STATES = ("Austria", "Belgium", "Canada", "Denmark", "Estonia", "Finland", "Japan", "Latvia")
_SAID = (
    "{} signed a bilateral security agreement with Ukraine on {}.",
    "{} and Ukraine held a round of talks on a bilateral security agreement on {}.",
    "{} has begun talks with Ukraine on a security agreement, the ministry said on {}.",
)


@dataclass(frozen=True, slots=True)
class News:
    """A made-up article."""

    name: str
    title: str
    text: str
    published: str
    outlet: str

    def line(self) -> str:
        """The article as a line of JSON Lines."""
        own = {name: getattr(self, name) for name in self.__slots__}
        return json.dumps(own, ensure_ascii=False)


def news(first: int, count: int) -> Iterator[News]:
    """The articles with the numbers from `first` on: the same, whatever was asked for before."""
    for number in range(first, first + count):
        copied = random.Random(f"copy {number}")
        of = _original(copied, number)
        yield _made(number) if of is None else _copy(copied, number, _made(of))


def original(number: int) -> int | None:
    """The number of the article that this one is a copy of; None where it is none."""
    return _original(random.Random(f"copy {number}"), number)


def _original(chance: random.Random, number: int) -> int | None:
    return number - chance.randrange(1, 100) if number > 100 and chance.random() < 0.05 else None


def _made(number: int) -> News:
    chance = random.Random(f"news {number}")
    day = _BEGIN + timedelta(days=chance.randrange(_DAYS))
    sentences = [_sentence(chance) for _ in range(chance.randrange(8, 30))]
    for _ in range(chance.randrange(0, 4)):
        sentences[chance.randrange(len(sentences))] = _stock()[_by_zipf(chance, _STOCK)]
    if chance.random() < 0.2:
        words = chance.choice(_SAID).format(chance.choice(_STATES), f"{day:%B} {day.day}")
        sentences[chance.randrange(2)] = words
    title = _sentence(chance)[:-1]
    text = "\n\n".join(
        " ".join(sentences[start : start + 3]) for start in range(0, len(sentences), 3)
    )
    return News(f"news-{number}", title, text, f"{day}", f"The Example {chance.randrange(200)}")


def _copy(chance: random.Random, number: int, of: News) -> News:
    words = of.text.split(" ")
    for _ in range(len(words) // 60):
        words[chance.randrange(len(words))] = _word(chance)
    text = " ".join(words)
    return News(f"news-{number}", of.title, text, of.published, f"The Copy {number % 50}")


def _sentence(chance: random.Random) -> str:
    words = [_word(chance) for _ in range(chance.randrange(10, 28))]
    return f"{words[0].capitalize()} {' '.join(words[1:])}."


def _word(chance: random.Random) -> str:
    return _words()[_by_zipf(chance, _VOCABULARY)]


@cache
def _words() -> list[str]:
    chance = random.Random("words")
    made = dict.fromkeys(_COMMON)
    while len(made) < _VOCABULARY:
        made["".join(chance.choices(_SYLLABLES, k=chance.randrange(2, 5)))] = None
    return list(made)


@cache
def _stock() -> list[str]:
    chance = random.Random("stock")
    return [_sentence(chance) for _ in range(_STOCK)]


def _by_zipf(chance: random.Random, size: int) -> int:
    return bisect.bisect(_shares(size), chance.random() * _shares(size)[-1])


@cache
def _shares(size: int) -> list[float]:
    return list(itertools.accumulate(1 / (rank + 1) for rank in range(size)))
