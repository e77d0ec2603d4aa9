"""Times that point back to one told before in the same text: "in the same year", "the same day"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.extraction.time_span import TimeKind, TimeSpan

_REACH = 200
"""Characters between a time and what points back to it."""


def with_same(spans: Sequence[TimeSpan]) -> list[TimeSpan]:
    """The spans, those that say "the same year" or "month" with the year or month told before.

    "Romania signed in 2024, Greece in the same year" tells a year for both. What nothing before
    fixes stays as it was: it counts from what other sentences told.
    """
    found: list[TimeSpan] = []
    for span in spans:
        told = span.base == "told"
        same = _same(span, found) if told and span.kind in ("shift", "month") else None
        found.append(same or span)
    return found


_AND = re.compile(r",?\s(?:and|to|or)?\s?(?:(?:in|on)\s)?")


def with_shared_years(text: str, spans: Sequence[TimeSpan]) -> list[TimeSpan]:
    """The spans, months and days with the year that stands behind the last one of their list.

    "in January and February 2024" tells the year of both.
    """
    found: list[TimeSpan] = []
    behind: TimeSpan | None = None
    for span in reversed(spans):
        each = span
        open_ = span.kind == (behind.kind if behind else "") and span.year is None
        if (
            behind is not None
            and behind.year is not None
            and open_
            and _AND.fullmatch(text, span.end, behind.start)
        ):
            earlier = (span.month or 0) > (behind.month or 0)
            each = replace(span, year=behind.year - earlier)
        found.append(each)
        behind = each if each.kind in ("day", "month") and each.to_month is None else None
    return found[::-1]


def _same(span: TimeSpan, before: Sequence[TimeSpan]) -> TimeSpan | None:
    if span.kind == "month":
        return _following(span, before)
    if span.unit not in {"year", "month"} or (span.amount and span.unit == "month"):
        return None
    near = (each for each in reversed(before) if span.start - each.end <= _REACH)
    told = next((each for each in near if getattr(each, span.unit) is not None), None)
    if told is None:
        return None
    month = told.month if span.unit == "month" else None
    year = told.year + span.amount if told.year is not None else None
    return replace(span, kind=_kind(span, month), year=year, month=month, amount=0,
                   year_shift=told.year_shift, base="published", unit="", which="",
                   direction="none")  # fmt: skip


def _kind(span: TimeSpan, month: int | None) -> TimeKind:
    """What "the same year", "that month" and "the 26th of that month" are."""
    return "year" if month is None else "day" if span.day is not None else "month"


def _following(span: TimeSpan, before: Sequence[TimeSpan]) -> TimeSpan | None:
    """As in "signed in January 2025, ratified the following October"."""
    near = (each for each in reversed(before) if span.start - each.end <= _REACH)
    told = next((each for each in near if each.year is not None and each.month is not None), None)
    if told is None or told.year is None or told.month is None or span.month is None:
        return None
    ahead = span.which == "next"
    turned = span.month <= told.month if ahead else span.month >= told.month
    year = told.year + (turned if ahead else -turned)
    return replace(span, year=year, base="published", which="", direction="none")
