"""The day of a report that its own sentences do not date: another sentence tells it once more.

"Norway has an agreement. ... The one that Oslo signed on 31 May": the report rests on the first,
the second tells the same, as the weights find, and when.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date as day
from datetime import timedelta
from typing import Any

from tracker.domain.dates import Day, Edtf, first_day, is_day
from tracker.domain.events import Report
from tracker.domain.reports import SigningPostponed, SigningScheduled
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


def told_again(report: Report, weighed: Iterable[Weighed]) -> list[Mention]:
    """Mentions of the same in other sentences, the likeliest first."""
    start = report.evidence.start
    kind = report.kind
    others = [
        each
        for each in weighed
        if each.seat.party == report.party
        and each.chances.get(kind, 0.0) >= LIKELY
        and each.seat.opened.may_tell
        and not each.seat.opened.sentence.start <= start <= each.seat.opened.sentence.end
    ]
    others.sort(key=lambda each: (-each.chances[kind], each.seat.opened.sentence.number))
    return [mention_of(each.seat, kind, ()) for each in others]


def dated_elsewhere(report: Report, again: Iterable[Report], published: Day | None) -> Report:
    """The report with the day of the first of those `again` told that has one.

    What a page tells as news of its day may be some days old, but no more.
    """
    for other in again:
        on = other.planned_for if isinstance(other, SigningScheduled) else other.happened_on
        if other.kind != report.kind or is_undated(other) or on is None or len(on) == _YEAR:
            continue
        plan = isinstance(report, SigningScheduled)
        if report.basis == "assumed" and not (plan or _is_fresh(on, published)):
            continue
        told: dict[str, Any] = {
            "happened_on": other.happened_on,
            "basis": other.basis,
            "trace": (*report.trace, f"day: told again, “{other.evidence.text}”"),
        }
        if isinstance(other, (SigningScheduled, SigningPostponed)):
            told["planned_for"] = other.planned_for
        return replace(report, **told)
    return report


def _is_fresh(on: Edtf, published: Day | None) -> bool:
    if published is None or not is_day(on):
        return False
    ago = day.fromisoformat(published) - day.fromisoformat(first_day(on))
    return timedelta(0) <= ago <= _FRESH


_YEAR = 4
_FRESH = timedelta(days=7)
