"""The grammar of time expressions: which words begin one, and who reads it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from tracker.extraction import calendar_times as named
from tracker.extraction import relative_times as relative
from tracker.extraction import time_anniversary as anniversary
from tracker.extraction import time_measured as measured
from tracker.extraction import time_numeric as numeric
from tracker.extraction import time_patterns as p
from tracker.extraction.any_case import lowered
from tracker.extraction.calendar_words import MONTHS, SEASONS, VAGUE_FUTURE, VAGUE_PAST, WEEKDAYS
from tracker.extraction.number_words import CARDINALS
from tracker.extraction.time_span import Direction, TimeSpan
from tracker.extraction.word_set import PhraseSet, places_of, word_set

Reader = Callable[[str, int], TimeSpan | None]


_UNITS = ("day", "week", "fortnight", "month", "quarter", "year", "decade", "weekend", "hour",
          "minute")  # fmt: skip
_COUNTABLE = frozenset(
    [*_UNITS, *(f"{each}s" for each in (*_UNITS, *SEASONS)), "long", "decadelong"]
)
_LAST_SO_LONG = frozenset({"day", "week", "month", "year", "evening", "morning"})
_VAGUE = PhraseSet(VAGUE_FUTURE + VAGUE_PAST)
_FIGURE = re.compile(r"\d\d*")  # not "+": see `word_set.LETTERS`


def beginnings(text: str) -> list[tuple[int, str]]:
    """Where the words and figures stand that begin a time expression, in the order of the text.

    "In" and "the" stand everywhere: they begin one only where the text holds what must follow.
    """
    words = word_set(text)
    starts = _ALWAYS & words
    if not _COUNTABLE.isdisjoint(words):
        starts |= _COUNTING & words
    if not _SEASONS.isdisjoint(words):
        starts |= {"the"}
    if not _LAST_SO_LONG.isdisjoint(words):
        starts |= _POINTING & words
    if _VAGUE.may_stand_in(words):
        starts |= _VAGUELY & words
    found = places_of(lowered(text), starts) if starts else []
    figures = [(match.start(), match.group()) for match in _FIGURE.finditer(text)]
    return sorted(found + figures) if figures else found


_AFTER_A = frozenset(" \u00a0\u202f\n")


def read_time(text: str, start: int, word: str, *, within: bool = False) -> TimeSpan | None:
    """The time expression that begins with the word or figure `word` at `start`, if one does.

    `word` is in lower case. `within` leaves out what would take another one as its part ("early",
    "the end of").
    """
    readers = _DIGITS if word[0].isdigit() else _BY_WORD.get(word)
    if readers is None or (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
        return None
    if word == "a" and text[start + 1 : start + 2] not in _AFTER_A:
        return None
    for reader in readers:
        span = None if within and reader is _read_part else reader(text, start)
        if span is not None:
            return span
    return None


_TOKEN = re.compile(r"[A-Za-z]+|\d+")


def _read_part(text: str, start: int) -> TimeSpan | None:
    """Read "early June", "the end of May", "earlier this month", "late on Thursday"."""
    match = p.PART.match(text, start)
    if match is None:
        return None
    token = _TOKEN.match(text, match.end())
    word = token.group().lower() if token else ""
    inner = read_time(text, token.start(), word, within=True) if token else None
    part = " ".join((match["early"] or match["edge"]).lower().split())
    whole = match["edge"] or match.group().lower().rstrip().endswith("the")
    if inner is None and word in ("year", "month", "week", "day") and whole:
        inner = TimeSpan(start=start, end=match.end() + len(word), kind="shift", unit=word)
        if word == "day":
            inner = replace(inner, base="told")
    if inner is None or inner.kind in ("vague", "duration", "clock"):
        return None
    points: dict[str, Direction] = {"earlier": "past", "later": "future"}
    if inner.base == "told" or inner.kind != "shift" or inner.unit == "day":
        # "later that month", "later on Saturday" are later than what was told, not than now.
        points = {"earlier": "past"} if inner.base != "told" else {}
    return replace(inner, start=start, part=part, direction=points.get(part, inner.direction))


_COUNTED: tuple[Reader, ...] = (
    anniversary.read_since,
    anniversary.read_seasons_ago,
    measured.read_hours,
    relative.read_ago,
    relative.read_compound,
)
_DIGITS: tuple[Reader, ...] = (
    numeric.read_iso,
    numeric.read_numeric,
    named.read_day_first,
    named.read_day_of_month,
    *_COUNTED,
    named.read_clock,
    named.read_year,
)
_BY_WORD: dict[str, tuple[Reader, ...]] = {}


def _listed(words: Iterable[str], *readers: Reader) -> frozenset[str]:
    """Let `readers` read what begins with one of `words`; gives these back as a set."""
    begin = frozenset(words)
    for word in begin:
        _BY_WORD[word] = _BY_WORD.get(word, ()) + readers
    return begin


_EDGES = ("early earlier late later mid end beginning start close middle turn first second "
          "half last third final opening closing")  # fmt: skip
_ALWAYS = (
    _listed((word.rstrip(".") for word in MONTHS), named.read_month_first, named.read_month)
    | _listed(WEEKDAYS, named.read_weekday)
    | _listed(("today",), anniversary.read_today_it_is)
    | _listed(p.NAMED_DAYS, relative.read_named_day)
    | _listed(("year",), relative.read_year_end)
    | _listed(["q", "first", "second", "third", "fourth"], named.read_quarter)
    | _listed(["first", "second", "third", "fourth"], anniversary.read_anniversary)
    | _listed(_EDGES.split(), _read_part)
    | _listed(
        p.WHICH,
        relative.read_which_many,
        named.read_which_name,
        relative.read_which_unit,
        named.read_season,
    )
    | _listed(SEASONS, named.read_season)
    | _listed({word.partition("-")[0] for word in p.NTH_DAY}, named.read_ordinal_day)
)
_POINTING = _listed(["same", "that", "very", "day", "year"], relative.read_told_day) | _listed(
    ["before"], relative.read_month_out
)
_listed(("the",), named.read_season)
_SEASONS = frozenset(SEASONS)
_VAGUELY = _listed({form.split()[0].lower() for form in VAGUE_FUTURE + VAGUE_PAST} - {"in"},
                   relative.read_vague) | _listed(("in",), relative.read_vague)  # fmt: skip
_COUNTING = (
    _listed(["over", "at", "during"], relative.read_weekend)
    | _listed(["in", "within", "during", "over", "for"], relative.read_in)
    | _listed(["for", "over", "during", "throughout", "spanning"], relative.read_duration)
    | _listed({"a", "an", "half", *CARDINALS}, *_COUNTED)
    | _listed(["few", "several", "some", "many"], measured.read_hours, relative.read_ago)
    | _listed(["hours", "minutes", "moments"], measured.read_hours)
    | _listed(["days", "weeks", "months", "years", "hours", "minutes"], relative.read_ago)
    | _listed(["by"], measured.read_margin)
    | _listed(["decade", "decades"], relative.read_compound)
)
