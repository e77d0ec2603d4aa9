"""Numbers as news English writes them: "eleven", "more than two dozen", "the 15th"."""

import re
from dataclasses import dataclass, replace

from tracker.domain.events import Bound
from tracker.extraction.any_case import lowered
from tracker.extraction.number_words import (
    CARDINALS,
    LIMITS,
    MULTIPLIERS,
    ORDINALS,
    SHORT_VALUE,
    Limit,
)
from tracker.extraction.once import once
from tracker.extraction.word_set import places_of, word_set

_OR_MORE = re.compile(r"\s{1,3}(?:or more|and more|plus)\b|\+|-plus\b|-odd\b", re.IGNORECASE)
_OR_SO = re.compile(r"\s{1,3}or so\b", re.IGNORECASE)
_REACH = 24
"""How far before a number its limit is looked for: the longest limit and a few spaces."""

# It begins with one character of a class, so that `re` leaps to the next figure.
_FIGURE = re.compile(r"\d(?:\d{0,2}(?:,\d{3}){1,4}(?!\d)|\d{0,14})(?:\.\d{1,6})?(?:st|nd|rd|th)?")
_A_DOZEN = re.compile(
    r"(?<![A-Za-z])[Aa](?=[ \u00a0](?:(?:good|full|round|whole|further)[ \u00a0])?"
    r"(?:dozen|score|hundred|thousand|[mbtr]{1,2}illion))"
)
_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,6})?(st|nd|rd|th)?")
_VERB_SECOND = re.compile(r"\b(?:to|will|would|they|we|I)\s$")
_ADVERB_FIRST = re.compile(r"\b(?:they|he|she|it|at|was|were|who|which|had|has)\s$", re.IGNORECASE)
_MANY = frozenset([*MULTIPLIERS, "dozen", "score"])
_ALL_WORDS = frozenset([*CARDINALS, *ORDINALS, *_MANY])


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `text[start:end]`, without its limit ("over 30": the span is that of "30").

    `limit` tells how exact it is; `from_` is where the limit starts, `start` where there is none.
    """

    start: int
    end: int
    value: float
    limit: Limit = "exact"
    ordinal: bool = False
    from_: int = 0

    @property
    def count(self) -> int | None:
        """The value as a count, None where it is a fraction."""
        return int(self.value) if self.value == int(self.value) else None

    @property
    def bound(self) -> Bound | None:
        """The limit as a tally has it; None for "up to 30", which is no tally."""
        return None if self.limit == "at_most" else self.limit


@once
def find_numbers(text: str) -> tuple[Number, ...]:
    """All numbers of `text` in its order: digits, words, ordinals, dozens, with their limits."""
    found: list[Number] = []
    skip_to = 0
    for start, word in _beginnings(text):
        number = _read(text, start, word) if start >= skip_to else None
        if number is not None:
            found.append(number)
            skip_to = number.end
    return tuple(found)


def may_count(text: str, words: frozenset[str]) -> bool:
    """Whether a text of these words may count years: a figure, a number word, a decade."""
    return not _COUNTING.isdisjoint(words) or _FIGURE.search(text) is not None


_COUNTING = frozenset(CARDINALS) | {"decade", "decadelong"}


def _beginnings(text: str) -> list[tuple[int, str]]:
    """Where figures and number words stand, in the order of the text; most texts have neither."""
    words = word_set(text)
    known = _ALL_WORDS & words
    found = [(match.start(), match.group()) for match in _FIGURE.finditer(text)]
    if not known:
        return found
    if not _MANY.isdisjoint(known):
        found += [(match.start(), "a") for match in _A_DOZEN.finditer(text)]
    return sorted(found + places_of(lowered(text), known))


def _read(text: str, start: int, word: str) -> Number | None:
    """The number that begins with `word`: "two dozen", "twenty-first", "2.5 million"."""
    end = start + len(word)
    if _is_inside_name(text, start):
        return None
    if end < len(text) and (text[end].isalnum() or text[end] == "_"):
        return _glued(text, start, end, word)
    if word == "a":
        return _article(text, start, end)
    if word in ORDINALS:
        if _is_no_ordinal(text, start, end, word):
            return None
        return _limited(text, start, end, ORDINALS[word], ordinal=True)
    return _cardinal(text, start, end, word)


def _cardinal(text: str, start: int, end: int, word: str) -> Number | None:
    """Digits or a cardinal word, with its multiplier; "15th" and "twenty-first" too."""
    plain = _plain(text, end, word)
    if plain is None:
        return None
    value, end, ordinal = plain
    if not ordinal:
        value, end = _multiplied(text, end, value)
    return _limited(text, start, end, value, ordinal=ordinal)


def _plain(text: str, end: int, word: str) -> tuple[float, int, bool] | None:
    """The value of digits or of a cardinal word, where it ends, and whether it is an ordinal."""
    digits = _DIGITS.fullmatch(word)
    if digits is not None:
        value = float(digits[1].replace(",", "") + (digits[2] or ""))
        return value, end, digits[3] is not None
    if word not in CARDINALS:
        return None
    return (
        _tens(text, end, CARDINALS[word])
        if CARDINALS[word] >= 20
        else (CARDINALS[word], end, False)
    )


def _glued(text: str, start: int, end: int, word: str) -> Number | None:
    """Read "2.5bn", "5m": the value stands with its unit; other letters after digits are a name."""
    unit = _SHORT.match(text, end)
    if unit is None or not word[0].isdigit():
        return None
    digits = _DIGITS.fullmatch(word)
    if digits is None or digits[3]:
        return None
    value = float(digits[1].replace(",", "") + (digits[2] or ""))
    value = _scaled(value, SHORT_VALUE[unit[1].lower()])
    return _limited(text, start, unit.end(), value, ordinal=False)


_SHORT = re.compile(r"(bn|bln|mln|mn|m|b|trn|tn|k|million|billion)\b", re.IGNORECASE)
_SPACED_SHORT = re.compile(r"[ \u00a0\u202f](bn|bln|mln|mn|trn|tn)\b", re.IGNORECASE)
_GOOD = re.compile(r"[ \u00a0](good|full|round|whole|further)\b", re.IGNORECASE)
_NEXT = re.compile(r"[ \u00a0\u202f-]([A-Za-z]{2,20})\b")


def _scaled(value: float, factor: int) -> float:
    """A product that is exact for sums of money: 2.3 x 10^9 is 2300000000."""
    return round(value * factor, 2)


def _article(text: str, start: int, end: int) -> Number | None:
    """Read "a dozen", "a good dozen", "a hundred", "a score of"; a plain "a" is no number."""
    much = _GOOD.match(text, end)
    after = _NEXT.match(text, much.end(1) if much is not None else end)
    word = after[1].lower() if after is not None else ""
    if after is None or (word == "score" and not text.startswith(" of ", after.end())):
        return None
    value, stop = float({"dozen": 12, "score": 20}.get(word, 0)), after.end()
    if word in MULTIPLIERS:
        value, stop = _multiplied(text, after.start(), 1)
    if not value:
        return None
    number = _limited(text, start, stop, value, ordinal=False)
    good = much is not None and much[1].lower() == "good"
    return replace(number, limit="at_least") if good else number


def _tens(text: str, end: int, value: int) -> tuple[float, int, bool]:
    """Read "twenty-one", "thirty second": a tens word with the digit that follows it."""
    after = _NEXT.match(text, end)
    if after is not None:
        unit = after[1].lower()
        if CARDINALS.get(unit, 10) < 10:
            return value + CARDINALS[unit], after.end(), False
        if ORDINALS.get(unit, 10) < 10 and text[end] == "-":
            return value + ORDINALS[unit], after.end(), True
    return value, end, False


def _multiplied(text: str, end: int, value: float) -> tuple[float, int]:
    """The value with "dozen", "thousand", "billion" or "bn" behind it, at most two of them."""
    for _ in range(2):
        after = _NEXT.match(text, end)
        short = _SPACED_SHORT.match(text, end)
        if short is not None:
            value, end = _scaled(value, SHORT_VALUE[short[1].lower()]), short.end()
        elif after is not None and after[1].lower() == "dozen":
            value, end = value * 12, after.end()
        elif after is not None and after[1].lower() in MULTIPLIERS:
            value, end = _scaled(value, MULTIPLIERS[after[1].lower()]), after.end()
        else:
            break
    return value, end


def _is_no_ordinal(text: str, start: int, end: int, word: str) -> bool:
    """Whether "first" is an adverb, "second" a verb or "third" part of a fraction or a name."""
    before = text[max(0, start - 8) : start]
    if word == "second" and _VERB_SECOND.search(before):
        return True
    if word == "first" and _ADVERB_FIRST.search(before):
        return True
    return text.startswith(("ly", "-century", "-hand", "-rate"), end)


def _limited(text: str, start: int, end: int, value: float, *, ordinal: bool) -> Number:
    """The number with the limit that stands before or behind it."""
    limit: Limit = "exact"
    from_ = start
    if start and text[start - 1].isspace():
        limit, from_ = _limit_before(text, start)
    after = _OR_MORE.match(text, end)
    if after is not None:
        limit = "at_least"
    elif _OR_SO.match(text, end):
        limit = "about"
    return Number(start, end, value, limit, ordinal, from_)


def _limit_before(text: str, start: int) -> tuple[Limit, int]:
    """The limit that stands before `start`, and where it starts: ("at_least", 10) for "over"."""
    near = text[max(0, start - _REACH) : start]
    words = near.lower().split()
    if words and words[-1] == "the":
        words.pop()
    for size in (3, 2, 1):
        limit = LIMITS.get(" ".join(words[-size:])) if len(words) >= size else None
        if limit is not None:
            return limit, start - len(near) + near.lower().rfind(words[-size])
    return "exact", start


def _is_inside_name(text: str, start: int) -> bool:
    """Whether the digits or letters at `start` continue a word: "F-16", "x30", "24/7"."""
    if start == 0:
        return False
    before = text[start - 1]
    if before.isalnum() or before == "_":
        return True
    return before in "-/" and start > 1 and text[start - 2].isalnum() and text[start].isdigit()
