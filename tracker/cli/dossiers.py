"""The command that lists what can be followed."""

import sys
from typing import Annotated

import typer

from tracker.cli.options import Json, chosen, format_option, settings
from tracker.cli.output import screen

app = typer.Typer()


@app.command()
def dossiers(
    context: typer.Context,
    format_name: Annotated[str | None, format_option("table", "json")] = None,
    json: Json = False,
) -> None:
    """List the families of agreements that can be followed."""
    from tracker.dossiers.load import available, load
    from tracker.parties.gazetteer import name_of

    form = chosen(format_name, json=json, default="table")
    found = [load(name) for name in available()]
    if form == "json":
        from tracker.export.formats.json import SCHEMA, dumps

        listed = [
            {"id": each.id, "title": each.title, "home": each.home, "licence": each.licence or None}
            for each in found
        ]
        sys.stdout.write(dumps({"schema": SCHEMA, "dossiers": listed}))
        return
    from tracker.cli.layout import aligned
    from tracker.export.text import safe

    out = screen(colour=settings(context).colour)
    rows = [(safe(each.id), safe(each.title), safe(name_of(each.home))) for each in found]
    header, *body = aligned([("dossier", "title", "home party"), *rows])
    out.lines([out.style(header, "bold"), *body])
