"""Copy a log from one store to another, of the same kind or not."""

from collections.abc import Callable

from tracker.articles.stories import sketch_of
from tracker.commands.log_export import EVERY, Transferred, transferred
from tracker.store.database import StoreError
from tracker.store.log import Log
from tracker.store.logrow import Chain, read_rows
from tracker.store.restore import RestoreError
from tracker.store.source import open_source


def copy_log(
    url: str, log: Log, *, on_progress: Callable[[int], None] | None = None
) -> Transferred:
    """Fill the empty `log` with the log of the store at `url`, in one transaction.

    It is checked as `import_log` checks it. `on_progress` is told the number of events now and
    then. Raises StoreError where the store at `url` cannot be
    read or is not whole, and where `log` is not empty or cannot be written; then it stays empty.
    """
    chain = Chain()
    with open_source(url) as source, log.restoring() as restore:
        for row in read_rows(source, chain):
            try:
                restore.add(row, sketch_of)
            except RestoreError as error:
                raise StoreError(
                    f"{source.place}: event {row.position}: {error}; nothing was copied"
                ) from error
            if on_progress is not None and not row.position % EVERY:
                on_progress(row.position)
    return transferred(restore.chain)
