"""A party's stream, followed: its digest, and the row that this comes to."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.domain.digest import Digest, digest_of
from tracker.domain.events import Recorded, Report
from tracker.domain.kept import Judgements, judgements, keep
from tracker.domain.press import Press
from tracker.domain.status import Stage
from tracker.domain.stories import Stories
from tracker.domain.tally import Counts
from tracker.store import wire

StatusTuple = tuple[str, str, str, str, int]
"""A row of the status table: dossier, party, stage, data as canonical JSON text, position."""


@dataclass(slots=True)
class Followed:
    """What is known of a party's stream up to `position`.

    `fresh` tells that the digest was made anew, so that nothing is known of what changed.
    """

    dossier: str
    party: str
    reports: list[Recorded]
    verdicts: list[Recorded]
    digest: Digest
    position: int
    fresh: bool = True
    _ids: set[str] | None = None
    _judged: Judgements = field(default_factory=lambda: judgements(()))
    _shown: Counts | None = None  # the counts of the last row; None where it must be made anew
    _stage: Stage = "not_reported"
    _parts: dict[str, str] = field(default_factory=dict)  # the last row, as JSON texts

    @property
    def ids(self) -> set[str]:
        """The ids of all events of the stream; made when first asked for."""
        if self._ids is None:
            self._ids = {each.event_id for each in (*self.reports, *self.verdicts)}
        return self._ids

    def take(self, news: Sequence[Recorded], press: Press, stories: Stories) -> None:
        """Take in further events of the stream."""
        self.position = news[-1].position
        if self._ids is not None:
            self._ids.update(each.event_id for each in news)
        verdicts = [each for each in news if not isinstance(each.event, Report)]
        self.verdicts += verdicts
        reports = [each for each in news if isinstance(each.event, Report)]
        self.reports += reports
        if verdicts:
            self.refold(press, stories)
            return
        for each in reports:
            new = keep(each, self._judged, press, stories)
            if new is not None and self.digest.add(new):
                self._shown = None

    def refold(self, press: Press, stories: Stories) -> None:
        """Make the digest anew: a verdict was given, or something else is known of articles."""
        self._judged = judgements(self.verdicts)
        self.digest = digest_of(
            self.dossier, self.party, self.reports, self.verdicts, press, stories
        )
        self.fresh = True
        self._shown = None

    def row(self) -> StatusTuple | None:
        """The row of the status table; None where nothing counts."""
        counts = self.digest.tally.counts()
        shown = self._shown
        if shown is None or None in {counts[2], shown[2]}:
            status = self.digest.status()
            if not status.reports and status.stage == "not_reported":
                return None
            data = wire.status_to_data(status)
            self._parts = {name: wire.text_of(data[name]) for name in sorted(data)}
            self._stage = status.stage
            self._shown = status.reports, status.sources, status.last_report
        elif counts != shown:
            self._shown = reports, sources, last = counts
            parts = self._parts
            parts["reports"], parts["sources"] = str(reports), str(sources)
            parts["last_report"] = f'"{last}"'
        written = ",".join([f'"{name}":{value}' for name, value in self._parts.items()])
        return self.dossier, self.party, self._stage, f"{{{written}}}", self.position


def follow(  # a party is known by two names
    dossier: str,
    party: str,
    events: Sequence[Recorded],
    press: Press,
    stories: Stories,
) -> Followed:
    """Follow a party's stream; `events` are all that it holds up to now."""
    reports = [each for each in events if isinstance(each.event, Report)]
    verdicts = []
    if len(reports) < len(events):
        verdicts = [each for each in events if not isinstance(each.event, Report)]
    digest = digest_of(dossier, party, reports, verdicts, press, stories)
    made = Followed(dossier, party, reports, verdicts, digest, events[-1].position)
    made._judged = judgements(verdicts)  # noqa: SLF001
    return made


def digested(digest: Digest, position: int) -> Followed:
    """A party's stream as far as its rows need it, which can be written and not followed."""
    return Followed(digest.dossier, digest.party, [], [], digest, position)
