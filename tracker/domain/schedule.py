"""The cells of the planned signing: the day that stands, the first one, how far it slipped."""

from tracker.domain.cells import day_cell, ids
from tracker.domain.dates import Edtf, agree, days_between
from tracker.domain.days import choose_day
from tracker.domain.plans import Plans, planned_for
from tracker.domain.progress import Progress
from tracker.domain.status import Cell, Contrary
from tracker.domain.told import Told


def schedule_cells(made: Progress, signed_on: Edtf | None) -> list[Cell]:
    """The cells `scheduled_for`, `first_planned_for` and `slip_days`, those that apply.

    Once it is signed no plan stands; the slip is then counted to the day of signature.
    """
    plans = made.plans
    cells = []
    actual = signed_on
    if not made.concluded and (plans.standing or plans.others):
        standing = _standing(plans)
        cells.append(standing)
        actual = None if standing.value is None else Edtf(standing.value)
    choice = choose_day(plans.first, planned_for)
    if choice is None:
        return cells
    first = day_cell(
        "first_planned_for", choice, f"The plan told first. {choice.rule}", planned_for
    )
    cells.append(first)
    moved = made.concluded or plans.first[0] not in plans.standing
    if actual is not None and moved:
        until = "the signature." if made.concluded else "the planned day that stands."
        cells.append(
            Cell(
                field="slip_days",
                value=str(days_between(choice.value, actual)),
                rule=f"The days from the first planned day to {until}",
                support=first.support,
            )
        )
    return cells


def same_plan(plans: Plans) -> list[Told]:
    """The reports of the plan that stands, those left out that give it another day."""
    choice = choose_day(plans.standing, planned_for)
    if choice is None:
        return plans.standing
    return [each for each in plans.standing if each not in choice.against]


def _standing(plans: Plans) -> Cell:
    choice = choose_day(plans.standing, planned_for)
    against = tuple(
        Contrary(event_id=each.event_id, value=day)
        for each in (*plans.standing, *plans.others)
        if (day := planned_for(each.report)) is not None
        and (choice is None or not agree(day, choice.value))
    )
    if choice is not None:
        told_last = "The plan told last that stands. " if plans.others else ""
        cell = day_cell("scheduled_for", choice, told_last + choice.rule)
        return cell._replace(against=against)
    if plans.standing:
        rule, support = "No report tells the planned day.", plans.standing
    elif plans.lapse:
        rule, support = "The planned day passed unsigned, and talks went on.", plans.lapse
    else:
        rule, support = "The planned day was put off, and no other is told.", plans.put_off
    return Cell(field="scheduled_for", value=None, rule=rule, support=ids(support), against=against)
