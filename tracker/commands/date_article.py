"""Give an article its day of publication afterwards, and read it again with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.commands.dating import decided, place_of
from tracker.commands.rereading import Rereading, is_analysts, reread
from tracker.commands.stored import StoredArticle
from tracker.commands.target import Refusal, say_why
from tracker.domain.dates import Day
from tracker.domain.events import (
    ArticleDated,
    Recorded,
    Retracted,
    Revoked,
    Statement,
    Verdict,
)
from tracker.domain.identity import event_id
from tracker.dossiers.dossier import Dossier
from tracker.extraction.extract import READER, extract
from tracker.store.append import Append
from tracker.store.log import Log
from tracker.store.streams import ARTICLES, stream_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An article whose day of publication the log holds now.

    `article` carries that day, `before` is the one it had. `dated` is the event that gives it,
    None where the article carries it itself; `new` tells that it was recorded just now. `read` is
    how the article reads otherwise by it, and `notes` what the reader has to say. `others` are
    dossiers for which it was not read again; `quoted` tells that it is a person's quotation, in
    which nothing is read. `events` is the number of events appended.
    """

    article: StoredArticle
    before: Day | None
    dated: Recorded | None
    new: bool
    read: Rereading
    notes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    quoted: bool = False
    events: int = 0


def date_article(  # noqa: PLR0913  # who and why belong to what is recorded
    log: Log,
    dossier: Dossier,
    article: StoredArticle,
    day: Day | None,
    *,
    by: str,
    because: str = "",
) -> Dated | Refusal:
    """Record that `article` was published on `day`, and what it says then: together or not at all.

    All answers follow: those as of a day count it from then on. What the reader finds otherwise
    now is recorded as by `reprocess`. What a person has retracted stays retracted with whatever
    day it is told.

    Args:
        log: the log to append to.
        dossier: what the article is read for.
        article: an article of the log, as the log knows it.
        day: the day of publication; None takes back the day that was given to it, so that the
            one counts that it carries itself, if any.
        by: who says so.
        because: why, in a few words.
    """
    refusal = say_why(by, because or None)
    if refusal is not None:
        return refusal
    with log.transaction() as append:
        printed = append.printed(article.id)
        counts = day if day is not None or printed is None else printed.published
        now = replace(article, published=counts)
        found = extract(now, dossier)
        statements: tuple[Statement, ...] = (*found.reports, *found.tallies, *found.terms)
        facts = append.events(f"{ARTICLES}/{article.id}")
        successor = append.successor(article.id)
        if successor is not None:
            return Refusal(
                reason=f"a later version has taken the place of article {article.id[:12]}",
                remedy=f"date that one: {successor[:12]}",
            )
        given = [each for each in facts if isinstance(each.event, ArticleDated)]
        last = given[-1] if given else None
        if article.published == counts:
            return Dated(article=now, before=counts, dated=last, new=False, read=Rereading())
        answers = last.event_id if last else None
        fact = ArticleDated(
            article=article.id,
            published=day,
            by=by.strip(),
            because=because.strip(),
            answers=answers,
        )
        append.append(stream_of(fact), fact)
        dated = append.told(event_id(fact))
        held = append.statements_by(article.id)
        quoted = any(is_analysts(_statement(each)) for _, each in held)
        read = Rereading() if quoted else _read_again(append, dossier.id, held, statements)
        others = {stream.partition("/")[0] for stream, _ in held} - {dossier.id}
    return Dated(
        article=now,
        before=article.published,
        dated=dated,
        new=True,
        read=read,
        notes=() if quoted else found.notes,
        others=() if quoted else tuple(sorted(others)),
        quoted=quoted,
        events=append.appended,
    )


def _read_again(
    append: Append,
    dossier: str,
    held: Sequence[tuple[str, Recorded]],
    statements: Sequence[Statement],
) -> Rereading:
    """Record what the reader finds otherwise than the log holds it for the dossier."""
    mine = [(stream, each) for stream, each in held if _statement(each).dossier == dossier]
    streams = {each.event_id: stream for stream, each in mine}
    on = dict(zip(streams, streams, strict=True))
    verdicts = []
    for stream in sorted(set(streams.values())):
        for each in append.verdicts_in(stream):
            verdict = each.event
            if isinstance(verdict, Verdict) and verdict.target in on:
                on[each.event_id] = on[verdict.target]
                verdicts.append(each)
    answers = {
        on[each.event_id]: each.event_id for each in verdicts if isinstance(each.event, Revoked)
    }
    read = reread(statements, [each for _, each in mine], verdicts)
    for event in read.events(f"reader {READER}", answers):
        stream = stream_of(event) if isinstance(event, Statement) else streams[on[event.target]]
        append.append(stream, event)
    _keep_retracted(append, mine, (*read.gained, *(after for _, after in read.changed)))
    return read


def _keep_retracted(
    append: Append, held: Sequence[tuple[str, Recorded]], gained: Sequence[Statement]
) -> None:
    """Retract of what was gained what a person has retracted as it was told before."""
    for recorded, verdict in decided(append, list(held)):
        if not isinstance(verdict, Retracted):
            continue
        for each in gained:
            if place_of(each) == place_of(_statement(recorded)):
                again = replace(verdict, target=event_id(each), answers=None)
                append.append(stream_of(each), again)


def _statement(recorded: Recorded) -> Statement:
    assert isinstance(recorded.event, Statement)  # noqa: S101  # only statements name an article
    return recorded.event
