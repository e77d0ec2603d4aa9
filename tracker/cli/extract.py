"""The command that reads articles and records nothing."""

import json
import sys
from itertools import groupby
from operator import itemgetter
from typing import Annotated, Any

import typer

from tracker.cli.errors import UNREADABLE_INPUT, told, usage
from tracker.cli.ingest import Paths, Published, day_given
from tracker.cli.layout import wrap
from tracker.cli.options import settings, today
from tracker.cli.output import MARK, UNMARK, Screen, err, screen

app = typer.Typer()


@app.command()
def extract(
    context: typer.Context,
    paths: Paths,
    ndjson: Annotated[
        bool, typer.Option("--ndjson", help="One line of JSON an article, for programs.")
    ] = False,
    published: Published = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON document of all articles.")
    ] = False,
) -> None:
    """Show what articles say, and record nothing.

    Each statement comes with the sentence it rests on. Needs no store.
    """
    if ndjson and as_json:
        raise usage("--ndjson and --json contradict each other; leave one out")
    from tracker.articles.article import Rejection
    from tracker.articles.read import read_articles
    from tracker.export.text import escape_json
    from tracker.extraction.extract import extract as read
    from tracker.extraction.label import label

    asked = settings(context)
    dossier = asked.load_dossier()
    out = screen(colour=asked.colour)
    rejected = False
    labels: list[dict[str, Any]] = []
    for each in read_articles(paths, published=day_given(published), today=today()):
        if isinstance(each, Rejection):
            rejected = True
            told(str(each))
            continue
        extraction = read(each, dossier)
        if as_json:
            labels.append(label(each, extraction))
        elif ndjson:
            line = json.dumps(label(each, extraction), ensure_ascii=False)
            sys.stdout.write(escape_json(line) + "\n")
        else:
            out.lines(_lines(each, extraction, out))
        for note in extraction.notes:
            err(f"note: {each.name}: {note}")
    if as_json:
        from tracker.export.formats.json import SCHEMA, dumps

        sys.stdout.write(dumps({"schema": SCHEMA, "articles": labels}))
    if rejected:
        raise typer.Exit(UNREADABLE_INPUT)


def _lines(article: Any, extraction: Any, out: Screen) -> list[str]:
    from tracker.export.text import safe

    published = article.published or "day of publication not known"
    lines = [out.style(safe(f"{article.name} ({published})"), "bold")]
    statements = [*extraction.reports, *extraction.tallies, *extraction.terms]
    if not statements:
        lines.append("  nothing for this dossier")
    told = [(_who(each), _what(each), _quoted(each)) for each in statements]
    for (what, quoted), group in groupby(told, key=itemgetter(1, 2)):
        parties = " ".join(who for who, _, _ in group if who)
        lines += wrap(safe(f"{parties} {what}".strip()), out.width, indent="  ")
        lines += wrap(quoted, out.width, indent="    ")
    return [*lines, ""]


def _who(statement: Any) -> str:
    return getattr(statement, "party", "")


def _what(statement: Any) -> str:
    """What a statement says, in a few words; parties that share a sentence share these."""
    from tracker.domain.events import Report, TallyReported, TermsReported

    if isinstance(statement, TallyReported):
        upcoming = ", upcoming ones among them" if statement.includes_upcoming else ""
        bound = {"exact": "", "at_least": "at least ", "about": "about "}[statement.bound]
        return f"tally: {bound}{statement.count} {statement.counted}{upcoming}"
    if isinstance(statement, TermsReported):
        return f"terms: {', '.join(_terms(statement))}"
    if isinstance(statement, Report):
        planned = getattr(statement, "planned_for", None)
        day = f"planned for {planned}" if planned else statement.happened_on or "day not reported"
        background = ", background" if statement.told_as == "background" else ""
        return f"{statement.label}: {day}{background}"
    return str(statement.label)


def _terms(terms: Any) -> list[str]:
    from tracker.domain.terms import TERMS, in_words

    return [
        f"{name.replace('_', ' ')} {in_words(getattr(terms, name))}"
        for name in TERMS
        if getattr(terms, name) is not None
    ]


def _quoted(statement: Any) -> str:
    from tracker.export.text import safe_marked
    from tracker.views.reports import marks

    return f"“{safe_marked(statement.evidence.text, marks(statement), MARK, UNMARK)}”"
