"""Made-up reports, as the press gives them: what it costs is measured on these, always the same.

200 parties go through their agreements in some 900 days: declarations, rounds of talks, planned
days of which some are put off, signatures, ratifications. Articles tell of what is new that day,
several outlets of the same, and mostly recall what is known: the day of a signature, that there
was one, now and then a wrong day. A few articles come in late or carry no date, a few copy
another; some quote an agency.
"""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from tracker.domain.dates import Day, Edtf
from tracker.domain.events import (
    ArticleRecorded,
    Attribution,
    DeclarationJoined,
    EnteredIntoForce,
    Evidence,
    IntentDeclared,
    Ratified,
    Report,
    Signed,
    SigningPostponed,
    SigningScheduled,
    Suspended,
    TalksClose,
    TalksHeld,
    TalksStalled,
    TalksStarted,
    TermsReported,
    TextAgreed,
)

DOSSIER = "ukraine-security"
PARTIES = tuple(f"{one}{two}" for one in "ABCDEFGHIJKLMNOPQRST" for two in "ABCDEFGHIJ")
BEGIN, DAYS = date(2023, 7, 12), 900
PER_ARTICLE = 4
_OUTLETS = tuple(f"The Example {number}" for number in range(40))
_SENTENCE = "The two sides said that the work on the agreement with {} had come as far as {} by {}."


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happens to a party: on which day of the period, what, what it tells."""

    day: int
    kind: type[Report]
    more: tuple[tuple[str, object], ...] = ()


@cache
def text(day: int) -> Day:
    """A day of the period, by its number."""
    return Day((BEGIN + timedelta(days=day)).isoformat())


def story_of(party: str) -> list[Moment]:
    """What happens to a party, in order."""
    chance = random.Random(f"story of {party}")
    day = chance.randrange(0, 30)
    told = [Moment(day, chance.choice((DeclarationJoined, IntentDeclared)))]
    day += chance.randrange(5, 60)
    told.append(Moment(day, TalksStarted))
    for _ in range(chance.randrange(1, 7)):
        day += chance.randrange(10, 50)
        told.append(Moment(day, TalksHeld))
    if chance.random() < 0.08:
        day += chance.randrange(5, 20)
        told += [Moment(day, TalksStalled), Moment(day + 30, TalksHeld)]
        day += 30
    told.append(Moment(day + 5, TalksClose))
    if chance.random() < 0.5:
        told.append(Moment(day + 8, TextAgreed))
    plan = day + chance.randrange(15, 40)
    told.append(Moment(plan - 6, SigningScheduled, (("planned_for", text(plan)),)))
    if chance.random() < 0.15:
        told.append(Moment(plan - 1, SigningPostponed, (("planned_for", text(plan)),)))
        plan += chance.randrange(10, 60)
        told.append(Moment(plan - 8, SigningScheduled, (("planned_for", text(plan)),)))
    told.append(Moment(plan, Signed, (("occasion", "the summit"),)))
    told.append(Moment(plan, TermsReported, (("duration_years", 10), ("binding", True))))
    if chance.random() < 0.5:
        told.append(Moment(plan + chance.randrange(30, 200), Ratified, (("effect", "binding"),)))
        if chance.random() < 0.5:
            told.append(Moment(plan + chance.randrange(200, 260), EnteredIntoForce))
    if chance.random() < 0.03:
        told.append(Moment(plan + 270, Suspended))
    return sorted((each for each in told if each.day < DAYS), key=lambda each: each.day)


def articles(
    reports: int, parties: tuple[str, ...] = PARTIES
) -> Iterator[tuple[ArticleRecorded, list[Report]]]:
    """Articles in the order in which they come in, with `reports` reports about `parties`."""
    chance = random.Random("articles")
    stories = [story_of(party) for party in parties]
    made = 0
    number = 0
    near: tuple[str, ...] = ()
    while made < reports:
        day = made * DAYS // reports
        if chance.random() < 0.03:
            day = chance.randrange(0, day + 1)  # found late
        identity = hashlib.sha256(f"article {number}".encode()).hexdigest()
        copied = near if near and chance.random() < 0.1 else ()
        article = ArticleRecorded(
            article=identity[:32],
            sha256=identity,
            published=None if chance.random() < 0.005 else text(day),
            outlet=chance.choice(_OUTLETS),
            near=copied,
            name=f"article-{number}",
        )
        near = (article.article,)
        few = min(PER_ARTICLE, len(parties), reports - made)
        told = [
            _report(chance, article.article, parties[each], stories[each], day, place)
            for place, each in enumerate(chance.sample(range(len(parties)), few))
        ]
        made += len(told)
        number += 1
        yield article, told


def _report(  # noqa: PLR0913, PLR0917  # a report is made of as much
    chance: random.Random, article: str, party: str, story: list[Moment], day: int, place: int
) -> Report:
    past = [each for each in story if each.day <= day] or story[:1]
    fresh = [each for each in past if each.day >= day - 2]
    news = bool(fresh) and chance.random() < 0.9
    if news:
        moment = chance.choice(fresh)
    else:
        # What is recalled is mostly how far it has come.
        moment = past[-1] if chance.random() < 0.5 else chance.choice(past)
    when: str | None = text(moment.day)
    if not news and chance.random() < 0.3:
        when = None
    elif chance.random() < 0.04:
        when = str(when)[:7] if chance.random() < 0.5 else text(moment.day + 1)
    sentence = _SENTENCE.format(party, moment.kind.label, text(day))
    quoted = chance.random() < 0.15
    start = 200 * place
    return moment.kind(
        dossier=DOSSIER,
        party=party,
        article=article,
        happened_on=None if when is None else Edtf(when),
        basis="unknown" if when is None else "relative" if news else "stated",
        told_as="news" if news else "background",
        evidence=Evidence(sentence, start, start + len(sentence)),
        attribution=Attribution("outlet", f"Agency {chance.randrange(4)}")
        if quoted
        else Attribution("official", "the ministry"),
        rule=f"clause.{moment.kind.kind}",
        reader="2026.1",
        cues=((start + 20, start + 24), (start + 40, start + 49)),
        trace=("tag.party", f"clause.{moment.kind.kind}", "resolve.date"),
        **dict(moment.more),  # type: ignore[arg-type]
    )
