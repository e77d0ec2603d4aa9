"""The command that explains a party's line: the sentence behind each cell."""

from typing import Annotated, Any

import typer

from tracker.cli.answers import Party
from tracker.cli.errors import usage
from tracker.cli.ingest import Published
from tracker.cli.options import (
    AsOf,
    Json,
    KnownAt,
    TextOrJson,
    chosen,
    clocks,
    party_code,
    settings,
)
from tracker.cli.output import screen
from tracker.cli.why_not import answer_why_not, kinds, one_of

app = typer.Typer()


def _complete_field(incomplete: str) -> list[str]:
    from tracker.views.explain import FIELDS

    return [each for each in (*FIELDS, *kinds()) if each.startswith(incomplete.lower())]


@app.command()
def explain(
    context: typer.Context,
    *,
    party: Party,
    field: Annotated[
        str | None,
        typer.Argument(
            metavar="FIELD|KIND",
            autocompletion=_complete_field,
            help="One cell, such as stage, since, signed_on or scheduled_for  [default: all]; with"
            " --why-not a kind of report, such as signed or talks_held.",
        ),
    ] = None,
    why_not: Annotated[
        str | None,
        typer.Option(
            "--why-not",
            metavar="ARTICLE",
            help="Show why this article gives no report of KIND about PARTY. It is a file (one of"
            " several in it as FILE#NAME), or an article of the store by its id or name.",
        ),
    ] = None,
    published: Published = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    format_name: TextOrJson = None,
    json: Json = False,
) -> None:
    """Show why a party's line says what it says.

    For each cell the sentence it rests on with the deciding words marked, its article, the rule
    that chose it, and the reports that say otherwise. With --why-not, why an article adds nothing
    to it, as `tracker why-not` tells it.

    Example: tracker explain US scheduled_for
    """
    form = chosen(format_name, json=json, default="text")
    code = party_code(party)
    asked = settings(context)
    if why_not is not None:
        if as_of is not None or known_at is not None:
            raise usage("--why-not reads an article anew; leave --as-of and --known-at out")
        if field is None:
            raise usage("--why-not asks for one kind of report; name it after the party")
        answer_why_not(asked, why_not, code, field, published, form)
        return
    if published is not None:
        raise usage("--published is for the article of --why-not; leave it out")
    cell = None if field is None else _checked_field(field)
    at = clocks(as_of, known_at)
    from tracker.views.connection import open_reader
    from tracker.views.explain import read_explanation

    with open_reader(asked.url()) as reader:
        found = read_explanation(reader, asked.dossier_id(), code, at, cell)
    out = screen(colour=asked.colour)
    if form == "json":
        from tracker.export.reports import explanation_json

        out.stream.write(explanation_json(found))
        return
    from tracker.cli.show_explain import explanation_lines

    occasions: dict[str, list[Any]] = {}
    for each in getattr(asked.stored_dossier(), "occasions", ()):
        occasions.setdefault(each.name, []).append(each.on)
    out.lines(explanation_lines(found, out, occasions))


def _checked_field(text: str) -> str:
    from tracker.views.explain import FIELDS

    return one_of(text, FIELDS, "field")
