"""What becomes of inputs that could not be read: they are read again, or dropped on purpose."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.articles.article import Article, Rejection
from tracker.articles.jsonfile import read_json
from tracker.articles.origin import Origin
from tracker.articles.piece import RECORD
from tracker.articles.stream import read_bytes
from tracker.commands.fetch import read_inputs
from tracker.commands.ingest import ingest
from tracker.commands.outcome import IngestResult
from tracker.commands.target import Refusal, say_why
from tracker.domain.dates import Day
from tracker.dossiers.dossier import Dossier
from tracker.store.log import Log
from tracker.store.quarantine import SetAside


@dataclass(frozen=True, slots=True)
class Retried:
    """An entry after it was read again, and what that came to in the log."""

    entry: SetAside
    result: IngestResult


def retry(  # noqa: PLR0913 (each by its name)
    log: Log,
    dossier: Dossier,
    entries: Sequence[SetAside],
    *,
    today: Day,
    by: str,
    allow_private: bool = False,
) -> Iterator[Retried]:
    """Read each of `entries` again as today's reader does, and take in what it holds.

    What was kept of it is read; where that is nothing, or is still refused, the file or link
    itself, which may have been mended. What is read without fault is settled as taken in by `by`;
    what is refused once more goes on to wait, with today's reason.
    """
    for entry in entries:
        again, result = _take_in(log, dossier, entry, _kept(entry, today))
        if again and entry.place is not None:
            there = _there(entry.place, entry, today, allow_private)
            still, result = _take_in(log, dossier, entry, there)
            if not still or still[0].piece is not None or entry.data is None:
                again = still
        now = log.now()
        if again:
            done = replace(
                entry,
                reason=again[0].reason,
                remedy=again[0].remedy,
                last_at=now,
                times=entry.times + 1,
            )
        else:
            done = replace(entry, state="taken in", settled_at=now, settled_by=by.strip())
        log.quarantine().settle(done)
        yield Retried(done, result)


def drop(log: Log, entry: SetAside, *, by: str, because: str) -> SetAside | Refusal:
    """Let an entry go on purpose: its bytes are removed, and who did so, when and why stays."""
    refusal = say_why(by, because)
    if refusal is not None:
        return refusal
    gone = replace(
        entry,
        state="dropped",
        settled_at=log.now(),
        settled_by=by.strip(),
        because=because.strip(),
        data=None,
    )
    log.quarantine().settle(gone)
    return gone


def _take_in(
    log: Log, dossier: Dossier, entry: SetAside, read: Iterator[Article | Rejection]
) -> tuple[list[Rejection], IngestResult]:
    """Take in what was read, but for the rejections of the very entry: they come back first."""
    again: list[Rejection] = []

    def others() -> Iterator[Article | Rejection]:
        for each in read:
            piece = each.piece if isinstance(each, Rejection) else None
            if isinstance(each, Rejection) and (piece is None or _holds(piece.within, entry)):
                again.append(each)
            else:
                yield each

    result = ingest(log, dossier, others())
    return again, result


def _holds(refused: str, entry: SetAside) -> bool:
    """Whether what was refused, by its place in the input, is the entry or holds it."""
    place = entry.within
    return refused in {"", place} or place.startswith((f"{refused}, ", f"{refused}:"))


def _kept(entry: SetAside, today: Day) -> Iterator[Article | Rejection]:
    """What is read from what was kept."""
    if entry.data is None:
        reason = "was not kept, and cannot be asked for again"
        remedy = "take it in anew, or `tracker quarantine drop` it"
        return iter([Rejection(source=entry.source, reason=reason, remedy=remedy)])
    known = entry.known
    origin = Origin(
        source=entry.root + entry.content_at,
        root=entry.root,
        place=entry.place,
        name=entry.called,
        today=today,
        published=known.get("published"),
        columns=known.get("columns") or {},
        url=known.get("url"),
        charset=known.get("charset"),
        media_type=known.get("media_type"),
    )
    if entry.name == RECORD:
        return read_json(io.BytesIO(entry.data), origin)
    return read_bytes(entry.data, origin, name=entry.name)


def _there(
    place: str,
    entry: SetAside,
    today: Day,
    allow_private: bool,
) -> Iterator[Article | Rejection]:
    """What is read at the place that it came from."""
    return read_inputs(
        [place],
        published=entry.known.get("published"),
        today=today,
        columns=entry.known.get("columns") or {},
        allow_private=allow_private,
    )
