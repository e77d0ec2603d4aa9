"""The commands that hand a whole log on: log export, log import, copy."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer

from tracker.cli.errors import UNREADABLE_INPUT, Failure, told, usage
from tracker.cli.files import written_whole
from tracker.cli.options import Json, Settings, TextOrJson, chosen, settings
from tracker.cli.output import screen

app = typer.Typer()
log = typer.Typer()
app.add_typer(log, name="log", help="Take the whole log out of the store, or into a new one.")


@log.command("export")
def export_(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="[FILE]", help="Where to write; - is standard output.")
    ] = "-",
) -> None:
    """Write the whole log to a file, articles included.

    JSON Lines, a CloudEvents 1.0 envelope for each event. The same log gives the same bytes,
    whichever database holds it.
    """
    from tracker.commands.log_export import export_log

    asked = settings(context)
    with _progress(asked, "Exporting") as on_progress:
        if file == "-":
            found = export_log(asked.url(), sys.stdout.buffer, on_progress=on_progress)
        else:
            try:
                with written_whole(Path(file)) as out:
                    found = export_log(asked.url(), out, on_progress=on_progress)
            except OSError as error:
                raise usage(
                    f"{file}: cannot be written ({error.strerror}); name a file in a folder that"
                    " can"
                ) from error
    told(f"exported: {_summary(found)}")


@log.command("import")
def import_(
    context: typer.Context,
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="What to read; - is standard input."),
    ],
    format_name: TextOrJson = None,
    json: Json = False,
) -> None:
    """Fill a new store with a log that was exported.

    Every hash is computed anew. A file that is not whole is refused, and nothing of it taken.
    """
    from tracker.commands.log_import import LogFileError, import_log
    from tracker.store.log import open_log

    form = chosen(format_name, json=json, default="text")
    asked = settings(context)
    name = "standard input" if file == "-" else file
    try:
        with (
            _opened(file) as lines,
            open_log(asked.url()) as into,
            _progress(asked, "Importing") as on_progress,
        ):
            found = import_log(into, lines, name, on_progress=on_progress)
    except LogFileError as error:
        raise Failure(UNREADABLE_INPUT, str(error)) from error
    except OSError as error:
        raise Failure(
            UNREADABLE_INPUT, f"{name}: cannot be read ({error.strerror}); name a file that can"
        ) from error
    _print(found, "imported", form)


@app.command()
def copy(
    context: typer.Context,
    to: Annotated[
        str, typer.Option("--to", metavar="PATH|URL", help="The new store: a file or database URL.")
    ],
    format_name: TextOrJson = None,
    json: Json = False,
) -> None:
    """Copy the log to a new store.

    Such as from a file to PostgreSQL. Every hash is computed anew; all of the log is there at
    the end, or nothing.
    """
    from tracker.cli.show_quarantine import waiting_line
    from tracker.commands.copy_log import copy_log
    from tracker.store.database import normalise_url
    from tracker.store.log import open_log
    from tracker.store.source import open_source
    from tracker.views.connection import open_reader
    from tracker.views.waiting import count_waiting

    form = chosen(format_name, json=json, default="text")
    asked = settings(context)
    url = asked.url()
    with open_source(url):
        pass  # before the new store is made: is there anything to copy?
    with open_log(normalise_url(to)) as into, _progress(asked, "Copying") as on_progress:
        found = copy_log(url, into, on_progress=on_progress)
    _print(found, "copied", form)
    with open_reader(url) as reader:
        waiting = count_waiting(reader)
    if waiting:
        told(f"not copied: {waiting_line(waiting)}")


def _summary(found: Any) -> str:
    return f"{found.events} events, {found.articles} articles, head {found.head}"


def _print(found: Any, done: str, form: str) -> None:
    if form == "json":
        from tracker.export.formats.json import SCHEMA, dumps

        data = {"events": found.events, "articles": found.articles, "head": found.head}
        sys.stdout.write(dumps({"schema": SCHEMA, **data}))
    else:
        sys.stdout.write(f"{done}: {_summary(found)}\n")


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    if file == "-":
        yield sys.stdin.buffer
        return
    with Path(file).open("rb") as lines:
        yield lines


@contextmanager
def _progress(asked: Settings, word: str) -> Iterator[Callable[[int], None] | None]:
    """A count of events on standard error, where that is a terminal; gives what reports to it."""
    place = screen(colour=asked.colour, stream=sys.stderr)
    if not place.terminal:
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn

    console = Console(
        file=sys.stderr, force_terminal=True, no_color=not place.styled, highlight=False
    )
    columns = (SpinnerColumn(), TextColumn(word), TextColumn("{task.completed} events"))
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done: bar.update(task, completed=done)
