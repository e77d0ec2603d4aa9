"""The grammar of time expressions: which words begin one, and who reads it."""

import re
from collections.abc import Callable
from dataclasses import replace

from tracker.extraction import calendar_times as named
from tracker.extraction import relative_times as relative
from tracker.extraction import time_patterns as p
from tracker.extraction.calendar_words import MONTHS, SEASONS, VAGUE_FUTURE, VAGUE_PAST, WEEKDAYS
from tracker.extraction.number_words import CARDINALS
from tracker.extraction.time_span import Direction, TimeSpan

Reader = Callable[[str, int], TimeSpan | None]


_LETTERS = re.compile(r"[a-z]+")
_UNITS = (
    "day",
    "week",
    "fortnight",
    "month",
    "quarter",
    "year",
    "decade",
    "weekend",
    "hour",
    "minute",
)
_TOLD_BY = frozenset(
    [
        *(word.rstrip(".") for word in MONTHS), *WEEKDAYS, *SEASONS, *p.NAMED_DAYS, *_UNITS,
        *(f"{unit}s" for unit in _UNITS), "century", "morning", "afternoon", "evening", "night",
        "long", "half",
        *(max(_LETTERS.findall(form.lower()), key=len) for form in VAGUE_FUTURE + VAGUE_PAST),
    ]
)  # fmt: skip
_DIGIT = re.compile(r"\d")


def tells_time(text: str) -> bool:
    """Whether there is anything to read: a digit, or a word that every time expression needs."""
    if _DIGIT.search(text) is not None:
        return True
    return not _TOLD_BY.isdisjoint(_LETTERS.findall(text.lower()))


_AFTER_A = frozenset(" \u00a0\u202f\n")


def read_time(text: str, token: re.Match[str], *, within: bool = False) -> TimeSpan | None:
    """The time expression that begins with the word or number `token` of `text`, if one does.

    `within` leaves out what would take another one as its part ("early", "the end of").
    """
    start = token.start()
    word = token.group()
    readers = readers_of(word)
    if readers is None or (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
        return None
    if len(word) == 1 and word in "aA" and text[start + 1 : start + 2] not in _AFTER_A:
        return None
    for reader in readers:
        span = None if within and reader is _read_part else reader(text, start)
        if span is not None:
            return span
    return None


def readers_of(word: str) -> tuple[Reader, ...] | None:
    """Who reads the time expressions that begin with `word`; None where none does."""
    return _DIGITS if word[0].isdigit() else _BY_WORD.get(word.lower())


def _read_part(text: str, start: int) -> TimeSpan | None:
    """Read "early June", "the end of May", "earlier this month", "late on Thursday"."""
    match = p.PART.match(text, start)
    if match is None:
        return None
    token = re.compile(r"[A-Za-z]+|\d+").match(text, match.end())
    word = token.group().lower() if token else ""
    inner = read_time(text, token, within=True) if token else None
    part = " ".join((match["early"] or match["edge"]).lower().split())
    if inner is None and word in ("year", "month", "week", "day") and match["edge"]:
        inner = TimeSpan(start=start, end=match.end() + len(word), kind="shift", unit=word)
    if inner is None or inner.kind in ("vague", "duration", "clock"):
        return None
    points: dict[str, Direction] = {"earlier": "past", "later": "future"}
    return replace(inner, start=start, part=part, direction=points.get(part, inner.direction))


_COUNTED: tuple[Reader, ...] = (relative.read_ago, relative.read_compound)
_DIGITS: tuple[Reader, ...] = (
    named.read_iso,
    named.read_numeric,
    named.read_day_first,
    relative.read_ago,
    relative.read_compound,
    named.read_clock,
    named.read_year,
)
_BY_WORD: dict[str, tuple[Reader, ...]] = {}


def _listed(words: str | list[str], *readers: Reader) -> None:
    for word in words.split() if isinstance(words, str) else words:
        _BY_WORD[word] = _BY_WORD.get(word, ()) + readers


_listed([word.rstrip(".") for word in MONTHS], named.read_month_first, named.read_month)
_listed(list(WEEKDAYS), named.read_weekday)
_listed(list(p.NAMED_DAYS), relative.read_named_day)
_listed("same that very day", relative.read_told_day)
_listed("year", relative.read_year_end)
_listed("q", named.read_quarter)
_listed("first second third fourth", named.read_quarter)
_listed(
    "early earlier late later mid end beginning start close middle turn first second half",
    _read_part,
)
_listed(
    list(p.WHICH),
    relative.read_which_many,
    named.read_which_name,
    relative.read_which_unit,
    named.read_season,
)
_listed("the", named.read_season)
_listed(list(SEASONS), named.read_season)
_listed("in", relative.read_vague)
_listed("in within during over for", relative.read_in)
_listed("for over during throughout spanning", relative.read_duration)
_listed(sorted({"a", "an", "half", *CARDINALS}), *_COUNTED)
_listed("a few several some many days weeks months years hours minutes", relative.read_ago)
_listed("decade decades", relative.read_compound)
_listed(
    sorted({form.split()[0].lower() for form in VAGUE_FUTURE + VAGUE_PAST} - {"in"}),
    relative.read_vague,
)
