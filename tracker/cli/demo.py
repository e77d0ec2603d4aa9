"""The command that shows what all this is for, on articles that come with the program."""

import shlex
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import typer

from tracker.cli.answers import read_table
from tracker.cli.errors import UNREADABLE_INPUT, usage
from tracker.cli.ingest import summary, take_in
from tracker.cli.options import Settings, settings
from tracker.cli.output import screen
from tracker.store.database import without_password

app = typer.Typer()


@app.command()
def demo(context: typer.Context) -> None:
    """Show the table that bundled sample articles give.

    They are read into a fresh store, which stays there to be asked: a temporary file, or the
    one that --db names.
    """
    from tracker.cli.show_status import status_lines
    from tracker.dossiers.load import DossierError, sample_folder

    asked = settings(context)
    dossier = asked.load_dossier()
    if asked.db is None:
        folder = tempfile.mkdtemp(prefix="tracker-demo-")
        asked = replace(asked, db=str(Path(folder) / "demo.db"))
    try:
        samples = sample_folder(asked.dossier or dossier.id)
    except DossierError as error:
        raise usage(str(error)) from None
    result = take_in(asked, [str(samples)])
    table = read_table(asked, parties=(), stages=(), as_of=None, known_at=None, with_sources=False)
    out = screen(colour=asked.colour)
    out.lines(status_lines(table, out))
    sys.stderr.write(f"\n{summary(result)}\n")
    sys.stderr.write("\nNow try:\n" + "".join(f"  {each}\n" for each in _next(asked, table)))
    if result.rejected:
        raise typer.Exit(UNREADABLE_INPUT)


def _next(asked: Settings, publication: Any) -> list[str]:
    """Commands that go on from here, for a party and a day that the table (`publication`) has."""
    statuses = [row.status for row in publication.table.rows]
    parties = sorted(statuses, key=lambda each: (each.party != "US", -each.sources, each.party))
    days = sorted(each.known_by for each in statuses if each.known_by is not None)
    middle = days[len(days) // 2 : len(days) // 2 + 1]
    commands = [["explain", each.party] for each in parties[:1]]
    commands += [["status", "--as-of", day] for day in middle]
    commands += [["export", "table.html"]]
    shared = ["--db", without_password(asked.db or "")]
    if asked.dossier is not None:
        shared += ["--dossier", asked.dossier]
    return [shlex.join(["tracker", *words, *shared]) for words in commands]
