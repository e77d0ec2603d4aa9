"""The days that an article's relative times are counted from.

Only a day of publication may anchor "on Thursday": the metadata's, else one that the page tells
in a dateline, a by-line or a line of its own. A page's clock (the day on which it was saved)
looks the same; where all that the text dates lies far before it, it is not believed. A year is
never invented.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from tracker.domain.dates import Day, first_day, parse_day
from tracker.dossiers.dossier import Occasion
from tracker.extraction.date_line import SAID_THEN, SAYING, is_dateline, is_marked, kind_of
from tracker.extraction.occasions import settled
from tracker.extraction.reckoning import make_day
from tracker.extraction.time_span import TimeSpan
from tracker.extraction.times import find_times

AnchorBasis = Literal["metadata", "dateline", "page", "none"]

_HEAD = 15
"""How many of the first lines may hold a dateline or a by-line, and how many of the last."""
_FOOT = 5
_LINE = 240
_LEAD = 600
"""Characters of a text that count as its lead."""
_CLAUSE = 120
"""Characters that a speaker's verb may stand from the day on which he spoke."""
_FAR = timedelta(days=30)
_BESIDE = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What an article's times are counted from.

    `published` is the day of publication and `basis` where it stands. Where it is not the
    metadata's, `lead` are days told in full in the lead, newest first, `stated` those of the whole
    text, `held` the first days of its occasions: they give a year to a day near them, and never
    anchor "on Thursday". `said` is the one day on which the lead's news was told, which may anchor
    it. `occasions` are the editions that the text places somewhere, so that "the
    summit" of another sentence is known.
    """

    published: Day | None = None
    basis: AnchorBasis = "none"
    lead: tuple[Day, ...] = ()
    stated: tuple[Day, ...] = ()
    held: tuple[Day, ...] = ()
    said: Day | None = None
    occasions: tuple[Occasion, ...] = ()


NOWHERE = Anchor()


def find_anchor(
    text: str, published: Day | None = None, occasions: Sequence[Occasion] = ()
) -> Anchor:
    """The anchor of an article's `text`; `published` is what its metadata says."""
    if published is not None:
        # What the text dates elsewhere matters only where publication is not known.
        return Anchor(published=published, basis="metadata")
    spans = find_times(text, occasions)
    known_years = _years(occasions)
    dated = (_with_year(span, known_years) for span in spans)
    days = [(span, day) for span in dated if (day := _full_day(span)) is not None]
    placed = settled(text, spans)
    held = tuple(sorted({first_day(each.on) for each in placed}))
    lead = sorted({day for span, day in days if span.start < _LEAD}, reverse=True)
    stated = sorted({day for _, day in days}, reverse=True)
    known = Anchor(
        lead=tuple(lead),
        stated=tuple(stated),
        held=held,
        said=_said(text, days),
        occasions=placed,
    )
    stated = sorted({*stated, *held}, reverse=True)
    found = (
        _on_page(text, days, stated)
        or _partly_dated(text, spans, stated)
        or _today(text, days, stated)
    )
    return known if found is None else replace(known, published=found[0], basis=found[1])


def _today(
    text: str, days: Sequence[tuple[TimeSpan, Day]], stated: list[Day]
) -> tuple[Day, AnchorBasis] | None:
    """The latest day of the text where it says that this is today: "as of today, 17 April 2026"."""
    told = {day for span, day in days if text[span.start : span.end].lower().startswith("today")}
    return (stated[0], "page") if stated and told == {stated[0]} else None


def _years(occasions: Sequence[Occasion]) -> range:
    """The years that a text of the dossier may speak of: those of its occasions, and the next."""
    years = [int(first_day(each.on)[:4]) for each in occasions]
    return range(min(years), max(years) + 2) if years else range(0)


def _with_year(span: TimeSpan, years: range) -> TimeSpan:
    """The day with the one year in which it is the weekday told beside it: "Friday, 12 January"."""
    if span.kind != "day" or span.weekday is None or span.year is not None:
        return span
    days = (make_day(year, span.month or 0, span.day or 0) for year in years)
    found = [day.year for day in days if day is not None and day.weekday() == span.weekday]
    return replace(span, year=found[0]) if len(found) == 1 else span


def _full_day(span: TimeSpan) -> Day | None:
    if span.kind != "day" or span.to_day is not None or None in (span.year, span.month, span.day):
        return None
    try:
        return parse_day(f"{span.year:04}-{span.month:02}-{span.day:02}")
    except ValueError:
        return None


def _said(text: str, days: Sequence[tuple[TimeSpan, Day]]) -> Day | None:
    """The one day on which the lead says that somebody spoke, if the text tells none after it."""
    told = {
        day
        for span, day in days
        if span.start < _LEAD
        and (
            SAYING.search(text[max(0, span.start - _CLAUSE) : span.start])
            or SAID_THEN.match(text[span.end : span.end + _CLAUSE])
        )
    }
    if len(told) != 1:
        return None
    day = told.pop()
    return day if all(other <= day for _, other in days) else None


def _on_page(
    text: str, days: list[tuple[TimeSpan, Day]], stated: list[Day]
) -> tuple[Day, AnchorBasis] | None:
    """The day of publication that a line of the page tells: marked ones first, then bare ones."""
    near = _lines(text)
    bare: Day | None = None
    updated: Day | None = None
    signed: list[tuple[TimeSpan, Day]] = []
    for span, day in days:
        bounds = near.get(span.start)
        if bounds is None:
            bounds = next((each for each in near.values() if each[0] <= span.start < each[1]), None)
        if bounds is None:
            continue
        before, after = text[bounds[0] : span.start], text[span.end : bounds[1]]
        kind = kind_of(before, after)
        if kind == "marked":
            return day, "page"
        if kind == "dateline":
            return day, "dateline"
        if kind == "updated" and updated is None:
            updated = day
        if kind == "signed":
            signed.append((span, day))
        if kind == "bare" and bare is None and not _is_stale(day, stated):
            bare = day
    bare = _signed(text, signed, stated) or bare
    if bare is not None:
        return bare, "page"
    return (updated, "page") if updated is not None else None


def _signed(text: str, signed: list[tuple[TimeSpan, Day]], stated: list[Day]) -> Day | None:
    """The day beside a name in a line of its own: "Office of the Premier - 9 July 2024".

    Several such lines are a list of parties. A page's clock has no name beside it at its foot.
    """
    if len(signed) != 1:
        return None
    span, day = signed[0]
    foot = len(text) - len("\n".join(text.rstrip().split("\n")[-_FOOT:]))
    return day if span.start >= foot or not _is_stale(day, stated) else None


def _partly_dated(
    text: str, spans: Sequence[TimeSpan], stated: list[Day]
) -> tuple[Day, AnchorBasis] | None:
    """The day of "KYIV, May 21 -" or "Published 21 May", where the text fixes its year.

    A fully dated day of the text, or an occasion of it, within two weeks fixes it.
    """
    near = _lines(text).values()
    for span in spans:
        if span.kind != "day" or span.year is not None or span.to_day is not None:
            continue
        bounds = next((each for each in near if each[0] <= span.start < each[1]), None)
        if bounds is None:
            continue
        before, after = text[bounds[0] : span.start], text[span.end : bounds[1]]
        if not (is_dateline(before, after) or is_marked(before)):
            continue
        years = {
            known.year
            for known in map(date.fromisoformat, stated)
            if (day := make_day(known.year, span.month or 0, span.day or 0)) is not None
            and abs(day - known) <= _BESIDE
        }
        if len(years) == 1:
            on = parse_day(f"{years.pop():04}-{span.month:02}-{span.day:02}")
            return on, "dateline" if is_dateline(before, after) else "page"
    return None


def _lines(text: str) -> dict[int, tuple[int, int]]:
    """The first and last lines that are no paragraphs' middle, as (start, end), by their start."""
    lines: list[tuple[int, int]] = []
    at = 0
    head = text[: _HEAD * 400]
    for line in head.split("\n"):
        if line.strip():
            lines.append((at, at + min(len(line), 4 * _LINE)))
        at += len(line) + 1
    lines = lines[:_HEAD]
    foot: list[tuple[int, int]] = []
    end = len(text)
    for _ in range(_FOOT):
        start = text.rfind("\n", max(0, end - _LINE), max(end, 0)) + 1
        if start == 0 or start > end:
            break
        if text[start:end].strip():
            foot.append((start, end))
        end = start - 1
    return {start: (start, stop) for start, stop in [*lines, *foot]}


def _is_stale(day: Day, stated: list[Day]) -> bool:
    """Whether a bare date lies more than 30 days after all else that the text dates."""
    others = [other for other in stated if other != day]
    if not others:
        return False
    return date.fromisoformat(day) - date.fromisoformat(others[0]) > _FAR
