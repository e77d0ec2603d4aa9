"""Write a whole log down in a form that does not depend on any database, or on this program."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from tracker.store.cloudevents import to_line
from tracker.store.logrow import Chain, read_rows
from tracker.store.source import open_source

EVERY = 500
"""After how many events progress is told."""


@dataclass(frozen=True, slots=True)
class Transferred:
    """What was handed on: the numbers of events and articles, and the newest event's hash."""

    events: int
    articles: int
    head: str


class Output(Protocol):
    """What takes bytes."""

    def write(self, content: bytes, /) -> object:
        """Take some bytes."""


def export_log(
    url: str, out: Output, *, on_progress: Callable[[int], None] | None = None
) -> Transferred:
    """Write the log of the store at `url` to `out`: JSON Lines, one CloudEvents envelope an event.

    The same log gives the same bytes, whichever database holds it; an empty one gives none. It is
    read as of one moment and checked on the way. `on_progress` is told the number of events now
    and then. Raises StoreError where it cannot be read or is
    not whole; what was written until then is no whole log, and its end says so.
    """
    chain = Chain()
    with open_source(url) as source:
        before = None
        for row in read_rows(source, chain):
            if before is not None:
                out.write(f"{to_line(before, last=False)}\n".encode())
            before = row
            if on_progress is not None and not row.position % EVERY:
                on_progress(row.position)
        if before is not None:
            out.write(f"{to_line(before, last=True)}\n".encode())
    return transferred(chain)


def transferred(chain: Chain) -> Transferred:
    """What a chain was followed over."""
    return Transferred(events=chain.events, articles=chain.articles, head=chain.head)
