"""The short form of a row: what is shown of it, whose length does not grow with the reports."""

from dataclasses import replace

from tracker.domain.status import AgreementStatus, Cell, Contrary

_COUNTS = frozenset({"sources", "last_report"})


def brief(status: AgreementStatus) -> AgreementStatus:
    """`status` without the lists of reports behind each of its cells.

    A cell keeps its value, the rule, the report that decided, and each value that was told
    against it once, with the first report that tells it. The cells of what is only counted are
    left out. All reports for and against a cell are found by folding the party's reports.
    """
    cells = tuple(_short(each) for each in status.cells if each.field not in _COUNTS)
    return replace(status, cells=cells)


def _short(cell: Cell) -> Cell:
    if not cell.support and not cell.against:
        return cell
    against = cell.against
    if len(against) > 1:
        first: dict[str | None, Contrary] = {}
        for each in against:
            first.setdefault(each.value, each)
        against = tuple(first.values())
    return Cell(
        field=cell.field, value=cell.value, rule=cell.rule, chosen=cell.chosen, against=against
    )
