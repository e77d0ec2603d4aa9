"""The command that shows what all this is for, on articles that come with the program."""

import os
import shlex
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import typer

from tracker.cli.errors import UNREADABLE_INPUT, usage
from tracker.cli.ingest import take_in
from tracker.cli.options import Settings, settings, today
from tracker.cli.output import screen
from tracker.cli.show_ingest import summary
from tracker.cli.status import read_table
from tracker.store.database import without_password

app = typer.Typer()


@app.command()
def demo(context: typer.Context) -> None:
    """Show the table that bundled sample articles give.

    They are read into a fresh store, which stays there to be asked: a temporary file, or the
    one that --db names; never the one of TRACKER_DB or of your data folder. A store that holds
    other articles is left alone.
    """
    from tracker.cli.show_status import status_lines
    from tracker.dossiers.load import DossierError, sample_folder

    asked = settings(context)
    dossier = asked.load_dossier()
    if asked.db is None:
        folder = tempfile.mkdtemp(prefix="tracker-demo-")
        asked = replace(asked, db=str(Path(folder) / "demo.db"))
    try:
        samples = sample_folder(asked.dossier or os.environ.get("TRACKER_DOSSIER") or dossier.id)
    except DossierError as error:
        raise usage(str(error)) from None
    _leave_alone(asked, samples)
    result = take_in(asked, [str(samples)])
    table = read_table(asked, with_confidence=True, heading=dossier)
    out = screen(colour=asked.colour)
    out.lines(status_lines(table, out))
    sys.stderr.write(f"\n{summary(result)}\n")
    sys.stderr.write("\nNow try:\n" + "".join(f"  {each}\n" for each in _next(asked, table)))
    if result.rejected:
        raise typer.Exit(UNREADABLE_INPUT)


def _leave_alone(asked: Settings, samples: Path) -> None:
    """Refuse a store of the user's own articles: what a log has taken in cannot be taken out."""
    from tracker.articles.article import Article
    from tracker.articles.read import read_articles
    from tracker.store.database import StoreError
    from tracker.views.connection import open_reader

    try:
        with open_reader(asked.url()) as reader:
            held = {str(article) for (article,) in reader.rows("SELECT id FROM article")}
    except StoreError:
        return  # there is none yet, or taking articles in will tell what is wrong with it
    if not held:
        return
    found = read_articles([str(samples)], published=None, today=today())
    if held - {each.id for each in found if isinstance(each, Article)}:
        place = without_password(asked.db or "")
        raise usage(f"{place}: holds other articles than the samples; name a new file with --db")


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
    return [shlex.join([_program(), *words, *shared]) for words in commands]


def _program() -> str:
    """How this program is called here: by its path where the shell would not find its name."""
    called = sys.argv[0]
    by_path = Path(called).name == "tracker" and shutil.which("tracker") is None
    return called if by_path else "tracker"
