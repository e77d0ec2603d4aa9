"""A report as a digest takes it in: its place in the order, and on which days it takes part."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tracker.domain.dates import Day
from tracker.domain.events import Confirmed, Recorded, Report, Retracted
from tracker.domain.press import Press
from tracker.domain.stories import Life, Stories
from tracker.domain.told import Told, again, outlet, place, standing


class Kept(NamedTuple):
    """A report that may decide something.

    `told` is the report as everything published up to now shows it, `visible` the first day as of
    which it takes part, `until` the day from which on it does not: its source corrected itself,
    or a later version of the article took its place. `origins` are the stories that it counts as,
    each with the day from which on; a single one where that never changes.
    """

    told: Told
    visible: Day
    until: Day | None
    origins: Life


class Repeat(NamedTuple):
    """A report for which another one stands that says the same: what makes it one source more.

    `origins` are as in `Kept`; it takes part for good, from the day it was published.
    """

    event_id: str
    article: str
    published: Day
    origins: Life


class Judgements(NamedTuple):
    """What people decided on reports: those confirmed, and until when those retracted counted."""

    confirmed: frozenset[str]
    retracted: Mapping[str, Day | None]


def judgements(verdicts: Iterable[Recorded]) -> Judgements:
    """What the verdicts that stand come to; a misreading of ours (None) never counted."""
    retracted: dict[str, Day | None] = {}
    confirmed = set()
    for verdict in standing(verdicts):
        event = verdict.event
        if isinstance(event, Confirmed):
            confirmed.add(event.target)
        elif isinstance(event, Retracted):
            day = event.corrected_on
            known = retracted.get(event.target, day)
            retracted[event.target] = None if day is None or known is None else min(day, known)
    return Judgements(frozenset(confirmed), retracted)


def keep(recorded: Recorded, judged: Judgements, press: Press, stories: Stories) -> Kept | None:
    """A report as a digest takes it in; None where it never counts."""
    report = recorded.event
    if not isinstance(report, Report):
        return None
    event_id = recorded.event_id
    article = report.article
    until = press.replaced(article) if article in press.successors else None
    if event_id in judged.retracted:
        corrected = judged.retracted[event_id]
        if corrected is None:
            return None
        until = corrected if until is None else min(until, corrected)
    imprint = press.imprints.get(article)
    published = press.dated.get(article)
    if imprint is None:
        visible = Day(recorded.recorded_at[:10])
    else:
        published = published or imprint.published
        visible = published or imprint.recorded_on
    if until is not None and until <= visible:
        return None
    named = outlet(report, press)
    origins = stories.life(article, visible) if named is None else ((visible, named),)
    told = place(
        event_id,
        report,
        published,
        origins[-1][1],
        confirmed=event_id in judged.confirmed,
    )
    return Kept(told, visible, until, origins)


def repeat_of(kept: Kept) -> Repeat:
    """A report for which another one stands from now on, and which it repeats."""
    told = kept.told
    return Repeat(told.event_id, told.report.article, kept.visible, kept.origins)


def kept_again(repeat: Repeat, standing: Told) -> Kept:
    """The report that `repeat` is short for; `standing` is the one that stood for it."""
    event_id, article, published, origins = repeat
    told = again(standing, event_id, article, published, origins[-1][1])
    return Kept(told, published, None, origins)


def takes_part(each: Kept, as_of: Day | None) -> bool:
    """Whether a report counts as of that day; None asks for everything."""
    if as_of is None:
        return each.until is None
    return each.visible <= as_of and (each.until is None or as_of < each.until)


def story_on(origins: Life, as_of: Day | None) -> str:
    """The story that a report counts as on that day, or as far as is known."""
    if as_of is None:
        return origins[-1][1]
    return next(story for since, story in reversed(origins) if since <= as_of)
