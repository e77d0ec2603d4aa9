"""The command that shows where every party stands, and what it takes to read the table."""

from dataclasses import replace
from typing import Annotated, Any

import typer

from tracker.cli.answers import Parties
from tracker.cli.errors import told, usage
from tracker.cli.names import Stages, checked_stages, complete_column, named
from tracker.cli.options import (
    AsOf,
    Json,
    KnownAt,
    Settings,
    chosen,
    clocks,
    format_option,
    party_codes,
    settings,
)
from tracker.cli.output import screen

app = typer.Typer()


@app.command()
def status(
    context: typer.Context,
    *,
    parties: Parties = None,
    stage: Stages = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="DATE",
            help="Only parties that reached their stage on that day or later; where the day is"
            " not known, whose stage was first reported then.",
        ),
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--columns",
            metavar="NAME,...",
            autocompletion=complete_column,
            show_default=False,
            help="These columns, in this order: code, party, stage, since, next, signed, approval,"
            " in_force, term, pledge, sources, reports, confidence, last, flags.",
        ),
    ] = None,
    wide: Annotated[
        bool,
        typer.Option("--wide", help="Every column, in lines as long as that takes."),
    ] = False,
    sort: Annotated[
        str | None,
        typer.Option(
            "--sort",
            metavar="NAME",
            autocompletion=complete_column,
            help="Order by this column, what has no value last.  [default: party]",
        ),
    ] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="In the opposite order.")] = False,
    group_by: Annotated[
        str | None,
        typer.Option(
            "--group-by",
            metavar="stage",
            autocompletion=lambda: ["stage"],
            help="Part the table by stage, the furthest first.",
        ),
    ] = None,
    format_name: Annotated[str | None, format_option("table", "json", "csv", "md")] = None,
    json: Json = False,
) -> None:
    """Show where every party stands.

    For one PARTY everything that its line holds, and the sentence it rests on. A party without
    any report is left out, or shown as not reported when it is asked for by name.

    "not reported" means that no article tells it, "not required" that a source says there is none
    to come, "-" that there is nothing to tell yet. The numbers in brackets are those of the notes.

    \b
    tracker status PL                        one party
    tracker status --as-of 2024-05-31        what a reader could know by that day
    tracker status --stage signed --sort signed
    tracker status --group-by stage --columns party,since,confidence
    """  # noqa: D301  # the control character keeps the lines below it as they are
    form = chosen(format_name, json=json, default="table")
    shaping = _given(
        {
            "--columns": columns,
            "--wide": wide,
            "--sort": sort,
            "--reverse": reverse,
            "--group-by": group_by,
        }
    )
    if form != "table" and shaping:
        raise usage(f"{shaping[0]} shapes the table; leave it out, or leave out --format {form}")
    codes = party_codes(parties or ())
    card = form == "table" and len(codes) == 1 and not (shaping or stage or since)
    asked = settings(context)
    table = read_table(
        asked,
        parties=codes,
        stages=checked_stages(stage),
        since=since,
        as_of=as_of,
        known_at=known_at,
        with_sources=card or form in ("csv", "md"),
        with_confidence=True,
        graded_reports=None if shaping or form != "table" else _GRADED,
        heading=asked.stored_heading(),
    )
    out = screen(colour=asked.colour)
    if card:
        from tracker.cli.show_card import card_lines

        out.lines(card_lines(table, out))
        return
    if form == "table":
        from tracker.cli.show_status import status_lines

        out.lines(status_lines(table, out, _view(columns, sort, reverse, group_by, wide)))
        return
    from tracker.export.registry import format_named, render

    if form == "csv" and table.table.left_out:
        told(str(table.left_out_line))
    out.stream.write(render(table, format_named(form) or form))


_GRADED = 50_000
"""Reports up to which the plain table is graded: half a second; all else grades any number."""


def read_table(
    asked: Settings,
    *,
    parties: tuple[str, ...] = (),
    stages: tuple[str, ...] = (),
    since: str | None = None,
    as_of: str | None = None,
    known_at: str | None = None,
    with_sources: bool = False,
    with_confidence: bool = False,
    graded_reports: int | None = None,
    heading: Any = None,
) -> Any:
    """The table that was asked for, as a `Publication`."""
    from tracker.export.publication import Publication
    from tracker.views.connection import open_reader
    from tracker.views.newer import newer_lines
    from tracker.views.status import read_status

    at = clocks(as_of, known_at)
    first = None if since is None else _first_day(since)
    dossier = asked.dossier_id()
    with open_reader(asked.url()) as reader:
        table = read_status(
            reader,
            dossier,
            at,
            parties=parties,
            stages=stages,
            with_sources=with_sources,
            with_confidence=with_confidence,
            graded_reports=graded_reports,
        )
        for line in newer_lines(reader, table.log.events):
            told(line)
    if first is not None:
        from tracker.cli.arrange import no_day_of, reached_since

        rows = tuple(row for row in table.rows if reached_since(row, first))
        if undated := [row.status.party for row in table.rows if no_day_of(row)]:
            told(f"--since leaves out {', '.join(undated)}: no day of the stage is known")
        # The command that an export names has no --since: it names the parties that are left.
        table, parties = replace(table, rows=rows), tuple(row.status.party for row in rows)
    told_of = {} if heading is None else {"title": heading.title, "licence": heading.licence}
    return Publication(table=table, parties=parties, stages=stages, **told_of)


def _view(
    columns: list[str] | None, sort: str | None, reverse: bool, group_by: str | None, wide: bool
) -> Any:
    from tracker.cli.arrange import View
    from tracker.cli.columns import BY_NAME

    asked = None
    if columns:
        texts = [each for text in columns for each in text.split(",")]
        asked = tuple(BY_NAME[each] for each in named(texts, tuple(BY_NAME), "--columns"))
    (order,) = named([sort or "party"], tuple(BY_NAME), "--sort")
    if group_by is not None:
        named([group_by], ("stage",), "--group-by")
    return View(
        columns=asked, sort=order, reverse=reverse, by_stage=group_by is not None, wide=wide
    )


def _given(options: dict[str, object]) -> list[str]:
    return [name for name, value in options.items() if value]


def _first_day(text: str) -> Any:
    from tracker.domain.dates import first_day, parse

    try:
        return first_day(parse(text))
    except ValueError as error:
        raise usage(f"--since: {error}") from None
