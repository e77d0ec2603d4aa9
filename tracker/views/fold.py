"""The status folded anew from the log: for another day, or for what the log held earlier."""

from collections.abc import Sequence

from tracker.domain.agreement import replay, seen_on
from tracker.domain.agreement import status as folded
from tracker.domain.events import Recorded
from tracker.domain.press import Press
from tracker.domain.status import AgreementStatus
from tracker.store.gist import Gist
from tracker.store.record import uncollected
from tracker.store.sweep import Sweep
from tracker.views.clock import Clocks
from tracker.views.connection import Reader
from tracker.views.head import position_at


def fold_statuses(
    reader: Reader, dossier: str, clocks: Clocks
) -> tuple[list[AgreementStatus], int]:
    """The lines of all parties, and how many undated articles do not take part in them.

    What is held in memory meanwhile, see `Sweep`.
    """
    position = None if clocks.known_at is None else position_at(reader, clocks.known_at)
    statuses = []
    undated: set[str] = set()
    with uncollected():
        sweep = Sweep(Gist(reader.each, reader.dialect, position), dossier)
        press = sweep.press
        for each in sweep.digests():
            statuses.append(seen_on(each.digest.status(clocks.as_of), clocks.day))
            undated.update(article for article in each.undated if not press.superseded(article))
    return statuses, sum(not press.visible(each, clocks.as_of) for each in undated)


def party_status(
    dossier: str, party: str, events: Sequence[Recorded], press: Press, clocks: Clocks
) -> AgreementStatus:
    """One party's line, folded from its `events`: the whole of its stream as it was known then."""
    if not events:
        return AgreementStatus(dossier=dossier, party=party, stage="not_reported")
    return seen_on(folded(replay(events), press, clocks.as_of), clocks.day)
