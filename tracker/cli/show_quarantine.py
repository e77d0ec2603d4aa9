"""What could not be read, in words for a terminal."""

from collections.abc import Iterator, Sequence
from typing import Any

from tracker.cli.output import Screen
from tracker.export.text import safe

_DIGITS = 12
_BEGINS = 12
_WIDTH = 76


def waiting_line(count: int) -> str:
    """How many inputs wait, and how to see them."""
    verb = "waits" if count == 1 else "wait"
    return f"{count} {verb} in the quarantine; see `tracker quarantine list`"


def list_lines(found: Sequence[Any], out: Screen, *, settled: bool) -> Iterator[str]:
    """Two lines an entry: its id, when it was refused and whence it came, then why."""
    if not found:
        yield "nothing waits in the quarantine" if not settled else "nothing was ever refused"
        return
    for each in found:
        times = f", {each.times} times" if each.times > 1 else ""
        head = f"{each.id[:_DIGITS]}  {each.first_at[:10]}{times}"
        yield f"{out.style(head, 'bold')}  {safe(each.source)}"
        yield f"    {safe(each.reason)}; {safe(each.remedy)}"
        if each.state != "waiting":
            yield f"    {_settled(each)}"


def entry_lines(entry: Any) -> Iterator[str]:
    """All that is known of an entry, and how it begins where it is text."""
    yield f"{safe(entry.source)}"
    yield f"  id         {entry.id}"
    yield f"  reason     {safe(entry.reason)}"
    yield f"  what to do {safe(entry.remedy)}"
    yield f"  came from  {safe(entry.place or entry.root)}"
    since = "" if entry.times == 1 else f", {entry.times} times, last {entry.last_at[:16]}Z"
    yield f"  refused    {entry.first_at[:16]}Z{since}"
    yield f"  kept       {_kept(entry)}"
    for name, value in sorted(entry.known.items()):
        yield f"  {name:10} {safe(str(value))}"
    if entry.state != "waiting":
        yield f"  now        {_settled(entry)}"
    text = (entry.data or b"")[:4000].decode("utf-8", "replace")
    if text.strip() and text.count("\ufffd") * 20 < len(text):
        yield "  begins"
        for line in [each for each in text.splitlines() if each.strip()][:_BEGINS]:
            yield f"    {safe(line[:_WIDTH])}"


def retried_lines(done: Sequence[Any]) -> Iterator[str]:
    """What became of each entry that was read again."""
    if not done:
        yield "nothing waits in the quarantine"
    for each in done:
        entry, result = each.entry, each.result
        head = f"{entry.id[:_DIGITS]}  {safe(entry.source)}"
        if entry.state == "waiting":
            yield f"{head}: still refused: {safe(entry.reason)}; {safe(entry.remedy)}"
        else:
            yield (
                f"{head}: taken in: articles: {result.new} new, {result.known} known;"
                f" events: {result.events} new"
            )


def _kept(entry: Any) -> str:
    size = "" if entry.size is None else f"{entry.size:,} bytes"
    digest = "" if entry.sha256 is None else f"sha256 {entry.sha256[:16]}"
    told = ", ".join(each for each in (size, digest) if each)
    if entry.data is not None:
        return told
    return f"not its bytes{f' ({told})' if told else ''}; they are read where it came from"


def _settled(entry: Any) -> str:
    why = f": {safe(entry.because)}" if entry.because else ""
    return f"{entry.state} on {entry.settled_at[:10]} by {safe(entry.settled_by)}{why}"
