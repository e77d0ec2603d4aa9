"""The row of the table that a party's cycles come to: every value in it comes from a cell."""

from collections.abc import Mapping, Sequence
from typing import Any

from tracker.domain.brief import brief_cells
from tracker.domain.cells import ids, known_by_cell, named, reached_cell
from tracker.domain.cycles import Cycle
from tracker.domain.dates import Edtf
from tracker.domain.flags import FLAGS, flag_cells
from tracker.domain.lifecycle import ORDER, STAGE_BY_KIND
from tracker.domain.progress import Progress, progress
from tracker.domain.schedule import same_plan, schedule_cells
from tracker.domain.status import AgreementStatus, Cell, Contrary, Counts, Milestone, Stage
from tracker.domain.terms import terms_cells
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


def row(
    dossier: str, party: str, cycles: Sequence[Cycle], *, counts: Counts | None = None
) -> AgreementStatus:
    """The row for `cycles`, the last of which is shown; the reports of all are its sources.

    Whoever knows of more reports than these gives the `counts` of all of them, and is given the
    row in its short form, see `brief_cells`.
    """
    made = progress(cycles[-1])
    days = {stage: reached_cell("on", stage, told) for stage, told in made.reached.items()}
    cells = _stage_cells(made, days)
    cells += [named(name, days[stage]) for name, stage in _ONCE if stage in days]
    cells += _signed_at(made, cells)
    cells += schedule_cells(made, _day(cells, "signed_on"))
    terms, told = terms_cells(made.terms)
    cells += [*told, *_cycle(cycles)]
    counting = [each for cycle in cycles for each in cycle.all_reports()]
    if counts is None:
        counting.sort()
        cells += _sources(counting)
    flags = flag_cells(made, cells, counting)
    values: dict[str, Any] = {each.field: each.value for each in cells}
    slip = values.get("slip_days")
    if counts is None:
        reports, sources = len(counting), len({each.origin for each in counting})
        counts = reports, sources, values.get("last_report")
        cells += flags
    else:
        cells = list(brief_cells([*cells, *flags]))
    reports, sources, last = counts
    flagged = {each.value for each in flags}
    return AgreementStatus(
        dossier=dossier,
        party=party,
        stage=made.stage(),
        since=values.get("since"),
        known_by=values.get("known_by"),
        signed_on=values.get("signed_on"),
        signed_at=values.get("signed_at"),
        scheduled_for=values.get("scheduled_for"),
        first_planned_for=values.get("first_planned_for"),
        slip_days=None if slip is None else int(slip),
        ratified_on=values.get("ratified_on"),
        in_force_on=values.get("in_force_on"),
        cycle=len(cycles),
        flags=tuple([flag for flag in FLAGS if flag in flagged]) if flagged else (),
        sources=sources,
        reports=reports,
        last_report=last,
        milestones=_milestones(made, days),
        terms=terms,
        cells=tuple(cells),
    )


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
    first = known_by(support) or next(iter(support), None)
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
    return [cell, since, known_by_cell(support)]


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


def _cycle(cycles: Sequence[Cycle]) -> list[Cell]:
    if len(cycles) == 1:
        return []
    endings = cycles[-2].endings
    return [
        Cell(
            field="cycle",
            value=str(len(cycles)),
            rule="The agreement before it ended, and a successor was signed.",
            chosen=endings[0].event_id,
            support=ids(endings),
        )
    ]


def _sources(counting: Sequence[Told]) -> list[Cell]:
    if not counting:
        return []
    first: dict[str, str] = {}
    for each in counting:
        first.setdefault(each.origin, each.event_id)
    cells = [
        Cell(
            field="sources",
            value=str(len(first)),
            rule="Distinct origins, here one report of each: near-duplicates have one, "
            "and so have articles that name the same outlet as theirs.",
            support=tuple(first.values()),
        )
    ]
    last = max(counting, key=lambda each: (each.published or "", each.event_id))
    if last.published is not None:
        cells.append(
            Cell(
                field="last_report",
                value=last.published,
                rule="The latest day on which a report was published.",
                chosen=last.event_id,
                support=(last.event_id,),
            )
        )
    return cells


def _milestones(made: Progress, days: Mapping[Stage, Cell]) -> tuple[Milestone, ...]:
    milestones = []
    for stage in sorted(made.reached, key=ORDER.__getitem__):
        reports = made.reached[stage]
        cell = days[stage]
        first = known_by(reports)
        milestones.append(
            Milestone(
                stage=stage,
                on=None if cell.value is None else Edtf(cell.value),
                known_by=None if first is None else first.published,
                event_id=cell.chosen or (first or reports[0]).event_id,
            )
        )
    return tuple(milestones)
