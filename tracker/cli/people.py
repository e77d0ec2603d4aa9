"""The commands by which people speak in the log: report, retract, confirm, undo."""

import os
import sys
from typing import Annotated, Any

import typer

from tracker.cli import options
from tracker.cli.errors import NO, USAGE, Failure, usage
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

app = typer.Typer()

By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="NAME",
        help="Who says so.  [env: TRACKER_BY; default: the user of this computer]",
    ),
]
Event = Annotated[
    str,
    typer.Argument(
        metavar="EVENT",
        help="The first 6 or more digits of an event's id, as `tracker history PARTY` shows it.",
    ),
]
Because = Annotated[
    str | None, typer.Option("--because", metavar="WORDS", help="Why, in a few words.")
]


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
        raise _refused(made)
    after = _status(asked, f"{dossier.id}/{code}")
    if form == "json":
        from tracker.export.people import reported_json

        sys.stdout.write(reported_json(made, before, after))
        return
    from tracker.cli.show_people import reported_lines

    screen(colour=asked.colour).lines(reported_lines(made, before, after))


@app.command()
def retract(
    context: typer.Context,
    *,
    event: Event,
    because: Annotated[str, typer.Option("--because", metavar="WORDS", help="Why.")],
    corrected_on: Annotated[
        str | None,
        typer.Option(
            "--corrected-on",
            metavar="DATE",
            help="The day the source corrected itself: --as-of answers for days before it stay."
            " Left out, it was misread, and leaves them all.",
        ),
    ] = None,
    by: By = None,
    format_name: TextOrJson = None,
    json: Json = False,
) -> None:
    """Take a report out of the table.

    That is an event that says who decided it, when and why. Nothing is deleted: `tracker history
    PARTY --all` shows it, and so do answers with --known-at before the retraction. `tracker undo`
    brings it back.
    """
    from tracker.commands.retract import retract as run

    day = day_of(corrected_on, "--corrected-on")
    _judge(
        context,
        lambda log: run(log, event, by=who(by), because=because, corrected_on=day),
        chosen(format_name, json=json, default="text"),
    )


@app.command()
def confirm(
    context: typer.Context,
    *,
    event: Event,
    because: Because = None,
    by: By = None,
    format_name: TextOrJson = None,
    json: Json = False,
) -> None:
    """Record that you have checked a report.

    It then wins over all that disagree with it.
    """
    from tracker.commands.confirm import confirm as run

    _judge(
        context,
        lambda log: run(log, event, by=who(by), because=because or ""),
        chosen(format_name, json=json, default="text"),
    )


@app.command()
def undo(
    context: typer.Context,
    *,
    event: Annotated[
        str,
        typer.Argument(
            metavar="EVENT",
            help="The first digits of the verdict's id, or of the report's where only one verdict"
            " on it stands.",
        ),
    ],
    because: Because = None,
    by: By = None,
    format_name: TextOrJson = None,
    json: Json = False,
) -> None:
    """Take a retraction or a confirmation back.

    That is another event: what was decided before stays in the log.
    """
    from tracker.commands.undo import undo as run

    _judge(
        context,
        lambda log: run(log, event, by=who(by), because=because or ""),
        chosen(format_name, json=json, default="text"),
    )


def who(by: str | None) -> str:
    """Who speaks: --by, else TRACKER_BY, else the user of this computer."""
    named = by if by is not None else os.environ.get("TRACKER_BY")
    if named:
        return named
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise usage("it is not known who you are; give a name with --by") from None


def day_of(text: str | None, option: str) -> Any:
    """The day that an option names, None where it was not given; it must not be to come."""
    from tracker.articles.origin import latest_day
    from tracker.domain.dates import parse_day

    if text is None:
        return None
    try:
        day = parse_day(text)
    except ValueError as error:
        raise usage(f"{option}: {error}") from None
    if day > latest_day(options.today()):
        raise usage(f"{option}: {day} is in the future; give the day it was")
    return day


def _judge(context: typer.Context, judged: Any, form: str) -> None:
    """Run a command that gives a verdict, and show what came of it."""
    from tracker.commands.target import Refusal
    from tracker.store.log import open_log
    from tracker.views.connection import open_reader
    from tracker.views.head import log_head

    asked = settings(context)
    with open_reader(asked.url()) as reader:  # to make a store is not what was asked for
        head = log_head(reader)
    with open_log(asked.url()) as log:
        given = judged(log)
    if isinstance(given, Refusal):
        raise _refused(given)
    before = _status(asked, given.stream, head.recorded_at) if given.new else None
    after = _status(asked, given.stream) if given.new else None
    if form == "json":
        from tracker.export.people import given_json

        sys.stdout.write(given_json(given, before, after))
        return
    from tracker.cli.show_people import given_lines

    screen(colour=asked.colour).lines(given_lines(given, before, after))


def _refused(refusal: Any) -> Failure:
    return Failure(NO if refusal.unknown else USAGE, str(refusal))


def _status(asked: Settings, stream: str, known_at: str | None = None) -> Any:
    """The line of the table that a stream gives; None for one that gives none."""
    from tracker.views.clock import Clocks
    from tracker.views.connection import open_reader
    from tracker.views.status import read_status

    dossier, _, party = stream.partition("/")
    if not party:
        return None
    clocks = Clocks(today=options.today(), known_at=known_at)
    with open_reader(asked.url()) as reader:
        return read_status(reader, dossier, clocks, parties=(party,)).rows[0]


def _status_if_any(asked: Settings, stream: str) -> Any:
    """The line of the table, None also where there is no store: the first report makes it.

    What else keeps it from being read is told when the report is to be recorded.
    """
    from tracker.store.database import StoreError

    try:
        return _status(asked, stream)
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
