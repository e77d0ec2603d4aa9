"""The command that explains a party's line, and why an article did not add to it."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any

import typer

from tracker.cli.answers import Party
from tracker.cli.errors import USAGE, Failure, usage
from tracker.cli.ingest import Published, day_given
from tracker.cli.one_article import one_article
from tracker.cli.options import (
    AsOf,
    Json,
    KnownAt,
    Settings,
    TextOrJson,
    chosen,
    clocks,
    party_code,
    settings,
)
from tracker.cli.output import screen

app = typer.Typer()


def _complete_field(incomplete: str) -> list[str]:
    from tracker.views.explain import FIELDS

    return [each for each in (*FIELDS, *_kinds()) if each.startswith(incomplete.lower())]


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
    to it: for each sentence that names the party or may mean it, which layer of the reader lost
    it, and by which word.

    Example: tracker explain US scheduled_for

    Example: tracker explain --why-not article.txt US signed
    """
    form = chosen(format_name, json=json, default="text")
    code = party_code(party)
    asked = settings(context)
    if why_not is not None:
        if as_of is not None or known_at is not None:
            raise usage("--why-not reads an article anew; leave --as-of and --known-at out")
        article = partial(one_article, asked, why_not, day_given(published))
        _explain_why_not(asked, article, code, _checked_kind(field), form)
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


def _explain_why_not(
    asked: Settings, find: Callable[[], Any], party: str, kind: str, form: str
) -> None:
    from tracker.cli.show_why_not import why_not_data, why_not_lines
    from tracker.extraction.why_not import why_not

    dossier = asked.load_dossier()
    if party == dossier.home:
        raise usage(f"{party} is a side of every agreement followed here; name the other one")
    article = find()
    answer = why_not(article, dossier, party, kind)
    out = screen(colour=asked.colour)
    if form == "json":
        from tracker.export.formats.json import dumps

        out.stream.write(dumps(why_not_data(answer, article, dossier.id)))
        return
    out.lines(why_not_lines(answer, article, out))


def _checked_field(text: str) -> str:
    from tracker.views.explain import FIELDS

    return _one_of(text, FIELDS, "field")


def _checked_kind(text: str | None) -> str:
    if text is None:
        raise usage("--why-not asks for one kind of report; name it after the party, as US signed")
    return _one_of(text, _kinds(), "kind of report")


def _kinds() -> tuple[str, ...]:
    from tracker.domain.reports import REPORTS

    return tuple(each.kind for each in REPORTS)


def _one_of(text: str, names: tuple[str, ...], what: str) -> str:
    """The name that `text` means. Raises Failure, with those that are close, for none."""
    from difflib import get_close_matches

    name = text.strip().lower().replace(" ", "_").replace("-", "_")
    if name in names:
        return name
    begun = [each for each in names if name and each.startswith(name)]
    close = begun or get_close_matches(name, names, n=2)
    meant = f"did you mean {' or '.join(close)}?" if close else f"one of {', '.join(names)}"
    raise Failure(USAGE, f"no {what} is named {text!r}; {meant}")
