"""The command that reads the stored articles again."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from tracker.cli import options
from tracker.cli.errors import NO
from tracker.cli.options import Json, Settings, TextOrJson, chosen, settings
from tracker.cli.output import screen

app = typer.Typer()


@app.command(
    epilog="Exit codes: 0 done, or nothing reads otherwise; 1 with --dry-run: something would"
    " change; 2 usage; 4 the store cannot be used; 130 interrupted, and going on when run again."
)
def reprocess(
    context: typer.Context,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change, and record nothing.")
    ] = False,
    format_name: TextOrJson = None,
    json: Json = False,
) -> None:
    """Read the stored articles again.

    Shows the difference between what the present reader finds and what the log holds, statement
    by statement, and the cells of the table that move; then it is recorded: what is found no more
    is retracted, what is new is added, what is found again after the reader's own retraction is
    restored. What people have reported, retracted or confirmed stays as they decided.
    """
    form = chosen(format_name, json=json, default="text")
    asked = settings(context)
    dossier = asked.load_dossier()
    from tracker.commands.reprocess import apply, plan
    from tracker.store.log import open_log
    from tracker.views.connection import open_reader

    with open_reader(asked.url()) as reader, _progress(asked, "Reading") as on_progress:
        planned = plan(reader, dossier, today=options.today(), on_progress=on_progress)
    out = screen(colour=asked.colour)
    if form == "text":
        from tracker.cli.show_reprocess import plan_lines

        out.lines(plan_lines(planned, out))
        out.stream.flush()
    events = 0
    if planned.differs and not dry_run:
        with open_log(asked.url()) as log, _progress(asked, "Recording") as on_progress:
            events = apply(log, planned, on_progress=on_progress)
    if form == "json":
        from tracker.export.reprocess import plan_json

        out.stream.write(plan_json(planned, dry_run=dry_run, events=events))
    else:
        done = f"recorded: {events} events" if events != 1 else "recorded: 1 event"
        out.line("dry run: nothing was recorded" if dry_run else done)
    if dry_run and planned.differs:
        raise typer.Exit(NO)


@contextmanager
def _progress(asked: Settings, word: str) -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar on standard error, where that is a terminal; gives what reports to it."""
    place = screen(colour=asked.colour, stream=sys.stderr)
    if not place.terminal:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(
        file=sys.stderr,
        force_terminal=True,
        no_color=not place.styled,
        markup=False,
        highlight=False,
    )
    columns = (TextColumn(word), BarColumn(), MofNCompleteColumn(), TextColumn("articles"))
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)

        def on_progress(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield on_progress
