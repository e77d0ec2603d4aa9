"""Numbers that count no agreements of ours: items, drafts, capitals, companies, another's pacts."""

import re

from tracker.extraction.any_case import AnyCase
from tracker.extraction.numbers import Number
from tracker.extraction.tally_words import Words
from tracker.parties.gazetteer import find

_VERSIONS = 4
"""So many drafts are the versions of one text."""
_DRAFTS = AnyCase(r"\s(?:\w+\s)?(?:drafts|versions)\b")
_IN = AnyCase(r"\bin\s(?:the\s|some\s)?$")
_PLACES = AnyCase(r"\s(?:\w+\s)?(?:capitals|countries|states)\b")
_OF_ITEMS = re.compile(r"/\d")
_ITEM_END = re.compile(r"[:)]")
_FIRMS = AnyCase(
    r"\s(?:more\s|other\s|further\s)?(?:[\w-]+\s){0,2}(?:manufacturers|companies|firms|producers|enterprises|banks)\b"
)
_THE = AnyCase(r"\bthe\s$")
_OF_WHICH = AnyCase(r"\bof\swhich\s(?:there\s(?:are|were|have\sbeen)|\w+\shas)\s$")
_OURS_WHICH = AnyCase(r"\b(?:agreement|pact|deal|accord|document|text|treatie)s,?\sof\swhich\b")
_NAMED_AND = re.compile(r"(?!(?:Kyiv|Ukraine)\b)\b[A-Z][\w-]+ and $")
_OTHERS = AnyCase(r"\s(?:more|others?|further)\b")
"""Whoever is named before "and six others" is no part of the six."""
_VOTES = re.compile(r"\d{2,3}\s(?:votes\s)?(?:to|against)\s$")
_OR = re.compile(r"\s(?:or|to)\s(?:\d|two|three|four|five|six|seven|eight|nine|ten)")
_TWO_OR = re.compile(r"\b(?:[Oo]ne|[Tt]wo|[Tt]hree)\sor\s$")
_FEW = 3
"""So many "two or three" are no count."""
_GOVERNMENTS = AnyCase(r"\sgovernments\b")


def is_beside(text: str, number: Number, near: str) -> bool:
    """Whether a number counts no agreements.

    Args:
        text: The sentence.
        number: The number in it.
        near: The words before the number.
    """
    end = number.end
    return bool(
        (not near.strip(" (") and text[number.start].isdigit() and _ITEM_END.match(text, end))
        or _OF_ITEMS.match(text, end)
        or near.lower().endswith("half ")
        or (number.value <= _VERSIONS and _DRAFTS.match(text, end))
        or (_IN.search(near) and _PLACES.match(text, end))
        or _FIRMS.match(text, end)
        or (_OF_WHICH.search(near) and not _OURS_WHICH.search(near))
        or near.endswith("then there were ")
        or (_NAMED_AND.search(near) and _OTHERS.match(text, end))
        or _VOTES.search(near)
        or (number.value <= _FEW and not number.ordinal and _OR.match(text, end))
        or _TWO_OR.search(near)
        # "thanked the 32 governments": those that have been spoken of, whatever they did.
        or (_THE.search(near) and _GOVERNMENTS.match(text, end))
    )


_HAVE_WITH = re.compile(
    r"\s(?:countries|states|nations|partners)\s(?:now\s|already\s)?(?:have|hold|signed|concluded)"
    r"\s(?:such\s)?(?:[\w-]+\s){0,3}(?:agreements?|pacts?|deals?|accords?|documents?|treat(?:y|ies))"
    r"(?:\sof\s(?:this|the|that)\s(?:kind|sort|type))?\swith"
    r"\s(?:the\s)?(?P<partner>[A-Z]\w+(?:\s[A-Z]\w+)?)"
)


def is_with_another(text: str, end: int, words: Words) -> bool:
    """Whether a count that ends at `end` is another's: "20 states have an agreement with Rome"."""
    told = _HAVE_WITH.match(text, end)
    if told is None or words.home.search(told["partner"]):
        return False
    return find(told["partner"]) is not None
