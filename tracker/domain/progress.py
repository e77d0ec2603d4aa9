"""How far one cycle has come: its reports taken in by order, by the table of the lifecycle."""

from dataclasses import dataclass, field

from tracker.domain.cycles import Cycle, concludes, signature
from tracker.domain.events import Effect, Ratified
from tracker.domain.lifecycle import ORDER, RANK, STAGE_BY_KIND, TRANSITIONS, Transition
from tracker.domain.plans import Plans
from tracker.domain.status import Stage
from tracker.domain.told import Told, may_end

_NEGOTIATING = ORDER["negotiating"]
_SCHEDULED = ORDER["signing_scheduled"]
_SIGNED = ORDER["signed"]
_PLAN = RANK["signing_scheduled"]
_REACHES: tuple[tuple[Stage, int], ...] = tuple(
    [(stage, ORDER[stage]) for each in TRANSITIONS for stage in [each.stage or "not_reported"]]
)
"""The stage that reports of each rank tell of, and its order."""


@dataclass(slots=True)
class Progress:
    """What the reports of one cycle come to.

    `reached` are the reports of each milestone, `stalls` and `suspensions` those of the setback
    that holds now, `endings` those of the termination, `out_of_scope` setbacks that moved
    nothing, `votes` the approvals that are no ratification, by effect. `furthest` is the furthest
    milestone; plans of signing are kept by `plans`.
    """

    plans: Plans
    endings: list[Told]
    out_of_scope: list[Told]
    reached: dict[Stage, list[Told]] = field(default_factory=dict)
    stalls: list[Told] = field(default_factory=list)
    suspensions: list[Told] = field(default_factory=list)
    votes: dict[Effect, list[Told]] = field(default_factory=dict)
    furthest: Stage = "not_reported"

    @property
    def concluded(self) -> bool:
        """Whether it was signed or went further."""
        return ORDER[self.furthest] >= _SIGNED

    def stage(self) -> Stage:  # noqa: PLR0911  # one after the other, the first that holds
        """The stage that all of it comes to."""
        if self.endings:
            return "terminated"
        if self.suspensions:
            return "suspended"
        if self.concluded:
            # A signature, whenever it was, leaves nothing to stall or to put off.
            return self.furthest
        if self.stalls:
            return "stalled"
        if self.plans.standing:
            return "signing_scheduled"
        if self.furthest == "not_reported" and self.plans.put_off:
            return "postponed"
        return self.furthest


def progress(cycle: Cycle) -> Progress:
    """Takes in the reports of `cycle`, which are in order."""
    walk = _Walk(cycle)
    for each in cycle.reports:
        walk.step(each)
    return walk.made


class _Walk:
    """The walk through one cycle, with what it must remember on the way."""

    def __init__(self, cycle: Cycle) -> None:
        plans = [each for each in cycle.reports if each.rank == _PLAN]
        self.made = Progress(Plans(plans), cycle.endings, list(cycle.strays))
        self.reports = cycle.reports
        self.height = 0  # the order of the furthest milestone so far, plans among them
        self.stalled_at = 0  # what `height` was when talks stalled
        self.told_of: set[Stage] = set()  # the setbacks told so far

    def step(self, each: Told) -> None:
        row = TRANSITIONS[each.rank]
        if row.does == "milestone":
            self._milestone(each, row, *_REACHES[each.rank])
        elif row.does == "setback":
            self._setback(each, row)
        elif row.does == "lift":
            self._lift(row, later=may_end(each, self.made.suspensions))

    def _milestone(self, each: Told, row: Transition, stage: Stage, order: int) -> None:
        made = self.made
        report = each.report
        if isinstance(report, Ratified) and not concludes(each):
            made.votes.setdefault(report.effect, []).append(each)
            return
        if stage in made.reached:
            made.reached[stage].append(each)
        else:
            made.reached[stage] = [each]
        # What is told after the signature is one more source, no step back.
        if order < _SIGNED <= self.height or not self._moves(each, order):
            return
        if order != _SCHEDULED and order > ORDER[made.furthest]:
            made.furthest = stage
        further = "stalled" in row.ends or order > self.stalled_at
        if made.stalls and further and may_end(each, made.stalls):
            made.stalls = []
        # A suspension is lifted by what took effect after it, not on a day that may lie before.
        if made.suspensions:
            later = may_end(each, made.suspensions) and each.begins > made.suspensions[-1].on
            self._lift(row, later=later)
        self.height = max(self.height, order)

    def _moves(self, each: Told, order: int) -> bool:
        """Tells the plans of it; False for a plan that was struck, which moves nothing."""
        plans = self.made.plans
        if order == _SCHEDULED:
            return plans.tell(each)
        if _NEGOTIATING <= order < _SCHEDULED:
            plans.hear_of_talks(each)
        return True

    def _lift(self, row: Transition, *, later: bool) -> None:
        if later and "suspended" in row.ends:
            self.made.suspensions = []

    def _setback(self, each: Told, row: Transition) -> None:
        made = self.made
        stage = STAGE_BY_KIND[row.kind]
        if not self._in_scope(each, row):
            if each.fresh:
                made.out_of_scope.append(each)
            return
        repeated = stage in self.told_of and not each.fresh
        self.told_of.add(stage)
        if stage == "postponed":
            made.plans.postpone(each)
            return
        holding = made.stalls if stage == "stalled" else made.suspensions
        if repeated and not holding:
            return  # background about a setback that is over
        if stage == "stalled" and not holding:
            self.stalled_at = self.height
        holding.append(each)

    def _in_scope(self, each: Told, row: Transition) -> bool:
        made = self.made
        if made.endings and made.endings[0].on <= each.on:
            return "terminated" in row.acts_on
        if made.furthest in row.acts_on:
            return True
        # The signature may have come before it, though it was told later.
        return "signed" in row.acts_on and signature(self.reports).can_precede(each)
