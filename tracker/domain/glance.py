"""Whether a further report can change a row at all, told at a glance, without a fold.

Most reports that are no repeats change nothing either: another round of talks while talks go on,
an earlier milestone recalled after the signature. `Glance` knows of the reports taken in so far
only what is needed to be sure of that; where it is not sure, the reports are folded.
"""

from dataclasses import dataclass, field

from tracker.domain.cycles import concludes
from tracker.domain.dates import Day, Edtf
from tracker.domain.events import Ratified, TermsReported
from tracker.domain.lifecycle import ORDER, STAGE_BY_KIND, TRANSITION
from tracker.domain.plans import planned_for
from tracker.domain.repeats import LASTING
from tracker.domain.status import Stage
from tracker.domain.terms import TERMS
from tracker.domain.told import NEVER, UNKNOWN, Told

_SIGNED = ORDER["signed"]
_PLAN, _PUT_OFF = "signing_scheduled", "signing_postponed"
_CUTTING = frozenset({"suspended", "resumed", "terminated"})

_Place = tuple[Day, int, Day, str]
"""A place in the order of the fold, see `Told`."""
_LAST: _Place = (NEVER, 0, NEVER, "")


@dataclass(slots=True)
class _Reached:
    """Of the reports of one stage the first place in the order, and the first published.

    Those of which that is not known are left out of it.
    """

    on: Day = NEVER
    known: tuple[Day, str] = (NEVER, "")


@dataclass(slots=True)
class Glance:
    """What was told up to now, as far as it must be known at a glance."""

    _reached: dict[Stage, _Reached] = field(default_factory=dict)
    _terms: dict[object, _Place] = field(default_factory=dict)
    _dated_terms: set[object] = field(default_factory=set)  # told by articles with a day
    _occasions: dict[Edtf | None, _Place] = field(default_factory=dict)  # of signing, by its day
    _undated_occasion: bool = False  # whether an article without a day told one of them
    _concluded: Day = NEVER  # the first place of a report of the signature, or of what follows
    _planned: Day = NEVER  # the first place of a report about a plan
    _order: int = 0  # of the furthest stage, plans aside
    _doubtful: bool = False  # whether anything was told that needs the whole fold
    _stalled: bool = False
    _postponed: bool = False  # whether a postponement that names no day was told

    def tells_nothing(  # noqa: C901, PLR0911  # one reason to doubt after the other
        self, told: Told, *, repeated: bool, contested: bool
    ) -> bool:
        """Whether a report, not yet taken in, leaves every value of the row as it is.

        `repeated` tells that another report of the same, at the same place in the order, was
        published earlier, `contested` that different values are told for what reports of its kind
        tell.
        """
        report = told.report
        kind = report.kind
        if self._doubtful or told.published is None or told.confirmed:
            return False
        if isinstance(report, TermsReported):
            return not contested and self._told_before(told)
        if TRANSITION[kind].does != "milestone":
            return False
        if kind == _PLAN and (told.on <= self._concluded or self._postponed):
            return False
        if isinstance(report, Ratified) and not concludes(told):
            return False
        stage = STAGE_BY_KIND[kind]
        known = self._reached.get(stage)
        if known is None or (told.published, told.event_id) < known.known:
            return False
        if kind == "signed" and not self._placed_before(told):
            return False
        if repeated and not contested:
            # But of two that tell of talks after a planned day the first lets the plan lapse.
            lapses = told.fresh and told.on >= self._planned
            return self._concluded != NEVER or not lapses
        if stage in LASTING:
            # The day is that of the first report.
            if told.on <= known.on:
                return False
        elif report.happened_on is not None:
            return False
        return self._moves_nothing(told, ORDER[stage])

    def _placed_before(self, told: Told) -> bool:
        """Whether a report of the signature leaves it where it was, for the same reasons."""
        report = told.report
        if report.occasion is None:
            return True
        # Where it was is told by who tells the day; else by who comes first.
        first = self._occasions.get(report.happened_on, _LAST)
        return told[:4] >= first and not self._undated_occasion

    def _told_before(self, told: Told) -> bool:
        """Whether each term that a report tells was told at an earlier place in the order."""
        place = told[:4]
        return all(
            value is None
            or ((name, value) in self._dated_terms and place > self._terms[name, value])
            for name in TERMS
            for value in [getattr(told.report, name)]
        )

    def _moves_nothing(self, told: Told, order: int) -> bool:
        """Whether a milestone that was reached before moves no setback and no plan either."""
        if told.on > self._concluded:
            return order <= self._order
        # What becomes the first word of the signature lets what came before it be seen anew.
        if order > self._order or order >= _SIGNED:
            return False
        if self._concluded == NEVER and self._stalled:
            return False
        return not told.fresh or told.on < self._planned

    def notice(self, told: Told) -> None:
        """Take a report in."""
        report = told.report
        kind = report.kind
        if told.confirmed or kind in _CUTTING:
            self._doubtful = True
            return
        if isinstance(report, TermsReported):
            self._notice_terms(told)
            return
        if kind in {_PLAN, _PUT_OFF}:
            self._planned = min(self._planned, told.on)
            self._postponed |= kind == _PUT_OFF and planned_for(report) is None
        elif kind == "talks_stalled":
            self._stalled = True
        if TRANSITION[kind].does != "milestone":
            return
        if isinstance(report, Ratified) and not concludes(told):
            return
        self._notice_milestone(told)

    def _notice_terms(self, told: Told) -> None:
        place = told[:4]
        for name in TERMS:
            value = getattr(told.report, name)
            if value is not None:
                self._terms[name, value] = min(place, self._terms.get((name, value), place))
                if told.published is not None:
                    self._dated_terms.add((name, value))

    def _notice_milestone(self, told: Told) -> None:
        report = told.report
        kind = report.kind
        stage = STAGE_BY_KIND[kind]
        order = ORDER[stage]
        if order >= _SIGNED:
            self._concluded = min(self._concluded, told.on)
        if kind != _PLAN:
            self._order = max(self._order, order)
        found = self._reached.get(stage)
        if found is None:
            found = self._reached[stage] = _Reached()
        if told.on != UNKNOWN:
            found.on = min(found.on, told.on)
        if told.published is not None:
            found.known = min(found.known, (told.published, told.event_id))
        if kind == "signed" and report.occasion is not None:
            self._undated_occasion |= told.published is None
            place = told[:4]
            # One that tells no day is behind all others that were told earlier.
            for when in {None, report.happened_on}:
                self._occasions[when] = min(place, self._occasions.get(when, place))
