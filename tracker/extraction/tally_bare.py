"""The cue of a sum whose clause has no verb of signing: "It's 17", "Denmark was fourth"."""

import re

from tracker.extraction.any_case import AnyCase
from tracker.extraction.numbers import Number
from tracker.extraction.tally_clause import Clause, Cue
from tracker.extraction.tally_sum import tells_sum

_LEAST = 4
"""A lower count is hardly a sum of all: it is that of those told of."""
_OPENS = AnyCase(
    r"[\W_]{0,4}(?:it['\u2019]s|it\sis|that\sis|that['\u2019]s|these\sare|they\sare|there\s(?:are|were)"
    r"|(?:as\sof|up\sto|until|by)\s(?:today|now|yesterday|this\s\w+|the\send\sof\s\w+),?)"
    r"\s(?:now\s|already\s|by\snow\s)?$",
)
"""What a sum opens with, where nothing but the sum follows."""
_CLOSES = AnyCase(
    r"(?:\s(?:names|countries|states|agreements|partners|signatures|entries|of\sthem))?(?:\slong)?"
    r"(?:\s(?:so\sfar|by\snow|now|already|in\sall|before\s(?:today|this)))?\s?(?:[.:,;]|$)",
)
_LISTED = AnyCase(r"(?:^|\b(?:list|it|row)\b.{0,20})\b(?:is|was)\s(?:now\s)?$")
_LONG = AnyCase(r"\s(?:names|entries|agreements|signatures)\slong\b")
_EXIST = AnyCase(
    r"\sof\s(?:these|them|those)(?:\sthings|\sagreements|\spapers)?\s(?:now\s)?"
    r"(?:exist|are\s(?:valid|in\sforce|in\splace|signed))\b",
)
_TURN = AnyCase(
    r"\b(?:rise|rises|rose|risen|goes|went|gone|jumps?|jumped|climbs?|climbed|grew|grown|moved?"
    r"|swelled|crept)\s(?:up\s)?to\s$",
)
_COUNTED = AnyCase(r"\b(?:number|total|list|tally|count|collection|score)\b")
_OF_OTHERS = AnyCase(
    r"\b(?:number|total|count|list|tally)\sof\s(?!(?:such|these|its|our|bilateral|security|signed|the)?\s?"
    r"(?:security\s|bilateral\s|signed\s)*(?:agreements|pacts|deals|accords|documents|signatures)\b)"
)
_AFTER_TURN = AnyCase(
    r"(?:\s(?:last|this|on|in|when|after|with|yesterday|today|at|of|as)\b|\s?[.,;:]|$)"
)
_PLACE = AnyCase(
    r"\b(?:is|was|be|been|come|comes|came|becomes?|became|follow(?:s|ed))(?:,\s[^,.;]{3,30},)?\s(?:now\s|thus\s|about\s)?(?:the\s|only\s|about\sthe\s)?$",
)
_APPOSED = re.compile(r",\s(?:and\s|thus\s)?the\s$")
_OVERALL = re.compile(
    r",\s(?:did\s(?:so|it|the\ssame)|signed|followed)\b|\s(?:overall|after\s(?:th(?:ose|at)\b|the\s[A-Z]|[A-Z])|in\s(?:all|the\s(?:series|row)))"
)
_AS_THE = re.compile(r"\bas\sthe\s$")
_AFTER_NTH = re.compile(r"(?:th|st|nd|rd)\sand\s[A-Z][\w-]+\s(?:the\s)?$")
"""A second place in one breath: "Estonia came nineteenth and Lithuania twentieth"."""
_PARTY = re.compile(
    r"(?:[A-Z][\w-]+(?:['\u2019]s)?|\b[Ww]e|\b[Ii]t|\bthis|[Tt]heirs|[Tt]his)\b[^;:]{0,60}$"
)
_BEHIND_PLACE = AnyCase(
    r"(?:,?\s(?:after|behind|following|ahead)\b|,\s(?:by|counting|if)\b|\s(?:since|overall)\b|[\"\u201d]?\.?[\"\u201d]?$"
    r"|\sin\s(?:all|line|the\s(?:row|series|list|order))\b|\son\s\w+(?:['\u2019]s)?\s(?:list|roll)\b"
    r"|\sand\s[A-Z][\w-]+\s(?:the\s)?[\w-]+(?:th|st|nd|rd)\b)"
)
_SUBJECT = re.compile(
    r"(?:^|[.,;] |\band )(?!(?:On|In|By|At|Since|Until|From|For|To) )[A-Z][\w-]+(?:['\u2019]s)?"
    r" (?:(?:is|was|had been|will be|would be) )?(?:the )$"
)
_ENDS = re.compile(r"[,.;]|$")
_AS_NUMBER = AnyCase(r"\bas\s(?:number|no\.)\s$")
_SIGNING = AnyCase(r"\b(?:sign(?:s|ed|ing)?|conclud\w+|agreements?|pacts?|deals?)\b")
_DENIED = AnyCase(r"\b(?:not|never|hardly|no\slonger)\b")
_NO_PLACE = AnyCase(
    r"\b(?:summit|meeting|visit|trip|round|conference|gathering|package|time|call|attack|vote|year"
    r"|month|anniversary|day|session|poll|survey|race|match|agreements|brigade)\b"
)


def bare_cue(clause: Clause, number: Number) -> Cue | None:
    """The cue of a sum that stands by itself, or of a place in the series, told without its verb.

    Both mean what the text spoke of last: agreements, or where it spoke of none the declaration.
    """
    if number.value < _LEAST and not number.ordinal:
        return None
    if number.ordinal:
        told = _place(clause, number)
    else:
        told = _sum(clause, number) or tells_sum(clause, number)
    return clause.sum_cue(number) if told else None


def _sum(clause: Clause, number: Number) -> bool:
    """Whether a sum is told: "It's 17:", "28 of these exist", "The tally rose to 25 at Bled"."""
    body, end = clause.text, number.end
    ahead = body[: number.from_]
    if _EXIST.match(body, end) or (_LISTED.search(ahead) and _LONG.match(body, end)):
        return True
    opens = clause.sentence[: clause.start + number.from_]
    if _OPENS.match(opens) and _CLOSES.match(body, end):
        return True
    if _AS_NUMBER.search(ahead):
        return _SIGNING.search(ahead) is not None
    turned = _TURN.search(ahead) is not None and _COUNTED.search(ahead) is not None
    others = _OF_OTHERS.search(ahead) is not None or clause.words.declaration.search(ahead)
    return turned and not others and _AFTER_TURN.match(body, end) is not None


def _place(clause: Clause, number: Number) -> bool:
    """Whether a party's place is told: "Denmark was fourth, after Britain", "We will be ninth"."""
    ahead = clause.text[: number.from_]
    if _NO_PLACE.search(clause.text) or _DENIED.search(ahead):
        return False
    if _APPOSED.search(ahead) and _OVERALL.match(clause.text, number.end):
        return True
    stands = any(each.search(ahead) for each in (_SUBJECT, _AS_THE, _AFTER_NTH))
    if stands and _ENDS.match(clause.text, number.end):
        return number.value >= _LEAST
    if number.value < _LEAST or _PLACE.search(ahead) is None or _PARTY.search(ahead) is None:
        return False
    return _BEHIND_PLACE.match(clause.text, number.end) is not None
