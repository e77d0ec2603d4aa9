"""The command that lists what sources disagree on."""

import typer

from tracker.cli.answers import Parties
from tracker.cli.options import (
    AsOf,
    Json,
    KnownAt,
    TextOrJson,
    chosen,
    clocks,
    party_codes,
    settings,
)
from tracker.cli.output import screen

app = typer.Typer()


@app.command()
def conflicts(
    context: typer.Context,
    *,
    parties: Parties = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    format_name: TextOrJson = None,
    json: Json = False,
) -> None:
    """List what sources disagree on.

    Each value with the articles, days and sentences that tell it, the one that is shown first,
    and the rule that chose it. `tracker confirm` settles a conflict, `tracker retract` removes a
    misreading.
    """
    form = chosen(format_name, json=json, default="text")
    codes = party_codes(parties or ())
    asked = settings(context)
    at = clocks(as_of, known_at)
    from tracker.views.conflicts import read_conflicts
    from tracker.views.connection import open_reader

    with open_reader(asked.url()) as reader:
        found = read_conflicts(reader, asked.dossier_id(), at, codes)
    out = screen(colour=asked.colour)
    if form == "json":
        from tracker.export.changes import conflicts_json

        out.stream.write(conflicts_json(found))
        return
    from tracker.cli.show_changes import conflicts_lines

    out.lines(conflicts_lines(found, out))
