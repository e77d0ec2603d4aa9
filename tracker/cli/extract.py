"""The command that reads articles and records nothing."""

import json
import sys
from itertools import groupby
from operator import itemgetter
from typing import Annotated, Any

import typer

from tracker.cli.errors import UNREADABLE_INPUT, told, usage
from tracker.cli.ingest import AllowPrivate, Map, Paths, Published, columns_given, day_given
from tracker.cli.layout import wrap
from tracker.cli.lexicon_report import report_verbs
from tracker.cli.options import settings, today
from tracker.cli.output import MARK, UNMARK, Screen, err, screen

app = typer.Typer()

MaybePaths = Annotated[list[str] | None, Paths.__metadata__[0]]

TOLD = {
    "given": ", as given",
    "JSON-LD": ", by its JSON-LD",
    "meta": ", by a meta element",
    "time": ", by a time element",
    "url": ", by its address",
    "dateline": ", by its dateline",
    "mail": ", by the mail's date",
}
"""What told an article's day of publication, in words; nothing where it states it itself."""


@app.command()
def extract(
    context: typer.Context,
    paths: MaybePaths = None,
    *,
    report: Annotated[
        bool,
        typer.Option(
            "--report",
            help="List the sentences that name a party and the agreement, and no verb that is known"
            " to tell of it, by verb: what the lexicon lacks. Without PATH of the stored articles.",
        ),
    ] = False,
    ndjson: Annotated[
        bool,
        typer.Option(
            "--ndjson", help="One line of JSON an article (with --report, a verb), for programs."
        ),
    ] = False,
    published: Published = None,
    mapping: Map = None,
    allow_private: AllowPrivate = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON document of all articles.")
    ] = False,
) -> None:
    """Show what articles say, and record nothing.

    Each statement comes with the sentence it rests on. Needs no store, but for --report without
    PATH.

    Example: tracker extract --report articles/
    """
    form = _form(ndjson=ndjson, as_json=as_json)
    day, columns = day_given(published), columns_given(mapping)
    if report:
        report_verbs(settings(context), paths or [], day, columns, form)
        return
    if not paths:
        raise usage("Missing argument 'PATH'; name files or folders, or - for standard input")
    from tracker.articles.article import Rejection
    from tracker.commands.fetch import read_inputs
    from tracker.export.text import escape_json
    from tracker.extraction.extract import extract as read
    from tracker.extraction.label import label

    asked = settings(context)
    dossier = asked.load_dossier()
    out = screen(colour=asked.colour)
    rejected = False
    labels: list[dict[str, Any]] = []
    inputs = read_inputs(
        paths or [],
        published=day,
        today=today(),
        columns=columns,
        allow_private=allow_private,
    )
    for each in inputs:
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
            out.lines(article_lines(each, extraction, out))
        for note in (*each.notes, *extraction.notes):
            err(f"note: {each.name}: {note}")
    if as_json:
        from tracker.export.formats.json import SCHEMA, dumps

        sys.stdout.write(dumps({"schema": SCHEMA, "articles": labels}))
    if rejected:
        raise typer.Exit(UNREADABLE_INPUT)


def _form(*, ndjson: bool, as_json: bool) -> str:
    if ndjson and as_json:
        raise usage("--ndjson and --json contradict each other; leave one out")
    return "ndjson" if ndjson else "json" if as_json else "text"


def article_lines(article: Any, extraction: Any, out: Screen) -> list[str]:
    """An article as it is shown: its name and day, then what it says with each sentence."""
    from tracker.export.text import safe

    published = "day of publication not known"
    if article.published:
        published = article.published + TOLD.get(article.published_basis, "")
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
