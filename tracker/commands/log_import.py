"""Make a log from one that was written down: all of it, checked, or nothing."""

from collections.abc import Callable
from typing import BinaryIO

from tracker.articles.stories import sketch_of
from tracker.commands.log_export import EVERY, Transferred, transferred
from tracker.store.cloudevents import EnvelopeError, from_line
from tracker.store.log import Log
from tracker.store.restore import RestoreError

_LONGEST = 1 << 28
"""The most bytes of one line; an article is far shorter."""


class LogFileError(Exception):
    """A file is no whole log. The message is one line: where, what, and that nothing was taken."""


def import_log(
    log: Log, file: BinaryIO, name: str, *, on_progress: Callable[[int], None] | None = None
) -> Transferred:
    """Fill the empty `log` with what `export_log` wrote, in one transaction.

    Every hash is computed anew, from the first event to the last, on the way in and once more from
    what the database keeps. Times of recording, ids and positions are kept; the status table and
    the index of stories are made new.

    Args:
        log: the log to fill.
        file: what to read, as bytes, line by line.
        name: what messages call the file.
        on_progress: told the number of lines now and then.

    Raises:
        LogFileError: a line is damaged, missing or no event of a log; its number is told.
        StoreError: the store holds a log already, or cannot be written.
    """
    number = 0
    ended = False
    with log.restoring() as restore:
        while line := file.readline(_LONGEST + 1):
            number += 1
            if ended:
                raise _refused(name, number, "the line before said that it is the last")
            if len(line) > _LONGEST:
                raise _refused(name, number, f"it has more than {_LONGEST} bytes")
            try:
                row, ended = from_line(line)
                restore.add(row, sketch_of)
            except (EnvelopeError, RestoreError) as error:
                raise _refused(name, number, str(error)) from error
            if on_progress is not None and not number % EVERY:
                on_progress(number)
        if not number:
            raise LogFileError(f"{name}: it is empty, and a log has events: nothing was imported")
        if not ended:
            raise LogFileError(
                f"{name}: it ends after line {number}, before the log does: it was cut off; "
                "nothing was imported"
            )
    return transferred(restore.chain)


def _refused(name: str, number: int, why: str) -> LogFileError:
    return LogFileError(f"{name}: line {number}: {why}; nothing was imported")
