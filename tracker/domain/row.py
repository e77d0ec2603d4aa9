"""The row of the table that a party's cycles come to: every value in it comes from a cell."""

from collections.abc import Sequence
from typing import Any

from tracker.domain.brief import brief_cells
from tracker.domain.cells import ids
from tracker.domain.course import course
from tracker.domain.cycles import Cycle
from tracker.domain.flags import FLAGS, flag_cells
from tracker.domain.lifecycle import RANK
from tracker.domain.remembered import Remembered, anew
from tracker.domain.status import AgreementStatus, Cell, Counts
from tracker.domain.terms import terms_cells
from tracker.domain.told import Told

_CONTENT = RANK["terms_reported"]


def row(
    dossier: str,
    party: str,
    cycles: Sequence[Cycle],
    *,
    counts: Counts | None = None,
    remembered: Remembered | None = None,
) -> AgreementStatus:
    """The row for `cycles`, the last of which is shown; the reports of all are its sources.

    Whoever knows of more reports than these gives the `counts` of all of them, and is given the
    row in its short form, see `brief_cells`. Who asks for one row of the party after the other
    hands over what is `remembered` of the last.
    """
    parts = anew if remembered is None else remembered.part
    *_, current = cycles
    if current.alone:
        others = [each for each in current.reports if each.rank != _CONTENT]
        went = parts("course", others, lambda _, told: course(Cycle(told), parts))
    else:
        went = course(current, parts)
    made = went.made
    telling = [each for each in current.reports if each.rank == _CONTENT]
    terms, told = parts("terms", telling, lambda _, told: terms_cells(told))
    cells = [*went.cells, *told, *_cycle(cycles)]
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
        milestones=went.milestones,
        terms=terms,
        cells=tuple(cells),
    )


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
