"""The row of the table that a party's cycles come to, with the reason for every value."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import get_args

from tracker.domain.cells import (
    TERMS,
    day_cell,
    first_told,
    ids,
    known_by_cell,
    no_day_cell,
    terms_cells,
)
from tracker.domain.cycles import Cycle
from tracker.domain.dates import Day, Edtf, agree
from tracker.domain.days import choose_day
from tracker.domain.events import Ratified
from tracker.domain.lifecycle import ORDER, STAGE_BY_KIND
from tracker.domain.plans import planned_for
from tracker.domain.progress import Progress, progress
from tracker.domain.status import AgreementStatus, Cell, Contrary, Flag, Milestone, Stage
from tracker.domain.told import Told, days_between, known_by, origins

# Reported again and again while they last; of the others each happens once.
_LASTING: frozenset[Stage] = frozenset(
    {"declared", "negotiating", "talks_close", "signing_scheduled", "postponed", "stalled"}
)
_WHY: dict[Stage, str] = {
    "not_reported": "No report of this agreement counts.",
    "signing_scheduled": "A planned signing stands, and no later stage is reported.",
    "postponed": "A planned signing was put off, and no milestone before it is reported.",
    "stalled": "Talks stalled, and neither fresh talks nor a later stage are reported since.",
    "suspended": "It was suspended, and nothing reported since has lifted that.",
    "terminated": "It was ended, and no successor is reported as signed.",
}
_MILESTONE = "The furthest milestone reported; a milestone once reached stays."
_PUT_OFF = "The furthest milestone before the planned signing, which was put off."
_LAPSED = "The planned day passed and talks went on: the furthest milestone before the signing."
_FLAG_WHY: dict[Flag, str] = {
    "postponed": "A planned signing was put off, and no other day stands.",
    "slipped": "It comes later than it was first planned.",
    "conflict": "Sources disagree.",
    "undated": "It rests on articles whose day of publication is not known.",
    "approved_non_binding": "A vote of approval without effect in law is reported.",
    "approval_not_required": "A source says that no approval is required.",
    "out_of_scope": "A setback was reported that does not fit the stage; it moves nothing.",
}
_FLAGS: tuple[Flag, ...] = get_args(Flag)
_DISPUTED = {"since", "signed_on", "ratified_on", "in_force_on", *TERMS}
_RESTING = {"stage", "signed_on", "scheduled_for", "ratified_on", "in_force_on", *TERMS}


def row(dossier: str, party: str, cycles: Sequence[Cycle]) -> AgreementStatus:
    """The row for `cycles`, the last of which is the one shown; all count as sources."""
    everything = [
        each
        for cycle in cycles
        for part in (cycle.reports, cycle.endings, cycle.strays, cycle.after)
        for each in part
    ]
    if not everything:
        stage = Cell(field="stage", value="not_reported", rule=_WHY["not_reported"])
        return AgreementStatus(dossier=dossier, party=party, stage="not_reported", cells=(stage,))
    return _Row(progress(cycles[-1]), everything, cycles).made(dossier, party)


class _Row:
    """A row in the making: cells are added one after the other, then the flags they give."""

    def __init__(self, made: Progress, everything: list[Told], cycles: Sequence[Cycle]) -> None:
        self.progress = made
        self.everything = everything
        self.cycles = cycles
        self.cells: list[Cell] = []
        self.flags: dict[Flag, list[str]] = {}
        self.stage: Stage = made.stage()
        self.plan = choose_day(made.plans.standing, planned_for)

    def made(self, dossier: str, party: str) -> AgreementStatus:
        reached = self.progress.reached
        support = self._stage()
        since = self._put(self._since(self.stage, support)) if support else None
        known = self._put(known_by_cell(support)) if support else None
        signed_on = self._once("signed_on", reached.get("signed"))
        scheduled_for = self._scheduled_for()
        first_planned_for, slip = self._slip(signed_on or scheduled_for)
        terms, cells = terms_cells(self.progress.terms)
        self.cells += cells
        made = AgreementStatus(
            dossier=dossier,
            party=party,
            stage=self.stage,
            since=since,
            known_by=None if known is None else Day(known),
            signed_on=signed_on,
            signed_at=self._signed_at(),
            scheduled_for=scheduled_for,
            first_planned_for=first_planned_for,
            slip_days=slip,
            ratified_on=self._once("ratified_on", reached.get("ratified")),
            in_force_on=self._once("in_force_on", reached.get("in_force")),
            cycle=self._cycle(),
            sources=self._sources(),
            reports=len(self.everything),
            last_report=self._last_report(),
            milestones=self._milestones(),
            terms=terms,
        )
        flags = self._flags()
        return replace(made, flags=flags, cells=tuple(self.cells))

    def _put(self, cell: Cell) -> Edtf | None:
        self.cells.append(cell)
        return None if cell.value is None else Edtf(cell.value)

    def _flag(self, flag: Flag, reports: Iterable[str]) -> None:
        self.flags.setdefault(flag, []).extend(reports)

    def _stage(self) -> list[Told]:
        made = self.progress
        rule = _WHY.get(self.stage, _MILESTONE)
        if self.stage == "terminated":
            support = made.endings
        elif self.stage == "suspended":
            support = made.suspensions
        elif self.stage == "stalled":
            support = made.stalls
        elif self.stage == "postponed":
            support = made.plans.postponements
        elif self.stage == "signing_scheduled":
            support = made.plans.standing
        else:
            support = made.reached.get(self.stage, [])
        if not made.concluded and not made.plans.standing:
            if made.plans.postponements and self.stage != "postponed":
                self._flag("postponed", ids(made.plans.postponements))
                rule = _WHY.get(self.stage, _PUT_OFF)
            elif made.plans.lapse:
                rule = _WHY.get(self.stage, _LAPSED)
            if made.plans.lapse:
                self._flag("slipped", ids(made.plans.lapse))
        if made.out_of_scope:
            self._flag("out_of_scope", ids(made.out_of_scope))
        for vote in made.votes:
            assert isinstance(vote.report, Ratified)
            required = vote.report.effect == "non-binding"
            self._flag("approved_non_binding" if required else "approval_not_required", ids([vote]))
        against = tuple(
            Contrary(event_id=each.event_id, value=STAGE_BY_KIND[each.report.kind])
            for each in made.out_of_scope
        )
        first = known_by(support) or next(iter(support), None)
        self.cells.append(
            Cell(
                field="stage",
                value=self.stage,
                rule=rule,
                chosen=None if first is None else first.event_id,
                support=ids(support),
                against=against,
            )
        )
        return support

    def _since(self, stage: Stage, support: list[Told], field: str = "since") -> Cell:
        if stage in _LASTING:
            return first_told(field, support)
        choice = choose_day(support)
        return no_day_cell(field, support) if choice is None else day_cell(field, choice)

    def _once(self, field: str, reports: list[Told] | None) -> Edtf | None:
        if not reports:
            return None
        choice = choose_day(reports)
        return self._put(no_day_cell(field, reports) if choice is None else day_cell(field, choice))

    def _signed_at(self) -> str | None:
        told = [each for each in self.progress.reached.get("signed", ()) if each.report.occasion]
        if not told:
            return None
        chosen = next((each.chosen for each in self.cells if each.field == "signed_on"), None)
        best = min(told, key=lambda each: (each.event_id != chosen, not each.confirmed, each))
        occasion = best.report.occasion
        self.cells.append(
            Cell(
                field="signed_at",
                value=occasion,
                rule="Told by the report that gives the day, else by the first that tells it.",
                chosen=best.event_id,
                support=ids(each for each in told if each.report.occasion == occasion),
            )
        )
        return occasion

    def _scheduled_for(self) -> Edtf | None:
        plans = self.progress.plans
        told = [*plans.standing, *plans.others]
        if self.progress.concluded or not told:
            return None
        value = None if self.plan is None else self.plan.value
        if self.plan is not None:
            cell = day_cell("scheduled_for", self.plan, planned_for)
            if cell.against:
                self._flag("conflict", [cell.chosen or "", *(e.event_id for e in cell.against)])
            rule, chosen, support = cell.rule, cell.chosen, cell.support
            if plans.others:
                rule = f"The plan told last that stands. {rule}"
        elif plans.standing:
            rule, chosen, support = "No report tells the planned day.", None, ids(plans.standing)
        elif plans.postponements:
            rule = "The planned day was put off, and no other is reported since."
            chosen, support = None, ids(plans.postponements)
        else:
            rule = "The planned day passed and talks went on."
            chosen, support = None, ids(plans.lapse)
        against = tuple(
            Contrary(event_id=each.event_id, value=day)
            for each in told
            if (day := planned_for(each.report)) is not None
            and (value is None or not agree(day, value))
        )
        return self._put(
            Cell(
                field="scheduled_for",
                value=value,
                rule=rule,
                chosen=chosen,
                support=support,
                against=against,
            )
        )

    def _slip(self, actual: Edtf | None) -> tuple[Edtf | None, int | None]:
        plans = self.progress.plans
        choice = choose_day(plans.first, planned_for)
        if choice is None:
            return None, None
        cell = day_cell("first_planned_for", choice, planned_for)
        first = self._put(replace(cell, rule=f"The plan told first. {cell.rule}"))
        still_first = not self.progress.concluded and plans.first[0] in plans.standing
        if first is None or actual is None or still_first:
            return first, None
        days = days_between(first, actual)
        self.cells.append(
            Cell(
                field="slip_days",
                value=str(days),
                rule="Days from the first planned day to the "
                + ("signature." if self.progress.concluded else "planned day that stands."),
                support=cell.support,
            )
        )
        if days > 0:
            self._flag("slipped", cell.support)
        return first, days

    def _cycle(self) -> int:
        count = len(self.cycles)
        if count > 1:
            endings = self.cycles[-2].endings
            self.cells.append(
                Cell(
                    field="cycle",
                    value=str(count),
                    rule="The agreement before it ended, and a successor was signed.",
                    chosen=endings[0].event_id,
                    support=ids(endings),
                )
            )
        return count

    def _sources(self) -> int:
        count = origins(self.everything)
        first: dict[str, str] = {}
        for each in self.everything:
            first.setdefault(each.origin, each.event_id)
        self.cells.append(
            Cell(
                field="sources",
                value=str(count),
                rule="Distinct origins: near-duplicates are one, as are reports of one outlet.",
                support=tuple(first.values()),
            )
        )
        return count

    def _last_report(self) -> Day | None:
        last = max(self.everything, key=lambda each: (each.published or "", each.event_id))
        if last.published is not None:
            self.cells.append(
                Cell(
                    field="last_report",
                    value=last.published,
                    rule="The latest day on which a report was published.",
                    chosen=last.event_id,
                    support=(last.event_id,),
                )
            )
        return last.published

    def _milestones(self) -> tuple[Milestone, ...]:
        made = []
        for stage, reports in self.progress.reached.items():
            cell = self._since(stage, reports)
            first = known_by(reports)
            made.append(
                Milestone(
                    stage=stage,
                    on=None if cell.value is None else Edtf(cell.value),
                    known_by=None if first is None else first.published,
                    event_id=cell.chosen or (first or reports[0]).event_id,
                )
            )
        return tuple(sorted(made, key=lambda each: ORDER[each.stage]))

    def _flags(self) -> tuple[Flag, ...]:
        undated = {each.event_id for each in self.everything if each.published is None}
        for cell in self.cells:
            if cell.against and cell.field in _DISPUTED:
                self._flag("conflict", (*cell.support, *(each.event_id for each in cell.against)))
            if (
                undated
                and cell.field in _RESTING
                and cell.support
                and undated.issuperset(cell.support)
            ):
                self._flag("undated", cell.support)
        for flag in _FLAGS:
            if flag in self.flags:
                self.cells.append(
                    Cell(
                        field="flags",
                        value=flag,
                        rule=_FLAG_WHY[flag],
                        support=tuple(dict.fromkeys(self.flags[flag])),
                    )
                )
        return tuple(flag for flag in _FLAGS if flag in self.flags)
