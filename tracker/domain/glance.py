"""Whether a further report can change a row at all, told at a glance, without a fold.

Most reports that are no repeats change nothing either: another round of talks while talks go on,
an earlier milestone recalled after the signature. `Glance` knows of the reports taken in so far
only what is needed to be sure of that; where it is not sure, the reports are folded.
"""

from dataclasses import dataclass, field

from tracker.domain.cycles import concludes
from tracker.domain.dates import Day
from tracker.domain.events import Ratified, TermsReported
from tracker.domain.lifecycle import ORDER, STAGE_BY_KIND, TRANSITION
from tracker.domain.repeats import LASTING
from tracker.domain.status import Stage
from tracker.domain.terms import TERMS
from tracker.domain.told import Told

_NEVER = Day("9999-99-99")  # after every day
_SIGNED = ORDER["signed"]
_PLANS = frozenset({"signing_scheduled", "signing_postponed"})
_CUTTING = frozenset({"suspended", "resumed", "terminated"})


@dataclass(slots=True)
class _Reached:
    """Of the reports of one stage the first place in the order, and the first published."""

    on: Day
    known: tuple[Day, str]


@dataclass(slots=True)
class Glance:
    """What was told up to now, as far as it must be known at a glance."""

    _reached: dict[Stage, _Reached] = field(default_factory=dict)
    _terms: dict[object, tuple[Day, int, str]] = field(default_factory=dict)
    _concluded: Day = _NEVER  # the first place of a report of the signature, or of what follows
    _planned: Day = _NEVER  # the first place of a report about a plan
    _order: int = 0  # of the furthest stage, plans aside
    _doubtful: bool = False  # whether anything was told that needs the whole fold
    _stalled: bool = False

    def tells_nothing(  # noqa: C901, PLR0911  # one reason to doubt after the other
        self, told: Told, *, repeated: bool
    ) -> bool:
        """Whether a report, not yet taken in, leaves every value of the row as it is.

        `repeated` tells that another report of the same, at the same place in the order, was
        published earlier.
        """
        report = told.report
        kind = report.kind
        if self._doubtful or told.published is None or told.confirmed:
            return False
        if isinstance(report, TermsReported):
            place = told[:3]
            return all(
                value is None or place > self._terms.get((name, value), place)
                for name in TERMS
                for value in [getattr(report, name)]
            )
        row = TRANSITION[kind]
        if row.does != "milestone" or kind in _PLANS:
            return False
        if isinstance(report, Ratified) and not concludes(told):
            return False
        stage = STAGE_BY_KIND[kind]
        known = self._reached.get(stage)
        if known is None or (told.published, told.event_id) < known.known:
            return False
        if kind == "signed" and report.occasion is not None:
            return False
        if repeated:
            # But of two that tell of talks after a planned day the first lets the plan lapse.
            lapses = told.fresh and told.on >= self._planned
            return self._concluded != _NEVER or not lapses
        if stage in LASTING:
            if told.on <= known.on:
                return False
        elif report.happened_on is not None:
            return False
        return self._moves_nothing(told, ORDER[stage])

    def _moves_nothing(self, told: Told, order: int) -> bool:
        """Whether a milestone that was reached before moves no setback and no plan either."""
        if order > self._order:
            return False
        if told.on > self._concluded:
            return True
        if order >= _SIGNED:
            # It becomes the first word of the signature: what came before it may be seen anew.
            return False
        if self._concluded == _NEVER and self._stalled:
            return False
        return not told.fresh or told.on < self._planned

    def notice(self, told: Told) -> None:  # noqa: C901  # each kind has its own part
        """Take a report in."""
        report = told.report
        kind = report.kind
        if told.published is None or told.confirmed or kind in _CUTTING:
            self._doubtful = True
            return
        if isinstance(report, TermsReported):
            for name in TERMS:
                value = getattr(report, name)
                if value is not None:
                    place = told[:3]
                    self._terms[name, value] = min(place, self._terms.get((name, value), place))
            return
        if kind in _PLANS:
            self._planned = min(self._planned, told.on)
        elif kind == "talks_stalled":
            self._stalled = True
        if TRANSITION[kind].does != "milestone":
            return
        if isinstance(report, Ratified) and not concludes(told):
            return
        stage = STAGE_BY_KIND[kind]
        order = ORDER[stage]
        if order >= _SIGNED:
            self._concluded = min(self._concluded, told.on)
        if kind not in _PLANS:
            self._order = max(self._order, order)
        known = (told.published, told.event_id)
        found = self._reached.get(stage)
        if found is None:
            self._reached[stage] = _Reached(told.on, known)
        else:
            found.on = min(found.on, told.on)
            found.known = min(found.known, known)
