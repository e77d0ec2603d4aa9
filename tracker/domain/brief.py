"""The short form of a row: what is shown of it, whose length does not grow with the reports."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracker.domain.status import AgreementStatus, Cell, Contrary

_COUNTS = frozenset({"sources", "last_report"})
_NAMED = frozenset({"flags", "scheduled_for"})


def brief(status: AgreementStatus) -> AgreementStatus:
    """`status` without the lists of reports behind each of its cells, see `brief_cells`."""
    return replace(status, cells=brief_cells(status.cells))


def brief_cells(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells of a row without the lists of reports behind each.

    A cell keeps its value, the rule, the report that decided (of a flag, or of a plan that fell
    through, the first behind it), and each value that was told against it once, with the first
    report that tells it. What rests on undated articles alone keeps its first report, which is
    then also among those of the flag. The cells of what is only counted are left out. All reports
    for and against a cell are found by folding the party's reports.
    """
    flag = _flag(cells, "undated")
    undated = frozenset(() if flag is None else flag.support)
    short = [_short(each, undated) for each in cells if each.field not in _COUNTS]
    if flag is not None:
        resting = dict.fromkeys(
            each.support[0]
            for each in short
            if each.field != "flags" and each.support and each.support[0] in undated
        )
        _rest(short, "undated", tuple(resting))
    if _flag(cells, "overdue") is not None:
        plan = next((each.chosen for each in short if each.field == "scheduled_for"), None)
        if plan is not None:
            _rest(short, "overdue", (plan,))
    return tuple(short)


def _flag(cells: Iterable[Cell], name: str) -> Cell | None:
    return next((each for each in cells if each.value == name and each.field == "flags"), None)


def _rest(cells: list[Cell], flag: str, support: tuple[str, ...]) -> None:
    """Let a flag among `cells` rest on these reports."""
    for place, each in enumerate(cells):
        if each.value == flag and each.field == "flags":
            cells[place] = each._replace(support=support)


def _short(cell: Cell, undated: frozenset[str]) -> Cell:
    support, against = cell.support, cell.against
    if not support and not against:
        return cell
    if undated.issuperset(support):
        support = support[:1]
    elif cell.chosen is None and cell.field in _NAMED:
        support = (next(each for each in support if each not in undated),)
    else:
        support = ()
    if len(against) > 1:
        first: dict[str | None, Contrary] = {}
        for each in against:
            first.setdefault(each.value, each)
        against = tuple(first.values())
    return Cell(cell.field, cell.value, cell.rule, cell.chosen, support, against)
