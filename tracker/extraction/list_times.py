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
_BARE = re.compile(r"\W{0,3}([12]?\d|3[01])(?:st|nd|rd|th)?\s?(?:[:,|\t\u2013\u2014-]|\s)")
_YEAR = re.compile(r"\W{0,3}((?:19|20)\d\d)\W{0,3}")
_MONTH = re.compile(r"\W{0,3}([A-Z][a-z]{2,8})\.?\s?[:|\u2013\u2014-]")
_LETTERS = re.compile(r"[^\W\d_]+")
_BESIDE = frozenset({"in", "on", "the", "of", "and", "day", "year", "month"})


@dataclass(frozen=True, slots=True)
class _Told:
    """What the headings above a line tell: the nearest time, and its year and month."""

    span: TimeSpan | None = None
    year: int | None = None
    month: int | None = None


def line_times(
    line: Sentence, own: tuple[TimeSpan, ...], sentences: Sequence[Sentence], times: Times
) -> tuple[TimeSpan, ...]:
    """The times of `line`, each as full as its headings make it.

    Args:
        line: A sentence below a heading.
        own: The times that it tells itself.
        sentences: All sentences of the page.
        times: The times that a sentence tells itself.

    Returns:
        The times; where the line tells none, that of the heading, which has no place in the line:
        it begins and ends at 0.
    """
    own = _months(line, own)
    told = _told(line, sentences, times)
    if told.span is None:
        return own
    full = tuple(_filled(span, told) for span in own)
    if any(span.is_date for span in full):
        return full
    bare = _BARE.match(line.text)
    if bare is not None and told.month is not None and told.span.kind == "month":
        day = replace(told.span, start=bare.start(1), end=bare.end(1), kind="day",
                      day=int(bare[1]), year=told.year, relation="at", part="")  # fmt: skip
        return (day, *full)
    if any(span.is_date for each in _of_line(line, sentences) for span in times(each)):
        return full
    return (replace(told.span, start=0, end=0, year=told.span.year or told.year), *full)


def is_dated(heading: str) -> bool:
    """Whether a heading holds nothing but numbers and months: "2024", "12 May", "May 2024:"."""
    return all(word.lower() in MONTHS for word in _LETTERS.findall(heading))


def _months(line: Sentence, own: tuple[TimeSpan, ...]) -> tuple[TimeSpan, ...]:
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


def _told(line: Sentence, sentences: Sequence[Sentence], times: Times) -> _Told:
    told = _Told()
    above = line.header
    for _ in range(_DEEPEST):
        if above is None or not 0 <= above < line.number:
            break
        heading = sentences[above]
        spans = _times_of(heading, times)
        first = next((s for s in spans if _fixes(s)), None)
        if first is not None and heading.section in {"header", "title", "bullet"}:
            titled = heading.section == "title"
            told = _Told(
                told.span or (None if titled and first.kind != "year" else first),
                told.year or first.year,
                told.month or first.month,
            )
        if heading.section != "header" or not is_time(heading.text, spans):
            break
        above = heading.header
    return told


def _times_of(heading: Sentence, times: Times) -> tuple[TimeSpan, ...]:
    """A heading's times; a bare number of four digits is a year there."""
    year = _YEAR.fullmatch(heading.text)
    if year is None:
        return times(heading)
    start, end = year.span(1)
    return (TimeSpan(start=start, end=end, kind="year", year=int(year[1])),)


def _fixes(span: TimeSpan) -> bool:
    """Whether a heading's time can date what is below it."""
    return span.kind in {"day", "month", "year"} and span.relation == "at"


def _filled(span: TimeSpan, told: _Told) -> TimeSpan:
    if span.kind in {"day", "month"} and span.year is None and span.year_shift is None:
        return replace(span, year=told.year)
    return span
