"""The digests of all parties made from the log, at little more than the cost of reading it.

Of the many reports that repeat another, only when and whence they come needs to be known: they
are taken in without being made. All others are made, and taken in one by one.
"""

from collections.abc import Iterator
from functools import lru_cache
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
from tracker.domain.repeats import RepeatKey, repeat_key
from tracker.domain.stories import Stories
from tracker.domain.told import UNKNOWN, by_outlet, outlet_named, place
from tracker.store.alike import like
from tracker.store.gist import Gist, GistRow, account, event_of

_NEVER = Day("9999-99-99")  # after every day


class Digested(NamedTuple):
    """A party's digest; the position of its newest event, and its articles without a day.

    `judged` is what people decided on its reports.
    """

    party: str
    digest: Digest
    position: int
    undated: frozenset[str]
    judged: Judgements


def digests(log: Gist, dossier: str, press: Press, stories: Stories) -> Iterator[Digested]:
    """The parties of a dossier, in order, each digested from its whole stream.

    One party's rows are held in memory at a time. Raises StoreError where an event cannot be read.
    """
    for party, rows in log.parties(dossier):
        yield digest_rows(dossier, party, rows, press, stories)


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
    shapes: dict[tuple[str, str], _Shape] | None = None if _tells_each_apart(rows) else {}
    imprints, credited, life = press.imprints, press.credited, stories.life
    undated = set()
    repeats: list[Repeat] = []
    behind = made.behind
    for row in rows:
        _, event_id, kind, _, _, article, by, said, data = row
        if shapes is not None and data is None:
            shape = shapes.get((kind, said))
            if shape is None:
                shape = shapes[kind, said] = _shape_in(made, kind, said)
            since, by_day, standing = shape
            imprint = imprints.get(article)
            published = None if imprint is None else imprint.published
            if published is not None and published >= since:
                other = _standing_for(standing, published, event_id, by_day=by_day)
                if other is not None and not (event_id in aside or article in aside):
                    # It says what that one says, in another article.
                    named = credited.get(article)
                    outlet = _outlet(by) if named is None else by_outlet(named)
                    origins = ((published, outlet),) if outlet else life(article, published)
                    repeat = Repeat(event_id, article, published, origins)
                    behind[other.told.event_id].append(repeat)
                    repeats.append(repeat)
                    continue
        recorded = event_of(dossier, party, row)
        new = keep(recorded, judged, press, stories)
        if new is not None:
            made.take(new)
        if isinstance(recorded.event, Report) and press.published(recorded.event.article) is None:
            undated.add(recorded.event.article)
    made.tally.add_repeats(repeats)
    return Digested(party, made, rows[-1][0], frozenset(undated), judged)


_Shape = tuple[Day, bool, list[Kept]]
"""Of reports that say the same: from which day of publication on one may repeat another, whether
that day alone orders them, and those that stand for the others."""


def _shape_in(made: Digest, kind: str, said: str) -> _Shape:
    since, key = _shape(kind, said)
    if key is None:
        return _NEVER, False, []
    by_day, common = key
    return since, by_day, made.standing(common)


def _standing_for(
    standing: list[Kept], published: Day, event_id: str, *, by_day: bool
) -> Kept | None:
    """Which of the reports `standing` stands for another that says the same; see `stands_for`."""
    for other in standing:
        told = other.told
        first = told.published or UNKNOWN
        if first <= published and (told.event_id <= event_id or (by_day and first < published)):
            return other
    return None


def _tells_each_apart(rows: list[GistRow]) -> bool:
    """Whether any report makes others, that repeat one another, tell something by themselves.

    Then each must be made; see `tracker.domain.repeats`.
    """
    kinds = {row[2] for row in rows}
    if Terminated.kind in kinds:
        return True
    put_off = SigningPostponed.kind
    return put_off in kinds and any(
        _names_no_day(put_off, said) for said in {row[7] for row in rows if row[2] == put_off}
    )


@lru_cache(maxsize=20_000)
def _shape(kind: str, said: str) -> tuple[Day, RepeatKey | None]:
    """The key of reports that say the same, and from which day of publication on they have it.

    The key is None for what has none whenever it is published, and for plans, of which the days
    decide which stands for which.
    """
    try:
        report = _model(kind, said)
    except ValueError:
        return _NEVER, None  # damaged, which comes to light when it is made
    if isinstance(report, SigningScheduled | SigningPostponed):
        return _NEVER, None
    key = repeat_key(place("", report, _NEVER, "", confirmed=False))
    if key is None:
        return _NEVER, None
    if key[0]:
        return Day(""), key
    return (_NEVER if report.happened_on is None else last_day(report.happened_on)), key


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
