"""From an event of the log to the row that shows it: the sentence, the article, the verdicts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace

from tracker.domain.dates import Day, last_day
from tracker.domain.events import (
    Confirmed,
    Recorded,
    Report,
    Retracted,
    Revoked,
    Statement,
    TallyReported,
)
from tracker.domain.press import Press
from tracker.domain.told import standing
from tracker.views.connection import Reader
from tracker.views.events import read_articles
from tracker.views.rows import ReportRow, Retraction, Source, VerdictRow

_SHARED = frozenset(each.name for each in fields(Report))


def read_sources(reader: Reader, ids: Iterable[str], press: Press) -> dict[str, Source]:
    """The articles with these ids as they are cited, dated as `press` knows them."""
    return {
        article: Source(
            id=article,
            name=name,
            title=title,
            outlet=outlet,
            url=url,
            published=press.published(article),
        )
        for article, name, title, outlet, url in read_articles(reader, ids)
    }


def report_rows(
    events: Sequence[Recorded],
    sources: Mapping[str, Source],
    press: Press,
    as_of: Day | None,
    of: type[Report | TallyReported] = Report,
) -> list[ReportRow]:
    """The reports among `events` that a reader could know by `as_of`, with the verdicts on them.

    Tallies, which tell of no party and no day, are asked for by their class (`of`).
    A retraction of ours counts as soon as it is known; a source's own correction from its day on.
    A verdict that was taken back counts no more, and is told of among the `verdicts`.
    """
    retracted: dict[str, Retraction] = {}
    confirmed: dict[str, str] = {}
    for each in standing(each for each in events if not isinstance(each.event, Statement)):
        verdict = each.event
        if isinstance(verdict, Retracted) and _counts(verdict, as_of):
            retracted[verdict.target] = Retraction(
                by=verdict.by,
                because=verdict.because,
                recorded_at=each.recorded_at,
                corrected_on=verdict.corrected_on,
                by_machine=verdict.by_machine,
            )
        elif isinstance(verdict, Confirmed):
            confirmed[verdict.target] = verdict.by
    trails = verdict_rows(events)
    return [
        replace(
            _row(each, each.event, sources),
            retracted=retracted.get(each.event_id),
            confirmed=confirmed.get(each.event_id),
            superseded=press.superseded(each.event.article, as_of),
            verdicts=trails.get(each.event_id, ()),
        )
        for each in events
        if isinstance(each.event, of) and press.visible(each.event.article, as_of)
    ]


def verdict_rows(events: Iterable[Recorded]) -> dict[str, tuple[VerdictRow, ...]]:
    """All verdicts among `events` by the statement they are on, in the order they were given."""
    rows: dict[str, list[VerdictRow]] = {}
    on: dict[str, str] = {}
    for each in events:
        event = each.event
        if not isinstance(event, Retracted | Confirmed | Revoked):
            continue
        statement = on.get(event.target) if isinstance(event, Revoked) else event.target
        if statement is None:
            continue
        on[each.event_id] = statement
        rows.setdefault(statement, []).append(
            VerdictRow(
                event_id=each.event_id,
                kind=event.kind,
                target=event.target,
                by=event.by,
                because=event.because,
                recorded_at=each.recorded_at,
                corrected_on=event.corrected_on if isinstance(event, Retracted) else None,
                by_machine=not isinstance(event, Confirmed) and event.by_machine,
            )
        )
    return {statement: tuple(found) for statement, found in rows.items()}


def order(row: ReportRow) -> tuple[str, str, str]:
    """The key that puts reports in the order in which things happened.

    The last day the date allows, or the day of publication if that is earlier; reports with
    neither come first.
    """
    days = [day for day in (_happened_by(row), row.reported_on) if day is not None]
    return min(days, default=Day("")), row.recorded_at, row.event_id


def _happened_by(row: ReportRow) -> Day | None:
    return None if row.happened_on is None else last_day(row.happened_on)


def _counts(verdict: Retracted, as_of: Day | None) -> bool:
    return verdict.corrected_on is None or as_of is None or verdict.corrected_on <= as_of


def _row(
    recorded: Recorded, report: Report | TallyReported, sources: Mapping[str, Source]
) -> ReportRow:
    evidence = report.evidence
    told = report if isinstance(report, Report) else None
    source = sources.get(report.article) or Source(id=report.article, name=report.article)
    return ReportRow(
        event_id=recorded.event_id,
        kind=report.kind,
        label=report.label,
        party="" if told is None else told.party,
        happened_on=None if told is None else told.happened_on,
        basis="unknown" if told is None else told.basis,
        told_as="news" if told is None else told.told_as,
        occasion=None if told is None else told.occasion,
        reported_on=source.published,
        recorded_at=recorded.recorded_at,
        evidence=evidence.text,
        start=evidence.start,
        end=evidence.end,
        marks=marks(report),
        attribution=report.attribution,
        rule=report.rule,
        reader=report.reader,
        trace=report.trace,
        details=tuple(
            (each.name, getattr(report, each.name))
            for each in fields(report)
            if each.name not in _SHARED
        ),
        article=source,
    )


def marks(statement: Statement) -> tuple[tuple[int, int], ...]:
    """The cues that lie within the sentence, cut to it, in order; those that touch are one."""
    begin, text = statement.evidence.start, statement.evidence.text
    found: list[tuple[int, int]] = []
    for start, end in sorted(statement.cues):
        first, last = max(start - begin, 0), min(end - begin, len(text))
        if first >= last:
            continue
        if found and not text[found[-1][1] : first].strip():
            first, last = found[-1][0], max(found.pop()[1], last)
        found.append((first, last))
    return tuple(found)
