"""The days that an article's relative times are counted from.

Only a day of publication may anchor "on Thursday": the metadata's, else one that the page tells
in a dateline, a by-line or a line of its own. A page's clock (the day on which it was saved)
looks the same; where all that the text dates lies far before it, it is not believed. A year is
never invented.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from tracker.domain.dates import Day, first_day, parse_day
from tracker.dossiers.dossier import Occasion
from tracker.extraction.calendar_words import CLOCK
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
_FAR = timedelta(days=30)
_BESIDE = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What an article's times are counted from.

    `published` is the day of publication and `basis` where it stands. Where it is not the
    metadata's, `lead` are days told in full in the lead, newest first, `stated` those of the whole
    text, `held` the first days of its occasions: they give a year to a day near them, and never
    anchor "on Thursday". `occasions` are the editions that the text places somewhere, so that "the
    summit" of another sentence is known.
    """

    published: Day | None = None
    basis: AnchorBasis = "none"
    lead: tuple[Day, ...] = ()
    stated: tuple[Day, ...] = ()
    held: tuple[Day, ...] = ()
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
    days = [(span, day) for span in spans if (day := _full_day(span)) is not None]
    placed = settled(text, spans)
    held = tuple(sorted({first_day(each.on) for each in placed}))
    lead = sorted({day for span, day in days if span.start < _LEAD}, reverse=True)
    stated = sorted({day for _, day in days}, reverse=True)
    known = Anchor(lead=tuple(lead), stated=tuple(stated), held=held, occasions=placed)
    stated = sorted({*stated, *held}, reverse=True)
    found = _on_page(text, days, stated) or _partly_dated(text, spans, stated)
    return known if found is None else replace(known, published=found[0], basis=found[1])


def _full_day(span: TimeSpan) -> Day | None:
    if span.kind != "day" or span.to_day is not None or None in (span.year, span.month, span.day):
        return None
    try:
        return parse_day(f"{span.year:04}-{span.month:02}-{span.day:02}")
    except ValueError:
        return None


_MARKED = re.compile(
    r"\W{0,5}(?:(?:date|published|publication date|posted|created|issued|released)"
    r"(?: in [A-Z][a-z]+)?(?: on| at| date| online| time)?|first published)"
    r"\s?[:|-]?\s{0,3}(?:on\s)?$",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:last\s)?(?:updated|modified|edited|update)(?: on| at)?\s?[:|-]?\s{0,3}$", re.IGNORECASE
)
_PLACE = re.compile(
    r"[A-Z\u00c0-\u017d][A-Z\u00c0-\u017d .'\u2019-]{2,40}(?:[,/][^,:;!?]{2,30}){0,2},?\s{1,3}$"
)
_DASH = re.compile(
    r"\s?(?:\([^()]{2,40}\)|/[^/]{2,30}/)?\.?\s?(?:[-\u2013\u2014:|]|/[A-Z])"
    r"|\s?\([^()]{2,40}\)\.?\s"
)
_CITY = re.compile(
    r"[A-Z\u00c0-\u017d][\w'\u2019-]{2,20}(?:[ -][A-Z][\w'\u2019-]{1,20}){0,2}"
    r"(?:,\s[A-Z][\w.-]{1,20}(?:\s[A-Z]\w{1,20})?)?,\s$"
)
_END = re.compile(r"\s?(?:\([^()]{2,40}\)\s?)?[.:\u2013\u2014-]\s")
_AGENCY = re.compile(r"\s?\(?[^()]{2,30}\)?\s?(?:--|[\u2013\u2014])\s")
_BY_LINE = re.compile(r"\s{0,3}(?:by|author|text|written by|from)\b[^!?]{0,120}$", re.IGNORECASE)
_REST = re.compile(
    r"(?:\s|[,.|\u2022\u00b7()/-]|at\b|\d{1,2}[:.]\d\d(?::\d\d)?|[ap]\.?m\b\.?|h\b"
    r"|\d{1,3}(?= min|\+)|min(?:ute)?s? read"
    r"|GMT|UTC|CET|CEST|EET|EEST|EST|EDT|ET|BST|[+-]?\d{1,2}(?::\d\d)?(?=\s?$)"
    r"|(?:last )?updated?:?.{0,60}$|\d{1,5} comments?){0,60}",
    re.IGNORECASE,
)
_NAMES = re.compile(r"[^.!?()\[\]\"\u201c:]{0,90}?[\s,|\u2022\u00b7-]{1,3}$")
_PICTURE = re.compile(
    r"\W{0,3}(?:photo|picture|caption|file|image|illustration|stock|archive)\b", re.IGNORECASE
)


def _on_page(
    text: str, days: list[tuple[TimeSpan, Day]], stated: list[Day]
) -> tuple[Day, AnchorBasis] | None:
    """The day of publication that a line of the page tells: marked ones first, then bare ones."""
    near = _lines(text)
    bare: Day | None = None
    updated: Day | None = None
    for span, day in days:
        bounds = near.get(span.start)
        if bounds is None:
            bounds = next((each for each in near.values() if each[0] <= span.start < each[1]), None)
        if bounds is None:
            continue
        before, after = text[bounds[0] : span.start], text[span.end : bounds[1]]
        kind = _kind(before, after)
        if kind == "marked":
            return day, "page"
        if kind == "dateline":
            return day, "dateline"
        if kind == "updated" and updated is None:
            updated = day
        if kind == "bare" and bare is None and not _is_stale(day, stated):
            bare = day
    if bare is not None:
        return bare, "page"
    return (updated, "page") if updated is not None else None


def _partly_dated(
    text: str, spans: Sequence[TimeSpan], stated: list[Day]
) -> tuple[Day, AnchorBasis] | None:
    """The day of a dateline without a year ("KYIV, May 21 -"), where the text fixes its year.

    A fully dated day of the text, or an occasion of it, within two weeks fixes it.
    """
    near = _lines(text).values()
    for span in spans:
        if span.kind != "day" or span.year is not None or span.to_day is not None:
            continue
        bounds = next((each for each in near if each[0] <= span.start < each[1]), None)
        if bounds is None:
            continue
        if not _is_dateline(text[bounds[0] : span.start], text[span.end : bounds[1]]):
            continue
        years = {
            known.year
            for known in map(date.fromisoformat, stated)
            if (day := make_day(known.year, span.month or 0, span.day or 0)) is not None
            and abs(day - known) <= _BESIDE
        }
        if len(years) == 1:
            year = years.pop()
            return parse_day(f"{year:04}-{span.month:02}-{span.day:02}"), "dateline"
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


def _kind(before: str, after: str) -> str | None:
    """How a full date stands in its line: marked, as a dateline, bare, or as part of a sentence."""
    if _PICTURE.match(before):
        return None
    if len(before) < 120 and _MARKED.search(before[-60:]):
        return "marked"
    if len(before) < 120 and _UPDATED.search(before[-40:]):
        return "updated"
    if _is_dateline(before, after):
        return "dateline"
    rest = _REST.match(after)
    if rest is None or rest.end() < len(after):
        return None
    return _alone(before, after)


def _is_dateline(before: str, after: str) -> bool:
    """Whether a place stands before the date and a dash or an agency behind it."""
    if not before.strip():
        return _AGENCY.match(after[:50]) is not None
    before = before.lstrip("( \t")
    if _PLACE.fullmatch(before):
        return _DASH.match(after) is not None
    return _CITY.fullmatch(before) is not None and _END.match(after) is not None


def _alone(before: str, after: str) -> str | None:
    """How the last date of a line stands that nothing but a clock time follows."""
    if _BY_LINE.fullmatch(before):
        return "marked"
    has_clock = CLOCK.search(after[:40]) is not None or CLOCK.search(before[-12:]) is not None
    before = CLOCK.sub("", before)
    if not before.strip(" \t,|\u2022\u00b7-()[]"):
        return "marked" if has_clock else "bare"
    return "marked" if has_clock and _NAMES.fullmatch(before) else None


def _is_stale(day: Day, stated: list[Day]) -> bool:
    """Whether a bare date lies more than 30 days after all else that the text dates."""
    others = [other for other in stated if other != day]
    if not others:
        return False
    return date.fromisoformat(day) - date.fromisoformat(others[0]) > _FAR
