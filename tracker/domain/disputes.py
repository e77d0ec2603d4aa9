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
