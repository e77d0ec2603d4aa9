"""The commands that keep the store in order: migrate, rebuild, verify."""

import re
import sys
from typing import Annotated

import typer

from tracker.cli.errors import NO, told, usage
from tracker.cli.options import Json, TextOrJson, chosen, settings

app = typer.Typer()

_HASH = re.compile("[0-9a-fA-F]{64}")


@app.command()
def migrate(context: typer.Context) -> None:
    """Bring the store to this version's schema, or make one."""
    from tracker.export.text import safe
    from tracker.store.migrate import migrate as run

    sys.stdout.write(safe(run(settings(context).url())) + "\n")


@app.command()
def rebuild(context: typer.Context) -> None:
    """Fold the status table from the log anew.

    It is dropped first, and comes out the same.
    """
    from tracker.commands.rebuild import rebuild as run
    from tracker.store.log import open_log
    from tracker.views.connection import open_reader

    url = settings(context).url()
    with open_reader(url):
        pass  # to make a store is not what was asked for
    with open_log(url) as log:
        rows = run(log)
    sys.stdout.write(f"rebuilt: {rows} rows of the status table\n")


@app.command()
def verify(
    context: typer.Context,
    head: Annotated[
        str | None,
        typer.Option(
            "--head",
            metavar="HASH",
            help="The head that an earlier check or export told: is the log still that one, and no"
            " shorter?",
        ),
    ] = None,
    format_name: TextOrJson = None,
    json: Json = False,
) -> None:
    """Check that the log is whole and unchanged.

    And that the status table is what it comes to. Exit code 1 where anything is wrong, each
    damage told in a line. A log whose end was cut off with all traces is told by --head only.
    """
    from tracker.articles.stories import sketch_of
    from tracker.store.verify import verify as run

    form = chosen(format_name, json=json, default="text")
    if head is not None and not _HASH.fullmatch(head):
        raise usage(f"--head: {head!r} is no head; give the 64 digits that verify or export told")
    remembered = None if head is None else head.lower()
    found = run(settings(context).url(), head=remembered, sketch=sketch_of)
    if form == "json":
        from tracker.export.formats.json import SCHEMA, dumps

        sys.stdout.write(
            dumps(
                {
                    "schema": SCHEMA,
                    "ok": found.ok,
                    "events": found.events,
                    "articles": found.articles,
                    "head": found.head,
                    "problems": list(found.problems),
                }
            )
        )
    else:
        for problem in found.problems:
            told(problem)
        count = len(found.problems)
        word = "whole" if found.ok else f"{count} problem{'s' if count > 1 else ''}"
        sys.stdout.write(
            f"{word}: {found.events} events, {found.articles} articles, head {found.head}\n"
        )
    if not found.ok:
        raise typer.Exit(NO)
