"""Of all reports about a party those that decide, on whatever day one asks.

Most reports repeat what is known: the third article of a week that the talks went on, the
hundredth that names the day of the signature. `Digest` keeps the reports that the fold needs, and
of the others their number: a report is left out where another one that stands in its place on
every day, now and after whatever may yet be reported, makes it tell nothing but one source more.
The rules by which one report stands for another are proved against the whole fold by
`tests/domain/test_digest.py`.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from tracker.domain.brief import brief
from tracker.domain.cycles import in_cycles
from tracker.domain.dates import Day
from tracker.domain.events import Confirmed, Recorded, Report, Retracted
from tracker.domain.glance import Glance
from tracker.domain.press import Press
from tracker.domain.repeats import Watch, repeat_key, stands_for
from tracker.domain.row import row
from tracker.domain.status import AgreementStatus
from tracker.domain.stories import Life, Stories
from tracker.domain.told import Told, outlet, place
from tracker.domain.told import standing as standing_verdicts

Counts = tuple[int, int, Day | None]
"""How many reports, how many distinct origins, the latest day of publication."""

Others = Callable[[], frozenset[str]]
"""Gives origins when they are asked for."""

_NEVER = Day("9999-99-99")  # after every day


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


@dataclass(slots=True)
class Change:
    """What changes in the counts on a day: reports and distinct origins, more or fewer.

    `last` is the latest day of publication of the reports that take part from that day on, those
    aside that do not for ever.
    """

    reports: int = 0
    sources: int = 0
    last: Day | None = None


class Digest:
    """What decides about one party's agreement, and the counts of all that is reported of it.

    `kept` are the reports that may decide something, by event id, `behind` those that one of them
    stands for, `repeats` all of these. `moved` are the ids of reports that came in or changed
    sides, `days` those with other counts, since whoever keeps a copy emptied them.
    """

    def __init__(self, dossier: str, party: str) -> None:
        self.dossier = dossier
        self.party = party
        self.kept: dict[str, Kept] = {}
        self.behind: dict[str, list[Kept]] = {}
        self.repeats: dict[str, Kept] = {}
        self.moved: set[str] = set()
        self.days: set[Day] = set()
        self._reports = self._sources = 0
        self._last: Day | None = None
        self._changes: dict[Day, Change] = {}
        self._watch = Watch()
        self._glance = Glance()
        self._sources_decide = True  # whether the last row rests on the number of sources
        self._standing: dict[Hashable, list[Kept]] = {}
        self._since: dict[str, Day] = {}  # since when an origin counts
        self._leaving = False  # whether a report takes part for a time only
        self._stale = False  # whether the origins must be counted anew

    @property
    def changes(self) -> Mapping[Day, Change]:
        """The counts, by the day from which on they show."""
        if self._stale:
            self._count_sources()
            self._stale = False
        return self._changes

    def add(self, new: Kept) -> bool:
        """Take in a report that counts and is new; False where only the counts change."""
        self._count(new)
        told = new.told
        event_id = told.event_id
        watch = self._watch
        before, contested = (watch.postponed, watch.parted), len(watch.contested)
        watch.notice(told)
        if before != (watch.postponed, watch.parted):
            self._take_back()
        if contested != len(watch.contested):
            # Whence the repeats of these come is to be known from now on.
            self.moved.update(each for each, repeat in self.repeats.items() if self.matters(repeat))
        key = None
        if new.until is None and new.visible == told.published:
            key = repeat_key(told)
        self.kept[event_id] = new
        self.moved.add(event_id)
        if key is None or not watch.may_repeat(told.report.kind, by_day=key[0]):
            self._glance.notice(told)
            return True
        by_day, common = key
        standing = self._standing.setdefault(common, [])
        for other in standing:
            if stands_for(other.told, told, by_day=by_day):
                self._leave_out(new, other)
                # One source more can decide where different values are told.
                return self._sources_decide and told.report.kind in watch.contested
        repeated = not by_day and any(other.visible < new.visible for other in standing)
        nothing = told.report.kind not in watch.contested and self._glance.tells_nothing(
            told, repeated=repeated
        )
        self._glance.notice(told)
        for other in [each for each in standing if stands_for(told, each.told, by_day=by_day)]:
            standing.remove(other)
            self._leave_out(other, new)
        standing.append(new)
        return not nothing

    def status(self, as_of: Day | None = None) -> AgreementStatus:
        """The row in its short form, of everything or as of a day; nothing is overdue yet."""
        if as_of is None:
            self._sources_decide = False
            return settle(
                self.dossier, self.party, self.kept.values(), self.counts(), None, self._watched
            )
        counts = counted(self.changes, as_of)
        return settle(self.dossier, self.party, self.kept.values(), counts, as_of, self.others)

    def counts(self) -> Counts:
        """Reports, sources and the latest day of publication of everything, but see `settle`."""
        if self._stale:
            assert self.changes  # noqa: S101  # counts anew
        return self._reports, self._sources, self._last

    def matters(self, repeat: Kept) -> bool:
        """Whether a report that only repeats another must be known as a source."""
        return repeat.told.report.kind in self._watch.contested

    def others(self, one: Kept, as_of: Day | None) -> Others | None:
        """What gives the origins of the reports that `one` stands for; None where there are none."""
        behind = self.behind.get(one.told.event_id)
        if behind is None:
            return None
        return lambda: frozenset(origin(each, as_of) for each in behind if takes_part(each, as_of))

    def _watched(self, one: Kept, as_of: Day | None) -> Others | None:
        """As `others`, and notes whether they are asked for where different values are told."""
        found = self.others(one, as_of)
        if one.told.report.kind not in self._watch.contested:
            return found

        def asked() -> frozenset[str]:
            self._sources_decide = True
            return frozenset() if found is None else found()

        return asked

    def _count(self, new: Kept) -> None:
        self._leaving |= new.until is not None
        change = self._on(new.visible)
        change.reports += 1
        published = new.told.published
        if new.until is not None:
            self._on(new.until).reports -= 1
        else:
            self._reports += 1
            if published is not None:
                if change.last is None or published > change.last:
                    change.last = published
                if self._last is None or published > self._last:
                    self._last = published
        if self._leaving:
            self._stale = True
            return
        for place, (since, origin) in enumerate(new.origins):
            known = self._since.get(origin)
            if known is not None and known <= since:
                continue
            self._since[origin] = since
            self._count_source(since, 1)
            if known is not None:
                self._count_source(known, -1)
            elif place + 1 < len(new.origins):
                # From then on it is part of another story, whoever tells it.
                self._count_source(new.origins[place + 1][0], -1)

    def _count_source(self, day: Day, more: int) -> None:
        self._on(day).sources += more
        self._sources += more

    def _count_sources(self) -> None:
        """Count the origins anew, where reports that tell of them come and go."""
        spans: dict[str, list[tuple[Day, Day]]] = {}
        for each in chain(self.kept.values(), self.repeats.values()):
            ends = [*(day for day, _ in each.origins[1:]), _NEVER]
            for (since, origin), end in zip(each.origins, ends, strict=True):
                until = min(end, each.until or _NEVER)
                if since < until:
                    spans.setdefault(origin, []).append((since, until))
        for change in self._changes.values():
            change.sources = 0
        self._sources = 0
        self.days.update(self._changes)
        for found in spans.values():
            for since, until in _joined(found):
                self._count_source(since, 1)
                if until != _NEVER:
                    self._count_source(until, -1)

    def _on(self, day: Day) -> Change:
        self.days.add(day)
        found = self._changes.get(day)
        if found is None:
            found = self._changes[day] = Change()
        return found

    def _leave_out(self, repeat: Kept, standing: Kept) -> None:
        """Let `standing` stand for `repeat`, and for all that this one stood for."""
        event_id = repeat.told.event_id
        self.repeats[event_id] = self.kept.pop(event_id)
        self.moved.add(event_id)
        behind = self.behind.setdefault(standing.told.event_id, [])
        behind.append(repeat)
        behind.extend(self.behind.pop(event_id, ()))

    def _take_back(self) -> None:
        """Keep again what stands for itself by now."""
        watch = self._watch
        for standing in [self.kept[each] for each in self.behind]:
            key = repeat_key(standing.told)
            kind = standing.told.report.kind
            if key is not None and not watch.may_repeat(kind, by_day=key[0]):
                for each in self.behind.pop(standing.told.event_id):
                    event_id = each.told.event_id
                    self.kept[event_id] = self.repeats.pop(event_id)
                    self.moved.add(event_id)


def settle(
    dossier: str,
    party: str,
    kept: Iterable[Kept],
    counts: Counts,
    as_of: Day | None,
    others: Callable[[Kept, Day | None], Others | None],
) -> AgreementStatus:
    """The row that the reports that decide and the counts of all come to, see `Digest.status`.

    The latest day of publication of `counts` may leave out reports that are kept. `others` gives
    for a report what gives the origins of those it stands for.
    """
    counting = []
    for each in kept:
        if takes_part(each, as_of):
            told = each.told
            if as_of is not None and len(each.origins) > 1:
                told = told._replace(origin=origin(each, as_of))
            behind = others(each, as_of)
            counting.append(told if behind is None else told._replace(others=behind))
    counting.sort()
    made = brief(row(dossier, party, in_cycles(counting)))
    reports, sources, last = counts
    days = [each.published for each in counting if each.published is not None]
    if last is not None:
        days.append(last)
    return replace(made, reports=reports, sources=sources, last_report=max(days, default=None))


def counted(changes: Mapping[Day, Change], as_of: Day) -> Counts:
    """Reports, sources and the latest day of publication as of a day, but see `settle`."""
    reports = sources = 0
    last: Day | None = None
    for day, change in changes.items():
        if day <= as_of:
            reports += change.reports
            sources += change.sources
            if change.last is not None and (last is None or change.last > last):
                last = change.last
    return reports, sources, last


def takes_part(each: Kept, as_of: Day | None) -> bool:
    """Whether a report counts as of that day; None asks for everything."""
    if as_of is None:
        return each.until is None
    return each.visible <= as_of and (each.until is None or as_of < each.until)


def origin(each: Kept, as_of: Day | None) -> str:
    """The story that a report counts as on that day, or as far as is known."""
    if as_of is None:
        return each.origins[-1][1]
    return next(story for since, story in reversed(each.origins) if since <= as_of)


def _joined(spans: list[tuple[Day, Day]]) -> Iterable[tuple[Day, Day]]:
    """`spans` of days, each with the day after it, without those that overlap or touch."""
    spans.sort()
    since, until = spans[0]
    for begins, ends in spans[1:]:
        if begins > until:
            yield since, until
            since, until = begins, ends
        else:
            until = max(until, ends)
    yield since, until


def digest_of(
    dossier: str,
    party: str,
    reports: Iterable[Recorded],
    verdicts: Iterable[Recorded],
    press: Press,
    stories: Stories,
) -> Digest:
    """The digest of a party's reports, as the verdicts on them and the press show them."""
    made = Digest(dossier, party)
    judged = judgements(verdicts)
    for recorded in reports:
        new = keep(recorded, judged, press, stories)
        if new is not None:
            made.add(new)
    return made


class Judgements(NamedTuple):
    """What people decided on reports: those confirmed, and until when those retracted counted."""

    confirmed: frozenset[str]
    retracted: Mapping[str, Day | None]


def judgements(verdicts: Iterable[Recorded]) -> Judgements:
    """What the verdicts that stand come to; a misreading of ours (None) never counted."""
    retracted: dict[str, Day | None] = {}
    confirmed = set()
    for verdict in standing_verdicts(verdicts):
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
    until = press.replaced(article)
    if event_id in judged.retracted:
        corrected = judged.retracted[event_id]
        if corrected is None:
            return None
        until = corrected if until is None else min(until, corrected)
    if article in press.imprints:
        visible = press.takes_part(article)
    else:
        visible = Day(recorded.recorded_at[:10])
    if until is not None and until <= visible:
        return None
    named = outlet(report)
    origins = stories.life(article, visible) if named is None else ((visible, named),)
    told = place(
        event_id,
        report,
        press.published(article),
        origins[-1][1],
        confirmed=event_id in judged.confirmed,
    )
    return Kept(told, visible, until, origins)
