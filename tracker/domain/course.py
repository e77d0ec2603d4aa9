"""How an agreement went: its stage, its milestones and plans, each as a cell with its reason."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tracker.domain.cells import ids, known_by_cell, named, reached_cell
from tracker.domain.cycles import Cycle
from tracker.domain.dates import Edtf
from tracker.domain.lifecycle import ORDER, STAGE_BY_KIND
from tracker.domain.progress import Progress, progress
from tracker.domain.remembered import Parts
from tracker.domain.schedule import same_plan, schedule_cells
from tracker.domain.status import Cell, Contrary, Milestone, Stage
from tracker.domain.told import Told, known_by

_RULE: dict[Stage, str] = {
    "not_reported": "No report of a stage counts.",
    "signing_scheduled": "A planned signing stands, and no later stage is reported.",
    "postponed": "A planned signing was put off, and no earlier milestone is reported.",
    "stalled": "Talks stalled, and neither fresh talks nor a later stage are reported since.",
    "suspended": "It was suspended, and nothing reported since lifts that.",
    "terminated": "It was ended, and no successor is reported as signed.",
}
_MILESTONE = "The furthest milestone reported; a milestone once reached stays."
_PUT_OFF = "The furthest milestone before the planned signing, which was put off."
_LAPSED = "The planned day passed unsigned and talks went on: the furthest milestone before it."
_ONCE: tuple[tuple[str, Stage], ...] = (
    ("signed_on", "signed"),
    ("ratified_on", "ratified"),
    ("in_force_on", "in_force"),
)


class Course(NamedTuple):
    """What the reports of one cycle come to, the terms of the agreement aside."""

    made: Progress
    milestones: tuple[Milestone, ...]
    cells: tuple[Cell, ...]


def course(cycle: Cycle, parts: Parts) -> Course:
    """How the agreement of `cycle` went; its milestones are taken from `parts`."""
    made = progress(cycle)
    reached: dict[Stage, tuple[Cell, Milestone]] = {
        stage: parts(stage, told, _milestone) for stage, told in made.reached.items()
    }
    days = {stage: cell for stage, (cell, _) in reached.items()}
    cells = _stage_cells(made, days)
    cells += [named(name, days[stage]) for name, stage in _ONCE if stage in days]
    cells += _signed_at(made, cells)
    cells += schedule_cells(made, _day(cells, "signed_on"))
    milestones = [reached[stage][1] for stage in sorted(reached, key=ORDER.__getitem__)]
    return Course(made, tuple(milestones), tuple(cells))


def _day(cells: Sequence[Cell], name: str) -> Edtf | None:
    value = next((each.value for each in cells if each.field == name), None)
    return None if value is None else Edtf(value)


def _stage_cells(made: Progress, days: Mapping[Stage, Cell]) -> list[Cell]:
    stage = made.stage()
    setbacks: dict[Stage, list[Told]] = {
        "terminated": made.endings,
        "suspended": made.suspensions,
        "stalled": made.stalls,
        "postponed": made.plans.put_off,
        "signing_scheduled": same_plan(made.plans),
    }
    support = setbacks.get(stage) or made.reached.get(stage, [])
    rule = _RULE.get(stage, _MILESTONE)
    if rule == _MILESTONE and not made.concluded:
        if made.plans.put_off:
            rule = _PUT_OFF
        elif made.plans.lapse:
            rule = _LAPSED
    published_first = known_by(support)
    first = published_first or next(iter(support), None)
    cell = Cell(
        field="stage",
        value=stage,
        rule=rule,
        chosen=None if first is None else first.event_id,
        support=ids(support),
        against=tuple(
            [Contrary(each.event_id, STAGE_BY_KIND[each.report.kind]) for each in made.out_of_scope]
        ),
    )
    if not support:
        return [cell]
    if support is made.reached.get(stage):
        since = named("since", days[stage])
    else:
        since = reached_cell("since", stage, support)
    return [cell, since, known_by_cell(published_first, cell.support)]


def _signed_at(made: Progress, cells: Sequence[Cell]) -> list[Cell]:
    told = [each for each in made.reached.get("signed", ()) if each.report.occasion]
    if not told:
        return []
    day = next(each for each in cells if each.field == "signed_on")
    best = min(
        told,
        key=lambda each: (
            not each.confirmed,
            each.event_id != day.chosen,
            each.event_id not in day.support,
            each,
        ),
    )
    occasion = best.report.occasion
    with_day = best.event_id == day.chosen
    return [
        Cell(
            field="signed_at",
            value=occasion,
            rule="Told by the report that gives the day."
            if with_day
            else "The first report of the signature that tells it.",
            chosen=best.event_id,
            support=ids(each for each in told if each.report.occasion == occasion),
        )
    ]


def _milestone(stage: Stage, reports: list[Told]) -> tuple[Cell, Milestone]:
    cell = reached_cell("on", stage, reports)
    first = known_by(reports)
    return cell, Milestone(
        stage=stage,
        on=None if cell.value is None else Edtf(cell.value),
        known_by=None if first is None else first.published,
        event_id=cell.chosen or (first or reports[0]).event_id,
    )
