"""How many of the real counts beside the project are explained, and on which basis.

`python bench/tallies.py` takes the facts of ../shared (or TRACKER_SHARED) into a new store, one
article an event and one a count, and holds the counts against the table. It prints what each comes
to beside what a person has found, and how many there are of each.
"""

import json
import os
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from tracker.articles.article import Article
from tracker.articles.stories import shingles, sketch
from tracker.commands.taking_in import new_article
from tracker.domain import events as kinds
from tracker.domain.dates import Day, Edtf, last_day, parse
from tracker.domain.events import Evidence, Report, TallyReported
from tracker.dossiers.load import load
from tracker.store.database import sqlite_url
from tracker.store.log import open_log
from tracker.store.streams import stream_of
from tracker.views.clock import Clocks
from tracker.views.connection import open_reader
from tracker.views.tallies import TallyRow, read_tallies

DOSSIER = "ukraine-security"
KINDS: dict[str, type[Report]] = {
    "Signed": kinds.Signed,
    "TalksStarted": kinds.TalksStarted,
    "TalksConcluded": kinds.TextAgreed,
    "SigningAnnouncedOrClose": kinds.TalksClose,
    "SigningPostponed": kinds.SigningPostponed,
}
OTHER_COUNTS = "NOT signed"
"""What marks a fact that counts those who have not signed; the reader records no such count."""


def shared_folder() -> Path:
    """The folder of facts beside the project."""
    beside = Path(__file__).resolve().parents[2] / "shared"
    return Path(os.environ.get("TRACKER_SHARED") or beside).resolve()


def counts(shared: Path) -> list[dict[str, Any]]:
    """The real counts, as a person has noted them and what he found."""
    text = (shared / "facts" / "ukraine-security-tallies.json").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)
    return found


def make_store(shared: Path, path: Path) -> str:
    """A store with an article for each event and each count of the facts; gives its URL."""
    lines = (shared / "facts" / "ukraine-security-events.jsonl").read_text(encoding="utf-8")
    told = [json.loads(line) for line in lines.splitlines() if line]
    pages: list[tuple[Day, str, dict[str, Any], Report | TallyReported]] = [
        (last_day(when), f"event {number}", fact, _report(fact, when))
        for number, fact in enumerate(told)
        if fact["kind"] in KINDS
        for when in [parse(fact["date"])]
    ]
    pages += [
        (last_day(parse(fact["as_of"])), f"count {number}", fact, _tally(fact))
        for number, fact in enumerate(counts(shared))
        if OTHER_COUNTS not in fact["unit"]
    ]
    pages.sort(key=lambda page: page[:2])
    url = sqlite_url(path)
    for day, name, fact, told_in in pages:
        with open_log(url, clock=partial(_noon, day)) as log, log.transaction() as append:
            # Of a count whose month alone is known the article is undated, and came in by its end.
            dated = name.startswith("event") or len(fact["as_of"]) == 10
            article = Article(
                name=name, text=told_in.evidence.text, published=day if dated else None
            )
            append.add_article(new_article(article, sketch(shingles(article.text))))
            statement = replace(told_in, article=article.id)
            append.append(stream_of(statement), statement)
    return sqlite_url(path)


def _noon(day: Day) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


def _report(fact: dict[str, Any], when: Edtf) -> Report:
    text = f"{fact['party']}, {fact['kind']}, {when}."
    return KINDS[fact["kind"]](
        dossier=DOSSIER,
        article="",
        party=fact["party"],
        evidence=Evidence(text, 0, len(text)),
        happened_on=when,
        basis="stated",
    )


def _tally(fact: dict[str, Any]) -> TallyReported:
    text = f"{fact['claimant']}: {fact['number']} {fact['unit']}."
    return TallyReported(
        dossier=DOSSIER,
        article="",
        evidence=Evidence(text, 0, len(text)),
        counted="signed",
        count=fact["number"],
    )


def compared(shared: Path, url: str) -> list[tuple[dict[str, Any], TallyRow]]:
    """Each real count with what it comes to."""
    facts = counts(shared)
    with open_reader(url) as reader:
        clocks = Clocks(today=Day("2026-11-21"))
        rows = read_tallies(reader, DOSSIER, clocks, load(DOSSIER).bases).rows
    by_name = {row.reports[0].article.name: row for row in rows}
    return [
        (fact, by_name[f"count {number}"])
        for number, fact in enumerate(facts)
        if f"count {number}" in by_name
    ]


def main() -> None:
    """Print what the real counts come to."""
    from tracker.export.tallies import why  # noqa: PLC0415  # for printing alone

    shared = shared_folder()
    if not (shared / "facts").is_dir():
        sys.exit(f"no facts at {shared}: set TRACKER_SHARED to the folder that holds them")
    with tempfile.TemporaryDirectory() as folder:
        found = compared(shared, make_store(shared, Path(folder) / "facts.db"))
    for fact, row in found:
        day = fact["as_of"].ljust(10)
        print(f"{day}  {fact['number']:3}  {row.came.had:3}  {fact['verdict']:17}  {why(row)}")
    print(f"\n{len(counts(shared))} counts, of them {len(found)} of who has signed:")
    verdicts = Counter((row.came.verdict, _basis(row)) for _, row in found)
    for (verdict, basis), number in verdicts.most_common():
        print(f"{number:3}  {verdict:12} {basis}")


def _basis(row: TallyRow) -> str:
    if not row.came.fits:
        return "no basis"
    best = row.came.fits[0]
    when = {"after": "", "before": ", before that day's", "during": ", in the course of the day"}
    return best.basis.name + when[best.moment]


if __name__ == "__main__":
    main()
