"""The status folded anew from the log: for another day, or for what the log held earlier."""

from collections.abc import Mapping, Sequence

from tracker.domain.agreement import replay, seen_on
from tracker.domain.agreement import status as folded
from tracker.domain.dates import Day
from tracker.domain.events import Recorded, Report
from tracker.domain.press import Press
from tracker.domain.status import AgreementStatus
from tracker.views.clock import Clocks
from tracker.views.connection import Reader
from tracker.views.events import dossier_events, read_press


def fold_statuses(
    reader: Reader, dossier: str, clocks: Clocks
) -> tuple[list[AgreementStatus], int]:
    """The lines of all parties, and how many undated articles do not take part in them."""
    press = read_press(reader, clocks.known_at)
    streams = dossier_events(reader, dossier, clocks.known_at)
    statuses = [
        seen_on(folded(replay(events), press, clocks.as_of), clocks.day)
        for events in streams.values()
    ]
    return statuses, _left_out(streams, press, clocks.as_of)


def party_status(
    dossier: str, party: str, events: Sequence[Recorded], press: Press, clocks: Clocks
) -> AgreementStatus:
    """One party's line, folded from its `events`: the whole of its stream as it was known then."""
    if not events:
        return AgreementStatus(dossier=dossier, party=party, stage="not_reported")
    return seen_on(folded(replay(events), press, clocks.as_of), clocks.day)


def _left_out(streams: Mapping[str, Sequence[Recorded]], press: Press, as_of: Day | None) -> int:
    articles = {
        each.event.article
        for events in streams.values()
        for each in events
        if isinstance(each.event, Report)
    }
    return sum(
        press.published(article) is None and not press.visible(article, as_of)
        for article in articles
    )
