"""Times that point back to one told before in the same text: "in the same year", "the same day"."""

from collections.abc import Sequence
from dataclasses import replace

from tracker.extraction.time_span import TimeSpan

_REACH = 200
"""Characters between a time and what points back to it."""


def with_same(spans: Sequence[TimeSpan]) -> list[TimeSpan]:
    """The spans, those that say "the same year" or "month" with the year or month told before.

    "Romania signed in 2024, Greece in the same year" tells a year for both. What nothing before
    fixes stays as it was: it counts from what other sentences told.
    """
    found: list[TimeSpan] = []
    for span in spans:
        same = _same(span, found) if span.kind == "shift" and span.base == "told" else None
        found.append(same or span)
    return found


def _same(span: TimeSpan, before: Sequence[TimeSpan]) -> TimeSpan | None:
    if span.amount or span.unit not in {"year", "month"}:
        return None
    near = (each for each in reversed(before) if span.start - each.end <= _REACH)
    told = next((each for each in near if getattr(each, span.unit) is not None), None)
    if told is None:
        return None
    month = told.month if span.unit == "month" else None
    return replace(span, kind="month" if month else "year", year=told.year, month=month,
                   year_shift=told.year_shift, base="published", unit="", which="")  # fmt: skip
