"""The day of a report that its own sentences do not date: another sentence tells it once more.

"Norway has an agreement. ... The one that Oslo signed on 31 May": the report rests on the first,
the second tells the same, as the weights find, and when.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date as day
from datetime import timedelta
from heapq import nsmallest
from typing import Any

from tracker.domain.dates import Day, Edtf, first_day, is_day
from tracker.domain.events import Report
from tracker.domain.reports import SigningScheduled
from tracker.extraction.mention import Mention
from tracker.extraction.weigh import Weighed, mention_of

LIKELY = 0.5
"""The least chance of a sentence that may date what another one tells."""


def is_undated(report: Report) -> bool:
    """Whether no sentence tells the day of a report, or that a plan is for."""
    if isinstance(report, SigningScheduled):
        return report.planned_for is None
    return report.basis in _NOT_TOLD


_NOT_TOLD = frozenset({"unknown", "assumed"})


MOST = 8
"""So many sentences are asked for a day: a long page may tell the same a thousand times."""


class Again:
    """Finds in an article, by its seats as they were weighed, what is told a second time."""

    def __init__(self, weighed: Iterable[Weighed]) -> None:
        self._weighed = weighed
        self._by_party: dict[str, list[Weighed]] | None = None

    def of(self, report: Report) -> list[Mention]:
        """Mentions of the same in other sentences, of the likeliest, these first."""
        start = report.evidence.start
        kind = report.kind
        others = [
            each
            for each in self._about(report.party)
            if each.chances.get(kind, 0.0) >= LIKELY
            and not each.seat.opened.sentence.start <= start <= each.seat.opened.sentence.end
        ]
        likeliest = nsmallest(
            MOST, others, key=lambda each: (-each.chances[kind], each.seat.opened.sentence.number)
        )
        return [mention_of(each.seat, kind, ()) for each in likeliest]

    def _about(self, party: str) -> Sequence[Weighed]:
        if self._by_party is None:
            self._by_party = {}
            for each in self._weighed:
                if each.seat.opened.may_tell:
                    self._by_party.setdefault(each.seat.party, []).append(each)
        return self._by_party.get(party, ())


def dated_elsewhere(report: Report, again: Iterable[Report], published: Day | None) -> Report:
    """The report with the day of the first of those `again` told that has one.

    What a page tells as news of its day may be some days old, but no more.
    """
    plan = isinstance(report, SigningScheduled)
    for other in again:
        on = other.planned_for if isinstance(other, SigningScheduled) else other.happened_on
        if other.kind != report.kind or is_undated(other) or on is None or _is_year(on):
            continue
        if report.basis == "assumed" and not (plan or _is_fresh(on, published)):
            continue
        told: dict[str, Any] = {
            "basis": other.basis,
            "occasion": other.occasion,
            "trace": (*report.trace, f"day: told again, “{other.evidence.text}”"),
        }
        # When a plan was told, and for when what was put off was planned, is known already.
        told["planned_for" if plan else "happened_on"] = on
        return replace(report, **told)
    return report


def _is_year(on: Edtf) -> bool:
    """Whether no more than a year is told, or years: "2024", "2023/2024"."""
    return len(on.partition("/")[0]) == len("2024")


def _is_fresh(on: Edtf, published: Day | None) -> bool:
    if published is None or not is_day(on):
        return False
    ago = day.fromisoformat(published) - day.fromisoformat(first_day(on))
    return timedelta(0) <= ago <= _FRESH


_FRESH = timedelta(days=7)
