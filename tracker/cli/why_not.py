"""The command that tells why an article does not say what a reader of it would expect."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Annotated

import typer

from tracker.cli.answers import Party
from tracker.cli.errors import USAGE, Failure, usage
from tracker.cli.ingest import Published, day_given
from tracker.cli.one_article import one_article
from tracker.cli.options import Json, Settings, TextOrJson, chosen, party_code, settings
from tracker.cli.output import screen

app = typer.Typer()


def _complete_kind(incomplete: str) -> list[str]:
    return [each for each in kinds() if each.startswith(incomplete.lower())]


@app.command()
def why_not(
    context: typer.Context,
    *,
    article: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE",
            help="A file (one of several in it as FILE#NAME), or an article of the store by its id"
            " or name.",
        ),
    ],
    party: Party,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            autocompletion=_complete_kind,
            help="A kind of report, such as signed or talks_held.",
        ),
    ],
    published: Published = None,
    format_name: TextOrJson = None,
    json: Json = False,
) -> None:
    """Show why an article gives no such report about a party.

    For each sentence that names the party or may mean it, which layer of the reader lost it, and
    by which word; the sentence that came furthest is the answer. `tracker explain --why-not` is
    the same.

    Example: tracker why-not article.txt US signed
    """
    form = chosen(format_name, json=json, default="text")
    answer_why_not(settings(context), article, party_code(party), kind, published, form)


def answer_why_not(  # noqa: PLR0917  # the command's own words, in their order
    asked: Settings, named: str, party: str, kind: str, published: str | None, form: str
) -> None:
    """Print why the article of that name gives no report of `kind` about `party`, in `form`."""
    from tracker.cli.show_why_not import why_not_data, why_not_lines
    from tracker.extraction.why_not import why_not as ask

    day = day_given(published)
    wanted = one_of(kind, kinds(), "kind of report")
    dossier = asked.load_dossier()
    if party == dossier.home:
        raise usage(f"{party} is a side of every agreement followed here; name the other one")
    article = one_article(asked, named, day)
    answer = ask(article, dossier, party, wanted)
    out = screen(colour=asked.colour)
    if form == "json":
        from tracker.export.formats.json import dumps

        out.stream.write(dumps(why_not_data(answer, article, dossier.id)))
        return
    out.lines(why_not_lines(answer, article, out))


def kinds() -> tuple[str, ...]:
    """The names of all kinds of report."""
    from tracker.domain.reports import REPORTS

    return tuple(each.kind for each in REPORTS)


def one_of(text: str, names: Sequence[str], what: str) -> str:
    """The name that `text` means. Raises Failure, with those that are close, for none."""
    name = text.strip().lower().replace(" ", "_").replace("-", "_")
    if name in names:
        return name
    begun = [each for each in names if name and each.startswith(name)]
    close = begun or get_close_matches(name, names, n=2)
    meant = f"did you mean {' or '.join(close)}?" if close else f"one of {', '.join(names)}"
    raise Failure(USAGE, f"no {what} is named {text!r}; {meant}")
