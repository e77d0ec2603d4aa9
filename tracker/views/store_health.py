"""Whether the store can be used: where it is, who may write it, its schema, its guards."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from tracker.store.database import StoreError, shown, sqlite_path
from tracker.store.schema import REVISION, TRIGGERS, TRUNCATE_TRIGGERS
from tracker.views.checkup import Checkup
from tracker.views.connection import Reader, open_reader
from tracker.views.head import log_head
from tracker.views.newer import newer_kinds

_GUARDS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}
_VERSION = {"sqlite": "SELECT sqlite_version()", "postgresql": "SHOW server_version"}
_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def store_health(url: str, named_by: str) -> Iterator[Checkup]:
    """How it is with the store at `url`; `named_by` says who named it, in words."""
    path = sqlite_path(url)
    yield Checkup(area="store", name="place", found=f"{shown(url)} ({named_by})")
    if path is not None:
        try:
            there = path.exists()
        except OSError as error:  # such as a name that is too long
            yield _fault(str(error.strerror), "name another file with --db")
            return
        if not there:
            yield _none_yet(path)
            return
        if path.is_file():
            yield from _file(path)
    try:
        with open_reader(url) as reader:
            yield from _log(reader)
    except StoreError as error:
        what, _, todo = str(error).rpartition(": ")
        yield Checkup(area="store", name="schema", state="fault", found=what, todo=todo)


def _fault(found: str, todo: str) -> Checkup:
    return Checkup(area="store", name="file", state="fault", found=found, todo=todo)


def _none_yet(path: Path) -> Checkup:
    folder = next(each for each in path.parents if each.exists())
    may = folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
    if not may:
        return _fault(
            f"there is none yet, and none can be made in {folder}", "name another with --db"
        )
    return Checkup(
        area="store",
        name="file",
        state="warning",
        found="there is none yet",
        todo="tracker ingest PATH... makes one",
    )


def _file(path: Path) -> Iterator[Checkup]:
    size = path.stat().st_size
    barred = [
        word
        for word, right in (("read", os.R_OK), ("written", os.W_OK))
        if not os.access(path, right)
    ]
    if "written" not in barred and not os.access(path.parent, os.W_OK):
        barred.append("written: its folder is closed")
    yield Checkup(
        area="store",
        name="file",
        state="fault" if "read" in barred else "warning" if barred else "ok",
        found=f"{_amount(size)}"
        + (f", but it cannot be {' or '.join(barred)}" if barred else ", yours to read and write"),
        todo="answers work, taking in does not; see its permissions" if barred else "",
    )
    mode = path.stat().st_mode
    yield Checkup(
        area="store",
        name="permissions",
        state="warning" if mode & _OTHERS else "ok",
        found=stat.filemode(mode) + (", others may write it" if mode & _OTHERS else ""),
        todo=f"chmod go-w {path}" if mode & _OTHERS else "",
    )
    free = shutil.disk_usage(path.parent).free
    # Before an upgrade of the schema a copy of the file is made beside it.
    short = free < size
    yield Checkup(
        area="store",
        name="disk",
        state="warning" if short else "ok",
        found=f"{_amount(free)} free",
        todo="make room for a copy, which an upgrade needs" if short else "",
    )


def _log(reader: Reader) -> Iterator[Checkup]:
    yield Checkup(area="store", name="schema", found=f"{REVISION}, as this version needs it")
    ((served,),) = reader.rows(_VERSION[reader.dialect])
    yield Checkup(area="store", name="database", found=f"{reader.dialect} {served}")
    head = log_head(reader)
    last = f", the last of {head.recorded_at}" if head.recorded_at else ""
    yield Checkup(area="store", name="log", found=f"{head.events} events{last}")
    yield from _newer(reader)
    there = {str(name) for (name,) in reader.rows(_GUARDS[reader.dialect])}
    wanted = TRIGGERS + (TRUNCATE_TRIGGERS if reader.dialect == "postgresql" else ())
    gone = [each for each in wanted if each not in there]
    yield Checkup(
        area="store",
        name="guards",
        state="fault" if gone else "ok",
        found=f"gone: {', '.join(gone)}" if gone else f"all {len(wanted)} keep the log as it is",
        todo="somebody has opened the log to changes: tracker verify" if gone else "",
    )


def _newer(reader: Reader) -> Iterator[Checkup]:
    """What only a newer version of tracker can read, if there is any."""
    found = [str(each) for each in newer_kinds(reader)]
    yield Checkup(
        area="store",
        name="kinds",
        state="fault" if found else "ok",
        found=f"not known to this version: {'; '.join(found)}" if found else "all are known",
        todo="use a newer version of tracker; nothing is lost meanwhile" if found else "",
    )


def _amount(size: float) -> str:
    """A size in bytes in words, in steps of 1,024."""
    for unit in ("bytes", "KiB", "MiB", "GiB"):
        if size < 1024:
            return f"{size:.0f} {unit}" if unit == "bytes" else f"{size:.1f} {unit}"
        size /= 1024
    return f"{size:.1f} TiB"
