"""The command that tells when an article was published."""

import sys
from typing import Annotated, Any

import typer

from tracker.cli import options
from tracker.cli.errors import NO, Failure, usage
from tracker.cli.options import Json, Settings, TextOrJson, chosen, settings
from tracker.cli.output import err, screen
from tracker.cli.people import Because, By, day_of, refused, status_of, who

app = typer.Typer()

_DIGITS = 12
_SHOWN = 4


@app.command()
def date(
    context: typer.Context,
    *,
    article: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE",
            help="Its name, or the first 6 or more digits of its id, as `tracker articles` shows"
            " them.",
        ),
    ],
    day: Annotated[
        str,
        typer.Argument(
            metavar="DATE",
            help="The day it was published, as 2024-06-13; `unknown` takes back the day that was"
            " given.",
        ),
    ],
    because: Because = None,
    by: By = None,
    format_name: TextOrJson = None,
    json: Json = False,
) -> None:
    """Tell when an article was published.

    It is read again with that day: relative dates in the article become days. That is an event
    that says who decided it, and answers with --as-of count it from that day on. A second DATE
    takes the place of the first; `unknown` goes back to what the article itself tells. A file that
    tells another day does not change it.

    Example: tracker date 3f9c21ab 2024-05-30 --because "stands on the printed page"
    """
    form = chosen(format_name, json=json, default="text")
    published = None if day.strip().lower() == "unknown" else day_of(day, "DATE")
    asked = settings(context)
    dossier = asked.load_dossier()
    from tracker.commands.date_article import date_article
    from tracker.commands.target import Refusal
    from tracker.store.log import open_log

    found = _named(asked, article)
    before = _table(asked, dossier.id)
    with open_log(asked.url()) as log:
        done = date_article(log, dossier, found, published, by=who(by), because=because or "")
    if isinstance(done, Refusal):
        raise refused(done)
    after = _table(asked, dossier.id) if done.new else before
    for note in done.notes:
        err(f"note: {found.name}: {note}")
    for other in done.others:
        err(f"note: {found.name}: it tells of {other} too: tracker reprocess --dossier {other}")
    changed = {**before, **after}
    moves = [
        (before.get(party), after.get(party) or status_of(asked, f"{dossier.id}/{party}"))
        for party in changed
        if _state(before.get(party)) != _state(after.get(party))
    ]
    if form == "json":
        from tracker.export.dated import dated_json

        sys.stdout.write(dated_json(done, moves))
        return
    from tracker.cli.show_people import dated_lines

    screen(colour=asked.colour).lines(dated_lines(done, moves))


def _named(asked: Settings, named: str) -> Any:
    from tracker.commands.stored import named_articles
    from tracker.views.connection import open_reader
    from tracker.views.room import read_days

    with open_reader(asked.url()) as reader:
        press = read_days(reader)
        found = named_articles(reader, press, named)
    # Of versions of one article the one that stands is meant.
    found = [each for each in found if not press.superseded(each.id)] or found
    if not found:
        raise Failure(NO, f"no article of the store is named {named!r}; see `tracker articles`")
    if len(found) > 1:
        ids = ", ".join(each.id[:_DIGITS] for each in found[:_SHOWN])
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        raise usage(f"{len(found)} articles are named {named!r}; give an id of {ids}{more}")
    return found[0]


def _table(asked: Settings, dossier: str) -> dict[str, Any]:
    from tracker.views.clock import Clocks
    from tracker.views.connection import open_reader
    from tracker.views.status import read_status

    with open_reader(asked.url()) as reader:
        table = read_status(reader, dossier, Clocks(today=options.today()))
    return {row.status.party: row for row in table.rows}


def _state(row: Any) -> Any:
    return None if row is None else row.status
