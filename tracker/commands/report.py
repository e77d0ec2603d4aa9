"""Report what a person has read: a quotation, its source, and what it says."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tracker.articles.article import Article, Rejection
from tracker.articles.fields import build
from tracker.articles.origin import Origin, latest_day
from tracker.articles.stories import shingles, sketch
from tracker.commands.neighbours import Neighbours
from tracker.commands.taking_in import new_article
from tracker.commands.target import Refusal, Target, say_why
from tracker.domain.dates import Day, Edtf, first_day
from tracker.domain.events import (
    REPORTS,
    Attribution,
    Effect,
    Evidence,
    Recorded,
    Report,
    Retracted,
    TermsReported,
)
from tracker.domain.identity import event_id
from tracker.store.append import Append
from tracker.store.log import Log
from tracker.store.streams import check_dossier, stream_of

KINDS: dict[str, type[Report]] = {each.kind: each for each in REPORTS if each is not TermsReported}
"""What a person can report, by name; terms have too many parts for a command line."""

EFFECTS: tuple[Effect, ...] = ("binding", "non-binding", "unknown", "not-required")
_PLANS = frozenset({"signing_scheduled", "signing_postponed"})
_LONGEST_URL = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a person reports. `kind` is one of `KINDS`, `party` a code of the gazetteer.

    `on` is when it happened, `published` when the source was published, `planned_for` the day of
    a signing planned or put off, `effect` that of a ratification; None is not told.
    """

    party: str
    kind: str
    source: str
    quote: str
    on: Edtf | None = None
    published: Day | None = None
    outlet: str | None = None
    place: str | None = None
    planned_for: Edtf | None = None
    effect: Effect | None = None
    background: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A report that the log holds now: `new`, or there already.

    `same_story` are the articles from the same address or with the same text, which count as one
    source with it; `retraction` is the verdict that keeps a known report from counting.
    """

    report: Recorded
    new: bool
    same_story: tuple[str, ...] = ()
    retraction: Recorded | None = None


def report(log: Log, dossier: str, draft: Draft, *, by: str, today: Day) -> Reported | Refusal:
    """Record what `by` has read, as an article that is the quotation and a report on it.

    The same quotation from the same source reported as the same adds nothing, whoever reports it.
    """
    check_dossier(dossier)
    refusal = say_why(by, None) or _check(draft, today)
    if refusal is not None:
        return refusal
    article = _article(draft, today)
    if isinstance(article, Rejection):
        return Refusal(reason=f"{article.source}: {article.reason}", remedy=article.remedy)
    statement = _statement(draft, article, dossier, by.strip())
    stream = stream_of(statement)
    identity = event_id(statement)
    with log.transaction() as append:
        for _, known in append.find(identity):
            target = Target(known, stream, append.events(stream))
            against = [
                each for each in target.standing(identity) if isinstance(each.event, Retracted)
            ]
            return Reported(report=known, new=False, retraction=against[0] if against else None)
        near = () if append.has_article(article.id) else _take_in(append, article)
        append.append(stream, statement)
        recorded = append.told(identity)
    return Reported(report=recorded, new=True, same_story=near)


def _check(draft: Draft, today: Day) -> Refusal | None:
    return next(_problems(draft, today), None)


def _problems(draft: Draft, today: Day) -> Iterator[Refusal]:
    if draft.kind not in KINDS:
        yield Refusal(
            reason=f"{draft.kind!r} is nothing that can be reported",
            remedy=f"give one of {', '.join(KINDS)}",
        )
    if not any(each.isalnum() for each in draft.quote):
        yield Refusal(reason="--quote: there are no words", remedy="give those that say so")
    if not _is_web_address(draft.source):
        yield Refusal(
            reason=f"--source: {draft.source!r} is no web address",
            remedy="give the page that was read, as https://example.org/page",
        )
    if draft.planned_for is not None and draft.kind not in _PLANS:
        yield Refusal(
            reason=f"--planned-for: {draft.kind} has no planned day",
            remedy=f"it goes with {' and '.join(sorted(_PLANS))}",
        )
    if draft.effect is not None and draft.kind != "ratified":
        yield Refusal(reason=f"--effect: {draft.kind} has none", remedy="it goes with ratified")
    if draft.effect is not None and draft.effect not in EFFECTS:
        yield Refusal(
            reason=f"--effect: {draft.effect!r} is none", remedy=f"give one of {', '.join(EFFECTS)}"
        )
    last = latest_day(today) if draft.published is None else draft.published
    if draft.on is not None and first_day(draft.on) > last:
        told = "is in the future" if draft.published is None else f"comes after {last}, its source"
        yield Refusal(
            reason=f"--on: {draft.on} {told}",
            remedy="give the day it happened on; a plan's day goes with --planned-for",
        )


def _is_web_address(text: str) -> bool:
    if len(text) > _LONGEST_URL or not text.isprintable() or set(text) & set(' "<>\\^`{|}'):
        return False
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host)


def _article(draft: Draft, today: Day) -> Article | Rejection:
    host = urlsplit(draft.source).hostname or draft.source
    record: dict[str, object] = {
        "text": draft.quote,
        "url": draft.source,
        "outlet": draft.outlet,
        "published": draft.published,
    }
    origin = Origin(source="the report", name=host, today=today)
    return build(record, origin, source="the report")


def _statement(draft: Draft, article: Article, dossier: str, by: str) -> Report:
    more: dict[str, Any] = {}
    if draft.planned_for is not None:
        more["planned_for"] = draft.planned_for
    if draft.effect is not None:
        more["effect"] = draft.effect
    return KINDS[draft.kind](
        dossier=dossier,
        party=draft.party,
        article=article.id,
        evidence=Evidence(article.text, 0, len(article.text)),
        attribution=Attribution("analyst", by),
        happened_on=draft.on,
        basis="unknown" if draft.on is None and draft.planned_for is None else "stated",
        told_as="background" if draft.background else "news",
        occasion=draft.place,
        trace=() if draft.note is None else (f"note: {draft.note}",),
        **more,
    )


def _take_in(append: Append, article: Article) -> tuple[str, ...]:
    """Record the quotation as an article; the articles that tell the same story."""
    found = shingles(article.text)
    sampled = sketch(found)
    alike, _ = Neighbours().near(append, article, found, sampled)
    same_page = append.articles_at(article.url) if article.url else ()
    told = tuple(sorted({*alike, *same_page}))
    append.add_article(new_article(article, sampled), near=told)
    return told
