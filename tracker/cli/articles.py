"""The command that lists the articles of the log."""

from typing import Annotated, Any

import typer

from tracker.cli.options import AsOf, Json, KnownAt, TextOrJson, chosen, clocks, settings
from tracker.cli.output import Screen, screen

app = typer.Typer()

_GAP = "  "
_LEAST = 12
_HEADER = ("Published", "Events", "Id", "Outlet", "Article")
_NO_DAY = "not known"
_DIGITS = 12


@app.command()
def articles(
    context: typer.Context,
    *,
    undated: Annotated[
        bool,
        typer.Option(
            "--undated",
            help="Only those without a day of publication; `tracker date` gives them one.",
        ),
    ] = False,
    no_events: Annotated[
        bool,
        typer.Option("--no-events", help="Only those in which nothing was found for the dossier."),
    ] = False,
    outlet: Annotated[
        str | None,
        typer.Option(
            "--outlet", metavar="NAME", show_default=False, help="Only those of this outlet."
        ),
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    format_name: TextOrJson = None,
    json: Json = False,
) -> None:
    """List the articles that were taken in.

    When each was published, how many statements for the dossier were found in it, its id, and
    where it comes from; those without a day come first.

    Example: tracker articles --undated
    """
    form = chosen(format_name, json=json, default="text")
    asked = settings(context)
    dossier = asked.dossier_id()
    when = clocks(as_of, known_at)
    from tracker.views.articles import narrowed, read_article_lines
    from tracker.views.connection import open_reader

    with open_reader(asked.url()) as reader:
        lines = read_article_lines(reader, dossier, when)
    found = narrowed(lines, undated=undated, no_events=no_events, outlet=outlet)
    out = screen(colour=asked.colour)
    if form == "json":
        from tracker.export.formats.json import SCHEMA, dumps

        rows = [_data(each) for each in found]
        out.stream.write(dumps({"schema": SCHEMA, "dossier": dossier, "articles": rows}))
        return
    out.lines(_lines(found, out))


def _data(line: Any) -> dict[str, Any]:
    from tracker.export.formats.json import article

    return article(line.source) | {
        "recorded_at": line.recorded_at,
        "events": line.events,
        "dated_afterwards": line.dated_afterwards,
        "replaced_by": line.replaced_by,
    }


def _lines(found: Any, out: Screen) -> list[str]:
    from tracker.cli.layout import columns_of, pad, wrap

    if not found:
        return ["no articles"]
    cells = [_cells(each) for each in found]
    if not out.terminal:
        from tracker.cli.layout import aligned

        return aligned([tuple(each.lower() for each in _HEADER), *cells], gap=_GAP)
    widths = columns_of([_HEADER, *cells])
    room = (out.width or 80) - sum(widths[:3]) - 3 * len(_GAP)
    # Outlets give way to titles, and then both to the width of the terminal.
    widths[3] = min(widths[3], max(room // 3, len(_HEADER[3])))
    widths[4] = max(room - widths[3] - len(_GAP), _LEAST)
    lines = []
    for row in (_HEADER, *cells):
        folded = [wrap(text, columns) for text, columns in zip(row[3:], widths[3:], strict=True)]
        tall = max(map(len, folded))
        for place in range(tall):
            first = row[:3] if place == 0 else ("", "", "")
            rest = [each[place] if place < len(each) else "" for each in folded]
            line = _GAP.join(
                pad(text, columns, right=at == 1)
                for at, (text, columns) in enumerate(zip((*first, *rest), widths, strict=True))
            ).rstrip()
            lines.append(out.style(line, "bold") if row is _HEADER else line)
    return lines


def _cells(line: Any) -> tuple[str, ...]:
    from tracker.export.text import brief, safe

    source = line.source
    title = safe(brief(source.title or source.name, 120))
    replaced = f" (replaced by {line.replaced_by[:_DIGITS]})" if line.replaced_by else ""
    return (
        source.published or _NO_DAY,
        str(line.events),
        source.id[:_DIGITS],
        safe(brief(source.outlet, 60)) if source.outlet else "-",
        f"{title}{replaced}",
    )
