"""Copy a log from one store to another, of the same kind or not."""

from tracker.articles.stories import shingles, sketch
from tracker.commands.log_export import Transferred, transferred
from tracker.store.log import Log
from tracker.store.logrow import Chain, read_rows
from tracker.store.source import open_source


def copy_log(url: str, log: Log) -> Transferred:
    """Fill the empty `log` with the log of the store at `url`, in one transaction.

    It is checked as `import_log` checks it. Raises StoreError where the store at `url` cannot be
    read or is not whole, and where `log` is not empty or cannot be written; then it stays empty.
    """
    chain = Chain()
    with open_source(url) as source, log.restoring() as restore:
        for row in read_rows(source, chain):
            restore.add(row, lambda text: sketch(shingles(text)))
    return transferred(restore.chain)
