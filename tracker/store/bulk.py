"""A party's digest made from the log, at little more than the cost of reading it.

Of the many reports that repeat another, only when and whence they come needs to be known: they
are taken in without being made. All others are made, and taken in one by one. In which order that
is done makes no difference.
"""

from collections import defaultdict
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from tracker.domain.dates import Day, last_day
from tracker.domain.digest import Digest
from tracker.domain.events import (
    Attribution,
    Report,
    SigningPostponed,
    SigningScheduled,
    Terminated,
)
from tracker.domain.kept import Judgements, Kept, Repeat, judgements, keep
from tracker.domain.press import Press
from tracker.domain.repeats import repeat_key
from tracker.domain.stories import Life, Stories
from tracker.domain.told import NEVER, UNKNOWN, by_outlet, outlet_named, place
from tracker.store.alike import like
from tracker.store.gist import GistRow, account, event_of


class Digested(NamedTuple):
    """A party's digest; the position of its newest event, and its articles without a day.

    `judged` is what people decided on its reports.
    """

    party: str
    digest: Digest
    position: int
    undated: frozenset[str]
    judged: Judgements


def digest_rows(
    dossier: str, party: str, rows: list[GistRow], press: Press, stories: Stories
) -> Digested:
    """A party digested from the rows of its stream, oldest first, of which there is one at least.

    Raises StoreError where an event cannot be read.
    """
    made = Digest(dossier, party)
    whole = [event_of(dossier, party, row) for row in rows if row[-1] is not None]
    judged = judgements(each for each in whole if not isinstance(each.event, Report))
    aside = {*judged.confirmed, *judged.retracted, *press.dated, *press.successors}
    apart = any(tells_apart(*each) for each in {(row[2], row[7]) for row in rows})
    alike: Alike = defaultdict(list)
    undated = set()
    imprint_of = press.imprints.get
    for row in rows:
        _, event_id, kind, _, _, article, by, said, data = row
        if not apart and data is None:
            imprint = imprint_of(article)
            if (
                imprint is not None
                and imprint.published is not None
                and not (event_id in aside or article in aside)
                and is_known(kind, said)
            ):
                alike[kind, said].append((imprint.published, event_id, article, by))
                continue
        recorded = event_of(dossier, party, row)
        new = keep(recorded, judged, press, stories)
        if new is not None:
            made.take(new)
        if isinstance(recorded.event, Report) and press.published(recorded.event.article) is None:
            undated.add(recorded.event.article)
    take_alike(made, alike, press, stories)
    return Digested(party, made, rows[-1][0], frozenset(undated), judged)


Dated = tuple[Day, str, str, str | None]
"""A report that takes part for good from the day it was published: that day, event_id, article,
account; see `GistRow`."""

Alike = defaultdict[tuple[str, str], list[Dated]]
"""Such reports by what they have in common: kind, and what they say, as `like` takes it."""


def take_alike(made: Digest, alike: Alike, press: Press, stories: Stories) -> None:
    """Take in reports; those that repeat others are not made for it.

    Raises ValueError where one of them says what its kind cannot say.
    """
    first, runs = _parted(alike)
    for said, each in first:
        published, event_id, article, by = each
        report = like(*said)(made.dossier, made.party, article, account(by))
        origins = _origins(each, press, stories)
        told = place(event_id, report, published, origins[-1][1], confirmed=False)
        made.take(Kept(told, published, None, origins))
    kept, behind = made.kept, made.behind
    # What was repeated may itself have been left out since.
    moved = {each.event_id: one for one, some in behind.items() for each in some}
    repeats: list[Repeat] = []
    for one, dated in runs:
        new = [Repeat(each[1], each[2], each[0], _origins(each, press, stories)) for each in dated]
        behind[one if one in kept else moved[one]].extend(new)
        repeats += new
    made.tally.add_repeats(repeats)


def _parted(
    alike: Alike,
) -> tuple[list[tuple[tuple[str, str], Dated]], list[tuple[str, list[Dated]]]]:
    """The reports that must be made, each with what it says; and what repeats one, by its id."""
    first = []
    runs = []
    for said, some in alike.items():
        if len(some) == 1:
            first.append((said, some[0]))
            continue
        since = _since(*said)
        dated = some
        if since:
            first += [(said, each) for each in some if each[0] < since]
            dated = [each for each in some if each[0] >= since]
        if dated:
            one = min(dated)
            first.append((said, one))
            repeats = [each for each in dated if each is not one]
            if repeats:
                runs.append((one[1], repeats))
    first.sort(key=itemgetter(1))
    return first, runs


def _origins(dated: Dated, press: Press, stories: Stories) -> Life:
    """The stories that a report counts as, see `Kept`."""
    published, _, article, by = dated
    credited = press.credited.get(article)
    outlet = _outlet(by) if credited is None else by_outlet(credited)
    return stories.life(article, published) if outlet is None else ((published, outlet),)


@lru_cache(maxsize=20_000)
def is_known(kind: str, said: str) -> bool:
    """Whether a report of this kind can say this."""
    try:
        like(kind, said)
    except ValueError:
        return False
    return True


def tells_apart(kind: str, said: str) -> bool:
    """Whether a report makes others, that repeat one another, tell something by themselves.

    Then each of its party must be made; see `tracker.domain.repeats`.
    """
    return kind == Terminated.kind or (kind == SigningPostponed.kind and _names_no_day(kind, said))


@lru_cache(maxsize=20_000)
def _since(kind: str, said: str) -> Day:
    """From which day of publication on the first report stands for all that say the same.

    Left out are those that never repeat one another, and plans, of which the days decide which
    stands for which.
    """
    report = _model(kind, said)
    if isinstance(report, SigningScheduled | SigningPostponed):
        return NEVER
    key = repeat_key(place("", report, NEVER, "", confirmed=False))
    if key is None:
        return NEVER
    if key[0]:
        return UNKNOWN
    return NEVER if report.happened_on is None else last_day(report.happened_on)


def _names_no_day(kind: str, said: str) -> bool:
    try:
        report = _model(kind, said)
    except ValueError:
        return True
    return isinstance(report, SigningPostponed) and report.planned_for is None


def _model(kind: str, said: str) -> Report:
    return like(kind, said)("", "", "", _NOBODY)


_NOBODY = Attribution()


@lru_cache(maxsize=4096)
def _outlet(by: str | None) -> str | None:
    return outlet_named(account(by))
