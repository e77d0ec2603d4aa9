"""The command that looks for what needs a person."""

from typing import Annotated

import typer

from tracker.cli.answers import Parties
from tracker.cli.errors import NO, told
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
def check(
    context: typer.Context,
    *,
    parties: Parties = None,
    problems: Annotated[
        bool, typer.Option("--problems", help="Only what needs a person, no notices.")
    ] = False,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    format_name: TextOrJson = None,
    json: Json = False,
) -> None:
    """List what a person should look at in the table.

    A problem needs a decision or a fact that the tracker cannot find by itself: a planned day that
    passed, sources that contradict one another, a count that nothing explains. A notice may be as
    it should. Each has a code, its place, and what to do; docs/checks.md gives the rules.

    What could not be read is no part of it; a line on standard error counts what of that waits in
    the quarantine.

    Exit code 1 where there is a problem, 0 where there is none.

    Example: tracker check --problems --as-of 2024-06-30
    """
    form = chosen(format_name, json=json, default="text")
    codes = party_codes(parties or ())
    asked = settings(context)
    at = clocks(as_of, known_at)
    dossier = asked.stored_dossier()
    from dataclasses import replace

    from tracker.views.check import Expected, run_checks
    from tracker.views.connection import open_reader
    from tracker.views.waiting import count_waiting

    expected = (
        Expected()
        if dossier is None
        else Expected(home=dossier.home, parties=dossier.parties, bases=dossier.bases)
    )
    with open_reader(asked.url()) as reader:
        found = run_checks(reader, asked.dossier_id(), at, expected, codes)
        waiting = count_waiting(reader)
    if problems:
        needed = tuple(each for each in found.findings if each.severity == "problem")
        found = replace(found, findings=needed)
    out = screen(colour=asked.colour)
    if form == "json":
        from tracker.export.check import check_json

        out.stream.write(check_json(found))
    else:
        from tracker.cli.show_check import check_lines

        out.lines(check_lines(found, out))
    if waiting:
        from tracker.cli.show_quarantine import waiting_line

        told(waiting_line(waiting))
    if found.problems:
        raise typer.Exit(NO)
