"""What people have told the log, as text: the event, and what it moved in the table."""

from collections.abc import Iterable
from typing import Any

from tracker.commands.target import what
from tracker.domain.events import Confirmed, Retracted
from tracker.export.cells import flag_label, since, stage_label
from tracker.export.text import brief, safe
from tracker.views.rows import StatusRow

_SHORT = 12


def given_lines(given: Any, before: StatusRow | None, after: StatusRow | None) -> list[str]:
    """The lines for a verdict (`commands.target.Given`)."""
    verdict, statement = given.verdict.event, given.statement
    done = _DONE.get(type(verdict), "verdict taken back")
    head = done if given.new else f"{done} already, at {given.verdict.recorded_at}"
    why = f": {verdict.because}" if verdict.because else ""
    on = getattr(verdict, "corrected_on", None)
    corrected = f", corrected by the source on {on}" if on else ""
    lines = [
        f"{head}: {what(statement.event)} (event {statement.event_id[:_SHORT]})",
        f"  “{statement.event.evidence.text}”",
        f"  {verdict.kind} {given.verdict.event_id[:_SHORT]} by {verdict.by}{corrected}{why}",
        *_moved(before, after),
    ]
    if given.new and isinstance(verdict, Retracted | Confirmed):
        lines.append(f"To take it back: tracker undo {given.verdict.event_id[:_SHORT]}")
    return list(map(_line, lines))


def reported_lines(made: Any, before: StatusRow | None, after: StatusRow | None) -> list[str]:
    """The lines for a person's report (`commands.report.Reported`)."""
    statement = made.report
    head = "reported" if made.new else f"known already, since {statement.recorded_at}"
    lines = [
        f"{head}: {what(statement.event)} (event {statement.event_id[:_SHORT]})",
        f"  “{statement.event.evidence.text}”",
    ]
    if made.same_story:
        # Linked is one of each story, however many tell it.
        lines.append("  one source with an article in the log")
    if made.retraction is not None:
        verdict = made.retraction.event
        lines += [
            f"  it does not count: retracted by {verdict.by}: {verdict.because}",
            f"To take that back: tracker undo {made.retraction.event_id[:_SHORT]}",
        ]
    if made.new:
        lines += _moved(before, after)
        lines.append(
            f'To take it back: tracker retract {statement.event_id[:_SHORT]} --because "…"'
        )
    return list(map(_line, lines))


def dated_lines(done: Any, moves: Iterable[tuple[StatusRow | None, StatusRow | None]]) -> list[str]:
    """The lines for an article that was given its day (`commands.date_article.Dated`)."""
    article = done.article
    event: Any = None if done.dated is None else done.dated.event
    head = f"“{brief(article.title or article.name)}” ({article.id[:_SHORT]})"
    if not done.new:
        by = "as it says itself" if event is None else f"by {event.by}, {done.dated.recorded_at}"
        day = article.published or "day not known"
        return list(map(_line, [f"dated already: {head} {day}, {by}"]))
    why = f": {event.because}" if event.because else ""
    lines = [
        f"dated: {head} {article.published or 'not known'}, before: {done.before or 'not known'}",
        f"  {event.kind} {done.dated.event_id[:_SHORT]} by {event.by}{why}",
    ]
    read = done.read
    lines += [f"  + {what(each)}" for each in read.gained]
    lines += [f"  - {what(each.event)}" for each in read.lost]
    lines += [f"  {what(one.event)} → {what(other)}" for one, other in read.changed]
    lines += [f"  + {what(each.event)}: restored" for each, _ in read.restored]
    lines += [f"  = {what(each.statement.event)}: {each.why}" for each in read.kept]
    if done.quoted:
        lines.append("  a person has quoted it: what it says stays as it was reported")
    elif not read.differs:
        lines.append("  it reads as before")
    for before, after in moves:
        lines += _moved(before, after)
    return list(map(_line, lines))


_DONE = {Retracted: "retracted", Confirmed: "confirmed"}


def _line(text: str) -> str:
    indent = len(text) - len(text.lstrip(" "))
    return " " * indent + safe(text.lstrip(" "))


def _moved(before: StatusRow | None, after: StatusRow | None) -> list[str]:
    if after is None:
        return []
    then, now = _cells(before), _cells(after)
    name = f"{after.party_name} ({after.status.party})"
    return [f"Table: {name}: {now}, as before" if then == now else f"Table: {name}: {then} → {now}"]


def _cells(row: StatusRow | None) -> str:
    if row is None:
        return "not reported"
    status = row.status
    words = [stage_label(row)]
    if status.stage != "not_reported":
        day = since(status)
        words.append(day if day.startswith("by ") else f"since {day}")
    if status.scheduled_for is not None:
        words.append(f"planned for {status.scheduled_for}")
    words += [flag_label(each) for each in status.flags]
    return ", ".join(words)
