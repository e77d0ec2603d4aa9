"""What `ingest --dry-run` shows: what each article says, and what the log would gain by it."""

import sys
from collections.abc import Iterable, Sequence
from typing import Any

import typer

from tracker.cli.errors import UNREADABLE_INPUT, told
from tracker.cli.extract import article_lines
from tracker.cli.options import Settings, today
from tracker.cli.output import err, screen


def dry_run_of(
    asked: Settings, form: str, paths: Sequence[str], day: Any, columns: Any, **more: Any
) -> None:
    """Read `paths` as `ingest` does, and show what that would come to; exit 3 for rejections."""
    from tracker.commands.fetch import read_inputs

    articles = read_inputs(paths, published=day, today=today(), columns=columns, **more)
    if dry_run(asked, articles, form):
        raise typer.Exit(UNREADABLE_INPUT)


def dry_run(asked: Settings, articles: Iterable[Any], form: str) -> Sequence[Any]:
    """Show what `articles` say and what taking them in would come to; gives the rejections.

    The store is only read, and none is made.
    """
    from tracker.articles.article import Rejection
    from tracker.commands.preview import open_if_there, preview
    from tracker.extraction.label import label

    dossier = asked.load_dossier()
    out = screen(colour=asked.colour)
    new = known = events = 0
    rejected = []
    labels: list[dict[str, Any]] = []
    with open_if_there(asked.url()) as reader:
        for each in preview(reader, dossier, articles):
            if isinstance(each, Rejection):
                rejected.append(each)
                told(str(each))
                continue
            new += not each.known
            known += each.known
            events += each.gains
            if form == "json":
                counts = {"id": each.article.id, "known": each.known, "new_events": each.gains}
                labels.append(label(each.article, each.extraction) | counts)
            else:
                heading, *lines = article_lines(each.article, each.extraction, out)
                out.lines([f"{heading}: {_what(each)}", *lines])
            for note in (*each.article.notes, *each.extraction.notes):
                err(f"note: {each.article.name}: {note}")
    if form == "json":
        from tracker.export.formats.json import SCHEMA, dumps

        counts = {"new": new, "known": known, "rejected": len(rejected)}
        document = {"schema": SCHEMA, "dry_run": True, "articles": counts, "events": events}
        sys.stdout.write(dumps({**document, "read": labels}))
    else:
        out.line(
            f"dry run, nothing was recorded: articles: {new} new, {known} known,"
            f" {len(rejected)} rejected; events: {events} new"
        )
    return rejected


def _what(each: Any) -> str:
    if each.known:
        return "known" if not each.gains else f"known, {each.gains} new"
    return "new"
