"""The history of a party: every report of it, when it happened and when it was told."""

from collections.abc import Sequence

from tracker.domain.dates import Day
from tracker.domain.events import Recorded, Report
from tracker.domain.press import Press
from tracker.parties.gazetteer import name_of
from tracker.views.clock import Clocks
from tracker.views.connection import Reader
from tracker.views.events import read_press, stream_events
from tracker.views.reports import order, read_sources, report_rows
from tracker.views.rows import History, ReportRow


def read_history(reader: Reader, dossier: str, party: str, clocks: Clocks) -> History:
    """All reports of the party that a reader could know then, retracted ones too, oldest first."""
    events = stream_events(reader, f"{dossier}/{party}", clocks.known_at)
    press = read_press(reader, clocks.known_at)
    return History(
        dossier=dossier,
        party=party,
        party_name=name_of(party),
        as_of=clocks.day,
        known_at=clocks.known_at,
        reports=tuple(sorted(read_reports(reader, events, press, clocks.as_of), key=order)),
    )


def read_reports(
    reader: Reader, events: Sequence[Recorded], press: Press, as_of: Day | None
) -> list[ReportRow]:
    """The reports among `events` that a reader could know by `as_of`, with their articles."""
    articles = {each.event.article for each in events if isinstance(each.event, Report)}
    return report_rows(events, read_sources(reader, articles, press), press, as_of)
