"""The command that hands the table out as a file."""

import gc
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from tracker.cli.errors import told, usage
from tracker.cli.names import Stages, checked_stages
from tracker.cli.options import AsOf, KnownAt, clocks, complete_party, party_codes, settings

app = typer.Typer()


def _complete_format(incomplete: str) -> list[tuple[str, str]]:
    from tracker.export.registry import FORMATS

    return [(each.name, each.about) for each in FORMATS if each.name.startswith(incomplete.lower())]


@app.command()
def export(
    context: typer.Context,
    *,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="Where to write; its ending tells the format. - is standard output and needs"
            " --format.",
        ),
    ],
    format_name: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            autocompletion=_complete_format,
            help="The format, whatever FILE is.",
        ),
    ] = None,
    long: Annotated[
        bool,
        typer.Option(
            "--long",
            help="A row a report in place of a row a party: for csv, tsv, json, ndjson, parquet.",
        ),
    ] = False,
    party: Annotated[
        list[str] | None,
        typer.Option(
            "--party",
            metavar="PARTY",
            autocompletion=complete_party,
            show_default=False,
            help="Only this party; may be repeated.",
        ),
    ] = None,
    stage: Stages = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> None:
    """Write the table with its sources to a file.

    `tracker export table.xlsx` makes a workbook: the file's ending tells the format. Tables: .csv
    .tsv .json .ndjson .md .html .tex .xlsx .parquet .sqlite, and a Frictionless data package
    (.zip). Sources: .csl.json. Signings for a calendar: .ics. Changes of state for a feed reader:
    .atom. A timeline: .svg .png. Each tells its day, the state of the log and the command that
    makes the same bytes again.
    """
    from tracker.export.registry import MissingLibrary, check_libraries, render_bytes

    form = _format(file, format_name)
    if long and not form.long:
        raise usage(_no_rows_of_reports(form))
    try:
        check_libraries(form.name)
    except MissingLibrary as missing:
        raise usage(str(missing)) from None
    # All that is built is needed to the end: to look for waste takes a tenth of the time.
    gc.disable()
    try:
        publication = _publication(
            settings(context),
            form,
            parties=party_codes(party or ()),
            stages=checked_stages(stage),
            clocks=clocks(as_of, known_at),
            long=long,
        )
        made = render_bytes(publication, form.name)
    finally:
        gc.enable()
    if _is_a_database(file):
        raise usage(f"{file}: a database stands there that is no export; name another file")
    _write(file, made)
    if file != "-":
        table = publication.table
        told(f"{file}: {len(table.rows)} parties as of {table.as_of}")


def _format(file: str, name: str | None) -> Any:
    from tracker.export.registry import endings, find, format_of, names

    if name is not None:
        form = find(name)
        if form is None:
            raise usage(f"no format is named {name!r}; there are {', '.join(names())}")
        return form
    if file == "-":
        raise usage(f"standard output tells no format; add --format with one of {_listed(names())}")
    if Path(file).name.lower() == "datapackage.json":
        raise usage(f"{file}: a data package is several files in one: name a .zip file")
    form = format_of(file)
    if form is None:
        known = ", ".join(endings())
        raise usage(
            f"{file}: its ending tells no format; end it in one of {known}, or use --format"
        )
    return form


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names)


def _no_rows_of_reports(form: Any) -> str:
    from tracker.export.registry import FORMATS

    there = ", ".join(each.name for each in FORMATS if each.long)
    if form.name in ("xlsx", "sqlite", "datapackage"):
        return f"{form.name} holds a table with a row a report already; leave --long out"
    return f"--long is for {there}, and not for {form.name}"


def _publication(
    asked: Any,
    form: Any,
    *,
    parties: tuple[str, ...],
    stages: tuple[str, ...],
    clocks: Any,
    long: bool,
) -> Any:
    from tracker.export.publication import Publication
    from tracker.views.connection import open_reader
    from tracker.views.status import read_status

    known = asked.stored_heading()
    with open_reader(asked.url()) as reader:
        table = read_status(
            reader,
            asked.dossier_id() if known is None else known.id,
            clocks,
            parties=parties,
            stages=stages,
            with_sources=not long,
            with_confidence=form.graded and not long,
        )
        if long or form.needs == "history":
            from tracker.views.record import with_history

            table = with_history(reader, table, clocks)
        elif form.needs == "moves":
            from tracker.views.record import with_moves

            table = with_moves(reader, table, clocks)
    return Publication(
        table=table,
        title=None if known is None else known.title,
        licence=None if known is None else known.licence,
        parties=parties,
        stages=stages,
        long=long,
    )


def _is_a_database(file: str) -> bool:
    """Whether an SQLite file stands there that `export` has not made: it may be a store."""
    from tracker.export.registry import SQLITE_MAGIC, SQLITE_MARK

    try:
        if file == "-" or not Path(file).is_file():
            return False
        with Path(file).open("rb") as there:
            head = there.read(72)
    except OSError:
        return False
    return head.startswith(SQLITE_MAGIC) and head[68:72] != SQLITE_MARK


def _write(file: str, made: bytes) -> None:
    from tracker.cli.files import written_whole

    if file == "-":
        _print(made)
        return
    try:
        with written_whole(Path(file)) as out:
            out.write(made)
    except OSError as error:
        raise usage(
            f"{file}: cannot be written ({error.strerror}); name a file in a folder that can"
        ) from error


def _print(made: bytes) -> None:
    if b"\0" in made and sys.stdout.isatty():
        raise usage("this format is for programs, and would garble a terminal; name a file")
    out = getattr(sys.stdout, "buffer", None)
    if out is None:  # a stream of text alone, that another program has put in its place
        sys.stdout.write(made.decode())
        return
    sys.stdout.flush()
    out.write(made)
    out.flush()
