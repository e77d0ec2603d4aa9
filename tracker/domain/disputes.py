"""The cells of a row on which sources disagree."""

from tracker.domain.status import AgreementStatus, Cell


def disputed(status: AgreementStatus) -> tuple[Cell, ...]:
    """The cells for which reports give other values than the one shown, and contradict it.

    A plan that was put off or replaced is told against the one that stands, and yet contradicts
    nothing; so only what the flag "conflict" rests on counts. `since` is left out where it is
    the day of the stage that has a cell of its own.
    """
    flag = next(
        (each for each in status.cells if (each.field, each.value) == ("flags", "conflict")), None
    )
    if flag is None:
        return ()
    behind = set(flag.support)
    found = [
        cell
        for cell in status.cells
        if cell.field not in ("stage", "flags")
        and cell.against
        and behind.issuperset(each.event_id for each in cell.against)
    ]
    told = {(cell.value, cell.against) for cell in found if cell.field != "since"}
    return tuple(
        cell for cell in found if cell.field != "since" or (cell.value, cell.against) not in told
    )


def disputed_fields(status: AgreementStatus) -> tuple[str, ...]:
    """The names of the disputed cells, also where the row is in its short form.

    There a cell names few of the reports for and against it; but the flag's rule names the cells
    that it is about.
    """
    flag = next(
        (each for each in status.cells if (each.field, each.value) == ("flags", "conflict")), None
    )
    if flag is None:
        return ()
    named = flag.rule.removesuffix(".").rpartition(" on ")[2].split(", ")
    cells = {each.field: each for each in status.cells if each.field in named}
    since = cells.get("since")
    return tuple(
        name
        for name in named
        if name != "since"
        or since is None
        or all(each.value != since.value for other, each in cells.items() if other != "since")
    )
