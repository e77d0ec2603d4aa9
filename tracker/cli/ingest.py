"""The command that takes articles in."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from tracker.cli.errors import UNREADABLE_INPUT, told, usage
from tracker.cli.options import Json, Settings, TextOrJson, chosen, settings, today
from tracker.cli.output import err, screen

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
_ONE_EACH = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".pdf"})


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

    The same article again changes nothing. What could not be read is told, a line each, and all
    the rest is taken in.
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

        sys.stdout.write(dumps(_as_data(result)))
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
    from tracker.commands.fetch import read_inputs
    from tracker.commands.ingest import ingest as run
    from tracker.store.log import open_log

    dossier = asked.load_dossier()
    rejected: list[Rejection] = []

    def articles() -> Iterator[Article | Rejection]:
        read = read_inputs(
            paths,
            published=published,
            today=today(),
            columns=columns,
            allow_private=allow_private,
        )
        for each in read:
            if isinstance(each, Rejection):
                rejected.append(each)
            yield each

    try:
        with open_log(asked.url()) as log, progress(asked, paths) as on_progress:
            result = run(log, dossier, articles(), on_progress=on_progress, jobs=jobs)
    finally:
        # Also where the store fails half way: what is wrong with the input is wrong all the same.
        for each in rejected:
            told(str(each))
    for note in result.notes:
        err(f"note: {note}")
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


def summary(result: Any) -> str:
    """What came of it, in one line."""
    dated = f" {result.dated_anew} dated anew," if result.dated_anew else ""
    return (
        f"articles: {result.new} new,{dated} {result.known} known, {result.same_story} same story,"
        f" {len(result.rejected)} rejected; events: {result.events} new"
    )


@contextmanager
def progress(asked: Settings, paths: Sequence[str]) -> Iterator[Callable[[int], None] | None]:
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
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TextColumn("articles"))
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=_expected(paths))

        def on_progress(done: int) -> None:
            total = bar.tasks[0].total
            bar.update(task, completed=done, total=max(done, total) if total else None)

        yield on_progress


def _expected(paths: Sequence[str]) -> int | None:
    """How many articles the paths hold, where their names tell; None where only reading does."""
    files: list[Path] = []
    for each in map(Path, paths):
        try:
            inside = [path for path in each.rglob("*") if path.is_file()] if each.is_dir() else []
        except OSError:
            return None
        files += inside or [each]
    return len(files) if files and all(path.suffix.lower() in _ONE_EACH for path in files) else None


def _as_data(result: Any) -> dict[str, Any]:
    return {
        "schema": 1,
        "articles": {
            "new": result.new,
            "dated_anew": result.dated_anew,
            "known": result.known,
            "same_story": result.same_story,
            "rejected": len(result.rejected),
        },
        "events": result.events,
        "rejected": [
            {"source": each.source, "reason": each.reason, "remedy": each.remedy}
            for each in result.rejected
        ],
        "notes": list(result.notes),
    }
