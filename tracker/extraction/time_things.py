"""Times of a thing that is named: a sum's year, the declaration's date, which agreement."""

import re

from tracker.extraction.time_span import TimeSpan

_DECLARATION_OF = re.compile(
    r"\b[Dd]eclaration(?:\s(?:of|by)\sthe\s(?:[A-Z]\w+\s?(?:of\s(?=[A-Z]))?){1,3}(?:leaders)?)?"
    r"(?:\s(?:of\s[Ss]upport\s)?(?:for|to|on)\s[A-Z]\w+)?,?\s?\b(?:of|from|dated)\s(?:the\s)?$"
    r"|\b[Dd]eclaration\s(?:that\s|which\s)?(?:the\s)?(?:[A-Z]\w+\s|of\s){1,4}"
    r"(?:had\s)?(?:issued|adopted|made|published|signed)\s(?:in|on)\s(?:the\s)?$"
)


def of_declaration(text: str, span: TimeSpan) -> bool:
    """Whether a time is in the declaration's name: "the G7's Declaration of July 2023"."""
    return _DECLARATION_OF.search(text[max(0, span.start - 60) : span.start]) is not None


_NOUN = r"(?:agreement|accord|pact|deal|treaty|document|text|paper)"
_AGREEMENT_OF = re.compile(rf"\b{_NOUN}\s(?:with\s[A-Z]\w+\s)?(?:of|from|dated)\s(?:the\s)?$")
_AGREEMENT = re.compile(rf"(?:['\u2019]s)?\s(?:(?!and\b)[A-Za-z-]{{1,20}}\s){{0,3}}{_NOUN}\b")


def of_agreement(text: str, span: TimeSpan) -> bool:
    """Whether a time tells which agreement is meant: "the 2024 accord", "the pact of 8 July"."""
    if _AGREEMENT_OF.search(text[max(0, span.start - 60) : span.start]):
        return True
    return span.kind == "year" and _AGREEMENT.match(text, span.end) is not None


_SUM = re.compile(
    r"(?:[\u20ac$\u00a3]\s?\d[\d.,]*(?:bn|mn|m)?|\b(?:million|billion|bn|euros?|dollars?|pounds?|kron\w{1,3}|crowns?|yen)\b)"
    r"(?P<between>[^.;:]{0,80})$",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"\b(?:sign(?:s|ed|ing)?|conclud\w{1,3}|initialled|joined|ratified|approved|inked|agreed)\b",
    re.IGNORECASE,
)


_SUMS_FOR = re.compile(
    r"\b(?:figures?|sums?|amounts?|aid|support|assistance|fund(?:s|ing)|packages?|pledges?|shares?|money"
    r"|deliver(?:y|ies)|contributions?|budgets?|numbers|lists?)\s(?:\w+\s)?for\s$",
    re.IGNORECASE,
)
"""What has its year behind it: "each with its figures for this year"."""


def of_sum(text: str, span: TimeSpan) -> bool:
    """Whether a year is that of a sum of money: "worth a billion in military aid this year"."""
    if not (span.kind == "year" or (span.kind == "shift" and span.unit == "year")):
        return False
    if _SUMS_FOR.search(text[max(0, span.start - 40) : span.start]):
        return True
    match = _SUM.search(text[max(0, span.start - 120) : span.start])
    return match is not None and _DEED.search(match["between"]) is None


_MANY_SINCE = re.compile(
    r"\b(?:concluded|struck|undertaken|sealed|reached|made|signed|added)\b[^.;]{0,80}\bsince\s(?:the\s)?$"
)


def of_many_since(text: str, span: TimeSpan) -> bool:
    """Whether it opens a time of several deeds: "17 have been made since January"."""
    return _MANY_SINCE.search(text[max(0, span.start - 120) : span.start]) is not None
