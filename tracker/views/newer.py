"""What a log holds that only a newer version of tracker can read."""

from collections.abc import Iterator
from typing import NamedTuple

from tracker.store.wire import KIND_VERSION
from tracker.views.connection import Reader

LATEST = 5_000
"""So many events are looked through, of the latest, where an answer must not take longer."""


class NewerKind(NamedTuple):
    """A kind of event in a version that this program does not know."""

    kind: str
    version: int
    events: int
    first: int
    """The position of the first of them."""

    def __str__(self) -> str:
        """As it is told: `signed (version 2), first event 28`."""
        return f"{self.kind} (version {self.version}), first event {self.first}"


def newer_kinds(reader: Reader, after: int = 0, upto: int | None = None) -> list[NewerKind]:
    """The newer kinds among the events after one position and up to another, by their first."""
    end = "" if upto is None else f" AND position <= {upto:d}"
    found = reader.rows(
        "SELECT kind, kind_version, count(*), min(position) FROM event"  # noqa: S608
        f" WHERE position > {after:d}{end} GROUP BY kind, kind_version ORDER BY 4"
    )
    return [NewerKind(*each) for each in found if each[1] > KIND_VERSION.get(each[0], 0)]


def newer_lines(reader: Reader, head: int) -> Iterator[str]:
    """What must be told, in a line, with an answer that rests on the events up to `head`.

    Only the latest are looked through; `newer_kinds` finds all.
    """
    found = newer_kinds(reader, max(0, head - LATEST), head)
    if found:
        count = sum(each.events for each in found)
        yield (
            f"{count} of the {f'last {LATEST:,}' if head > LATEST else head} events of this log "
            f"{'was' if count == 1 else 'were'} written by a newer version of tracker, which knows "
            f"what they tell of the table: {'; '.join(map(str, found))}: use that version"
        )
