"""The progress bar of what reads articles, and the line that tells how far it came."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tracker.cli.errors import INTERRUPTED, Failure
from tracker.cli.options import Settings
from tracker.cli.output import screen

if TYPE_CHECKING:
    from tracker.articles.meter import Meter

Tell = Callable[[int], None]
"""Learns how many articles are done with."""


@contextmanager
def progress(asked: Settings, paths: Sequence[str], meter: "Meter") -> Iterator[Tell | None]:
    """A progress bar on standard error, where that is a terminal; gives what reports to it.

    It goes by the bytes that `meter` has counted, where those of `paths` can be known.
    """
    place = screen(colour=asked.colour, stream=sys.stderr)
    if not place.terminal:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    total = bytes_expected(paths)
    console = Console(
        file=sys.stderr,
        force_terminal=True,
        no_color=not place.styled,
        markup=False,
        highlight=False,
    )
    columns: tuple[Any, ...] = (
        TextColumn("Reading"),
        BarColumn(20),
        TextColumn("{task.fields[done]}"),
    )
    if total is not None:
        columns += (TimeRemainingColumn(compact=True),)
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total, done="")

        def tell(articles: int) -> None:
            bar.update(task, completed=meter.position, done=_done(articles, meter, total))

        yield tell


def bytes_expected(paths: Sequence[str]) -> int | None:
    """The bytes of all files at and under `paths`; None for links, pipes, and no files at all."""
    from tracker.articles.meter import bytes_of
    from tracker.articles.read import ENDINGS

    return bytes_of(paths, ENDINGS) or None


@contextmanager
def told_how_far(paths: Sequence[str], meter: "Meter") -> Iterator[Tell]:
    """Tell, where what is done within is interrupted, how far it came and how to go on."""
    articles = 0

    def tell(done: int) -> None:
        nonlocal articles
        articles = done

    try:
        yield tell
    except KeyboardInterrupt:
        done = _done(articles, meter, bytes_expected(paths))
        raise Failure(
            INTERRUPTED,
            f"interrupted after {done}; they are kept, run it again to go on",
        ) from None


def _done(articles: int, meter: "Meter", total: int | None) -> str:
    counted = f"{articles:,} article{'' if articles == 1 else 's'}"
    if total is None:
        return counted
    unit, size = ("MB", _MEGABYTE) if total >= _MEGABYTE else ("kB", 1_000)
    return f"{min(meter.position, total) / size:,.1f} of {total / size:,.1f} {unit}, {counted}"


_MEGABYTE = 1_000_000
