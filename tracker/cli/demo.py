"""The command that shows what all this is for, on articles that come with the program."""

import shlex
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import typer

from tracker.cli.answers import read_table
from tracker.cli.errors import UNREADABLE_INPUT, usage
from tracker.cli.ingest import summary, take_in
from tracker.cli.options import settings
from tracker.cli.output import screen

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
    sys.stderr.write("\nNow try:\n" + "".join(f"  {each}\n" for each in _next(asked.db or "")))
    if result.rejected:
        raise typer.Exit(UNREADABLE_INPUT)


def _next(db: str) -> list[str]:
    return [
        shlex.join(["tracker", *words, "--db", db])
        for words in (
            ["explain", "US"],
            ["status", "--as-of", "2024-05-31"],
            ["export", "table.html"],
        )
    ]
