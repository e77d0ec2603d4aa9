"""What `extract --report` answers: which verbs the lexicon lacks, by articles or by the store."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import typer

from tracker.cli.errors import UNREADABLE_INPUT, told
from tracker.cli.options import Settings, today
from tracker.cli.output import screen
from tracker.cli.progress import progress


def report_verbs(
    asked: Settings, paths: Sequence[str], published: Any, columns: dict[str, str], form: str
) -> None:
    """Print the sentences that lack a known verb, of `paths` or, without any, of the store.

    `form` is text, json or ndjson.
    """
    from tracker.articles.article import Rejection
    from tracker.articles.meter import Meter
    from tracker.articles.read import read_articles
    from tracker.cli.show_unknown_verbs import Occurrence, by_verb, report_data, report_lines
    from tracker.export.formats.json import SCHEMA, dumps
    from tracker.export.text import escape_json
    from tracker.extraction.unknown_verbs import unknown_verbs

    dossier = asked.load_dossier()
    meter = Meter()
    read: Iterator[Any] = (
        read_articles(paths, published=published, today=today(), columns=columns, meter=meter)
        if paths
        else _stored(asked)
    )
    found: list[Occurrence] = []
    articles, rejected = 0, []
    with progress(asked, paths, meter) as on_progress:
        for each in read:
            if isinstance(each, Rejection):
                rejected.append(each)
                continue
            articles += 1
            found += [Occurrence(each, one) for one in unknown_verbs(each, dossier)]
            if on_progress is not None:
                on_progress(articles)
    for rejection in rejected:
        told(str(rejection))
    groups = by_verb(found)
    out = screen(colour=asked.colour)
    if form == "json":
        data = {"schema": SCHEMA, "articles": articles, "verbs": report_data(groups)}
        out.stream.write(dumps(data))
    elif form == "ndjson":
        for row in report_data(groups):
            out.stream.write(escape_json(json.dumps(row, ensure_ascii=False)) + "\n")
    else:
        out.lines(report_lines(groups, articles, out))
    if rejected:
        raise typer.Exit(UNREADABLE_INPUT)


def _stored(asked: Settings) -> Iterator[Any]:
    """The articles of the store that stand, without people's quotations."""
    from tracker.commands.stored import quoted, stored_articles
    from tracker.views.connection import open_reader
    from tracker.views.room import read_days

    with open_reader(asked.url()) as reader:
        press = read_days(reader)
        theirs = quoted(reader)
        for each in stored_articles(reader, press):
            if each.id not in theirs and not press.superseded(each.id):
                yield each
