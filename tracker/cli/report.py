"""The command by which a person reports what nobody else has read."""

import sys
from typing import Annotated, Any

import typer

from tracker.cli import options
from tracker.cli.errors import usage
from tracker.cli.options import (
    Json,
    Settings,
    TextOrJson,
    chosen,
    complete_party,
    party_code,
    settings,
)
from tracker.cli.output import screen
from tracker.cli.people import By, day_of, refused, status_of, who

app = typer.Typer()


def _complete_kind(incomplete: str) -> list[str]:
    from tracker.commands.report import KINDS

    return [each for each in KINDS if each.startswith(incomplete.lower())]


@app.command()
def report(
    context: typer.Context,
    *,
    party: Annotated[
        str,
        typer.Argument(
            metavar="PARTY",
            autocompletion=complete_party,
            help="ISO code or name of the country, in any case.",
        ),
    ],
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            autocompletion=_complete_kind,
            help="What happened, such as signed, talks_held or signing_scheduled.",
        ),
    ],
    source: Annotated[
        str, typer.Option("--source", metavar="URL", help="The page that says so (http or https).")
    ],
    quote: Annotated[
        str, typer.Option("--quote", metavar="WORDS", help="The words that say so, as they stand.")
    ],
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="DATE",
            help="When it happened: 2024-06-13, 2024-06 or 2024; left out where nobody tells it.",
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            "--published",
            metavar="DATE",
            help="When the page was published; --as-of answers count it from then on, or, left"
            " out, from today.",
        ),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Who published it.")
    ] = None,
    place: Annotated[
        str | None,
        typer.Option("--place", metavar="NAME", help="The place or the occasion."),
    ] = None,
    planned_for: Annotated[
        str | None,
        typer.Option(
            "--planned-for",
            metavar="DATE",
            help="The day a signing is planned for, or was before it was put off.",
        ),
    ] = None,
    effect: Annotated[
        str | None,
        typer.Option(
            "--effect",
            metavar="EFFECT",
            help="Of ratified: binding, non-binding, not-required or unknown.",
        ),
    ] = None,
    background: Annotated[
        bool, typer.Option("--background", help="The page tells it as background, not as news.")
    ] = False,
    note: Annotated[
        str | None, typer.Option("--note", metavar="WORDS", help="What a colleague should know.")
    ] = None,
    by: By = None,
    format_name: TextOrJson = None,
    json: Json = False,
) -> None:
    """Report what you have read yourself.

    The quotation is kept as an article, and what you say it means as a report on it, with your
    name. The same quotation from the same page adds nothing; nor does it count as another source
    beside an article from the same address.
    """
    from tracker.commands.report import Draft
    from tracker.commands.report import report as run
    from tracker.commands.target import Refusal
    from tracker.store.log import open_log

    form = chosen(format_name, json=json, default="text")
    asked = settings(context)
    dossier = asked.load_dossier()
    code = party_code(party)
    if code == dossier.home:
        raise usage(f"{code} is the party that all of {dossier.id} is with; name the other one")
    draft = Draft(
        party=code,
        kind=_kind(kind),
        source=source.strip(),
        quote=quote,
        on=_date(on, "--on"),
        published=day_of(published, "--published"),
        outlet=outlet,
        place=place,
        planned_for=_date(planned_for, "--planned-for"),
        effect=None if effect is None else effect.strip().lower().replace("_", "-"),  # type: ignore[arg-type]
        background=background,
        note=note,
    )
    before = _status_if_any(asked, f"{dossier.id}/{code}")
    with open_log(asked.url()) as log:
        made = run(log, dossier.id, draft, by=who(by), today=options.today())
    if isinstance(made, Refusal):
        raise refused(made)
    after = status_of(asked, f"{dossier.id}/{code}")
    if form == "json":
        from tracker.export.people import reported_json

        sys.stdout.write(reported_json(made, before, after))
        return
    from tracker.cli.show_people import reported_lines

    screen(colour=asked.colour).lines(reported_lines(made, before, after))


def _status_if_any(asked: Settings, stream: str) -> Any:
    """The line of the table, None also where there is no store: the first report makes it.

    What else keeps it from being read is told when the report is to be recorded.
    """
    from tracker.store.database import StoreError

    try:
        return status_of(asked, stream)
    except StoreError:
        return None


def _date(text: str | None, option: str) -> Any:
    from tracker.domain.dates import parse

    if text is None:
        return None
    try:
        return parse(text)
    except ValueError as error:
        raise usage(f"{option}: {error}") from None


def _kind(text: str) -> str:
    """The kind that a user means: its name or its label, in any case."""
    from tracker.commands.report import KINDS

    name = text.strip().lower().replace(" ", "_").replace("-", "_")
    labels = {each.label.replace(" ", "_"): kind for kind, each in KINDS.items()}
    found = name if name in KINDS else labels.get(name)
    if found is None:
        from difflib import get_close_matches

        close = get_close_matches(name, KINDS, n=2)
        meant = f"did you mean {' or '.join(close)}?" if close else f"one of {', '.join(KINDS)}"
        raise usage(f"{text!r} is nothing that can be reported; {meant}")
    return found
