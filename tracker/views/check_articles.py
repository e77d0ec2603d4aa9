"""Days that are missing or cannot be right, as findings."""

from collections.abc import Iterator, Sequence

from tracker.domain.dates import first_day
from tracker.domain.events import Report
from tracker.domain.lifecycle import ORDER
from tracker.views.backing import read_press_room
from tracker.views.clock import Clocks
from tracker.views.connection import Reader
from tracker.views.events import articles_with_statements, events_by_id
from tracker.views.finding import Finding
from tracker.views.room import read_days
from tracker.views.rows import StatusRow

_SIGNED = ORDER["signed"]


def undated_articles(reader: Reader, dossier: str, clocks: Clocks) -> Iterator[Finding]:
    """The articles that tell something of the dossier and carry no day of publication."""
    press, sources = read_press_room(reader, clocks.known_at)
    undated = [
        each
        for each in sources.values()
        if each.published is None
        and press.visible(each.id, clocks.as_of)
        and not press.superseded(each.id, clocks.as_of)
    ]
    telling = articles_with_statements(
        reader, dossier, [each.id for each in undated], clocks.known_at
    )
    for each in sorted(undated, key=lambda source: (source.name, source.id)):
        if each.id in telling:
            yield Finding(
                code="undated-article",
                severity="notice",
                article=each.id,
                what=f"“{each.title or each.name}” carries no day of publication: relative dates"
                " in it are unknown",
                todo=f"tell the day: tracker date {each.id[:12]} DATE",
            )


def dated_ahead(reader: Reader, rows: Sequence[StatusRow], clocks: Clocks) -> Iterator[Finding]:
    """Stages told as reached on a day after the article that tells it was published."""
    press = read_days(reader, clocks.known_at)
    reached = {
        each.event_id: row
        for row in rows
        for each in row.status.milestones
        if ORDER[each.stage] >= _SIGNED
    }
    for event_id, recorded in events_by_id(reader, reached).items():
        report = recorded.event
        if not isinstance(report, Report) or report.happened_on is None:
            continue
        published = press.published(report.article)
        if published is None or first_day(report.happened_on) <= published:
            continue
        row = reached[event_id]
        yield Finding(
            code="dated-ahead",
            severity="problem",
            party=row.status.party,
            party_name=row.party_name,
            field="since",
            event=event_id,
            article=report.article,
            what=f"{report.label} is told as done on {report.happened_on} by an article of"
            f" {published}",
            todo=f"read it: tracker explain {row.status.party}; tracker retract {event_id[:12]} if"
            " it was misread",
        )
