"""The reports that count, each with its place in the order, its origin, and what it may end."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from tracker.domain.dates import Day, first_day, is_day, last_day
from tracker.domain.events import Attribution, Confirmed, Recorded, Report, Retracted, Revoked
from tracker.domain.lifecycle import RANK
from tracker.domain.press import Press

UNKNOWN = Day("")
"""Stands for a day that nobody tells: before all days."""
NEVER = Day("9999-99-99")
"""Comes after every day."""


class Told(NamedTuple):
    """A report that counts.

    Reports come in the order of the first four fields. `on` is the last day that the date allows
    or the day of publication, whichever is earlier; of reports of one day and `rank` the one
    published first comes first, by `told_on`, which is NEVER where that day is not known. `begins`
    is the first day it can have happened on; for background without a day of its own that is
    UNKNOWN, since it may tell of any time before. `fresh` says that it is news or has a day of its
    own, and so may end a setback. `others` gives the origins of the reports that it stands for,
    where it stands for any; they are asked for only where the number of sources decides.
    """

    on: Day
    rank: int
    told_on: Day
    event_id: str
    report: Report
    begins: Day
    fresh: bool
    published: Day | None
    origin: str
    confirmed: bool
    others: Callable[[], frozenset[str]] | None = None


def told(
    reports: Iterable[Recorded],
    verdicts: Iterable[Recorded],
    press: Press,
    as_of: Day | None,
) -> list[Told]:
    """The reports that count as of that day, in the total order of the fold.

    Left out are what was retracted (a source's own correction from the day it corrected itself),
    what was published later, and what stood in an article that a later version has replaced.
    """
    retracted = set()
    confirmed = set()
    for verdict in standing(verdicts):
        event = verdict.event
        if isinstance(event, Confirmed):
            confirmed.add(event.target)
        elif isinstance(event, Retracted) and (
            as_of is None or event.corrected_on is None or event.corrected_on <= as_of
        ):
            retracted.add(event.target)
    counting = []
    for recorded in reports:
        report = recorded.event
        if (
            recorded.event_id in retracted
            or not isinstance(report, Report)
            or not _takes_part(recorded, report.article, press, as_of)
        ):
            continue
        counting.append(
            place(
                recorded.event_id,
                report,
                press.published(report.article),
                outlet(report, press) or press.story(report.article, as_of),
                confirmed=recorded.event_id in confirmed,
            )
        )
    # Event ids are unique, so the comparison never reaches what has no order.
    counting.sort()
    return counting


def place(
    event_id: str, report: Report, published: Day | None, origin: str, *, confirmed: bool
) -> Told:
    """A report with its place in the order, given when it was published and whence it comes."""
    when = report.happened_on
    if when is None:
        on = published or UNKNOWN
        begins, fresh = (on, True) if report.told_as == "news" else (UNKNOWN, False)
    elif is_day(when):
        on = begins = Day(when) if published is None or when < published else published
        fresh = True
    else:
        on = last_day(when)
        if published is not None and published < on:
            on = published
        begins, fresh = min(first_day(when), on), True
    told_on = published or NEVER
    rank = RANK[report.kind]
    return Told(on, rank, told_on, event_id, report, begins, fresh, published, origin, confirmed)


def again(told: Told, event_id: str, article: str, published: Day, origin: str) -> Told:
    """The place of a report that says the same as `told`, of one `repeat_key` with it."""
    on, begins = told.on, told.begins
    if told.report.happened_on is None:
        on = published
        begins = published if told.report.told_as == "news" else UNKNOWN
    report = replace(told.report, article=article)
    rank, fresh = told.rank, told.fresh
    return Told(
        on, rank, published, event_id, report, begins, fresh, published, origin, confirmed=False
    )


def outlet(report: Report, press: Press) -> str | None:
    """The outlet that a report goes back to, as an origin; None where it is the article's own.

    That is the outlet that the article as a whole credits, so that one article is one origin; of
    an article that was recorded before this was told, the one that the sentence names.
    """
    credited = press.credited.get(report.article)
    return outlet_named(report.attribution) if credited is None else by_outlet(credited)


def by_outlet(name: str) -> str:
    """The origin of what goes back to the outlet of this name."""
    return "outlet " + name.casefold()


def outlet_named(attribution: Attribution) -> str | None:
    """The outlet that an attribution names, as an origin; else None."""
    if attribution.kind == "outlet" and attribution.name:
        return by_outlet(attribution.name)
    return None


def standing(verdicts: Iterable[Recorded]) -> list[Recorded]:
    """The retractions and confirmations among `verdicts` that nobody has taken back."""
    given = list(verdicts)
    revoked = {each.event.target for each in given if isinstance(each.event, Revoked)}
    return [
        each
        for each in given
        if not isinstance(each.event, Revoked) and each.event_id not in revoked
    ]


def may_end(each: Told, setback: Sequence[Told]) -> bool:
    """Whether it may end the setback: news does, background only with a day of its own after it."""
    if not setback or not each.fresh:
        return False
    return each.report.told_as == "news" or each.begins >= setback[-1].on


def origins(reports: Iterable[Told]) -> int:
    """How many independent sources stand behind `reports`."""
    found = set()
    for each in reports:
        found.add(each.origin)
        if each.others is not None:
            found |= each.others()
    return len(found)


def known_by(reports: Iterable[Told]) -> Told | None:
    """The earliest published of `reports`; None where no day of publication is known."""
    first: Told | None = None
    earliest = ""
    for each in reports:
        published = each.published
        if published is not None and (
            first is None
            or published < earliest
            or (published == earliest and each.event_id < first.event_id)
        ):
            first, earliest = each, published
    return first


def _takes_part(recorded: Recorded, article: str, press: Press, as_of: Day | None) -> bool:
    if press.superseded(article, as_of):
        return False
    if as_of is None or press.visible(article, as_of):
        return True
    # What an analyst reports need not stand in an article: it counts from when it was reported.
    return article not in press.imprints and recorded.recorded_at[:10] <= as_of
