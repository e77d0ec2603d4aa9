"""From a time that an article tells to a date: `resolve` for one, `when` for a clause's times.

Weeks run from Monday to Sunday. A range, a week or a season stays an interval of EDTF; nothing is
made finer than it was told, and nothing is guessed: what no anchor fixes is unknown.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tracker.domain.dates import Edtf, first_day, last_day, parse, parse_day
from tracker.domain.events import Basis
from tracker.dossiers.dossier import Occasion
from tracker.extraction.anchor import NOWHERE, Anchor
from tracker.extraction.editions import chosen, edition_of_day
from tracker.extraction.missing_year import SLACK, missing_year
from tracker.extraction.reckoning import at_year, days_in, make_day, shifted, weekday_day
from tracker.extraction.time_span import Direction, TimeSpan


@dataclass(frozen=True, slots=True)
class Resolved:
    """A date as well as it is known, how it is known, and the occasion that gave it."""

    on: Edtf | None = None
    basis: Basis = "unknown"
    occasion: str | None = None


UNKNOWN = Resolved()


def resolve(
    span: TimeSpan,
    anchor: Anchor = NOWHERE,
    direction: Direction = "none",
    *,
    told: Edtf | None = None,
    occasion: Occasion | None = None,
) -> Resolved:
    """The date that one time expression means.

    Args:
        span: What `find_times` found.
        anchor: The day of publication and the other days that the text fixes.
        direction: Where the verb points; the words' own direction ("ago", "next") goes first.
        told: The date told before, from which "a day earlier" counts; publication where None.
        occasion: An occasion of the same clause: its days fix a weekday, a month or a year.

    Returns:
        The date; unknown for bounds ("before the summit"), vague times and durations. A time limit
        ("by the end of May") dates only what is still to come.
    """
    way = span.direction if span.direction != "none" else direction
    limits = span.is_bound or (span.relation == "by" and way != "future")
    if span.kind == "occasion":
        meant = chosen(span, anchor, direction if limits else way)
        if meant is None:
            return UNKNOWN
        return Resolved(None, "unknown", meant.name) if limits else _named(meant, meant.on)
    if limits or not span.is_date:
        return UNKNOWN
    within = _within(span, occasion) if occasion is not None else None
    if occasion is not None and within is not None:
        return _named(occasion, within)
    if span.kind in ("weekday", "shift"):
        return _relative(_reckoned(span, anchor, way, told))
    return _calendar(span, anchor, way)


def when(
    spans: Sequence[TimeSpan],
    anchor: Anchor = NOWHERE,
    direction: Direction = "none",
    *,
    told: Edtf | None = None,
) -> Resolved:
    """The best date that the time expressions of one clause give together.

    "on Thursday at the G7 summit in Italy" is the Thursday of that summit, with or without a day
    of publication. A finer time goes before a coarser one, what is told before what an occasion
    gives; among equals the first of `spans` wins, so give them nearest first.
    """
    against = _AGAINST.get(direction, "")
    dating = [s for s in spans if s.is_date and not s.is_bound]
    dating = [s for s in dating if s.base == "told" or s.direction != against]
    if any(s.part == "exact" for s in dating):
        # "a year ago today": today is the day on which it comes round.
        dating = [s for s in dating if not s.is_today]
    occasions = [span for span in dating if span.kind == "occasion"]
    meant = None
    if occasions:
        meant = chosen(occasions[0], anchor, direction) or edition_of_day(
            dating, occasions[0].occasions
        )
    if meant is not None and _is_elsewhere(dating, meant):
        # "at the European Council in October 2024" is not the nearest one.
        dating, meant = [s for s in dating if s.kind != "occasion"], None
    if meant is not None:
        dating = [_at_the(span, meant, anchor, told) for span in dating]
    results = [
        resolve(span, anchor, direction, told=told, occasion=meant)
        for span in sorted(dating, key=_rank)
    ]
    known = [result for result in results if result.on is not None]
    if not known:
        bounds = [resolve(each, anchor, direction) for each in spans if each.kind == "occasion"]
        named = [result for result in bounds if result.occasion is not None]
        return named[0] if named else UNKNOWN
    return _at_occasion(known[0], meant) if meant is not None else known[0]


def _at_the(span: TimeSpan, meant: Occasion, anchor: Anchor, told: Edtf | None) -> TimeSpan:
    """The time counted from publication, where only so it is one of the occasion's days.

    "sealed at the European Council two days earlier".
    """
    if span.base != "told" or span.unit != "day" or not span.amount:
        return span
    now = replace(span, base="published")
    found = (resolve(each, anchor, told=told).on for each in (span, now))
    inside = [
        on is not None and first_day(meant.on) <= first_day(on) <= last_day(meant.on)
        for on in found
    ]
    return now if inside == [False, True] else span


def _is_elsewhere(spans: Sequence[TimeSpan], meant: Occasion) -> bool:
    """Whether a day or month told with its year lies beside the days of an occasion."""
    told = (at_year(s, s.year) for s in spans if s.year is not None and s.month is not None)
    return any(
        on is not None
        and (last_day(on) < first_day(meant.on) or last_day(meant.on) < first_day(on))
        for on in told
    )


def not_after(date: Resolved, anchor: Anchor) -> Resolved:
    """What has happened does not lie after the day of publication."""
    if date.on is None or anchor.published is None or first_day(date.on) <= anchor.published:
        return date
    return UNKNOWN


_AGAINST = {"past": "future", "future": "past"}
"""What points against the verb dates nothing: "three were signed in one day"."""


def _at_occasion(best: Resolved, meant: Occasion) -> Resolved:
    """The date with the clause's occasion, where its days agree with the time told."""
    if best.occasion is not None or best.on is None:
        return best
    if first_day(best.on) > last_day(meant.on) or first_day(meant.on) > last_day(best.on):
        return best
    if _length(meant.on) < _length(best.on):
        return Resolved(meant.on, "occasion", meant.name)
    return Resolved(best.on, best.basis, meant.name)


_RANKS = {"day": 0, "weekday": 1, "shift": 2, "occasion": 3, "month": 4, "season": 5, "year": 6}
_UNIT_RANKS = {"day": 1, "week": 4, "weekend": 4, "fortnight": 4, "month": 4, "quarter": 5}


def _rank(span: TimeSpan) -> int:
    """Finer times first."""
    return _UNIT_RANKS.get(span.unit, 6) if span.kind == "shift" else _RANKS[span.kind]


def _length(on: Edtf) -> int:
    return (date.fromisoformat(last_day(on)) - date.fromisoformat(first_day(on))).days


def _reckoned(span: TimeSpan, anchor: Anchor, way: Direction, told: Edtf | None) -> Edtf | None:
    """The date of a weekday or a shift, from publication or from what was told before."""
    if span.kind == "shift":
        return shifted(span, anchor.published, way, told)
    if anchor.published is None and not span.which:
        return _in_lead(span, anchor) or _beside_said(span, anchor, way)
    return weekday_day(span, anchor.published, way, told)


def _in_lead(span: TimeSpan, anchor: Anchor) -> Edtf | None:
    """The one day that the lead tells in full, where it is the weekday that is told beside it."""
    if len(anchor.lead) != 1:
        return None
    day = date.fromisoformat(anchor.lead[0])
    return Edtf(anchor.lead[0]) if day.weekday() == span.weekday else None


def _beside_said(span: TimeSpan, anchor: Anchor, way: Direction) -> Edtf | None:
    """A weekday counted from the day on which the news was told.

    The page may be of the next day: what a weekday means from the one and not from the other is
    unknown.
    """
    if anchor.said is None:
        return None
    said = date.fromisoformat(anchor.said)
    late = parse_day((said + SLACK).isoformat())
    found = {weekday_day(span, each, way, None) for each in (anchor.said, late)}
    return found.pop() if len(found) == 1 else None


def _named(occasion: Occasion, on: Edtf) -> Resolved:
    return Resolved(on, "occasion", occasion.name)


def _relative(on: Edtf | None) -> Resolved:
    return UNKNOWN if on is None else Resolved(on, "relative")


def _within(span: TimeSpan, occasion: Occasion) -> Edtf | None:
    """The day of the occasion that a weekday or a day without a year names, if just one does."""
    first = date.fromisoformat(first_day(occasion.on))
    last = date.fromisoformat(last_day(occasion.on))
    if span.kind == "weekday" and not span.unit:
        days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
        on = [each for each in days if each.weekday() == span.weekday]
        return parse(on[0].isoformat()) if len(on) == 1 else None
    if span.kind == "day" and span.year is None and span.month and span.day:
        for year in (first.year, last.year):
            on_day = make_day(year, span.month, span.day)
            if on_day and first - timedelta(days=4) <= on_day <= last + timedelta(days=4):
                return days_in(span, year)
    return None


def _calendar(span: TimeSpan, anchor: Anchor, way: Direction) -> Resolved:
    """A day, month, season or year told by its own name."""
    if span.kind == "year" and span.year is not None:
        last = f"/{span.to_year:04}" if span.to_year and span.to_year > span.year else ""
        return Resolved(parse(f"{span.year:04}{last}"), "stated")
    if span.year is not None:
        return _stated(at_year(span, span.year))
    if anchor.published is not None and span.year_shift is not None:
        return _stated(at_year(span, int(anchor.published[:4]) + span.year_shift))
    year = missing_year(span, anchor, way)
    return _stated(at_year(span, year)) if year is not None else UNKNOWN


def _stated(on: Edtf | None) -> Resolved:
    return UNKNOWN if on is None else Resolved(on, "stated")


def finest(dates: list[Resolved]) -> Resolved:
    """The finest of several dates, the first among equals."""
    known = [date for date in dates if date.on is not None]
    if not known:
        return next((date for date in dates if date.occasion), UNKNOWN)
    return min(known, key=lambda date: ("/" in str(date.on), -len(str(date.on))))
