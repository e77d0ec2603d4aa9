"""A count as an article claims it, and what it comes to."""

from dataclasses import dataclass
from typing import Literal

from tracker.domain.bases import Basis
from tracker.domain.dates import Day
from tracker.domain.events import Bound

Verdict = Literal["fits", "explained", "stale", "undated", "miscount", "unexplained"]
"""fits: the dossier's own basis, at the end of the day; explained: another basis, or not all of
the day, or with those that are only expected or whose day is not known; stale: an earlier day
than its own; undated: an earlier day than the last it can be of, where its own is not known;
miscount: only a known error of counting gives it; unexplained: nothing does."""

Moment = Literal["after", "during", "before"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A reported count, with what its article tells of the day and of those still to come.

    It is of `last`, or of a day from `first` on (UNKNOWN: any) where its own is not known.
    `expected` are the parties that the article itself tells to be about to.
    """

    count: int
    bound: Bound = "exact"
    upcoming: bool = False
    first: Day
    last: Day
    sentence: str = ""
    expected: frozenset[str] = frozenset()

    def accepts(self, least: int, most: int) -> int | None:
        """The number from `least` to `most` that agrees best with the count; None where none does.

        "About 30" is exact to half of its last digit that is no zero: from 25 to 35.
        """
        if self.bound == "at_least":
            return max(least, self.count) if self.count <= most else None
        slack = 0
        if self.bound == "about":
            unit = 1
            while self.count and self.count % (unit * 10) == 0:
                unit *= 10
            slack = unit // 2
        nearest = min(max(self.count, least), most)
        return nearest if least <= most and abs(nearest - self.count) <= slack else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A basis and a time on which the count fits.

    It fits from `on` to `until`; of the day's own signatures all are counted (`moment` "after"),
    none ("before") or some ("during"). `left_out` are parties that the dossier's own count of the
    claim's day has and this one has not, `besides` the other way round. Of `among` some more are
    counted, `more` of them: they signed on the day, are expected to, or it is not known when.
    `told` are those that are still to come and that the article itself tells of; all are counted.
    """

    basis: Basis
    on: Day
    until: Day
    moment: Moment = "after"
    counted: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    besides: frozenset[str] = frozenset()
    more: int = 0
    among: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    upcoming: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """What a count comes to. `had` is the dossier's own count at the end of the claim's last day.

    `fits` are all ways in which it fits, the best first; of an earlier day only the best.
    """

    verdict: Verdict
    had: int
    difference: int
    fits: tuple[Fit, ...] = ()
