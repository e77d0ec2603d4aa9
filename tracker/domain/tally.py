"""How many reports and sources there are on which day."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.dates import Day
from tracker.domain.kept import Kept, Repeat
from tracker.domain.status import Counts
from tracker.domain.stories import Life
from tracker.domain.told import NEVER


@dataclass(slots=True)
class Change:
    """What changes in the counts on a day: reports and distinct origins, more or fewer.

    `last` is the latest day of publication of the reports that take part from that day on, those
    aside that do not for ever.
    """

    reports: int = 0
    sources: int = 0
    last: Day | None = None


class Tally:
    """The counts of reports, by the day from which on they show.

    `days` are those with other counts since whoever keeps a copy emptied it.
    """

    def __init__(self) -> None:
        self.days: set[Day] = set()
        self._reports = self._sources = 0
        self._last: Day | None = None
        self._changes: dict[Day, Change] = {}
        # Of the reports that take part for good: since when an origin counts, and the origins of
        # those that become part of another story.
        self._since: dict[str, Day] = {}
        self._joining: list[Life] = []
        self._leaving: list[tuple[Life, Day]] = []  # of others, and until when
        self._stale = False  # whether the origins must be counted anew

    @property
    def changes(self) -> Mapping[Day, Change]:
        """The counts, by the day from which on they show."""
        if self._stale:
            self._count_sources()
            self._stale = False
        return self._changes

    def add(self, new: Kept) -> None:
        """Count a report."""
        change = self._on(new.visible)
        change.reports += 1
        if new.until is not None:
            self._leaving.append((new.origins, new.until))
            self._on(new.until).reports -= 1
            self._stale = True
        else:
            self._reports += 1
            published = new.told.published
            if published is not None:
                if change.last is None or published > change.last:
                    change.last = published
                if self._last is None or published > self._last:
                    self._last = published
            self._add_origins(new.origins, change)

    def add_repeat(self, new: Repeat) -> None:
        """Count a report that repeats another; as `add`, for what it has."""
        published = new.published
        self.days.add(published)
        change = self._changes.get(published)
        if change is None:
            change = self._changes[published] = Change()
        change.reports += 1
        self._reports += 1
        change.last = published
        if self._last is None or published > self._last:
            self._last = published
        self._add_origins(new.origins, change)

    def add_repeats(self, new: Sequence[Repeat]) -> None:
        """As `add_repeat` of each, for whoever keeps no copy."""
        since_of, changes = self._since, self._changes
        self._reports += len(new)
        self._stale |= bool(self._leaving)
        for published, count in Counter([each[2] for each in new]).items():
            change = changes.get(published)
            if change is None:
                change = changes[published] = Change()
            change.reports += count
            change.last = published
        sources = 0
        for _, _, published, origins in new:
            if len(origins) == 1:
                origin = origins[0][1]
                known = since_of.get(origin)
                if known is None and not self._stale:
                    since_of[origin] = published
                    changes[published].sources += 1
                    sources += 1
                    continue
                if known is not None and known <= published:
                    continue
            self._add_origins(origins, changes[published])
        self._sources += sources
        if new:
            last = max([each.published for each in new])
            self._last = last if self._last is None else max(last, self._last)

    def _add_origins(self, origins: Life, change: Change) -> None:
        if len(origins) == 1:
            ((since, origin),) = origins
            known = self._since.get(origin)
            if known is not None and known <= since:
                return
            if self._leaving:
                self._since[origin] = since
        else:
            self._joining.append(origins)
        if self._leaving:
            self._stale = True
            return
        for step, (since, origin) in enumerate(origins):
            known = self._since.get(origin)
            if known is not None and known <= since:
                continue
            self._since[origin] = since
            self._count_source(change if step == 0 else self._on(since), 1)
            if known is not None:
                self._count_source(self._on(known), -1)
            elif step + 1 < len(origins):
                # From then on it is part of another story, whoever tells it.
                self._count_source(self._on(origins[step + 1][0]), -1)

    def counts(self) -> Counts:
        """The counts of everything, but see `digest.settle`."""
        if self._stale:
            assert self.changes  # noqa: S101  # counts anew
        return self._reports, self._sources, self._last

    def _count_source(self, change: Change, more: int) -> None:
        change.sources += more
        self._sources += more

    def _count_sources(self) -> None:
        """Count the origins anew, where reports that tell of them come and go."""
        # What is told of a story that becomes part of another is told of that one from then on,
        # whoever tells it: no report has such a story for good.
        joined = {origin for each in self._joining for _, origin in each[:-1]}
        lasting = ((each, since) for each, since in self._since.items() if each not in joined)
        spans = {origin: [(since, NEVER)] for origin, since in lasting}
        for origins, leaves in (*((each, NEVER) for each in self._joining), *self._leaving):
            ends = [*(day for day, _ in origins[1:]), NEVER]
            for (since, origin), end in zip(origins, ends, strict=True):
                until = min(end, leaves)
                if since < until:
                    spans.setdefault(origin, []).append((since, until))
        for change in self._changes.values():
            change.sources = 0
        self._sources = 0
        self.days.update(self._changes)
        for found in spans.values():
            for since, until in _joined(found):
                self._count_source(self._on(since), 1)
                if until != NEVER:
                    self._count_source(self._on(until), -1)

    def _on(self, day: Day) -> Change:
        self.days.add(day)
        found = self._changes.get(day)
        if found is None:
            found = self._changes[day] = Change()
        return found


def counted(changes: Mapping[Day, Change], as_of: Day) -> Counts:
    """Reports, sources and the latest day of publication as of a day, but see `digest.settle`."""
    reports = sources = 0
    last: Day | None = None
    for day, change in changes.items():
        if day <= as_of:
            reports += change.reports
            sources += change.sources
            if change.last is not None and (last is None or change.last > last):
                last = change.last
    return reports, sources, last


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
