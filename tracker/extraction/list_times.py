"""The times of a list's line, with what the headings above it tell: "2024", "May 2024", "28 May".

A heading that is nothing but a day, a month or a year dates the lines below it; so does one that
says what they did, "Signed in May 2024". What the line tells itself goes first: of a heading it
takes only what it leaves out.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.extraction.calendar_words import MONTHS
from tracker.extraction.sentence import Sentence
from tracker.extraction.time_span import TimeSpan

Times = Callable[[Sentence], tuple[TimeSpan, ...]]

_DEEPEST = 40
"""How many headings up are looked at: the months of some years."""
_BARE = re.compile(r"\W{0,3}(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)?\s?(?:[:,|\t\u2013\u2014-]|\s)")
_YEAR = re.compile(r"\W{0,3}((?:19|20)\d\d)\W{0,3}")
_MONTH = re.compile(r"\W{0,3}([A-Z][a-z]{2,8})\.?\s?[:|\u2013\u2014-]")
_ORDINAL = re.compile(
    r"\b(?P<on>on\s)?the\s(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)(?=\s?[.,;:)\u2013\u2014]"
    r"|\s(?:and|in|at|by|the)\b|$|(?(on)\s(?!Anniversary|Summit|Package|Floor)[A-Z]|(?!)))"
)
"""A day of the month told before: "on the 31st Sweden", "the 16th."; not "the 16th agreement"."""
_LETTERS = re.compile(r"[^\W\d_]+")
_HEADS = frozenset({"header", "title", "bullet"})
_BESIDE = frozenset({"in", "on", "the", "of", "and", "day", "year", "month"})


@dataclass(frozen=True, slots=True)
class _Told:
    """What the headings above a line tell: the nearest time, and its year and month."""

    span: TimeSpan | None = None
    year: int | None = None
    month: int | None = None


def line_times(
    line: Sentence,
    own: tuple[TimeSpan, ...],
    sentences: Sequence[Sentence],
    times: Times,
    opened_by: Sentence | None,
) -> tuple[TimeSpan, ...]:
    """The times of `line`, each as full as its headings make it.

    Args:
        line: A sentence below a heading.
        own: The times that it tells itself.
        sentences: All sentences of the page.
        times: The times that a sentence tells itself.
        opened_by: What opens its paragraph, see `opening`.

    Returns:
        The times; where the line tells none, that of the heading, which has no place in the line:
        it begins and ends at 0.
    """
    told = _told(line, sentences, times, opened_by)
    if told.span is None:
        return own
    full = tuple(_filled(span, told) for span in own)
    month = replace(told.span, kind="day", year=told.year, relation="at", part="")
    if told.span.kind == "month" and not any(span.kind == "day" for span in full):
        days = [_day(month, match) for match in _ORDINAL.finditer(line.text)]
        if days:
            rest = (span for span in full if not _says_again(span, days))
            return tuple(sorted((*days, *rest), key=lambda span: span.start))
    before = (each for each in _of_line(line, sentences) if each.number < line.number)
    dayless = not any(
        _ORDINAL.search(b.text) or any(s.kind == "day" for s in times(b)) for b in before
    )
    if told.span.kind != "day" and dayless:
        # "April. ... A week later it is Latvia's turn": of the heading's month, not of last week.
        full = tuple(span for span in full if span.base != "told" or not span.is_date)
    if any(span.is_date for span in full):
        return full
    bare = _BARE.match(line.text)
    if bare is not None and told.month is not None and told.span.kind == "month":
        return (_day(month, bare), *full)
    beside = _of_line(line, sentences) if opened_by is None else ()
    if any(span.is_date for each in beside for span in times(each)):
        return full
    return (replace(told.span, start=0, end=0, year=told.span.year or told.year), *full)


def _says_again(span: TimeSpan, days: Sequence[TimeSpan]) -> bool:
    """Whether a weekday only says once more which day it is: "the same Friday, the 16th"."""
    near = range(len(", the ") + 1)
    return span.kind == "weekday" and any(day.start - span.end in near for day in days)


def _day(month: TimeSpan, named: re.Match[str]) -> TimeSpan:
    """The day of the heading's month that a line names by its number alone."""
    start, end = named.span("day")
    return replace(month, start=start, end=end, day=int(named["day"]))


def opening(line: Sentence, first: Sentence) -> Sentence | None:
    """The month or day that opens the paragraph of a sentence, as "March." does: its `first`.

    A day may have its place beside it, "July 18, Blenheim Palace.", or be one of a week: "Monday".
    """
    if first.number >= line.number or len(first.text) > _SHORT:
        return None
    text = first.text
    if is_dated(text):
        return first if _MONTH_ALONE.fullmatch(text) or _DAY_ALONE.fullmatch(text) else None
    placed = _DAY_PLACED.fullmatch(text)
    if placed is not None and (placed[1] or placed[2]).lower() in MONTHS:
        return first
    return first if _WEEKDAY_ALONE.fullmatch(text) else None


_SHORT = 40
_DAY_PLACED = re.compile(
    r"\W{0,3}(?:\d\d?\s([A-Z][a-z]{2,8})|([A-Z][a-z]{2,8})\s\d\d?)(?:,?\s(?:19|20)\d\d)?"
    r"(?:,(?:\s[A-Z][\w'\u2019-]+){1,3})?\W{0,3}"
)
_WEEKDAY_ALONE = re.compile(r"\W{0,3}(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\W{0,3}")
_MONTH_ALONE = re.compile(r"\W{0,3}([A-Z][A-Za-z]{2,8})(?:\s(?:19|20)\d\d)?\W{0,3}")
_DAY_ALONE = re.compile(r"\W{0,3}\d\d?\s[A-Z][a-z]{2,8}(?:\s(?:19|20)\d\d)?\W{0,3}")


def is_dated(heading: str) -> bool:
    """Whether a heading holds nothing but numbers and months: "2024", "12 May", "May 2024:"."""
    return all(word.lower() in MONTHS for word in _LETTERS.findall(heading))


def opening_month(line: Sentence, own: tuple[TimeSpan, ...]) -> tuple[TimeSpan, ...]:
    """The times of a line, with the month that stands before a mark: "Jan: United Kingdom"."""
    match = None if own else _MONTH.match(line.text)
    if match is None or match[1].lower() not in MONTHS:
        return own
    month = MONTHS[match[1].lower()]
    return (TimeSpan(start=match.start(1), end=match.end(1), kind="month", month=month),)


def _of_line(line: Sentence, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """The other sentences of the same line of the page."""
    for step in (-1, 1):
        at = line.number + step
        while 0 <= at < len(sentences) and sentences[at].line == line.line:
            yield sentences[at]
            at += step


def is_time(heading: str, spans: Sequence[TimeSpan]) -> bool:
    """Whether a heading is nothing but a time: "2024", "In May 2024:"."""
    if not any(span.is_date and span.kind != "occasion" for span in spans):
        return False
    bare = heading
    for span in sorted(spans, key=lambda each: -each.start):
        bare = bare[: span.start] + bare[span.end :]
    return {word.lower() for word in _LETTERS.findall(bare)} <= _BESIDE


def _told(
    line: Sentence, sentences: Sequence[Sentence], times: Times, opened_by: Sentence | None
) -> _Told:
    told = _Told()
    above = line.header if opened_by is None else opened_by.number
    for _ in range(_DEEPEST):
        if above is None or not 0 <= above < line.number:
            break
        heading = sentences[above]
        spans = _times_of(heading, times)
        first = next((s for s in spans if _fixes(s, weekly=heading is opened_by)), None)
        if first is not None and first.kind == "weekday" and first.direction == "none":
            first = replace(first, direction="past")  # it was then that what it opens was told
        if first is not None and (heading is opened_by or heading.section in _HEADS):
            titled = heading.section == "title"
            told = _Told(
                told.span or (None if titled and first.kind != "year" else first),
                told.year or first.year,
                told.month or first.month,
            )
        if heading is not opened_by and (
            heading.section != "header" or not is_time(heading.text, spans)
        ):
            break
        above = heading.header
    return told


def _times_of(heading: Sentence, times: Times) -> tuple[TimeSpan, ...]:
    """A heading's times; a bare number of four digits is a year there."""
    year = _YEAR.fullmatch(heading.text)
    if year is None:
        alone = _MONTH_ALONE.fullmatch(heading.text)
        found = times(heading)
        if found or alone is None or alone[1].lower() not in MONTHS:
            return found
        start, end = alone.span(1)
        return (TimeSpan(start=start, end=end, kind="month", month=MONTHS[alone[1].lower()]),)
    start, end = year.span(1)
    return (TimeSpan(start=start, end=end, kind="year", year=int(year[1])),)


def _fixes(span: TimeSpan, *, weekly: bool) -> bool:
    """Whether a heading's time can date what is below it; a `weekly` page's days are of a week."""
    kinds = {"day", "month", "year", "weekday"} if weekly else {"day", "month", "year"}
    return span.kind in kinds and span.relation == "at"


def _filled(span: TimeSpan, told: _Told) -> TimeSpan:
    if span.kind in {"day", "month"} and span.year is None and span.year_shift is None:
        return replace(span, year=told.year)
    return span
