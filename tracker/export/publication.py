"""What every export says of itself: title, day, log, and the command that makes it again."""

import shlex
from dataclasses import dataclass, field
from datetime import datetime

from tracker.domain.lifecycle import LABELS, STAGES
from tracker.views.rows import StatusTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A table to be handed out.

    `title` and `licence` are the dossier's; `parties` and `stages` what the table was narrowed to.
    `long` asks for a row a report instead of a row a party.
    """

    table: StatusTable
    title: str | None = None
    licence: str | None = None
    parties: tuple[str, ...] = field(default=())
    stages: tuple[str, ...] = field(default=())
    long: bool = False

    def command(self, format_name: str) -> str:
        """The command that makes the same bytes again, now and after the log has grown.

        It names the moment of the last event that the table saw, so that later events do not
        change the answer; it names no path, which is the reader's own.
        """
        words = ["tracker", "export", "-", "--format", format_name]
        words += ["--dossier", self.table.dossier, "--as-of", self.table.as_of]
        if self.known_at is not None:
            words += ["--known-at", self.known_at]
        for stage in self.stages:
            words += ["--stage", stage]
        for party in self.parties:
            words += ["--party", party]
        if self.long:
            words.append("--long")
        return shlex.join(words)

    def provenance(self, format_name: str) -> dict[str, str | int | None]:
        """Whence the table comes and how to make it again, for a row or a file's metadata."""
        return {
            "as_of": self.table.as_of,
            "known_at": self.known_at,
            "undated_left_out": self.table.left_out,
            "log_events": self.table.log.events,
            "log_head": self.table.log.hash,
            "command": self.command(format_name),
            "licence": self.licence or None,
        }

    @property
    def heading(self) -> str:
        """The dossier's title, or its id where the title is not known."""
        return self.title or self.table.dossier

    @property
    def moment(self) -> datetime:
        """The moment the table's log ends: what files carry in place of the time of making."""
        if self.table.log.recorded_at is None:
            return datetime.fromisoformat(f"{self.table.as_of}T00:00:00+00:00")
        return datetime.fromisoformat(self.table.log.recorded_at)

    @property
    def known_at(self) -> str | None:
        """The moment the table's log ends: of its last event, None on an empty log."""
        return self.table.log.recorded_at or self.table.known_at

    @property
    def as_of_line(self) -> str:
        """The day and the log behind the table, in one sentence."""
        log = self.table.log
        line = f"As of {self.table.as_of}, by day of publication"
        if log.hash is None:
            return f"{line}; the log is empty."
        events = "1 event" if log.events == 1 else f"{log.events} events"
        return f"{line}; log of {events}, the last recorded at {log.recorded_at}."

    @property
    def left_out_line(self) -> str | None:
        """How many articles take no part because their day is not known; None where all do."""
        count = self.table.left_out
        if not count:
            return None
        articles, theirs = (
            ("1 article is", "its day of publication is not known, and it was")
            if count == 1
            else (f"{count} articles are", "their day of publication is not known, and they were")
        )
        return f"{articles} left out: {theirs} recorded after {self.table.as_of}."

    @property
    def licence_line(self) -> str | None:
        """What the licence is of: sentences of articles are not ours to license."""
        if not self.licence:
            return None
        return f"Licence of the table: {self.licence}. Quoted sentences are their publishers'."

    @property
    def totals_line(self) -> str:
        """How many parties stand at which stage, the furthest stage first, and of what kind.

        A union of states is told apart: who counts countries leaves it out.
        """
        stages = {row.status.stage for row in self.table.rows}
        order = [each.stage for each in sorted(STAGES, key=lambda each: -each.order)]
        counts = [self.total_of(each) for each in order if each in stages]
        parties = len(self.table.rows)
        shown = "1 party" if parties == 1 else f"{parties} parties"
        return f"{shown}: {', '.join(counts)}" if counts else "No party is reported."

    def total_of(self, stage: str) -> str:
        """How many parties stand at `stage`, as "29 signed (28 states and the EU)"."""
        found = [row.status.party for row in self.table.rows if row.status.stage == stage]
        states = len(found) - found.count("EU")
        basis = ""
        if "EU" in found and states:
            basis = f" ({'1 state' if states == 1 else f'{states} states'} and the EU)"
        return f"{len(found)} {LABELS[stage]}{basis}"  # type: ignore[index]
