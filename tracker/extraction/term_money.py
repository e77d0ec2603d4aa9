"""The money that an agreement promises for a year, or as a whole."""

import re

from tracker.domain.dates import Day
from tracker.domain.events import Amount
from tracker.extraction.money import Money, find_money
from tracker.extraction.numbers import find_numbers
from tracker.extraction.term_words import NOUN

_UP_TO = re.compile(r"\bup\sto\s$", re.IGNORECASE)
_GIVES = re.compile(
    r"\b(?:worth|provid\w{0,4}|envisag\w{0,3}|foresee\w{0,2}|includ\w{0,3}|contain\w{0,3}|means?|fix(?:es|ed)?|oblig\w{0,4}|commit\w{0,4}"
    r"|pledg\w{0,3}|undertak\w{0,4}|promis\w{0,3}|guarantee\w{0,2}|set(?:s|ting)?\s(?:aside|out)|set\sdown|allocat\w{0,3}|sets"
    r"|earmark\w{0,2}|give[sn]?|will\s(?:give|come|provide|receive|be|get|go|send|contribute|amount)|contribut\w{0,4}|amount\w{0,3}"
    r"|plann?(?:ed|s)|holds?|stipulat\w{0,3}|specif\w{0,4}|repeats?|is\sabout|figure|this\sis|aid\sof|support\sof|assistance\sof)\b",
    re.IGNORECASE,
)
_AGREEMENT = re.compile(rf"\b(?:{NOUN}|it)\b", re.IGNORECASE)
_PAST_AID = re.compile(
    r"\b(?:already|so\sfar|to\sdate|since|until\snow|has\s(?:\w+\s)?(?:given|provided|supplied|sent|allocated|delivered|spent|donated)"
    r"|have\s(?:\w+\s)?(?:given|provided|supplied|sent|delivered|spent)|had\s(?:\w+\s)?(?:given|provided|supplied|announced)"
    r"|supplied|announced\sa|earlier|previous(?:ly)?|came\sto|package|loan|frozen|reconstruction\swill\scost|damage)\b",
    re.IGNORECASE,
)
_MANY_YEARS = re.compile(
    r"\s(?:in\stotal\s)?(?:over|for|across|during|through|until|by|within|in)\s(?:the\s)?(?:next\s|coming\s|following\s)?"
    r"(?:\w+\syears|20\d\d[-\u2013/]\d{2,4}|20\d\d\sand\s20\d\d|a\sdecade|decade)\b",
    re.IGNORECASE,
)
_YEAR_TOLD = re.compile(
    r"\b(?:in|for|during|of|by|throughout|over)\s(?:the\syear\s)?(?P<year>20\d\d)\b(?!\s?[-\u2013/]\s?\d)"
    r"|\b(?P<this>this\syear|by\s(?:the\s)?(?:end\sof\sthe\s)?year(?:['\u2019]s|-|\s)?\s?end|by\sthe\send\sof\sthe\syear|in\sthe\scurrent\syear)\b"
    r"|\b(?P<next>next\syear)\b"
    r"|\b(?:financial|fiscal|budget)\syear\s(?P<fiscal>20\d\d)\b",
    re.IGNORECASE,
)


def amount_of(
    text: str, parties: tuple[str, ...], published: Day | None, *, in_agreement: bool
) -> tuple[Amount, int, int] | None:
    """The money that the agreement promises for a year, or as a whole."""
    best: tuple[int, Money, int | None] | None = None
    limits = {number.end: number.limit for number in find_numbers(text)}
    for money in find_money(text):
        if not _is_promised(text, money, limits.get(money.end, "exact")):
            continue
        year = _amount_year(text, money, published)
        gives = _GIVES.search(text, 0, money.start) or _tied_closely(text, money)
        tied = gives and _AGREEMENT.search(text, 0, money.start)
        if not tied and (year is None or not in_agreement or not _GIVES.search(text)):
            continue
        if year is None and not _tied_closely(text, money):
            continue
        rank = 0 if year is None else 1 + year
        if best is None or rank > best[0]:
            best = (rank, money, year)
    if best is None:
        return None
    _, money, year = best
    currency = money.currency_of(parties[0] if len(parties) == 1 else None)
    if currency is None:
        return None
    return Amount(money.value, currency, year), money.start, money.end


def _is_promised(text: str, money: Money, limit: str) -> bool:
    """Whether a sum is one to come, no ceiling, no past help, no conversion, not of many years."""
    near = text[max(0, money.start - 8) : money.start]
    if limit == "at_most" or _UP_TO.search(near) or money.value < 10**6:
        return False
    if near.rstrip().endswith("(") or _about(text, money):
        return False
    start = max(text.rfind(", ", 0, money.start), text.rfind("; ", 0, money.start), 0)
    clause = text[start : money.end + 40]
    return not (_PAST_AID.search(clause) or _MANY_YEARS.match(text, money.end))


def _about(text: str, money: Money) -> bool:
    """Whether the sum stands in brackets: a conversion of the one before."""
    return re.search(r"\([^()]{0,20}$", text[max(0, money.start - 24) : money.start]) is not None


def _tied_closely(text: str, money: Money) -> bool:
    """Whether a sum without a year is the agreement's own: "an agreement worth 1 billion"."""
    near = text[max(0, money.start - 70) : money.start]
    return (
        re.search(
            rf"\b{NOUN}\b[^.;]{{0,30}}\b(?:worth|with|of|provid\w+\sfor|envisag\w+|foresees?|obliges?|commits?)\s(?:about\s|around\s|some\s|nearly\s|over\s|at\sleast\s)?$",
            near,
            re.IGNORECASE,
        )
        is not None
    )


def _amount_year(text: str, money: Money, published: Day | None) -> int | None:
    """The year the sum is for: the nearest that its sentence tells."""
    near: tuple[int, int] | None = None
    for match in _YEAR_TOLD.finditer(text):
        if match["year"] or match["fiscal"]:
            year = int(match["year"] or match["fiscal"])
        elif published is None:
            continue
        else:
            year = int(published[:4]) + (1 if match["next"] else 0)
        far = money.start - match.end() if match.end() <= money.start else match.start() - money.end
        if near is None or far < near[0]:
            near = (far, year)
    return near[1] if near is not None else None
