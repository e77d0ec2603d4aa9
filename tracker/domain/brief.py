"""The short form of a row: what is shown of it, whose length does not grow with the reports."""

from dataclasses import replace

from tracker.domain.status import AgreementStatus, Cell, Contrary

_COUNTS = frozenset({"sources", "last_report"})
_NAMED = frozenset({"flags", "scheduled_for"})


def brief(status: AgreementStatus) -> AgreementStatus:
    """`status` without the lists of reports behind each of its cells.

    A cell keeps its value, the rule, the report that decided (of a flag, or of a plan that fell
    through, the first behind it), and each value that was told against it once, with the first
    report that tells it. What
    rests on undated articles alone keeps its first report, which is then also among those of the
    flag. The cells of what is only counted are left out. All reports for and against a cell are
    found by folding the party's reports.
    """
    flag = next(
        (each for each in status.cells if (each.field, each.value) == ("flags", "undated")), None
    )
    undated = frozenset(() if flag is None else flag.support)
    cells = [_short(each, undated) for each in status.cells if each.field not in _COUNTS]
    if flag is not None:
        resting = [
            each.support[0]
            for each in cells
            if each.field != "flags" and each.support and each.support[0] in undated
        ]
        support = tuple(dict.fromkeys(resting))
        cells = [
            replace(each, support=support)
            if (each.field, each.value) == ("flags", "undated")
            else each
            for each in cells
        ]
    plan = next((each.chosen for each in cells if each.field == "scheduled_for"), None)
    if plan is not None:
        cells = [
            replace(each, support=(plan,))
            if (each.field, each.value) == ("flags", "overdue")
            else each
            for each in cells
        ]
    return replace(status, cells=tuple(cells))


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
    return Cell(
        field=cell.field,
        value=cell.value,
        rule=cell.rule,
        chosen=cell.chosen,
        support=support,
        against=against,
    )
