"""The command that takes articles in."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Annotated, Any

import typer

from tracker.cli.errors import UNREADABLE_INPUT, told, usage
from tracker.cli.options import Json, Settings, TextOrJson, chosen, settings, today
from tracker.cli.output import err
from tracker.cli.progress import progress, told_how_far
from tracker.cli.show_ingest import as_data, summary

app = typer.Typer()

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH|LINK",
        help="Files and folders of articles: saved pages, PDF, mail, WARC, archives, CSV, JSON"
        " and more (docs/intake.md); https://... is fetched; - is standard input.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        help="The day of publication of articles that carry none, as 2024-06-13.",
    ),
]
Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN",
        help="Which column of a table, or field of a record, is which of ours, as"
        " text=body,published=date.",
    ),
]
AllowPrivate = Annotated[
    bool,
    typer.Option(
        "--allow-private",
        help="Fetch links that lead to this machine or its own network as well.",
    ),
]
DryRun = Annotated[
    bool,
    typer.Option("--dry-run", help="Show what articles say and what is new; record nothing."),
]
Jobs = Annotated[
    str,
    typer.Option("--jobs", metavar="N", help="Read in so many processes at once, in order."),
]

_MOST_JOBS = 64


@app.command()
def ingest(  # noqa: PLR0917 (the options of a command)
    context: typer.Context,
    paths: Paths,
    published: Published = None,
    mapping: Map = None,
    allow_private: AllowPrivate = False,
    dry_run: DryRun = False,
    jobs: Jobs = "1",
    format_name: TextOrJson = None,
    json: Json = False,
) -> None:
    """Read articles and record what they report.

    The same article again changes nothing. What could not be read is told, a line each, and
    waits in the quarantine (`tracker quarantine`); all the rest is taken in.
    """
    form = chosen(format_name, json=json, default="text")
    asked = settings(context)
    day, columns, processes = day_given(published), columns_given(mapping), _jobs(jobs)
    if dry_run:
        from tracker.cli.dry_run import dry_run_of

        dry_run_of(asked, form, paths, day, columns, allow_private=allow_private)
        return
    result = take_in(asked, paths, day, columns, allow_private=allow_private, jobs=processes)
    if form == "json":
        from tracker.export.formats.json import dumps

        sys.stdout.write(dumps(as_data(result)))
    else:
        sys.stdout.write(summary(result) + "\n")
    if result.rejected:
        raise typer.Exit(UNREADABLE_INPUT)


def _jobs(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= _MOST_JOBS):
        raise usage(f"--jobs: {text!r} is no number of processes from 1 to {_MOST_JOBS}")
    return int(text)


def take_in(
    asked: Settings,
    paths: Sequence[str],
    published: Any = None,
    columns: dict[str, str] | None = None,
    *,
    allow_private: bool = False,
    jobs: int = 1,
) -> Any:
    """Take the articles of `paths` in, telling on standard error what needs to be told."""
    from tracker.articles.article import Article, Rejection
    from tracker.articles.meter import Meter
    from tracker.commands.fetch import read_inputs
    from tracker.commands.ingest import ingest as run
    from tracker.commands.remembered import Remembered
    from tracker.store.log import open_log

    dossier = asked.load_dossier()
    rejected: list[Rejection] = []
    meter = Meter()

    def articles(memory: Remembered) -> Iterator[Article | Rejection]:
        read = read_inputs(
            paths,
            published=published,
            today=today(),
            columns=columns,
            allow_private=allow_private,
            memory=memory,
            meter=meter,
        )
        for each in memory.counted(read):
            if isinstance(each, Rejection):
                rejected.append(replace(each, piece=None))  # its bytes are in the store
            yield each

    try:
        with (
            open_log(asked.url()) as log,
            told_how_far(paths, meter) as told_far,
            progress(asked, paths, meter) as shown,
        ):
            memory = Remembered(log.stretches(), dossier, published=published, columns=columns)

            def on_progress(inputs: int) -> None:
                memory.recorded(inputs)
                for tell in (told_far, shown):
                    if tell is not None:
                        tell(inputs + memory.known)

            result = run(log, dossier, articles(memory), on_progress=on_progress, jobs=jobs)
            result = replace(result, known=result.known + memory.known)
    finally:
        # Also where the store fails half way: what is wrong with the input is wrong all the same.
        for each in rejected:
            told(str(each))
    for note in result.notes:
        err(f"note: {note}")
    if result.quarantined:
        from tracker.cli.show_quarantine import waiting_line

        told(waiting_line(result.quarantined))
    return result


def day_given(text: str | None) -> Any:
    """The day that --published names, None where it was not given."""
    from tracker.articles.origin import latest_day
    from tracker.domain.dates import parse_day

    if text is None:
        return None
    try:
        day = parse_day(text)
    except ValueError as error:
        raise usage(f"--published: {error}") from None
    if day > latest_day(today()):
        raise usage(f"--published: {day} is in the future; give the day it was published")
    return day


def columns_given(mapping: Sequence[str] | None) -> dict[str, str]:
    """The columns that --map names for fields of ours. Raises Failure where it names none."""
    from tracker.articles.records import MAPPABLE

    columns: dict[str, str] = {}
    for pair in (each for given in mapping or () for each in given.split(",") if each.strip()):
        field, equals, column = (part.strip() for part in pair.partition("="))
        if not equals or not column:
            raise usage(f"--map: {pair.strip()!r} is not FIELD=COLUMN; write it as text=body")
        if field not in MAPPABLE:
            fields = ", ".join(MAPPABLE)
            raise usage(f"--map: {field!r} is no field of an article; there are {fields}")
        if field in columns:
            raise usage(f"--map: {field} is given a second time; give it once")
        columns[field] = column
    return columns
