"""The command that follows feeds."""

import sys
import time
from datetime import timedelta
from typing import Annotated, Any

import typer

from tracker.cli.errors import NO, UNREADABLE_INPUT, Failure, told, usage
from tracker.cli.ingest import AllowPrivate
from tracker.cli.options import Json, Settings, TextOrJson, chosen, settings, today
from tracker.cli.output import err, screen

app = typer.Typer()

_MOST_MINUTES = 7 * 24 * 60


@app.command(
    epilog="Exit codes with --once: 0 done; 1 with --exit-code, a state changed; 3 a feed or an"
    " article could not be read, the rest was taken in. For cron:"
    " tracker watch --once https://example.org/feed.xml"
)
def watch(
    context: typer.Context,
    feeds: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FEED",
            help="Addresses of feeds (RSS, Atom, JSON Feed).  [default: those of `tracker feeds`]",
        ),
    ] = None,
    *,
    once: Annotated[
        bool, typer.Option("--once", help="Ask each feed once and end, for cron.")
    ] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="With --once: end with 1 where a state changed.")
    ] = False,
    every: Annotated[
        str,
        typer.Option("--every", metavar="MINUTES", help="The time from one round to the next."),
    ] = "15",
    allow_private: AllowPrivate = False,
    format_name: TextOrJson = None,
    json: Json = False,
) -> None:
    """Take in what is new in feeds.

    What it changes in state is printed as soon as it is recorded, with the sentences behind it;
    with --json as a line of JSON a party. What was read before is not asked for again, robots.txt
    is heeded, and a feed that fails is left alone for longer each time. Ends with Ctrl-C; nothing
    is lost.
    """
    form = chosen(format_name, json=json, default="text")
    pause = _minutes(every)
    if exit_code and not once:
        raise usage("--exit-code tells how one round ended; give it with --once")
    asked = settings(context)
    run = _Run(asked, form, tuple(_kept(each) for each in feeds or ()), allow_private=allow_private)
    run.rounds(pause, once=once)
    if exit_code and run.changed:
        raise typer.Exit(NO)
    if run.rejected:
        raise typer.Exit(UNREADABLE_INPUT)


def _kept(feed: str) -> str:
    from tracker.commands.watch import as_kept
    from tracker.intake.addresses import Refused

    try:
        return as_kept(feed)
    except Refused as refused:
        raise usage(str(refused.rejection(feed))) from None


def _minutes(text: str) -> timedelta:
    if not (text.isascii() and text.isdecimal()) or not 1 <= int(text[:9]) <= _MOST_MINUTES:
        raise usage(f"--every: {text[:20]!r} is no number of minutes from 1 to {_MOST_MINUTES}")
    return timedelta(minutes=int(text))


class _Run:
    """What one call of the command does, and what came of it so far."""

    def __init__(
        self, asked: Settings, form: str, feeds: tuple[str, ...], *, allow_private: bool
    ) -> None:
        self._asked = asked
        self._form = form
        self._feeds = tuple(dict.fromkeys(feeds))
        self._allow_private = allow_private
        self.changed = False
        self.rejected = False

    def rounds(self, every: timedelta, *, once: bool) -> None:
        """Ask the feeds again and again, or once."""
        from tracker.commands import watch as following
        from tracker.intake.fetch import Fetcher, Manners
        from tracker.store.feeds import open_feeds
        from tracker.store.log import open_log

        dossier = self._asked.load_dossier()
        url = self._asked.url()
        manners = Manners(allow_private=self._allow_private)
        with open_log(url) as log, open_feeds(url) as kept:
            watch = following.Watch(
                log, kept, dossier, fetcher=lambda: Fetcher(manners), today=today
            )
            while True:
                feeds = self._feeds or tuple(each.url for each in kept.all())
                if not feeds:
                    raise Failure(
                        NO, "no feeds are followed; name one, or add it with `tracker feeds add`"
                    )
                self._round(watch.round(feeds, every), url, dossier.id)
                if once:
                    return
                time.sleep(following.pause(every))

    def _round(self, taken: Any, url: str, dossier: str) -> None:
        from tracker.views.connection import open_reader
        from tracker.views.news import Table

        with open_reader(url) as reader:
            before = Table(reader, dossier, today())
        waiting = 0
        for each in taken:
            waiting += each.result.quarantined
            for rejection in each.result.rejected:
                self.rejected = True
                told(str(rejection))
            for note in each.result.notes:
                err(f"note: {note}")
            if each.result.events:
                with open_reader(url) as reader:
                    changes = before.changes(reader, today())
                    before = Table(reader, dossier, today())
                self._show(changes, each.url, dossier)
        if waiting:
            from tracker.cli.show_quarantine import waiting_line

            told(waiting_line(waiting))

    def _show(self, changes: Any, source: str, dossier: str) -> None:
        """Print what changed at once, as somebody may wait for it at the other end of a pipe."""
        self.changed = self.changed or bool(changes)
        out = screen(colour=self._asked.colour)
        for each in changes:
            if self._form == "json":
                from tracker.export.changes import change_line

                sys.stdout.write(change_line(each, dossier=dossier, source=source))
            else:
                from tracker.cli.show_changes import party_lines

                out.lines([*party_lines(each, out), ""])
        sys.stdout.flush()
