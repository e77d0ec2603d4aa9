"""Of all reports about a party those that decide, on whatever day one asks.

Most reports repeat what is known: the third article of a week that the talks went on, the
hundredth that names the day of the signature. `Digest` keeps the reports that the fold needs, and
of the others their number: a report is left out where another one that stands in its place on
every day, now and after whatever may yet be reported, makes it tell nothing but one source more.
The rules by which one report stands for another are proved against the whole fold by
`tests/domain/test_digest.py`.
"""

from collections.abc import Hashable, Iterable

from tracker.domain.dates import Day
from tracker.domain.events import Recorded
from tracker.domain.glance import Glance
from tracker.domain.kept import Kept, judgements, keep, origin, takes_part
from tracker.domain.press import Press
from tracker.domain.repeats import RepeatKey, Watch, repeat_key, stands_for
from tracker.domain.settle import Others, row_of, settle
from tracker.domain.status import AgreementStatus
from tracker.domain.stories import Stories
from tracker.domain.tally import Tally, counted
from tracker.domain.told import UNKNOWN, Told


class Digest:
    """What decides about one party's agreement, and the counts of all that is reported of it.

    `kept` are the reports that may decide something, by event id, `behind` those that one of them
    stands for, `repeats` all of these. For whoever keeps a copy, and empties these sets: `moved`
    are the ids of reports that changed sides, or are new and kept or matter, `new` those of them
    that are new. `tally` counts all reports.
    """

    def __init__(self, dossier: str, party: str) -> None:
        self.dossier = dossier
        self.party = party
        self.kept: dict[str, Kept] = {}
        self.behind: dict[str, list[Kept]] = {}
        self.repeats: dict[str, Kept] = {}
        self.moved: set[str] = set()
        self.new: set[str] = set()
        self.tally = Tally()
        self._watch = Watch()
        self._glance: Glance | None = None
        self._sources_decide = True  # whether the last row rests on the number of sources
        self._standing: dict[Hashable, list[Kept]] = {}

    def take(self, new: Kept) -> None:
        """Take in a report that counts and is new."""
        self.tally.add(new)
        key = _key(new)
        if key is None or not self._repeats(new, key):
            self._stand(new, key, self._standing_with(new, key))

    def add(self, new: Kept) -> bool:
        """As `take`; gives False where only the counts change."""
        glance = self._looked()
        self.tally.add(new)
        key = _key(new)
        told = new.told
        kind = told.report.kind
        contested = self._watch.contested
        if key is not None and self._repeats(new, key):
            # One source more can decide where different values are told.
            return self._sources_decide and kind in contested
        standing = self._standing_with(new, key)
        nothing = False
        if key is not None and standing is not None and kind not in contested:
            repeated = not key[0] and any(other.visible < new.visible for other in standing)
            nothing = glance.tells_nothing(told, repeated=repeated)
        glance.notice(told)
        self._stand(new, key, standing)
        return not nothing

    def standing(self, key: RepeatKey, published: Day, event_id: str) -> Kept | None:
        """The report that stands for one with this `repeat_key`; None where none does.

        Not for plans: which of them stands for which is decided by the days planned as well.
        """
        by_day, common = key
        for other in self._standing.get(common, ()):
            told = other.told
            first = told.published or UNKNOWN
            if by_day:
                stands = (first, told.event_id) < (published, event_id)
            else:
                stands = first <= published and told.event_id <= event_id
            if stands and self._watch.may_repeat(told.report.kind, by_day=by_day):
                return other
        return None

    def repeat(self, new: Kept, standing: Kept) -> None:
        """Take in a report for which `standing` stands; nobody who keeps a copy is told of it."""
        self.tally.add(new)
        self.repeats[new.told.event_id] = new
        self.behind.setdefault(standing.told.event_id, []).append(new)

    def _looked(self) -> Glance:
        """What must be known at a glance; looked at when the first report is added."""
        if self._glance is None:
            self._glance = Glance()
            for each in (*self.kept.values(), *self.repeats.values()):
                self._glance.notice(each.told)
        return self._glance

    def _standing_with(self, new: Kept, key: RepeatKey | None) -> list[Kept] | None:
        """The reports for which a new one might stand; None where it stands but for itself."""
        watch = self._watch
        before, contested = (watch.postponed, watch.parted), len(watch.contested)
        watch.notice(new.told)
        if before != (watch.postponed, watch.parted):
            self._take_back()
        if contested != len(watch.contested):
            # Whence the repeats of these come is to be known from now on.
            self.moved.update(each for each, repeat in self.repeats.items() if self.matters(repeat))
        if key is None or not watch.may_repeat(new.told.report.kind, by_day=key[0]):
            return None
        return self._standing.setdefault(key[1], [])

    def _stand(self, new: Kept, key: RepeatKey | None, standing: list[Kept] | None) -> None:
        """Keep a new report, in the place of those of `standing` for which it stands."""
        told = new.told
        self.kept[told.event_id] = new
        self.moved.add(told.event_id)
        self.new.add(told.event_id)
        if key is None or standing is None:
            return
        if standing:
            by_day, _ = key
            for other in [each for each in standing if stands_for(told, each.told, by_day=by_day)]:
                standing.remove(other)
                self._leave_out(other, new)
        standing.append(new)

    def _repeats(self, new: Kept, key: RepeatKey) -> bool:
        """Whether one of the kept reports stands for a new one, which is then left out."""
        by_day, common = key
        told = new.told
        kind = told.report.kind
        for other in self._standing.get(common, ()):
            if not self._watch.may_repeat(kind, by_day=by_day):
                return False
            if stands_for(other.told, told, by_day=by_day):
                self.repeats[told.event_id] = new
                self.behind.setdefault(other.told.event_id, []).append(new)
                if self.matters(new):
                    self.moved.add(told.event_id)
                    self.new.add(told.event_id)
                return True
        return False

    def status(self, as_of: Day | None = None) -> AgreementStatus:
        """The row in its short form, of everything or as of a day; nothing is overdue yet."""
        if as_of is None:
            self._sources_decide = False
            contested = self._watch.contested
            counting = [
                self._watched(each) if each.told.report.kind in contested else each.told
                for each in self.kept.values()
                if each.until is None
            ]
            return row_of(self.dossier, self.party, counting, self.tally.counts())
        counts = counted(self.tally.changes, as_of)
        return settle(self.dossier, self.party, self.kept.values(), counts, as_of, self.others)

    def matters(self, repeat: Kept) -> bool:
        """Whether a report that only repeats another must be known as a source."""
        return repeat.told.report.kind in self._watch.contested

    def others(self, one: Kept, as_of: Day | None) -> Others | None:
        """What gives the origins of those that `one` stands for; None where there are none."""
        behind = self.behind.get(one.told.event_id)
        if behind is None:
            return None
        return lambda: frozenset(origin(each, as_of) for each in behind if takes_part(each, as_of))

    def _watched(self, one: Kept) -> Told:
        """A report that notes whether the origins of those it stands for are asked for."""
        found = self.others(one, None)

        def asked() -> frozenset[str]:
            self._sources_decide = True
            return frozenset() if found is None else found()

        return one.told._replace(others=asked)

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


def _key(new: Kept) -> RepeatKey | None:
    # What takes part from another day on than it was published, or for a time, stands for itself.
    return repeat_key(new.told) if new.until is None and new.visible == new.told.published else None


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
