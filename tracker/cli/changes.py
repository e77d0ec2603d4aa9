"""The commands that compare two looks at the log: changes, diff."""

from typing import Annotated, Any

import typer

from tracker.cli.errors import NO, USAGE, Failure, usage
from tracker.cli.options import (
    Json,
    KnownAt,
    Settings,
    chosen,
    complete_party,
    format_option,
    party_codes,
    settings,
)
from tracker.cli.output import screen

app = typer.Typer()

OnlyParties = Annotated[
    list[str] | None,
    typer.Option(
        "--party",
        metavar="PARTY",
        autocompletion=complete_party,
        show_default=False,
        help="Only this party; may be repeated.",
    ),
]
TextJsonOrMarkdown = Annotated[str | None, format_option("text", "json", "md")]
Side = "A day (2024-06-13), a time (2024-06-13T18:30Z), or a place in the log ('#120')."


@app.command()
def changes(
    context: typer.Context,
    *,
    since: Annotated[
        str,
        typer.Option(
            "--since",
            metavar="DATE",
            help="The day before: what was published by its end was known already (UTC). Or a time"
            " or a place in the log, as `tracker diff` takes them.",
        ),
    ],
    until: Annotated[
        str | None,
        typer.Option(
            "--until",
            metavar="DATE",
            help="The day after: what was published by its end counts, that day included. Or a time"
            " or a place in the log.  [default: all that the log holds]",
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="The same as --until."),
    ] = None,
    known_at: KnownAt = None,
    party: OnlyParties = None,
    format_name: TextJsonOrMarkdown = None,
    json: Json = False,
) -> None:
    """Show what changed between two days or places in the log.

    For each party the old and the new stage, days and flags, with the sentences of the reports
    that changed them. Another source for what was known is no change. What came in between is by
    day of publication; with --known-at only what the log held then takes part.
    """
    form = chosen(format_name, json=json, default="text")
    asked = settings(context)
    codes = party_codes(party or ())
    if _in_log(since):
        if until is not None and not _in_log(until):
            raise usage(f"--since {since} is told by the log: give --until a time or place in it")
        sides = _sides(since, until, as_of, known_at)

        def forward(reader: Any) -> Any:
            before, after = sides(reader)
            if after.known_at is not None and after.known_at < before.known_at:
                raise usage(f"--since {since} is later than --until {until}; exchange them")
            return before, after

        _show(asked, _compared(asked, forward, codes), form)
        return
    if until is not None and as_of is not None and until != as_of:
        raise usage("--until and --as-of name two days; give one of them")
    last = until if until is not None else as_of
    option = "--until" if until is not None else "--as-of"
    from tracker.cli.options import clocks

    before = _clocks(clocks, since, known_at, "--since")
    after = _clocks(clocks, last, known_at, option)
    if after.as_of is not None and after.as_of < before.as_of:
        raise usage(f"--since {since} is later than {option} {last}; exchange them")
    _show(asked, _compared(asked, lambda _: (before, after), codes), form)


@app.command(
    epilog="Exit codes: 0 the same; 1 different; 2 trouble. Where a shell takes # for the"
    " beginning of a comment, write '#120' or @120."
)
def diff(
    context: typer.Context,
    *,
    one: Annotated[str, typer.Argument(metavar="A", help=Side)],
    other: Annotated[str, typer.Argument(metavar="B", help=Side)],
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="With times and places in the log: compare what each knew of that day's end.",
        ),
    ] = None,
    known_at: Annotated[
        str | None,
        typer.Option(
            "--known-at",
            metavar="TIME",
            help="With days: compare them by what the log held then.",
        ),
    ] = None,
    party: OnlyParties = None,
    format_name: TextJsonOrMarkdown = None,
    json: Json = False,
) -> None:
    """Compare the state at two moments.

    A day is one of publication: what a reader could know at its end. A time is one of recording:
    what the log held then, that moment included. '#120' is the log after its 120th event. State
    is compared, never text: more sources for the same are no difference.
    """
    from tracker.store.database import StoreError

    form = chosen(format_name, json=json, default="text")
    asked = settings(context)
    try:
        codes = party_codes(party or ())
        found = _compared(asked, _sides(one, other, as_of, known_at), codes)
    except (Failure, StoreError) as error:
        # As of diff(1), 1 says that there is a difference, so nothing else may end with it.
        raise Failure(USAGE, str(error)) from error
    _show(asked, found, form)
    if found.parties:
        raise typer.Exit(NO)


def _in_log(text: str) -> bool:
    """Whether it is a time of recording or a place in the log, as `diff` takes them."""
    from tracker.views.moments import parse_moment

    try:
        return parse_moment(text).as_of is None
    except ValueError:
        return False


def _sides(one: str, other: str | None, as_of: str | None, known_at: str | None) -> Any:
    """What finds the clocks of both sides when the store is open; None is the log as it is."""
    from tracker.cli.options import clocks
    from tracker.views.moments import clocks_of, parse_moment

    try:
        moments = [None if each is None else parse_moment(each) for each in (one, other)]
    except ValueError as error:
        raise usage(str(error)) from None
    given = clocks(as_of, known_at)

    def sides(reader: Any) -> Any:
        try:
            return [
                given
                if each is None
                else clocks_of(
                    each, reader, today=given.today, as_of=given.as_of, known_at=given.known_at
                )
                for each in moments
            ]
        except ValueError as error:
            raise usage(str(error)) from None

    return sides


def _clocks(clocks: Any, day: str | None, known_at: str | None, option: str) -> Any:
    try:
        return clocks(day, known_at)
    except Failure as failure:
        raise Failure(failure.code, str(failure).replace("--as-of", option, 1)) from None


def _compared(asked: Settings, sides: Any, parties: tuple[str, ...]) -> Any:
    from tracker.views.changes import read_changes
    from tracker.views.connection import open_reader

    dossier = asked.dossier_id()
    with open_reader(asked.url()) as reader:
        before, after = sides(reader)
        return read_changes(reader, dossier, before, after, parties)


def _show(asked: Settings, found: Any, form: str) -> None:
    out = screen(colour=asked.colour)
    if form == "json":
        from tracker.export.changes import changes_json

        out.stream.write(changes_json(found))
    elif form == "md":
        from tracker.export.changes import changes_markdown

        out.stream.write(changes_markdown(found))
    else:
        from tracker.cli.show_changes import changes_lines

        out.lines(changes_lines(found, out))
