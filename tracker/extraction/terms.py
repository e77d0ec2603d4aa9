"""What an article states of a party's own agreement: its length, form, force, duties and money.

`find_terms` reads one sentence whose parties the caller knows; what is hedged ("may not be
binding"), told of all agreements at once, or said of one item of aid is left out. The labelling
guide's rulings 14 and 16 are the source of these rules.
"""

from dataclasses import dataclass
from typing import Literal

from tracker.domain.dates import Day
from tracker.domain.events import Amount
from tracker.extraction.any_case import AnyCase
from tracker.extraction.term_duration import duration
from tracker.extraction.term_duties import consultation, mutual_defence
from tracker.extraction.term_form import binding_force, legal_form
from tracker.extraction.term_money import amount_of

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


_STEMS: dict[TermKey, tuple[str, ...]] = {
    "duration_years": ("year", "decade"),
    "binding": (
        "bind", "treaty", "executive", "political", "legal", " law", "court", "memorand",
        "intergov",
    ),
    "consultation_hours": ("hour", " day"),
    "amount": ("illion", "bn", "mln", "bln", "mn ", "m "),
    "mutual_defence": (
        "mutual", "troops", "soldier", "forces", "defen", "fight", "military", "militarily", " war",
        "collective", "aid",
    ),
}  # fmt: skip
"""Pieces of words without which a sentence does not state a term; `binding` goes for the form."""


def _may(key: TermKey, lower: str) -> bool:
    for stem in _STEMS[key]:  # noqa: SIM110 - asked for every sentence; any() takes twice as long
        if stem in lower:
            return True
    return False


def holds_term(text: str) -> bool:
    """Whether a sentence may state a term: cheap, and never wrong on the safe side."""
    lower = text.lower()
    return any(_may(key, lower) for key in _STEMS)


def find_terms(  # noqa: PLR0913 -- a sentence, where it stands, and what its context says of it
    text: str,
    offset: int,
    parties: tuple[str, ...],
    *,
    is_class_statement: bool = False,
    in_agreement: bool = True,
    published: Day | None = None,
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

    Returns:
        At most one term of each key, in the order of the keys; none without parties.
    """
    if not parties or is_class_statement:
        return []
    text = text[:_LONGEST]
    if not holds_term(text):
        return []
    lower = text.lower()
    readings: list[tuple[TermKey, tuple[TermValue, int, int] | None]] = []
    if _may("duration_years", lower):
        readings.append(("duration_years", duration(text)))
    if _may("binding", lower):
        readings += [("legal_form", legal_form(text)), ("binding", binding_force(text))]
    if _may("consultation_hours", lower):
        readings.append(("consultation_hours", consultation(text)))
    if _may("amount", lower):
        amount = amount_of(text, parties, published, in_agreement=in_agreement)
        readings.append(("amount", amount))
    if _may("mutual_defence", lower):
        readings.append(("mutual_defence", mutual_defence(text)))
    return [
        TermFound(key, told[0], offset + told[1], offset + told[2], parties)
        for key, told in readings
        if told is not None
    ]


_CLASS = AnyCase(
    r"(?<!one\sof\s)\b(?:(?:these|such|similar|those|all(?:\sthe|\sof\sthe)?|the|other|each\sof\sthe|every\sone\sof\sthe|most(?:\sof\sthe)?"
    r"|Ukraine's|Kyiv's|bilateral|security)\s(?:[a-z0-9-]+\s){0,3}"
    r"(?:agreements|deals|pacts|accords|treaties|documents|arrangements)"
    r"|(?:every|each|any)\s(?:such\s)?(?:agreement|deal|pact|document))\b",
)
_SUBJECT = 45
"""How far into a sentence its subject may begin."""
_PLURAL_PRONOUN = AnyCase(
    r"^\W{0,3}(?:they|these|those|all\sof\sthem|nor\sare\sthey|hardly\sany|most|many|few|none\sof\s(?:them|these|the))\b",
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
