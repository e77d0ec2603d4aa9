"""How much of what could not be read waits to be settled."""

from tracker.views.connection import Reader


def count_waiting(reader: Reader) -> int:
    """How many inputs wait in the quarantine now, whatever the clocks of an answer."""
    ((count,),) = reader.rows("SELECT count(*) FROM quarantine WHERE state = 'waiting'")
    return int(count)
