"""One text with its day of publication and without: which stands, and what goes over to it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracker.articles.article import Article
from tracker.commands.rereading import is_analysts
from tracker.domain.events import (
    ArticleDated,
    ArticleSuperseded,
    Confirmed,
    Recorded,
    Report,
    Retracted,
    Statement,
)
from tracker.domain.identity import event_id
from tracker.domain.told import standing
from tracker.store.append import Append
from tracker.store.printed import Printed
from tracker.store.streams import ARTICLES, stream_of


def twins_of(append: Append, article: Article, equal: Iterable[str]) -> list[Printed]:
    """The articles among `equal`, which have its text, that may be `article` on whatever day.

    Of title, outlet and address they name none that contradicts its own; what a later version
    has replaced is left out. The earliest published comes first, undated last.
    """
    found = [
        other
        for each in equal
        if (other := append.printed(each)) is not None
        and all(
            None in pair or pair[0] == pair[1]
            for pair in (
                (other.title, article.title),
                (other.outlet, article.outlet),
                (other.url, article.url),
            )
        )
        and append.successor(each) is None
    ]
    return sorted(found, key=lambda each: (each.published is None, each.published or "", each.id))


def otherwise_dated(append: Append, article: Article, twins: Iterable[Printed]) -> str | None:
    """What to tell where a person has given the text another day than this file of it carries.

    None where nobody has. A person has looked the day up, and a file does not know better.
    """
    for twin in twins:
        given = append.day_given(twin.id)
        if article.published is not None and given not in {None, article.published}:
            dated = [
                each.event
                for each in append.events(f"{ARTICLES}/{twin.id}")
                if isinstance(each.event, ArticleDated)
            ]
            return (
                f"it says {article.published}, and {dated[-1].by} has dated it {given}, which"
                f" stands; to take the other: tracker date {twin.id[:12]} {article.published}"
            )
    return None


def as_dated(article: Article, dated: Printed) -> Article:
    """`article` as the log has it with its day."""
    return replace(
        article,
        name=dated.name,
        published=dated.published,
        title=dated.title,
        outlet=dated.outlet,
        url=dated.url,
    )


def supersede(
    append: Append, old: Printed, new: str, statements: Iterable[Statement]
) -> list[str] | None:
    """Put the article `new`, which makes `statements`, in the place of its undated twin `old`.

    What people have said of the old one's statements goes over to the same statements of the new
    one: retractions always, confirmations where the day is the one that was confirmed.

    Returns:
        A line for each confirmation that did not go over; None where `old` is what a person has
        quoted, which is left as it is.
    """
    held = append.statements_by(old.id)
    if any(is_analysts(_statement(each)) for _, each in held):
        return None
    lines = []
    by_place: dict[tuple[object, ...], list[Statement]] = {}
    for statement in statements:
        by_place.setdefault(place_of(statement), []).append(statement)
    for recorded, verdict in decided(append, held):
        before = _statement(recorded)
        there = by_place.get(place_of(before), [])
        if isinstance(verdict, Confirmed):
            same = [each for each in there if _as_by(each, before) == recorded.event_id]
            if not same:
                lines.append(
                    f"the confirmation by {verdict.by} of {recorded.event_id[:12]} stays with the"
                    " undated article, as the dated one reads otherwise: confirm it anew"
                )
            there = same
        for each in there:
            append.append(stream_of(each), replace(verdict, target=event_id(each), answers=None))
    fact = ArticleSuperseded(article=old.id, successor=new)
    append.append(stream_of(fact), fact)
    return lines


def decided(
    append: Append, held: list[tuple[str, Recorded]]
) -> Iterator[tuple[Recorded, Confirmed | Retracted]]:
    """The statements that a person has decided about, each with the verdict that stands."""
    by_id = {recorded.event_id: recorded for _, recorded in held}
    for stream in sorted({stream for stream, _ in held}):
        for given in standing(append.verdicts_in(stream)):
            verdict = given.event
            if (
                isinstance(verdict, Confirmed)
                or (isinstance(verdict, Retracted) and not verdict.by_machine)
            ) and verdict.target in by_id:
                yield by_id[verdict.target], verdict


def _statement(recorded: Recorded) -> Statement:
    assert isinstance(recorded.event, Statement)  # noqa: S101  # only statements name an article
    return recorded.event


def place_of(statement: Statement) -> tuple[object, ...]:
    """What a statement is about, and where it stands in the text: whatever day it tells."""
    party = statement.party if isinstance(statement, Report) else None
    return type(statement), party, statement.evidence.start, statement.evidence.end


def _as_by(statement: Statement, other: Statement) -> str:
    """The id that `statement` would have in the other's article, at the other's reading."""
    return event_id(replace(statement, article=other.article, reading=other.reading))
