"""The commands by which people judge what the log holds: retract, confirm, undo."""

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
    from tracker.views.clock import Clocks
    from tracker.views.connection import open_reader
    from tracker.views.head import log_head
    from tracker.views.status import read_status

    asked = settings(context)
    dossier = asked.dossier_id()
    with open_reader(asked.url()) as reader:  # to make a store is not what was asked for
        head = log_head(reader)
        table = read_status(reader, dossier, Clocks(today=options.today()))
    with open_log(asked.url()) as log:
        given = judged(log)
    if isinstance(given, Refusal):
        raise refused(given)
    before = after = None
    if given.new:
        # The table as it stood is at hand; only what it did not show has to be folded anew.
        lines = {f"{dossier}/{row.status.party}": row for row in table.rows}
        before = lines.get(given.stream) or status_of(asked, given.stream, head.recorded_at)
        after = status_of(asked, given.stream)
    if form == "json":
        from tracker.export.people import given_json

        sys.stdout.write(given_json(given, before, after))
        return
    from tracker.cli.show_people import given_lines

    screen(colour=asked.colour).lines(given_lines(given, before, after))


def refused(refusal: Any) -> Failure:
    """How the program ends where a person's word was not taken."""
    return Failure(NO if refusal.unknown else USAGE, str(refusal))


def status_of(asked: Settings, stream: str, known_at: str | None = None) -> Any:
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
