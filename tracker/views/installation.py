"""Whether the program is installed whole: its version, what it stands on, its extras."""

import re
import sqlite3
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata, requires, version
from itertools import takewhile, zip_longest
from pathlib import Path

import tracker
from tracker.store.schema import REVISION
from tracker.views.checkup import Checkup

PACKAGE = "agreement-tracker"

_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?\s*(?:>=\s*([0-9.]+))?[^;]*(?:;(.*))?")
_EXTRA = re.compile(r"extra\s*==\s*['\"]([^'\"]+)['\"]")
_MAKERS = frozenset({"dev", "bench", "fuzz"})
"""The extras that nobody needs who only uses the program."""


def installation() -> Iterator[Checkup]:
    """What the program is and stands on, and which extras are there."""
    yield Checkup(
        area="installation",
        name="tracker",
        found=f"{tracker.__version__}, schema {REVISION}, in {Path(tracker.__file__).parent}",
    )
    yield _python()
    yield _sqlite()
    try:
        listed = requires(PACKAGE) or []
    except PackageNotFoundError:
        yield Checkup(
            area="installation",
            name="packages",
            state="warning",
            found="the program runs from a folder and is not installed",
            todo="pip install -e . in its folder",
        )
        return
    yield from _packages([each for each in listed if _EXTRA.search(each) is None])
    yield from _extras(listed)
    yield _encoding()


def _python() -> Checkup:
    found = ".".join(map(str, sys.version_info[:3]))
    try:
        needed = (metadata(PACKAGE)["Requires-Python"] or "").removeprefix(">=")
    except PackageNotFoundError:
        needed = ""
    old = bool(needed) and not is_at_least(found, needed)
    return Checkup(
        area="installation",
        name="Python",
        state="fault" if old else "ok",
        found=found,
        todo=f"use Python {needed} or newer" if old else "",
    )


def _sqlite() -> Checkup:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("SELECT json_extract('{}', '$.a')")
        whole = True
    except sqlite3.Error:
        whole = False
    finally:
        connection.close()
    return Checkup(
        area="installation",
        name="SQLite",
        state="ok" if whole else "fault",
        found=sqlite3.sqlite_version + ("" if whole else ", without its JSON functions"),
        todo="" if whole else "use a Python whose SQLite is 3.38 or newer",
    )


def _packages(needed: list[str]) -> Iterator[Checkup]:
    """One line where all is there, else one for each package that is missing or old."""
    wrong = [each for line in needed if (each := _missing(line)) is not None]
    if not wrong:
        yield Checkup(area="installation", name="packages", found=f"all {len(needed)} are there")
    for each in wrong:
        yield Checkup(
            area="installation",
            name="packages",
            state="fault",
            found=each,
            todo=f"pip install --upgrade {PACKAGE}",
        )


def _extras(listed: list[str]) -> Iterator[Checkup]:
    extras: dict[str, list[str]] = {}
    for line in listed:
        match = _EXTRA.search(line)
        if match is not None and match.group(1) not in _MAKERS:
            extras.setdefault(match.group(1), []).append(line)
    for extra, lines in sorted(extras.items()):
        wrong = [each for line in lines if (each := _missing(line)) is not None]
        old = any("older" in each for each in wrong)
        yield Checkup(
            area="installation",
            name=f"extra {extra}",
            state="warning" if old else "ok",
            found=("; ".join(wrong) if old else "not installed") if wrong else "installed",
            todo=f"pip install '{PACKAGE}[{extra}]', if you need it" if wrong else "",
        )


def _missing(line: str) -> str | None:
    """What is wrong with the package of a requirement; None where it is there and new enough."""
    match = _REQUIREMENT.match(line)
    if match is None:
        return None
    name, least, _ = match.groups()
    try:
        found = version(name)
    except PackageNotFoundError:
        return f"{name} is missing"
    if least is not None and not is_at_least(found, least):
        return f"{name} {found} is older than {least}"
    return None


def is_at_least(found: str, least: str) -> bool:
    """Whether a version is not older than another: 3.10.1 is newer than 3.9."""
    pairs = zip_longest(_numbers(found), _numbers(least), fillvalue=0)
    return next((one > other for one, other in pairs if one != other), True)


def _numbers(text: str) -> list[int]:
    digits = ("".join(takewhile(str.isdigit, part)) for part in text.split("."))
    return [int(each) for each in takewhile(bool, digits)]


def _encoding() -> Checkup:
    coded = (getattr(sys.stdout, "encoding", None) or "unknown").lower()
    narrow = "utf" not in coded
    return Checkup(
        area="installation",
        name="encoding",
        state="warning" if narrow else "ok",
        found=f"results are written as {coded}",
        todo="set PYTHONUTF8=1, or names will show as escapes" if narrow else "",
    )
