"""From the paths that a user gives to the files that are read."""

import errno
import os
import stat
from collections.abc import Collection, Iterator
from pathlib import Path

from tracker.articles.article import Rejection
from tracker.articles.origin import shown
from tracker.articles.piece import place_of, without_content

Place = tuple[int, int]
"""Where a file really is, by whatever path: its device and its number there."""

_PAGES = (".html", ".htm")

_WHY = {
    errno.ENOENT: ("does not exist", "check the path"),
    errno.EACCES: ("may not be read by you", "change its permissions"),
    errno.EPERM: ("may not be read by you", "change its permissions"),
    errno.ELOOP: ("is a link that leads back to itself", "give the file itself"),
}


def files(given: str, seen: set[Place], endings: Collection[str]) -> Iterator[Path | Rejection]:
    """The files at and under the path `given`; what is neither a file nor a folder is rejected.

    A folder stands for all files in it and in its folders, in the order of their names, except
    those whose name begins with a dot. Of the rest those are rejected whose name has an ending
    that is none of `endings`: folders hold much that is no article, and what was once recorded
    stays. Links are followed, but nothing is given twice: `seen` holds the places that were met,
    and is added to.
    """
    if not given:
        # Python takes it for the current folder; a user has used a variable that is not set.
        yield Rejection(source="''", reason="is not a path", remedy="give the path")
        return
    empty = True
    # A stack, not recursion: folders can lie in each other deeper than Python's stack allows.
    named = Path(given)
    waiting = [named]
    while waiting:
        path = waiting.pop()
        try:
            info = path.stat()
            mode, place = info.st_mode, (info.st_dev, info.st_ino)
            inner = _visible(path) if stat.S_ISDIR(mode) and place not in seen else []
        except OSError as error:
            empty = False
            yield unreadable(path, error)
            continue
        except ValueError:
            # The one path that Python itself refuses.
            reason, remedy = "is not a path (it holds a NUL)", "check the path"
            yield Rejection(source=shown(given), reason=reason, remedy=remedy)
            return
        if place in seen:
            empty = False
        elif stat.S_ISDIR(mode):
            waiting.extend(reversed(inner))
        elif path != named and path.suffix and path.suffix.lower() not in endings:
            empty = False
            yield _no_article(path)
            continue  # it may yet be named itself
        else:
            empty = False
            yield path if stat.S_ISREG(mode) else _no_file(path)
        seen.add(place)
    if empty:
        reason, remedy = "holds no articles", "put articles there: .html, .pdf, .eml, .txt, .jsonl"
        yield Rejection(source=shown(given), reason=reason, remedy=remedy)


def unreadable(path: Path, error: OSError) -> Rejection:
    """The rejection of a path at which the disk or the system refused us."""
    if error.errno == errno.ENOENT and path.is_symlink():
        why = "is a link to nothing", "give the file itself"
    else:
        told = error.strerror or type(error).__name__
        why = _WHY.get(error.errno or 0, (f"cannot be read ({told})", "check the path"))
    found = Rejection(source=shown(str(path)), reason=why[0], remedy=why[1])
    if error.errno == errno.ENOENT:
        return found  # there is nothing to be kept
    return without_content(found, place_of(path), shown(path.stem))


def _visible(folder: Path) -> list[Path]:
    names = {entry.name for entry in folder.iterdir() if not entry.name.startswith(".")}
    pieces = {f"{name.rpartition('.')[0]}_files" for name in names if name.endswith(_PAGES)}
    names -= {name for name in pieces & names if (folder / name).is_dir()}
    return [folder / name for name in sorted(names, key=os.fsencode)]


def _no_article(path: Path) -> Rejection:
    reason = f"is not read from a folder, for its ending {shown(path.suffix)}"
    remedy = "name the file itself if it is an article"
    found = Rejection(source=shown(str(path)), reason=reason, remedy=remedy)
    return without_content(found, place_of(path), shown(path.stem))


def _no_file(path: Path) -> Rejection:
    reason = "is neither a file nor a folder"
    remedy = "give a file, or - and let it be standard input"
    return Rejection(source=shown(str(path)), reason=reason, remedy=remedy)
