"""What an article states of a party's own agreement: its length, form, force, duties and money.

`find_terms` reads one sentence whose parties the caller knows; what is hedged ("may not be
binding"), told of all agreements at once, or said of one item of aid is left out. The labelling
guide's rulings 14 and 16 are the source of these rules.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from tracker.domain.dates import Day
from tracker.domain.events import Amount
from tracker.extraction.any_case import AnyCase
from tracker.extraction.money import find_money, is_priced
from tracker.extraction.numbers import may_count
from tracker.extraction.term_duration import duration
from tracker.extraction.term_duties import (
    consultation,
    denied_defence,
    may_defend,
    mutual_defence,
)
from tracker.extraction.term_form import binding_force, legal_form, may_bind
from tracker.extraction.term_money import amount_of
from tracker.extraction.word_set import word_set

TermKey = Literal[
    "duration_years", "legal_form", "binding", "consultation_hours", "amount", "mutual_defence"
]
TermValue = int | str | bool | Amount


@dataclass(frozen=True, slots=True)
class TermFound:
    """A term of the agreements of `parties`, stated at `start` to `end` of the article's text."""

    key: TermKey
    value: TermValue
    start: int
    end: int
    parties: tuple[str, ...]


_LONGEST = 1500
"""How much of a sentence is read; a longer one is a table or a page without full stops."""


_SUMS = ("illion", "bn", "mln", "bln", "mn ", "m ")
_YEARS = frozenset({"year", "years", "decade", "decades", "decadelong"})
_HOURS = frozenset({"hour", "hours", "day"})
_DIGIT = re.compile(r"\d")
Reading = tuple[TermKey, TermValue, int, int]


def holds_term(text: str, question: str = "") -> bool:
    """Whether a text may state a term, never wrong on the safe side.

    A text with figures is only asked for words that a term needs, as it may be read in parts later
    with the figures of the other parts blotted out; one without is read for good. It may answer
    the `question` before it.
    """
    if denied_defence(question, text) is not None:
        return True
    words = word_set(text)
    priced = _may_be_priced(text, words)
    if not (priced or _may_state(text, words)):
        return False
    if _DIGIT.search(text) is not None:
        return True
    return bool(_stated(text[:_LONGEST]) or (priced and find_money(text)))


def _may_be_priced(text: str, words: frozenset[str]) -> bool:
    if not is_priced(text, words):
        return False
    lower = text.lower()
    return any(stem in lower for stem in _SUMS)


def _may_state(text: str, words: frozenset[str]) -> bool:
    """Whether a text of these words may state a term other than an amount."""
    return (
        not _HOURS.isdisjoint(words)
        or (not _YEARS.isdisjoint(words) and may_count(text, words))
        or may_defend(words)
        or may_bind(words)
    )


_CLOSING = " \"'\u201d\u2019)"


@lru_cache(64)  # asked for each sentence, and again for those whose parties are known
def _stated(text: str) -> tuple[Reading, ...]:
    """The terms that a text states by itself, whoever's agreement it speaks of: all but amounts."""
    words = word_set(text)
    found: list[tuple[TermKey, tuple[TermValue, int, int] | None]] = []
    asked = text.rstrip(_CLOSING).endswith("?")  # "Is it legally binding?" states nothing
    if not _YEARS.isdisjoint(words) and may_count(text, words):
        found.append(("duration_years", duration(text)))
    if may_bind(words) and not asked:
        found += [("legal_form", legal_form(text)), ("binding", binding_force(text))]
    if not _HOURS.isdisjoint(words):
        found.append(("consultation_hours", consultation(text)))
    if may_defend(words) and not asked:
        found.append(("mutual_defence", mutual_defence(text)))
    return tuple((key, *told) for key, told in found if told is not None)


def find_terms(  # noqa: PLR0913 -- a sentence, where it stands, and what its context says of it
    text: str,
    offset: int,
    parties: tuple[str, ...],
    *,
    is_class_statement: bool = False,
    in_agreement: bool = True,
    published: Day | None = None,
    question: str = "",
    within: tuple[int, int] | None = None,
) -> list[TermFound]:
    """The terms that one sentence states.

    Args:
        text: The sentence.
        offset: Where it begins in the article.
        parties: Whose agreement it speaks of: those it names, else the focus of the text.
        is_class_statement: Whether it speaks of such agreements as a class; nothing is read then.
        in_agreement: Whether the sentence is about the agreement; an amount that is not tied to
            the agreement by its own sentence is read only then.
        published: The day of publication, which dates "this year".
        question: The sentence before, which this one may answer.
        within: The part of it that speaks of the parties; a sum elsewhere is another's.

    Returns:
        At most one term of each key, in the order of the keys; none without parties.
    """
    if not parties or is_class_statement:
        return []
    text = text[:_LONGEST]
    readings = list(_stated(text))
    denied = denied_defence(question, text)
    if denied is not None and not _OF_SEVERAL.search(question):
        readings.append(("mutual_defence", *denied))
    if _may_be_priced(text, word_set(text)):
        amount = amount_of(text, parties, published, in_agreement=in_agreement, within=within)
        if amount is not None:
            readings.append(("amount", *amount))
    return [
        TermFound(key, value, offset + start, offset + end, parties)
        for key, value, start, end in sorted(readings, key=_in_order)
    ]


_ORDER = get_args(TermKey)


def _in_order(reading: Reading) -> int:
    return _ORDER.index(reading[0])


_OF_SEVERAL = AnyCase(r"\b(?:they|these|those|papers|agreements|deals|pacts|texts|documents)\b")
_CLASS = AnyCase(
    r"(?<!one\sof\s)\b(?:(?:these|such|similar|those|all(?:\sthe|\sof\sthe)?|the|other|each\sof\sthe|every\sone\sof\sthe|most(?:\sof\sthe)?"
    r"|Ukraine's|Kyiv's|bilateral|security)\s(?:[a-z0-9-]+\s){0,3}"
    r"(?:agreements|deals|pacts|accords|treaties|documents|arrangements)"
    r"|(?:every|each|any)\s(?:such\s)?(?:agreement|deal|pact|document))\b",
)
_SUBJECT = 45
"""How far into a sentence its subject may begin."""
_PLURAL_PRONOUN = AnyCase(
    r"^\W{0,3}(?:they|these|those|all\sof\sthem|all\sbut\s\w+|nor\sare\sthey|their\s(?:total|combined|overall|joint)|hardly\sany|(?:in\s)?(?:most|many|nearly\sall|almost\sall|each)(?=\sof\s(?:the|these|them)\b)|most|many|few|nearly\sall|almost\sall|not\sone\sof|none\sof\s(?:them|these|the))\b",
)


def is_class_statement(text: str, named: int) -> bool:
    """Whether a sentence, such as "These agreements run ten years", speaks of them as a class.

    Args:
        text: The sentence.
        named: How many parties the sentence names as those whose agreements are meant; a named
            list takes a plural out of the class.
    """
    if named:
        return False
    subject = _CLASS.search(text)
    if subject is not None and subject.start() < _SUBJECT:
        return True
    return _PLURAL_PRONOUN.match(text) is not None
