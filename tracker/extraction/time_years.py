"""The year of a month or day told without one, where the text goes on through a year in order.

"The first was signed in January 2024. In February Germany followed": a month that comes after the
one told before it in the same paragraph is one of the same year. A page that looks back on a year
names it in its title.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from tracker.extraction.calendar_words import MONTHS
from tracker.extraction.time_span import TimeSpan

_TITLED = re.compile(r"\b((?:19|20)\d\d)\b")


def in_order(spans: Sequence[TimeSpan], before: Iterable[TimeSpan]) -> tuple[TimeSpan, ...]:
    """The times of a sentence, those of the calendar with the year that their order tells.

    Args:
        spans: The times of a sentence, in its order.
        before: Those of the sentences before it in the same paragraph, in their order.

    Returns:
        The times; one has the year told before where it lies in the same month of it or later, and
        is told neither with a year nor as "last May".
    """
    last: TimeSpan | None = None
    for span in before:
        last = _later(last, span)
    found = []
    for span in spans:
        each = span
        if last is not None and _is_open(span) and (span.month or 0) >= (last.month or 0):
            last = each = replace(span, year=last.year)
        elif _later(last, span) is not last:
            # "The agreement, signed on 9 October 2024, took effect on 1 November": not in order.
            last = None
        found.append(each)
    return tuple(found)


def _later(last: TimeSpan | None, span: TimeSpan) -> TimeSpan | None:
    """The calendar time that the next one is told after; a year alone or "this May" ends it."""
    if span.kind in ("day", "month") and span.relation == "at" and span.to_month is None:
        return span if span.year is not None else None
    if span.kind == "year" or span.year_shift is not None or span.unit == "year":
        return None
    return last


def _is_open(span: TimeSpan) -> bool:
    return (
        span.kind in ("day", "month")
        and span.year is None
        and span.year_shift is None
        and not span.which
        and span.direction == "none"
    )


def of_title(title: str | None) -> int | None:
    """The one year that a title names: "2024 in review"."""
    years = set(_TITLED.findall(title or ""))
    return int(years.pop()) if len(years) == 1 else None


_HEAD = 300
_OF_ALL = re.compile(
    r"(?:^|[.\n]\s?)(?:The|Our|This|[A-Z]\w+['\u2019]s)\s(?:\w+\s)?year\s(?P<year>(?:19|20)\d\d)"
    r"(?=\s(?:beg[ai]n|open|start|brought|brings|saw|in\sreview)|\s?[:.|\u2013\u2014]|$)"
    r"|\b\d\d?(?:st|nd|rd|th)?(?:\s?[\u2013-]\s?|\s(?:and|to)\s)\d\d?\s(?P<of>[A-Z][a-z]{2,8})\s(?P<range>20\d\d)\b"
    r"|[|\u00b7\u2022]\s?(?P<month>[A-Z][a-z]{2,8})\s(?P<digest>20\d\d)\s?(?:[|\u00b7\u2022]|$)",
    re.MULTILINE,
)


def of_head(text: str) -> int | None:
    """The one year that the head of a page says all of it is about.

    "The diplomatic year 2024 began", "noted between 1 and 13 August 2023", "DIGEST | June 2024 |".
    """
    return _of_head(text[:_HEAD])


@lru_cache(1)  # asked for each sentence of a page
def _of_head(head: str) -> int | None:
    found = list(_OF_ALL.finditer(head))
    named = [each["of"] or each["month"] for each in found]
    if any(each is not None and each.lower() not in MONTHS for each in named):
        return None
    years = {each["year"] or each["range"] or each["digest"] for each in found}
    alone = years and years == set(_TITLED.findall(head))
    return int(years.pop()) if alone and len(years) == 1 else None


def in_year(spans: Sequence[TimeSpan], year: int) -> tuple[TimeSpan, ...]:
    """The times with `year` where the calendar's are told without one."""
    return tuple(replace(span, year=year) if _is_open(span) else span for span in spans)


_OF_THAT = re.compile(r"\s(?:of|in)\s(?:that|the)\s(?:very\s|same\s)?year\b(?!\sago)")
_THAT = re.compile(r"\bthat\s$")


def of_that_year(
    text: str, spans: Sequence[TimeSpan], told: Iterable[TimeSpan]
) -> tuple[TimeSpan, ...]:
    """The times with the year told last, where the words point to it: "December of that year".

    Args:
        text: The sentence.
        spans: Its times.
        told: The times of the sentences before it, in their order.
    """
    if not any(_points_back(text, span) for span in spans):
        return tuple(spans)
    year = next((span.year for span in reversed([*told]) if span.year is not None), None)
    found = []
    for span in spans:
        back = _points_back(text, span) and year is not None
        found.append(replace(span, year=year, which="", relation="at") if back else span)
        year = span.year or year
    return tuple(found)


def _points_back(text: str, span: TimeSpan) -> bool:
    if not _is_open(span):
        return False
    return bool(_OF_THAT.match(text, span.end) or _THAT.search(text[: span.start][-6:]))
