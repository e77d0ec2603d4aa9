"""The commands that answer: status and history."""

from typing import Annotated, Any

import typer

from tracker.cli.errors import told
from tracker.cli.options import (
    AsOf,
    Json,
    KnownAt,
    Settings,
    TextOrJson,
    chosen,
    clocks,
    complete_party,
    format_option,
    party_code,
    party_codes,
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


def _complete_stage(incomplete: str) -> list[str]:
    return [each for each in stage_names() if each.startswith(incomplete.lower())]


Stages = Annotated[
    list[str] | None,
    typer.Option(
        "--stage",
        metavar="STAGE",
        autocompletion=_complete_stage,
        show_default=False,
        help="Only parties at this stage, such as signed or talks_close; may be repeated.",
    ),
]


@app.command()
def status(
    context: typer.Context,
    *,
    parties: Parties = None,
    stage: Stages = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    format_name: Annotated[str | None, format_option("table", "json", "csv", "md")] = None,
    json: Json = False,
) -> None:
    """Show where every party stands.

    A party without any report is left out, or shown as not reported when it is asked for by name.
    """
    form = chosen(format_name, json=json, default="table")
    asked = settings(context)
    table = read_table(
        asked,
        parties=party_codes(parties or ()),
        stages=checked_stages(stage),
        as_of=as_of,
        known_at=known_at,
        with_sources=form in ("csv", "md"),
    )
    out = screen(colour=asked.colour)
    if form == "table":
        from tracker.cli.show_status import status_lines

        out.lines(status_lines(table, out))
        return
    from tracker.export.registry import format_named, render

    if form == "csv" and table.table.left_out:
        told(str(table.left_out_line))
    out.stream.write(render(table, format_named(form) or form))


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


def read_table(
    asked: Settings,
    *,
    parties: tuple[str, ...],
    stages: tuple[str, ...],
    as_of: str | None,
    known_at: str | None,
    with_sources: bool,
    title: str | None = None,
    licence: str | None = None,
) -> Any:
    """The table that was asked for, as a `Publication`."""
    from tracker.export.publication import Publication
    from tracker.views.connection import open_reader
    from tracker.views.status import read_status

    at = clocks(as_of, known_at)
    dossier = asked.dossier_id()
    with open_reader(asked.url()) as reader:
        table = read_status(
            reader, dossier, at, parties=parties, stages=stages, with_sources=with_sources
        )
    return Publication(table=table, title=title, licence=licence, parties=parties, stages=stages)


def stage_names() -> tuple[str, ...]:
    """The names of all stages that a table may show."""
    from tracker.domain.lifecycle import STAGES

    return tuple(each.stage for each in STAGES)


def checked_stages(texts: list[str] | None) -> tuple[str, ...]:
    """The stages named by --stage; "talks close" and "Talks-close" are talks_close too."""
    if not texts:
        return ()
    names = stage_names()
    stages = [text.strip().lower().replace(" ", "_").replace("-", "_") for text in texts]
    for text, stage in zip(texts, stages, strict=True):
        if stage not in names:
            raise typer.BadParameter(
                f"{text!r} is not one of {', '.join(names)}", param_hint="--stage"
            )
    return tuple(dict.fromkeys(stages))
