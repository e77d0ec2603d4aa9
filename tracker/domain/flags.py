"""The flags of a row, each as a cell with the reports it rests on."""

from collections.abc import Iterable, Sequence
from typing import get_args

from tracker.domain.cells import ids
from tracker.domain.days import choose_day
from tracker.domain.events import Effect
from tracker.domain.plans import planned_for
from tracker.domain.progress import Progress
from tracker.domain.status import Cell, Flag
from tracker.domain.terms import TERMS
from tracker.domain.told import Told

FLAGS: tuple[Flag, ...] = get_args(Flag)
_PLACE: dict[str | None, int] = {flag: place for place, flag in enumerate(FLAGS)}
_RULE: dict[Flag, str] = {
    "overdue": "The planned day has passed, and nobody has reported the signature.",
    "postponed": "A planned signing was put off, and no other day stands.",
    "slipped": "The signing comes later than it was first planned.",
    "conflict": "Sources disagree on {}.",
    "undated": "Rests on articles whose day of publication is not known.",
    "approved_non_binding": "A vote of approval without effect in law is reported.",
    "approval_not_required": "A source says that no approval is required.",
    "out_of_scope": "A setback is reported that does not fit the stage; it moves nothing.",
}
_VOTES: tuple[tuple[Effect, Flag], ...] = (
    ("non-binding", "approved_non_binding"),
    ("not-required", "approval_not_required"),
)
_DISPUTED = {"since", "signed_on", "ratified_on", "in_force_on", *TERMS}
_RESTING = {"stage", "signed_on", "scheduled_for", "ratified_on", "in_force_on", *TERMS}


def flag_cell(flag: Flag, support: Iterable[str], detail: str = "") -> Cell:
    """The cell of `flag`, resting on the events `support`."""
    rule = _RULE[flag].format(detail)
    return Cell(field="flags", value=flag, rule=rule, support=tuple(dict.fromkeys(support)))


def flag_cells(made: Progress, cells: Sequence[Cell], counting: Iterable[Told]) -> list[Cell]:
    """The flags that a cycle's progress and its cells call for, but for `overdue`.

    That one depends on the day of reading; see `tracker.domain.agreement.seen_on`.
    """
    flags = [*_of_plans(made, cells), *_of_votes(made), *_of_cells(made, cells, counting)]
    if made.out_of_scope:
        flags.append(flag_cell("out_of_scope", ids(made.out_of_scope)))
    return sorted(flags, key=lambda each: _PLACE[each.value])


def _of_plans(made: Progress, cells: Sequence[Cell]) -> Iterable[Cell]:
    plans = made.plans
    slip = next((each for each in cells if each.field == "slip_days"), None)
    if slip is not None and int(slip.value or 0) > 0:
        yield flag_cell("slipped", slip.support)
    if made.concluded or plans.standing:
        return
    if plans.lapse:
        yield flag_cell("slipped", ids(plans.lapse))
    if plans.put_off and made.stage() != "postponed":
        yield flag_cell("postponed", ids(plans.put_off))


def _of_votes(made: Progress) -> Iterable[Cell]:
    for effect, flag in _VOTES:
        if effect in made.votes:
            yield flag_cell(flag, ids(made.votes[effect]))


def _of_cells(made: Progress, cells: Sequence[Cell], counting: Iterable[Told]) -> Iterable[Cell]:
    disputed = [each for each in cells if each.against and each.field in _DISPUTED]
    # Plans that were replaced or put off do not contradict the one that stands.
    plan = None if made.concluded else choose_day(made.plans.standing, planned_for)
    if plan is not None and plan.against:
        disputed += [each for each in cells if each.field == "scheduled_for"]
    if disputed:
        fields = ", ".join(dict.fromkeys(each.field for each in disputed))
        yield flag_cell(
            "conflict",
            [
                event
                for each in disputed
                for event in (*each.support, *(other.event_id for other in each.against))
            ],
            fields,
        )
    undated = {each.event_id for each in counting if each.published is None}
    if not undated:
        return
    resting = [
        event
        for each in cells
        if each.field in _RESTING and each.support and undated.issuperset(each.support)
        for event in each.support
    ]
    if resting:
        yield flag_cell("undated", resting)
