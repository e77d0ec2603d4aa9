"""Who had come so far by a day, as far as that is known."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from tracker.domain.bases import Basis
from tracker.domain.dates import Day
from tracker.domain.told import UNKNOWN

NEVER = Day("9999-12-31")
"""Stands for a day that does not come, or that nobody knows: after all days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """When a party came so far as is counted.

    It counts surely from `by` on, that day included, and perhaps from `earliest` on (UNKNOWN: at
    any time before); from `until` on no more. `expected` is the first day on which it was told to
    be about to, NEVER where it was not.
    """

    party: str
    earliest: Day = NEVER
    by: Day = NEVER
    until: Day = NEVER
    expected: Day = NEVER


class Standing(NamedTuple):
    """The parties on a day: come so far before it, on it, perhaps by then, or expected to."""

    before: frozenset[str]
    today: frozenset[str]
    perhaps: frozenset[str]
    expected: frozenset[str]

    @property
    def sure(self) -> frozenset[str]:
        """Those that surely had come so far by the end of the day."""
        return self.before | self.today


class Register:
    """When each party came so far, asked again and again for days and bases."""

    def __init__(self, reaches: Iterable[Reach]) -> None:
        self._reaches = tuple(reaches)
        days = {
            day
            for each in self._reaches
            for day in (each.earliest, each.by, each.until, each.expected)
        }
        self._days = sorted(day for day in days if UNKNOWN < day < NEVER)
        self._known: dict[tuple[Basis, Day], Standing] = {}

    def on(self, day: Day, basis: Basis) -> Standing:
        """Who had come so far by the end of `day`, of those whom `basis` counts."""
        found = self._known.get((basis, day))
        if found is None:
            found = self._known[basis, day] = _standing(self._reaches, day, basis)
        return found

    def changes(self, until: Day) -> list[Day]:
        """The days up to `until` on which any standing changes, in order."""
        return self._days[: bisect_right(self._days, until)]


def _standing(reaches: Iterable[Reach], day: Day, basis: Basis) -> Standing:
    before: set[str] = set()
    today: set[str] = set()
    perhaps: set[str] = set()
    expected: set[str] = set()
    for each in reaches:
        if not basis.includes(each.party) or each.until <= day:
            continue
        if each.by <= day:
            (today if each.earliest == day else before).add(each.party)
        elif each.earliest <= day:
            perhaps.add(each.party)
        elif each.expected <= day:
            expected.add(each.party)
    return Standing(frozenset(before), frozenset(today), frozenset(perhaps), frozenset(expected))


def day_before(day: Day) -> Day:
    """The day before; the calendar's first is its own."""
    try:
        return Day((date.fromisoformat(day) - timedelta(days=1)).isoformat())
    except OverflowError:
        return day
