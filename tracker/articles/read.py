"""Read articles from files, folders and standard input, whatever their format.

Whatever comes in, every article comes out as an `Article` and every broken one as exactly one
`Rejection`. Content tells the format; where it leaves that open, the ending of the file's name.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from tracker.articles.article import Article, Rejection
from tracker.articles.formats import BY_ENDING
from tracker.articles.meter import Meter
from tracker.articles.origin import Limits, Origin, Unfolding, shown
from tracker.articles.paths import Place, files, unreadable
from tracker.articles.piece import place_of
from tracker.articles.stream import read_stream
from tracker.articles.stretches import Memory
from tracker.domain.dates import Day

STANDARD_INPUT = "-"

ENDINGS = frozenset(BY_ENDING)
"""The endings of the files that are read from folders, apart from names without any."""


def read_articles(  # noqa: PLR0913 (each by its name, most by default)
    paths: Sequence[str],
    *,
    published: Day | None,
    today: Day,
    stdin: BinaryIO | None = None,
    limits: Limits = Limits(),  # noqa: B008
    columns: Mapping[str, str] | None = None,
    memory: Memory | None = None,
    meter: Meter | None = None,
) -> Iterator[Article | Rejection]:
    """Read the articles of `paths` one after the other.

    Args:
        paths: files and folders, `-` for standard input; each is read once, however often and
            by however many links it is given. Folders are read in the order of names, with the
            folders in them, without what is hidden by a leading dot; in them only what has one
            of `ENDINGS` or none, while a file that is named itself may have any.
        published: the day of publication of articles that carry none.
        today: the day of reading; an article published later than tomorrow is rejected.
        stdin: what `-` reads; by default the process' own standard input.
        limits: how much is read at most.
        columns: for fields of ours the column, or the field of a record, that holds them.
        memory: knows what was taken in before and need not be read again.
        meter: learns how many bytes of the files have been read.

    Yields:
        Article: an article, its text with newlines as line ends and otherwise as published.
        Rejection: an input that could not be taken in. Its text is printable and one line, also
            where a file's name is not.
    """
    seen: set[Place] = set()
    stdin_read = False
    shared = Origin(
        source="standard input",
        root="standard input",
        name="stdin",
        today=today,
        published=published,
        limits=limits,
        columns=columns or {},
        memory=memory,
    )
    meter = meter or Meter()
    for given in paths:
        if given != STANDARD_INPUT:
            for path in files(given, seen, ENDINGS):
                if isinstance(path, Rejection):
                    yield path
                    continue
                source, name = shown(str(path)), shown(path.stem)
                unfolding = Unfolding()
                origin = replace(shared, source=source, root=source, name=name, unfolding=unfolding)
                yield from _read_file(path, replace(origin, place=place_of(path)), meter)
        elif not stdin_read:
            stdin_read = True
            yield from _read_stdin(stdin or getattr(sys.stdin, "buffer", None), shared)


def _read_file(path: Path, origin: Origin, meter: Meter) -> Iterator[Article | Rejection]:
    try:
        with meter.open(path) as stream:
            yield from read_stream(stream, origin, name=path.name)
    except OSError as error:
        yield unreadable(path, error)


def _read_stdin(stream: BinaryIO | None, origin: Origin) -> Iterator[Article | Rejection]:
    remedy = "give a file, or - and let it be standard input"
    if stream is None:
        yield Rejection(source=origin.source, reason="is closed", remedy=remedy)
        return
    try:
        yield from read_stream(stream, origin)
    except OSError as error:
        reason = f"cannot be read ({error.strerror})"
        yield Rejection(source=origin.source, reason=reason, remedy=remedy)
