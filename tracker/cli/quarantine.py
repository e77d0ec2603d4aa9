"""The commands on what could not be read: list it, show it, read it again, drop it."""

import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from tracker.cli import options
from tracker.cli.errors import NO, UNREADABLE_INPUT, Failure, told, usage
from tracker.cli.ingest import AllowPrivate
from tracker.cli.options import Json, Settings, TextOrJson, chosen, settings
from tracker.cli.output import err, screen
from tracker.cli.people import By, refused, who

app = typer.Typer()
quarantine = typer.Typer(
    name="quarantine", help="Settle what could not be read: list, show, retry, drop."
)
app.add_typer(quarantine)

LEAST = 6
_DIGITS = 12
Entry = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="The first 6 or more digits of its id, as `tracker quarantine list` shows them.",
    ),
]


@quarantine.command("list")
def list_(
    context: typer.Context,
    *,
    settled: Annotated[
        bool, typer.Option("--all", help="Also what was taken in later, and what was dropped.")
    ] = False,
    format_name: TextOrJson = None,
    json: Json = False,
) -> None:
    """List what could not be read and waits, oldest first, with the reason.

    Example: tracker quarantine list
    """
    form = chosen(format_name, json=json, default="text")
    asked = settings(context)
    from tracker.store.log import open_log

    with open_log(asked.url()) as log:
        found = log.quarantine().all(settled=settled)
    if form == "json":
        _print_json([_as_data(each) for each in found])
        return
    from tracker.cli.show_quarantine import list_lines

    out = screen(colour=asked.colour)
    out.lines(list_lines(found, out, settled=settled))


@quarantine.command()
def show(
    context: typer.Context,
    *,
    entry: Entry,
    raw: Annotated[
        bool, typer.Option("--raw", help="Write its bytes as they were kept, and nothing else.")
    ] = False,
    format_name: TextOrJson = None,
    json: Json = False,
) -> None:
    """Show what is known of one entry, and how it begins.

    Example: tracker quarantine show 3f9c21ab --raw > page.html
    """
    form = chosen(format_name, json=json, default="text")
    asked = settings(context)
    found = _named(asked, entry)
    if raw:
        if found.data is None:
            place = found.place or found.root
            raise Failure(NO, f"{found.id[:_DIGITS]}: its bytes are not kept; it is from {place}")
        sys.stdout.buffer.write(found.data)
        return
    if form == "json":
        _print_json([_as_data(found)])
        return
    from tracker.cli.show_quarantine import entry_lines

    screen(colour=asked.colour).lines(entry_lines(found))


@quarantine.command(
    epilog="Exit codes: 0 all of it was taken in; 1 no such entry; 3 some of it is still refused."
)
def retry(
    context: typer.Context,
    *,
    entries: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID", help="The first 6 or more digits of their ids.  [default: all that wait]"
        ),
    ] = None,
    allow_private: AllowPrivate = False,
    by: By = None,
    format_name: TextOrJson = None,
    json: Json = False,
) -> None:
    """Read what was refused again, and take in what can be read now.

    What was kept is read, else the file or the link itself. What can be read now leaves the
    quarantine; what cannot stays there, with the reason of today.

    Example: tracker quarantine retry 3f9c21ab
    """
    form = chosen(format_name, json=json, default="text")
    asked = settings(context)
    dossier = asked.load_dossier()
    from tracker.commands.quarantine import retry as run
    from tracker.store.log import open_log

    with open_log(asked.url()) as log:
        kept = log.quarantine()
        waiting = [each.id for each in kept.all()]
        chosen_ids = [_one(kept.begun(_digits(each)), each).id for each in entries or ()] or waiting
        done: list[Any] = []
        for each in dict.fromkeys(chosen_ids):
            (found,) = kept.begun(each)
            if found.state != "waiting":
                told(f"{found.id[:_DIGITS]}: was {found.state} on {(found.settled_at or '')[:10]}")
                continue
            done += run(
                log,
                dossier,
                [found],
                today=options.today(),
                by=who(by),
                allow_private=allow_private,
            )
            for note in done[-1].result.notes:
                err(f"note: {note}")
            for other in done[-1].result.rejected:
                told(str(other))
    if form == "json":
        _print_json([_retried(each) for each in done])
    else:
        from tracker.cli.show_quarantine import retried_lines

        screen(colour=asked.colour).lines(retried_lines(done))
    if any(each.entry.state == "waiting" for each in done):
        raise typer.Exit(UNREADABLE_INPUT)


@quarantine.command()
def drop(
    context: typer.Context,
    *,
    entries: Annotated[
        list[str],
        typer.Argument(metavar="ID", help="The first 6 or more digits of their ids."),
    ],
    because: Annotated[str, typer.Option("--because", metavar="WORDS", help="Why.")],
    by: By = None,
) -> None:
    """Let entries go on purpose.

    Their bytes are removed; what they were, who dropped them, when and why stays, as
    `tracker quarantine list --all` shows. The same input, refused again, does not come back.

    Example: tracker quarantine drop 3f9c21ab --because "a picture"
    """
    asked = settings(context)
    from tracker.commands.quarantine import drop as run
    from tracker.commands.target import Refusal
    from tracker.store.log import open_log

    with open_log(asked.url()) as log:
        kept = log.quarantine()
        named = [_one(kept.begun(_digits(each)), each) for each in entries]
        for each in named:
            if each.state == "dropped":
                told(f"{each.id[:_DIGITS]}: was dropped already")
                continue
            done = run(log, each, by=who(by), because=because)
            if isinstance(done, Refusal):
                raise refused(done)
            told(f"{each.id[:_DIGITS]}: dropped ({each.source})")


def _named(asked: Settings, prefix: str) -> Any:
    from tracker.store.log import open_log

    with open_log(asked.url()) as log:
        return _one(log.quarantine().begun(_digits(prefix)), prefix)


def _digits(prefix: str) -> str:
    digits = prefix.lower()
    if not LEAST <= len(digits) <= 32 or any(each not in "0123456789abcdef" for each in digits):
        raise usage(f"{prefix[:40]!r} is no id; give its first {LEAST} or more digits")
    return digits


def _one(found: Sequence[Any], prefix: str) -> Any:
    if not found:
        raise Failure(NO, f"no entry has the id {prefix}; see `tracker quarantine list`")
    if len(found) > 1:
        raise usage(f"{len(found)} entries have ids that begin with {prefix}; give more digits")
    return found[0]


def _print_json(entries: list[dict[str, Any]]) -> None:
    from tracker.export.formats.json import SCHEMA, dumps

    sys.stdout.write(dumps({"schema": SCHEMA, "quarantine": entries}))


def _as_data(entry: Any) -> dict[str, Any]:
    return {
        "id": entry.id,
        "source": entry.source,
        "place": entry.place,
        "reason": entry.reason,
        "remedy": entry.remedy,
        "first_at": entry.first_at,
        "last_at": entry.last_at,
        "times": entry.times,
        "bytes": entry.size,
        "sha256": entry.sha256,
        "state": entry.state,
        "settled_at": entry.settled_at,
        "settled_by": entry.settled_by,
        "because": entry.because,
    }


def _retried(each: Any) -> dict[str, Any]:
    result = each.result
    return {
        **_as_data(each.entry),
        "articles": {"new": result.new, "known": result.known},
        "events": result.events,
    }
