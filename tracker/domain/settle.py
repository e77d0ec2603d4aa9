"""The row that the reports that decide come to, and the counts of all that was reported."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from tracker.domain.cycles import in_cycles
from tracker.domain.dates import Day
from tracker.domain.kept import Kept, Repeat, story_on, takes_part
from tracker.domain.remembered import Remembered
from tracker.domain.row import row
from tracker.domain.status import AgreementStatus, Counts
from tracker.domain.told import Told

Others = Callable[[], frozenset[str]]
"""Gives origins when they are asked for."""


def settle(  # noqa: PLR0913, PLR0917  # a row is made of as much
    dossier: str,
    party: str,
    kept: Iterable[Kept],
    counts: Counts,
    as_of: Day | None,
    others: Callable[[Kept, Day | None], Others | None],
) -> AgreementStatus:
    """The row that the reports that decide and the counts of all come to, see `Digest.status`.

    The latest day of publication of `counts` may leave out reports that are kept. `others` gives
    for a report what gives the origins of those it stands for.
    """
    counting = []
    for each in kept:
        if takes_part(each, as_of):
            told = each.told
            origin = told.origin
            if as_of is not None and len(each.origins) > 1:
                origin = story_on(each.origins, as_of)
            counting.append(told._replace(origin=origin, others=others(each, as_of)))
    counting.sort()
    reports, sources, last = counts
    days = [each.published for each in counting if each.published is not None]
    if last is not None:
        days.append(last)
    return row_of(dossier, party, counting, (reports, sources, max(days, default=None)))


def others_of(
    event_id: str, behind: Mapping[str, Iterable[Repeat]], asked: list[str]
) -> frozenset[str]:
    """The origins of those that a report stands for, and a note in `asked` that they matter."""
    asked.append(event_id)
    return frozenset([each.origins[-1][1] for each in behind.get(event_id, ())])


def row_of(
    dossier: str,
    party: str,
    counting: Sequence[Told],
    counts: Counts,
    remembered: Remembered | None = None,
) -> AgreementStatus:
    """The row of the reports that count, in order, with the counts of all; see `row.row`."""
    return row(dossier, party, in_cycles(counting), counts=counts, remembered=remembered)
