"""Which report stands for which: the reports that repeat another and decide nothing beside it.

A report stands for another one of the same kind that gives the same date on the same basis, told
in the same way, if it was published before it: so it comes before it in the order of the fold. Then
it is chosen before the other wherever one of them is, on whatever day one asks. What the fold does
with the other is what it did a step before. Three things are watched:

- Where different days (or terms) are told for one thing, the number of independent sources can
  decide: whence each repeat comes must be known.
- A postponement that names no day strikes plans by who told them together with it: plans no
  longer repeat.
- A termination parts reports into agreements by the day on which they were told: only what is
  told of a day, on that day, still repeats.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from operator import attrgetter

from tracker.domain.dates import Day, Edtf, agree, days_between
from tracker.domain.events import (
    Ratified,
    Report,
    SigningPostponed,
    SigningScheduled,
    TermsReported,
)
from tracker.domain.lifecycle import STAGE_BY_KIND
from tracker.domain.plans import planned_for
from tracker.domain.status import Stage
from tracker.domain.terms import TERMS
from tracker.domain.told import UNKNOWN, Told

# Reported again and again while they last, and dated by the first report alone.
LASTING: frozenset[Stage] = frozenset(
    {
        "declared",
        "negotiating",
        "talks_close",
        "text_agreed",
        "signing_scheduled",
        "postponed",
        "stalled",
    }
)
# Of these, news without a day says no more on a later day: what they end is over.
_SETTLED = frozenset(
    {"declaration_joined", "intent_declared", "signed", "ratified", "terms_reported"}
)
# Setbacks are told into a situation; without a day of their own none stands for another.
_SITUATED = frozenset({"talks_stalled", "suspended", "resumed"})
_PLAN, _PUT_OFF, _END = "signing_scheduled", "signing_postponed", "terminated"
_PLANNED = frozenset({_PLAN, _PUT_OFF})
_CONTENT: dict[str, Callable[[Report], Hashable]] = {
    Ratified.kind: attrgetter("effect"),
    TermsReported.kind: attrgetter(*TERMS),
}
"""What a report of a kind says beside the date, the day planned aside."""


RepeatKey = tuple[bool, Hashable]
"""What reports have in common that repeat one another, see `repeat_key`."""


def repeat_key(told: Told) -> RepeatKey | None:
    """What reports have in common of which one may stand for another; None where none may.

    The first value tells whether they repeat one another wherever their places in the order are;
    else the day that gives them their place is a part of it.
    """
    report = told.report
    kind = report.kind
    if told.published is None or told.confirmed or kind == _END:
        return None
    when = report.happened_on
    if kind in _PLANNED:
        plan = planned_for(report)
        # A postponement that names no day strikes what it finds, each its own.
        if not told.fresh or (kind == _PUT_OFF and plan is None):
            return None
        return False, (kind, when, told.on, report.told_as, report.basis, report.occasion, plan)
    content = _CONTENT.get(kind)
    more = None if content is None else content(report)
    by_day = when is None and kind not in _SITUATED and (not told.fresh or kind in _SETTLED)
    on = UNKNOWN if by_day else told.on
    return by_day, (kind, when, on, report.told_as, report.basis, report.occasion, more)


@dataclass(slots=True)
class Watch:
    """What must be watched so that repeats stay repeats; `notice` every report that counts.

    `contested` are the kinds of which different values are told, `postponed` and `parted` tell
    whether a postponement that names no day, or a termination, was told.
    """

    contested: set[str] = field(default_factory=set)
    postponed: bool = False
    parted: bool = False
    _dates: dict[Hashable, Edtf] = field(default_factory=dict)
    _plans: dict[Edtf, None] = field(default_factory=dict)
    _terms: dict[str, object] = field(default_factory=dict)

    def notice(self, told: Told) -> None:
        """Take a report in; one that repeats another, see `repeat_key`, changes nothing."""
        report = told.report
        kind = report.kind
        if isinstance(report, SigningPostponed):
            self.postponed |= report.planned_for is None
        elif kind == _END:
            self.parted = True
        elif isinstance(report, TermsReported):
            if self._disputed(report):
                self.contested.add(kind)
            return
        elif isinstance(report, SigningScheduled) and self._replanned(report, told.on):
            self.contested.add(kind)
        if report.happened_on is not None and self._redated(told):
            stage = STAGE_BY_KIND[kind]
            self.contested.update(each for each, its in STAGE_BY_KIND.items() if its == stage)

    def may_repeat(self, kind: str, *, by_day: bool) -> bool:
        """Whether reports of the kind may stand for one another, see `repeat_key`."""
        return not (by_day and self.parted) and not (kind == _PLAN and self.postponed)

    def _redated(self, told: Told) -> bool:
        """Whether another day was told for the same: for a lasting stage, by reports of one day."""
        stage = STAGE_BY_KIND.get(told.report.kind)
        when = told.report.happened_on
        if stage is None or when is None:
            return False
        of = (stage, told.on) if stage in LASTING else stage
        return self._dates.setdefault(of, when) != when

    def _replanned(self, report: SigningScheduled, on: Day) -> bool:
        """Whether another planned day was told that agrees with it, or on the same day."""
        day = report.planned_for
        if day is None:
            return False
        together = self._dates.setdefault(("plan", on), day) != day
        if day in self._plans:
            return together
        others = list(self._plans)
        self._plans[day] = None
        return together or any(agree(day, other) for other in others)

    def _disputed(self, report: TermsReported) -> bool:
        """Whether another value was told for one of the terms."""
        disputed = False
        for name in TERMS:
            value = getattr(report, name)
            if value is not None and self._terms.setdefault(name, value) != value:
                disputed = True
        return disputed


def stands_for(one: Told, other: Told) -> bool:
    """Whether `one` stands for `other`, with which it has the key in common, see `repeat_key`."""
    first, second = one.told_on, other.told_on
    if (first, one.event_id) > (second, other.event_id):
        return False
    report = one.report
    if isinstance(report, SigningScheduled) and report.planned_for is not None:
        # A plan is best told by the report nearest to its day, from whichever side.
        nearness = (abs(days_between(report.planned_for, Edtf(day))) for day in (first, second))
        return next(nearness) <= next(nearness)
    return True
