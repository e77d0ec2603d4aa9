"""A copy of a store in an SQLite file, as it was before its schema is upgraded."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from tracker.store.database import open_readonly


def keep_copy(path: Path, revision: str) -> Path:
    """Copy the store at `path`, whole and consistent, beside it; gives the copy's path.

    The copy is named by the store's schema: `tracker.db` of schema 0001 gives
    `tracker.db.schema-0001.bak`, and where there is one already `tracker.db.schema-0001.2.bak`.
    It has that name only when it is complete, so a crash leaves no half copy that looks whole.

    Raises sqlite3.Error or OSError where it cannot be written.
    """
    partial = path.with_name(f"{path.name}.schema-{revision}.part")
    partial.unlink(missing_ok=True)
    try:
        with closing(open_readonly(path)) as store, closing(sqlite3.connect(partial)) as copy:
            store.backup(copy)
            # The copy is one file: the store's mode would need others beside it to be read.
            copy.execute("PRAGMA journal_mode = DELETE")
        _to_disk(partial)
        copied = _free_name(path, revision)
        partial.replace(copied)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    return copied


def _free_name(path: Path, revision: str) -> Path:
    name = path.with_name(f"{path.name}.schema-{revision}.bak")
    number = 2
    while name.exists():
        name = path.with_name(f"{path.name}.schema-{revision}.{number}.bak")
        number += 1
    return name


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
