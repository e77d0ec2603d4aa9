"""The planned day of signing: which plan stands, which were struck, which have lapsed."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tracker.domain.dates import Day, Edtf, agree, finer, last_day
from tracker.domain.days import choose_day
from tracker.domain.events import Report, SigningPostponed, SigningScheduled
from tracker.domain.told import Told, may_end


def planned_for(report: Report) -> Edtf | None:
    """The day that `report` says the signing is or was planned for."""
    return report.planned_for if isinstance(report, SigningScheduled | SigningPostponed) else None


def plan_of(report: Report) -> str | None:
    """What makes a plan another plan: its day, else its occasion; None where neither is told."""
    day = planned_for(report)
    if day is not None:
        return day
    return None if report.occasion is None else f"at {report.occasion.casefold()}"


def told_together(one: Told, other: Told) -> bool:
    """Whether both are told by one article, or have one origin."""
    return one.report.article == other.report.article or one.origin == other.origin


@dataclass(slots=True)
class Plans:
    """The plans of one cycle, taken in by the order of the fold.

    `told` are the reports of all its plans, known beforehand. `standing` are those of the plan
    that stands (of several days, if sources of one day disagree), `first` those of the first
    plan, `others` those of plans replaced, struck, or repeated after they were struck.
    `put_off` are the postponements since which none stands, `lapse` the news of talks after a
    planned day that had passed.
    """

    told: list[Told]
    standing: list[Told] = field(default_factory=list)
    first: list[Told] = field(default_factory=list)
    others: list[Told] = field(default_factory=list)
    put_off: list[Told] = field(default_factory=list)
    lapse: list[Told] = field(default_factory=list)
    _struck: set[str | None] = field(default_factory=set)
    _postponed_before: bool = False
    _plans: set[str | None] = field(default_factory=set)  # those of `standing`
    _day: Edtf | None = None  # the day of `standing`
    _contested: bool = False  # whether `standing` tells another day too
    _until: Day | None = None  # the last day that any of `standing` allows

    def tell(self, each: Told) -> bool:
        """Takes in a plan; False where it cannot stand after what was struck.

        A struck day that is repeated cannot, nor can background without a day of its own.
        """
        fallen = self.put_off or self.lapse
        recalled = not self.standing and fallen and not may_end(each, fallen)
        if recalled or plan_of(each.report) in self._struck:
            self.others.append(each)
            self.first = self.first or [each]
            return False
        if not self.standing or self._same(each):
            self.standing.append(each)
        elif not each.fresh or (not each.confirmed and any(x.confirmed for x in self.standing)):
            self.others.append(each)
            return True
        else:
            if each.on != self.standing[-1].on or each.confirmed:
                self.others.extend(self.standing)
                self._clear()
            self.standing.append(each)
        self._settle(each)
        self.first = self.first or self.standing
        self.put_off = []
        return True

    def postpone(self, each: Told) -> None:
        """Takes in a postponement: strikes the day it names, else the plan standing then."""
        # Background about a postponement that is known need not mean the plan of today.
        if each.fresh or not self._postponed_before:
            self._postponed_before = True
            # A plan told without day or occasion cannot be shown to be another one.
            self._struck.add(None)
            named = planned_for(each.report)
            if named is None:
                self._strike_standing(each)
            else:
                self._strike_day(named)
                self.first = self.first or [each]
        if not self.standing:
            self.put_off.append(each)

    def _strike_day(self, named: Edtf) -> None:
        self._struck.add(named)
        self._struck.update(
            plan_of(plan.report)
            for plan in (*self.standing, *self.others)
            if (day := planned_for(plan.report)) is not None and agree(day, named)
        )
        recalled = not any(plan.fresh for plan in self.standing)
        # What is only recalled, without a day, may be the very plan that was put off.
        if recalled or any(plan_of(plan.report) in self._struck for plan in self.standing):
            self._strike(self.standing)

    def _strike_standing(self, postponement: Told) -> None:
        # A planned day that is told together with the postponement is the new one.
        new = {
            plan_of(plan.report)
            for plan in self.told
            if plan.on >= postponement.on and told_together(plan, postponement)
        }
        if not self.standing:
            self._struck.update(
                plan_of(plan.report)
                for plan in self.told
                if plan.on == postponement.on and plan_of(plan.report) not in new
            )
        elif not any(plan_of(plan.report) in new for plan in self.standing):
            self._strike(self.standing)

    def hear_of_talks(self, each: Told) -> None:
        """Takes in news of talks: a planned day that passed before them has lapsed."""
        if self._until and each.fresh and each.begins > self._until:
            self.lapse.append(each)
            self._strike(self.standing)

    def _strike(self, plans: Iterable[Told]) -> None:
        self._struck.update(plan_of(plan.report) for plan in plans)
        self.others.extend(plans)
        self._clear()

    def _clear(self) -> None:
        # A new list: `first` may hold the old one.
        self.standing = []
        self._plans = set()
        self._day = None
        self._contested = False
        self._until = None

    def _same(self, each: Told) -> bool:
        """Whether it tells the standing plan again, or tells no day, which says nothing new."""
        day = planned_for(each.report)
        if day is None:
            plan = plan_of(each.report)
            return plan is None or plan in self._plans
        return self._day is None or agree(day, self._day)

    def _settle(self, each: Told) -> None:
        """Chooses the standing day anew where the report just taken in can change it."""
        self._plans.add(plan_of(each.report))
        day = planned_for(each.report)
        if day is None:
            return
        self._until = max(self._until or last_day(day), last_day(day))
        known = self._day is not None and agree(day, self._day) and finer(self._day, day) != day
        if self._contested or not (known or day == self._day):
            choice = choose_day(self.standing, planned_for)
            if choice is not None:
                self._day, self._contested = choice.value, bool(choice.against)
