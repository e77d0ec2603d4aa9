"""The command that tells a party's history, and how commands are told of parties."""

from typing import Annotated

import typer

from tracker.cli.options import (
    AsOf,
    Json,
    KnownAt,
    TextOrJson,
    chosen,
    clocks,
    complete_party,
    party_code,
    settings,
)
from tracker.cli.output import screen

app = typer.Typer()

Parties = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PARTY",
        autocompletion=complete_party,
        show_default=False,
        help="ISO codes or names of countries, in any case; EU and XK too.",
    ),
]
Party = Annotated[
    str,
    typer.Argument(
        metavar="PARTY",
        autocompletion=complete_party,
        help="ISO code or name of the country, in any case.",
    ),
]


@app.command()
def history(
    context: typer.Context,
    *,
    party: Party,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="Newest first.")] = False,
    everything: Annotated[
        bool,
        typer.Option(
            "--all",
            help="Also what was retracted or replaced, and every verdict; JSON always has them.",
        ),
    ] = False,
    format_name: TextOrJson = None,
    json: Json = False,
) -> None:
    """Show every report of a party, oldest first.

    What happened, when it happened, who told it, and when that was published and recorded.
    """
    form = chosen(format_name, json=json, default="text")
    code = party_code(party)
    asked = settings(context)
    at = clocks(as_of, known_at)
    from tracker.views.connection import open_reader
    from tracker.views.history import read_history

    with open_reader(asked.url()) as reader:
        found = read_history(reader, asked.dossier_id(), code, at)
    out = screen(colour=asked.colour)
    if form == "json":
        from tracker.export.reports import history_json

        out.stream.write(history_json(found, reverse=reverse))
        return
    from tracker.cli.show_history import history_lines

    out.lines(history_lines(found, out, reverse=reverse, everything=everything))
