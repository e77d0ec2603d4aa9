"""A party's stream, followed: its digest, and the rows of the table that this comes to."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.dates import Day
from tracker.domain.digest import Digest
from tracker.domain.events import Recorded, Report
from tracker.domain.kept import Judgements, judgements, keep
from tracker.domain.press import Press
from tracker.domain.stories import Stories
from tracker.store import wire
from tracker.store.bulk import digest_rows
from tracker.store.gist import GistRow

StatusTuple = tuple[str, str, str, str]
"""A row of the status table: dossier, party, stage, data as canonical JSON text."""

CountTuple = tuple[str, str, int, int, Day | None, int]
"""What is only counted of a party: dossier, party, reports, sources, the latest day of publication,
and the position of the newest event of its stream."""

_COUNTED = ("reports", "sources", "last_report")
_NOBODY = judgements(())


@dataclass(slots=True)
class Followed:
    """What is known of a party's stream up to `position`, where it has so many `events`.

    `written` tells whether the read model holds what was known before, so that only what has
    changed since needs to be written; `moved` whether more than the counts may have changed, and
    `shown` is the row of the status table that it holds, as far as that is known. `judged` is what
    people decided on the reports. `ids` are those of all events, once one was asked for: those of
    new articles are not, and they are many.
    """

    digest: Digest
    position: int
    events: int
    written: bool
    judged: Judgements = _NOBODY
    moved: bool = True
    shown: StatusTuple | None = None
    ids: set[str] | None = None

    def is_written(self) -> None:
        """Note that the read model holds what is known now."""
        self.written = True
        self.moved = False
        digest = self.digest
        digest.anew = False
        digest.changed.clear()
        digest.sourced.clear()
        digest.tally.days.clear()

    @property
    def party(self) -> tuple[str, str]:
        """The dossier and the party."""
        return self.digest.dossier, self.digest.party

    def take(self, news: Sequence[Recorded], press: Press, stories: Stories) -> bool:
        """Take in further events of the stream; False where it must be followed anew for them.

        So it must where a verdict is among them, which changes what was told before.
        """
        for each in news:
            if not isinstance(each.event, Report):
                return False
            new = keep(each, self.judged, press, stories)
            # With the first report there is a row, whatever it tells.
            if new is not None and (self.digest.add(new) or self.digest.tally.counts()[0] == 1):
                self.moved = True
        if self.ids is not None:
            self.ids.update(each.event_id for each in news)
        self.events += len(news)
        self.position = news[-1].position
        if self.digest.anew:
            self.written = False
        return True

    def counts(self) -> CountTuple:
        """The row of what is only counted, which goes with that of the status table."""
        reports, sources, last = self.digest.tally.counts()
        return *self.party, reports, sources, last, self.position

    def row(self) -> StatusTuple | None:
        """The row of the status table; None where nothing counts."""
        status = self.digest.status()
        if not status.reports and status.stage == "not_reported":
            return None
        data = wire.status_to_data(status)
        for counted in _COUNTED:
            data.pop(counted, None)
        return *self.party, status.stage, wire.text(data)


def follow(  # noqa: PLR0913  # a party is known by two names
    dossier: str,
    party: str,
    rows: list[GistRow],
    press: Press,
    stories: Stories,
    *,
    written: bool,
) -> Followed:
    """Follow a party's stream; `rows` are all that it holds up to now."""
    if not rows:
        return Followed(Digest(dossier, party), 0, 0, written)
    made = digest_rows(dossier, party, rows, press, stories)
    followed = Followed(made.digest, made.position, len(rows), written, made.judged)
    if written:
        followed.is_written()
    return followed


def digested(digest: Digest, position: int) -> Followed:
    """A party's stream as far as its rows need it, which can be written and not followed."""
    return Followed(digest, position, 0, written=False)
