"""The one article that a command is asked about: a file, one of a file, or one of the store."""

from pathlib import Path
from typing import Any

from tracker.cli.errors import NO, UNREADABLE_INPUT, Failure, told, usage
from tracker.cli.options import Settings, today
from tracker.cli.output import err


def one_article(asked: Settings, named: str, published: Any = None) -> Any:
    """The article that `named` means: FILE, FILE#NAME, or an id or a name in the store.

    What is a file is read as one; `published` is the day of one that carries none. Raises Failure
    where there is none, or more than one.
    """
    path, mark, name = named, "", ""
    if named != "-" and not _exists(named):
        path, mark, name = named.rpartition("#")
    if named == "-" or _exists(path):
        return _of_file(path, name if mark else None, published)
    return _of_store(asked, named)


def _exists(path: str) -> bool:
    try:
        return bool(path) and Path(path).exists()
    except (OSError, ValueError):  # longer than a file's name may be, or with a zero byte
        return False


def _of_file(path: str, name: str | None, published: Any) -> Any:
    from tracker.articles.article import Rejection
    from tracker.articles.read import read_articles

    read = list(read_articles([path], published=published, today=today()))
    articles = [each for each in read if not isinstance(each, Rejection)]
    for each in (each for each in read if isinstance(each, Rejection)):
        told(str(each))
    wanted = articles if name is None else [each for each in articles if each.name == name]
    if len(wanted) == 1:
        for note in wanted[0].notes:
            err(f"note: {wanted[0].name}: {note}")
        return wanted[0]
    if not articles:
        raise Failure(UNREADABLE_INPUT, f"{path}: holds no article that can be read")
    names = _some([each.name for each in wanted or articles])
    if wanted:
        raise usage(f"{path}: holds {len(wanted)} articles, {names}; name one, as {path}#NAME")
    raise Failure(NO, f"{path}: holds no article named {name!r}; it has {names}")


def _of_store(asked: Settings, named: str) -> Any:
    from tracker.commands.stored import named_articles
    from tracker.store.database import StoreError
    from tracker.views.connection import open_reader
    from tracker.views.room import read_days

    try:
        with open_reader(asked.url()) as reader:
            found = named_articles(reader, read_days(reader), named)
    except StoreError as error:
        told(f"no file is named {named!r}, so the store is asked")
        raise error from None
    if len(found) == 1:
        return found[0]
    if not found:
        raise Failure(NO, f"no file and no article of the store is named {named!r}")
    ids = _some([each.id for each in found])
    raise usage(f"{len(found)} articles of the store are named {named!r}; give an id of {ids}")


def _some(names: list[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


_SHOWN = 4
