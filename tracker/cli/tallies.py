"""The command that holds reported counts against the table."""

from typing import Annotated

import typer

from tracker.cli.options import (
    AsOf,
    Json,
    KnownAt,
    TextOrJson,
    chosen,
    clocks,
    settings,
)
from tracker.cli.output import screen

app = typer.Typer()

_KINDS = ("signed", "negotiating", "declared", "interested")
_VERDICTS = ("fits", "explained", "stale", "undated", "miscount", "unexplained")


def _one_of(texts: list[str] | None, names: tuple[str, ...], option: str) -> tuple[str, ...]:
    for text in texts or ():
        if text.strip().lower() not in names:
            raise typer.BadParameter(
                f"{text!r} is not one of {', '.join(names)}", param_hint=option
            )
    return tuple(dict.fromkeys(text.strip().lower() for text in texts or ()))


def _complete_kind(incomplete: str) -> list[str]:
    return [each for each in _KINDS if each.startswith(incomplete.lower())]


def _complete_verdict(incomplete: str) -> list[str]:
    return [each for each in _VERDICTS if each.startswith(incomplete.lower())]


@app.command()
def tallies(
    context: typer.Context,
    *,
    counted: Annotated[
        list[str] | None,
        typer.Option(
            "--counted",
            metavar="|".join(_KINDS),
            autocompletion=_complete_kind,
            show_default=False,
            help="Only counts of these; may be repeated.",
        ),
    ] = None,
    verdict: Annotated[
        list[str] | None,
        typer.Option(
            "--verdict",
            metavar="VERDICT",
            autocompletion=_complete_verdict,
            show_default=False,
            help=f"Only counts that come to this ({', '.join(_VERDICTS)}); may be repeated.",
        ),
    ] = None,
    sentences: Annotated[
        bool, typer.Option("--sentences", help="With the sentence and article of each count.")
    ] = False,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    format_name: TextOrJson = None,
    json: Json = False,
) -> None:
    """Hold every count that an article reports against the table.

    "Said" is the article's number (30+ is "over 30", ~20 "about 20"), "had" the dossier's own
    count at the end of the article's day, from all that the clocks let be known. Then on which
    basis the number fits and which parties make the difference, or which earlier day it repeats.
    docs/tallies.md gives the rules.

    Example: tracker tallies --verdict stale --verdict unexplained --sentences
    """
    form = chosen(format_name, json=json, default="text")
    kinds = _one_of(counted, _KINDS, "--counted")
    asked_for = _one_of(verdict, _VERDICTS, "--verdict")
    asked = settings(context)
    at = clocks(as_of, known_at)
    dossier = asked.stored_dossier()
    from dataclasses import replace

    from tracker.views.connection import open_reader
    from tracker.views.tallies import read_tallies

    bases = () if dossier is None else dossier.bases
    with open_reader(asked.url()) as reader:
        found = read_tallies(reader, asked.dossier_id(), at, bases, counted=kinds)
    if asked_for:
        rows = tuple(each for each in found.rows if each.came.verdict in asked_for)
        found = replace(found, rows=rows)
    out = screen(colour=asked.colour)
    if form == "json":
        from tracker.export.tallies import tallies_json

        out.stream.write(tallies_json(found, [each.name for each in bases]))
        return
    from tracker.cli.show_tallies import tallies_lines

    out.lines(tallies_lines(found, out, sentences=sentences))
