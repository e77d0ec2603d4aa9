"""Of all reports about a party those that decide, on whatever day one asks.

Most reports repeat what is known: the third article of a week that the talks went on, the
hundredth that names the day of the signature. `Digest` keeps the reports that the fold needs, and
of the others their number: a report is left out where another one that stands in its place on
every day, now and after whatever may yet be reported, makes it tell nothing but one source more.
The rules by which one report stands for another are proved against the whole fold by
`tests/domain/test_digest.py`.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Hashable, Iterable
from functools import partial

from tracker.domain.dates import Day
from tracker.domain.events import Recorded
from tracker.domain.glance import Glance
from tracker.domain.kept import Kept, Repeat, judgements, keep, kept_again, repeat_of, story_on
from tracker.domain.press import Press
from tracker.domain.remembered import Remembered
from tracker.domain.repeated import Repeated
from tracker.domain.repeats import RepeatKey, Watch, repeat_key, stands_for
from tracker.domain.settle import Others, others_of, row_of, settle
from tracker.domain.status import AgreementStatus
from tracker.domain.stories import Stories
from tracker.domain.tally import Tally, counted
from tracker.domain.told import Told


class Digest:
    """What decides about one party's agreement, and the counts of all that is reported of it.

    `kept` are the reports that may decide something, by event id, `behind` those that one of them
    stands for. `tally` counts all reports. For whoever keeps a copy, and empties these: `changed`
    are the reports that are kept or no longer kept (None) since, by event id, `sourced` the
    repeats that matter since, each with the report that stands for it, and `anew` tells that more
    has changed than these tell.
    """

    def __init__(self, dossier: str, party: str) -> None:
        self.dossier = dossier
        self.party = party
        self.kept: dict[str, Kept] = {}
        self.behind: defaultdict[str, Repeated] = defaultdict(Repeated)
        self.tally = Tally()
        self.changed: dict[str, Kept | None] = {}
        self.sourced: list[tuple[Kept, Repeat]] = []
        self.anew = False
        self._watch = Watch()
        self._glance: Glance | None = None
        # Whose sources were counted for the last row; before it is made, anybody's may be.
        self._sources_decide = ["anybody's"]
        self._ordered: list[Told] | None = None  # those that count in the end, once asked for
        self._remembered: Remembered | None = None  # of the last row, once there was one
        self._standing: dict[Hashable, list[Kept]] = {}

    def take(self, new: Kept) -> None:
        """Take in a report that counts and is new."""
        key = _key(new)
        if key is None or not self._repeats(new, key):
            self.tally.add(new)
            self._stand(new, key, self._standing_with(new, key))

    def add(self, new: Kept) -> bool:
        """As `take`; gives False where only the counts change."""
        key = _key(new)
        told = new.told
        kind = told.report.kind
        contested = self._watch.contested
        if key is not None and self._repeats(new, key):
            # One source more can decide where different values are told.
            return bool(self._sources_decide) and kind in contested
        glance = self._looked()
        self.tally.add(new)
        standing = self._standing_with(new, key)
        nothing = False
        if _stays(new):
            # As a plan does that is told again, nearer to its day.
            repeated = any(other.visible < new.visible for other in standing or ())
            nothing = glance.tells_nothing(told, repeated=repeated, contested=kind in contested)
        glance.notice(told)
        self._stand(new, key, standing)
        return not nothing

    def repeat(self, new: Repeat, standing: Kept) -> None:
        """Take in a report for which `standing` stands."""
        self.tally.add_repeat(new)
        self.behind[standing.told.event_id].append(new)
        if standing.told.report.kind in self._watch.contested:
            self.sourced.append((standing, new))

    def _looked(self) -> Glance:
        """What must be known at a glance; looked at when the first report is added.

        Repeats are seen with what stands for them: that is told no later and published no later.
        """
        if self._glance is None:
            self._glance = Glance()
            for each in self.kept.values():
                self._glance.notice(each.told)
        return self._glance

    def _standing_with(self, new: Kept, key: RepeatKey | None) -> list[Kept] | None:
        """The reports for which a new one might stand; None where it stands but for itself."""
        watch = self._watch
        before, contested = (watch.postponed, watch.parted), frozenset(watch.contested)
        watch.notice(new.told)
        if before != (watch.postponed, watch.parted):
            self._take_back()
        if len(contested) != len(watch.contested):
            # Whence the repeats of these come is to be known from now on.
            kinds = watch.contested - contested
            for event_id, repeats in self.behind.items():
                standing = self.kept[event_id]
                if standing.told.report.kind in kinds:
                    self.sourced += [(standing, each) for each in repeats]
        if key is None or not watch.may_repeat(new.told.report.kind, by_day=key[0]):
            return None
        return self._standing.setdefault(key[1], [])

    def _stand(self, new: Kept, key: RepeatKey | None, standing: list[Kept] | None) -> None:
        """Keep a new report, in the place of those of `standing` for which it stands."""
        told = new.told
        self.kept[told.event_id] = self.changed[told.event_id] = new
        if self._ordered is not None and new.until is None:
            insort(self._ordered, self._watched(new))
        if key is None or standing is None:
            return
        if standing:
            for other in [each for each in standing if stands_for(told, each.told)]:
                standing.remove(other)
                self._leave_out(other, new)
        standing.append(new)

    def _repeats(self, new: Kept, key: RepeatKey) -> bool:
        """Whether one of the kept reports stands for a new one, which is then left out."""
        by_day, common = key
        found = self._standing.get(common)
        if not found:
            return False
        told = new.told
        if not self._watch.may_repeat(told.report.kind, by_day=by_day):
            return False
        for other in found:
            if stands_for(other.told, told):
                self.repeat(repeat_of(new), other)
                return True
        return False

    def status(self, as_of: Day | None = None) -> AgreementStatus:
        """The row in its short form, of everything or as of a day; nothing is overdue yet."""
        if as_of is None:
            self._sources_decide.clear()
            if self._ordered is None:
                counting = (each for each in self.kept.values() if each.until is None)
                self._ordered = sorted(self._watched(each) for each in counting)
            elif self._remembered is None:
                self._remembered = Remembered(self._sources_decide.__len__)
            counts = self.tally.counts()
            return row_of(self.dossier, self.party, self._ordered, counts, self._remembered)
        counts = counted(self.tally.changes, as_of)
        return settle(self.dossier, self.party, self.kept.values(), counts, as_of, self.others)

    def matters(self, standing: Kept) -> bool:
        """Whether the reports for which `standing` stands must be known as sources."""
        return standing.told.report.kind in self._watch.contested

    def others(self, one: Kept, as_of: Day | None) -> Others | None:
        """What gives the origins of those that `one` stands for; None where there are none."""
        behind = self.behind.get(one.told.event_id)
        if behind is None:
            return None
        return lambda: frozenset(
            story_on(each.origins, as_of)
            for each in behind
            if as_of is None or each.published <= as_of
        )

    def _watched(self, one: Kept) -> Told:
        """A report that notes whether the origins of those it stands for are asked for."""
        told = one.told
        others = partial(others_of, told.event_id, self.behind, self._sources_decide)
        return Told(*told[:-1], others)

    def _leave_out(self, left: Kept, standing: Kept) -> None:
        """Let `standing` stand for `left`, and for all that this one stood for."""
        event_id = left.told.event_id
        del self.kept[event_id]
        self.changed[event_id] = None
        if self._ordered is not None:
            del self._ordered[bisect_left(self._ordered, left.told[:4])]
        repeat = repeat_of(left)
        behind = self.behind[standing.told.event_id]
        behind.append(repeat)
        behind.extend(self.behind.pop(event_id, ()))
        if left.told.report.kind in self._watch.contested:
            self.sourced.append((standing, repeat))

    def _take_back(self) -> None:
        """Keep again what stands for itself by now."""
        watch = self._watch
        for standing in [self.kept[each] for each in self.behind]:
            told = standing.told
            key = repeat_key(told)
            if key is not None and not watch.may_repeat(told.report.kind, by_day=key[0]):
                self.anew = True
                self._ordered = None
                for each in self.behind.pop(told.event_id):
                    self.kept[each.event_id] = kept_again(each, told)


def _key(new: Kept) -> RepeatKey | None:
    # What takes part from another day on than it was published, or for a time, stands for itself.
    return repeat_key(new.told) if _stays(new) else None


def _stays(new: Kept) -> bool:
    """Whether a report takes part for good, from the day it was published."""
    return new.until is None and new.visible == new.told.published


def digest_of(  # noqa: PLR0913, PLR0917  # a party is known by two names
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
            made.take(new)
    return made
