"""Sums of money: "£2.5 billion", "EUR 1.02bn", "1.9 billion kroner"."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from tracker.extraction.lexicon import rows
from tracker.extraction.numbers import Number, find_numbers
from tracker.extraction.word_set import LETTERS
from tracker.extraction.wordlist import alternatives, as_listed

_FORMS = {row["form"]: row for row in rows("currencies")}
_SIGNS = [form for form in _FORMS if not form[-1].isalpha()]
_CODES = [form for form in _FORMS if form.isupper() and form.isalpha()]
_WORDS = [form for form in _FORMS if form not in _SIGNS and form not in _CODES]
_BY_LOWER = {form.lower(): row for form, row in _FORMS.items()}

_BEFORE = re.compile(
    rf"(?:(?<![A-Za-z$])({alternatives(_SIGNS)})|\b({alternatives(_CODES)}))[ \u00a0\u202f]?$"
)
_AFTER = re.compile(
    rf"[ \u00a0\u202f-]?(?:({alternatives(_SIGNS)})|({alternatives(_CODES)})\b"
    rf"|(?i:({alternatives(_WORDS)}))\b)"
)
_SIGN = re.compile("[" + "".join(sorted({form[-1] for form in _SIGNS})) + "]")
_CURRENCY = frozenset(LETTERS.findall(form.lower())[-1] for form in (*_WORDS, *_CODES))
_YEAR = r"((?:19|20)\d\d)"
_YEAR_NEAR = re.compile(
    rf"\b(?:in|for|during|of|by|throughout)\s(?:the year\s)?{_YEAR}\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Money:
    """A sum at `text[start:end]`.

    `currency` is the ISO 4217 code, None where the form is shared ("kroner"); `by_party` gives the
    code by the party that pays, for a form that several countries use ("$" in Canada).
    """

    start: int
    end: int
    value: float
    currency: str | None
    by_party: tuple[tuple[str, str], ...] = ()

    def currency_of(self, party: str | None) -> str | None:
        """The currency where `party` (an ISO country code) pays."""
        return dict(self.by_party).get(party or "", self.currency)


def is_priced(text: str, words: frozenset[str]) -> bool:
    """Whether a text of these words names a currency, without which it tells no sum of money."""
    return not _CURRENCY.isdisjoint(words) or _SIGN.search(text) is not None


def find_money(text: str) -> tuple[Money, ...]:
    """All sums of money in `text`, in its order. "2.5 billion pounds ($3.2 billion)" gives two."""
    sums = []
    for number in find_numbers(text):
        money = None if number.ordinal else _priced(text, number)
        if money is not None:
            sums.append(money)
    return tuple(sums)


def find_shared(text: str) -> tuple[Money, ...]:
    """The sums that leave their currency to the one told before: "7 billion euros, Denmark 1.8".

    A sum of this kind has its million or billion; what is smaller counts something else.
    """
    named = list(_ANY_FORM.finditer(text))
    if not named:
        return ()
    sums = []
    for number in find_numbers(text):
        if number.ordinal or number.value < _LEAST_SHARED or _priced(text, number) is not None:
            continue
        before = [match for match in named if match.end() <= number.start]
        if before and _APART.search(text[before[-1].end() : number.start]) is None:
            row = _BY_LOWER[as_listed(before[-1].group())]
            value = number.value if number.count is None else number.count
            found = Money(number.start, number.end, value, row["currency"] or None, _shared(row))
            sums.append(found)
    return tuple(sums)


_LEAST_SHARED = 10**6
_APART = re.compile(r"[.;!?]\s")
_ANY_FORM = re.compile(
    rf"(?:{alternatives(_SIGNS)})|\b(?:{alternatives(_CODES)})\b|\b(?i:{alternatives(_WORDS)})\b"
)


def _priced(text: str, number: Number) -> Money | None:
    value = number.value if number.count is None else number.count
    reach = max(0, number.start - 5)
    before = _BEFORE.search(text, reach, number.start)
    after = None if before else _AFTER.match(text, number.end)
    if before is not None:
        row = _FORMS[before[1] or before[2]]
        return Money(before.start(), number.end, value, row["currency"], _shared(row))
    if after is not None:
        row = _BY_LOWER[as_listed(after[1] or after[2] or after[3])]
        return Money(number.start, after.end(), value, row["currency"] or None, _shared(row))
    return None


def _shared(row: dict[str, str]) -> tuple[tuple[str, str], ...]:
    pairs = [pair.partition(":") for pair in row["parties"].split()]
    return tuple((party, code) for party, _, code in pairs)


def year_of(text: str, money: Money) -> int | None:
    """The year a sum is told for: the nearest "in 2024", "for 2024" of its sentence `text`."""
    years = [(match.start(), int(match[1])) for match in _YEAR_NEAR.finditer(text)]
    if not years:
        return None
    places = [place for place, _ in years]
    at = bisect_left(places, money.start)
    near = years[max(0, at - 1) : at + 1]
    return min(near, key=lambda each: abs(each[0] - money.start))[1]
