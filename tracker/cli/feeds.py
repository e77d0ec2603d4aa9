"""The commands that say which feeds are followed."""

import sys
from typing import Annotated, Any

import typer

from tracker.cli.errors import NO, UNREADABLE_INPUT, Failure, told
from tracker.cli.ingest import AllowPrivate
from tracker.cli.options import Json, chosen, format_option, settings, today
from tracker.cli.output import screen

app = typer.Typer()
feeds = typer.Typer(
    help="Say which feeds `tracker watch` follows. They are kept in the store, beside the log.",
    rich_markup_mode=None,
)
app.add_typer(feeds, name="feeds")

Addresses = Annotated[
    list[str], typer.Argument(metavar="FEED...", help="Addresses of feeds, as https://...")
]


@feeds.command()
def add(context: typer.Context, addresses: Addresses, allow_private: AllowPrivate = False) -> None:
    """Follow feeds from now on; each is asked whether it is one.

    Example: tracker feeds add https://example.org/feed.xml
    """
    from dataclasses import replace
    from datetime import UTC, datetime

    from tracker.commands.watch import as_kept, read_title
    from tracker.intake.addresses import Refused
    from tracker.intake.fetch import Fetcher, Manners
    from tracker.store.feeds import KeptFeed, open_feeds, written

    fetcher = Fetcher(Manners(allow_private=allow_private))
    failed = False
    with open_feeds(settings(context).url()) as kept:
        for address in dict.fromkeys(addresses):
            try:
                url = as_kept(address)
                known = kept.get(url)
                if known is not None and known.followed:
                    told(f"{url}: is followed already")
                    continue
                title = read_title(url, fetcher, today())
            except Refused as refused:
                failed = True
                told(str(refused.rejection(address)))
                continue
            now = written(datetime.now(UTC))
            feed = known or KeptFeed(url=url, added_at=now)
            kept.put(replace(feed, title=title, followed=True))
            told(f"{url}: is followed now" + (f" ({title})" if title else ""))
    if failed:
        raise typer.Exit(UNREADABLE_INPUT)


@feeds.command("list")
def list_(
    context: typer.Context,
    format_name: Annotated[str | None, format_option("table", "json")] = None,
    json: Json = False,
) -> None:
    """List the feeds that are followed, when each was last asked, and what went wrong."""
    from tracker.store.feeds import open_feeds

    form = chosen(format_name, json=json, default="table")
    asked = settings(context)
    with open_feeds(asked.url()) as kept:
        found = kept.all()
    if form == "json":
        from tracker.export.formats.json import SCHEMA, dumps

        sys.stdout.write(dumps({"schema": SCHEMA, "feeds": [_as_data(each) for each in found]}))
        return
    from tracker.cli.layout import aligned
    from tracker.export.text import safe

    out = screen(colour=asked.colour)
    rows = [
        tuple(map(safe, (each.url, each.checked_at or "not yet", each.trouble or "read")))
        for each in found
    ]
    header, *body = aligned([("feed", "last asked", "outcome"), *rows])
    out.lines([out.style(header, "bold"), *body])


@feeds.command()
def remove(context: typer.Context, addresses: Addresses) -> None:
    """Follow feeds no longer; what came from them stays."""
    from tracker.commands.watch import as_kept
    from tracker.intake.addresses import Refused
    from tracker.store.feeds import open_feeds

    unknown = []
    with open_feeds(settings(context).url()) as kept:
        for address in dict.fromkeys(addresses):
            try:
                url = as_kept(address)
            except Refused:
                url = address
            if kept.remove(url):
                told(f"{url}: is followed no longer")
            else:
                unknown.append(address)
    for address in unknown[:-1]:
        told(_not_followed(address))
    if unknown:
        raise Failure(NO, _not_followed(unknown[-1]))


def _not_followed(address: str) -> str:
    return f"{address}: is not followed; `tracker feeds list` shows what is"


def _as_data(feed: Any) -> dict[str, Any]:
    return {
        "url": feed.url,
        "title": feed.title,
        "added_at": feed.added_at,
        "checked_at": feed.checked_at,
        "retry_at": feed.retry_at,
        "failures": feed.failures,
        "trouble": feed.trouble,
    }
