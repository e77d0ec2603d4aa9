"""The command that hands the table out as a file."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.answers import Stages, checked_stages, read_table
from tracker.cli.errors import told, usage
from tracker.cli.options import AsOf, KnownAt, complete_party, party_codes, settings

app = typer.Typer()


@app.command()
def export(
    context: typer.Context,
    *,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="Where to write; its ending tells the format: .csv, .json, .md or .html;"
            " - is standard output and needs --format.",
        ),
    ],
    format_name: Annotated[
        str | None,
        typer.Option("--format", metavar="csv|json|md|html", help="The format, whatever FILE is."),
    ] = None,
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

    As CSV, JSON, Markdown or a web page. Each tells its day, the state of the log and the
    command that makes the same bytes again.
    """
    from tracker.export.registry import endings, format_named, render

    known = ", ".join(sorted(endings()))
    name = format_named(format_name) if format_name else endings().get(Path(file).suffix.lower())
    if name is None and format_name:
        raise usage(f"no format is named {format_name!r}; there are csv, html, json and md")
    if name is None and file == "-":
        raise usage("standard output tells no format; add --format csv, html, json or md")
    if name is None:
        raise usage(
            f"{file}: its ending tells no format; end it in one of {known}, or use --format"
        )
    asked = settings(context)
    dossier = asked.stored_dossier()
    table = read_table(
        asked,
        parties=party_codes(party or ()),
        stages=checked_stages(stage),
        as_of=as_of,
        known_at=known_at,
        with_sources=True,
        title=None if dossier is None else dossier.title,
        licence=None if dossier is None else dossier.licence,
    )
    text = render(table, name)
    if file == "-":
        sys.stdout.write(text)
        return
    try:
        Path(file).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise usage(
            f"{file}: cannot be written ({error.strerror}); name a file in a folder that can"
        ) from error
    told(f"{file}: {len(table.table.rows)} parties as of {table.table.as_of}")
