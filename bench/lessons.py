"""The lessons of labelled articles: what may be learned from each, for every view of it.

A seat (a party in a sentence) is a right lesson for a kind where a label's evidence lies in its
sentence, a wrong one where the article has no such label for the party. Where it has, but rests
it on another sentence, the seat teaches nothing, since it may tell it once more; labels that list
all of their sentences (`also`) say which. All seats of a party together are a lesson of what is
told of it anywhere, and a whole page of what it tells of anybody.
"""

import csv
import hashlib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import accuracy

from tracker.articles.article import Article, Rejection
from tracker.articles.read import read_articles
from tracker.domain.dates import Day
from tracker.dossiers.load import load, sample_folder
from tracker.extraction.extract import Reading, read_through
from tracker.extraction.lexicon import rows
from tracker.extraction.seat import Seat
from tracker.extraction.weights import ANY

FOLDS = 5


@dataclass(frozen=True)
class Lesson:
    """The clues of a view, the kinds that are told where they stand, and those that may be."""

    clues: frozenset[str]
    told: frozenset[str]
    unsure: frozenset[str]


@dataclass(frozen=True)
class Taught:
    """A labelled article, read through, with its lessons by view."""

    part: str
    reading: Reading
    label: dict[str, Any]
    lessons: Mapping[str, tuple[Lesson, ...]]

    @property
    def fold(self) -> int:
        """Which of the parts it is left out with, by its name."""
        name = self.reading.article.name or ""
        return int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS


Sets = Iterable[tuple[str, list[Path], accuracy.Rows]]


def sets() -> Iterator[tuple[str, list[Path], accuracy.Rows]]:
    """The labelled sets: name, files of articles, labels by article."""
    corpus = accuracy.SHARED / "corpus"
    labels = accuracy.labels_of(corpus / "labels.json")
    for part in ("develop", "check"):
        rows = {name: row for name, row in labels.items() if accuracy.part_of(name) == part}
        yield part, [corpus / "articles.jsonl"], rows
    for own in sorted((accuracy.ROOT / "tests" / "reading").glob("*.labels.json")):
        name = own.name.partition(".")[0]
        yield name, [own.with_name(f"{name}.jsonl")], accuracy.labels_of(own)
    seeds = sorted((accuracy.SHARED / "seeds").glob("*.txt"))
    yield "seeds", seeds, accuracy.labels_of(accuracy.SHARED / "seeds" / "expected.json")
    expected = accuracy.ROOT / "tests" / "dossiers" / "samples-expected.json"
    samples = sample_folder(accuracy.DOSSIER)
    yield "samples", [samples], accuracy.labels_of(expected)


def taught(given: Sets) -> Iterator[Taught]:
    """All articles of the sets."""
    dossier = load(accuracy.DOSSIER)
    for part, files, labels in given:
        for article in read_articles([str(f) for f in files], published=None, today=accuracy.LAST):
            if isinstance(article, Rejection):
                raise SystemExit(f"train: {article}")
            if article.name in labels:
                reading, label = read_through(article, dossier), labels[article.name]
                yield Taught(part, reading, label, of_article(reading, label))


def drills() -> Iterator[Taught]:
    """The sentences and quiet articles of the tests, so that what was settled there is kept."""
    sys.path.insert(0, str(accuracy.ROOT / "tests"))
    from generated import cases, quiet  # noqa: PLC0415 - only found beside the tests

    dossier = load(accuracy.DOSSIER)
    day = Day(cases.PUBLISHED)
    texts: list[Drill] = [
        (case.text, day, None, {f"{party}:{kind}" for party, kind in case.events})
        for case in cases.cases()
    ]
    texts += [(text, day, None, set()) for text in quiet.articles()]
    for text, published, title, events in (*texts, *written()):
        article = Article(name="drill", text=text, published=published, title=title)
        reading = read_through(article, dossier)
        spans: dict[str, list[str]] = {event: [] for event in events}
        for report in reading.reports(reading.reader.mentions):
            spans.get(f"{report.party}:{report.kind}", []).append(report.evidence.text)
        if len(reading.sentences) == 1:
            spans = {event: [text] for event in events}
        labels = [
            {"party": event[:2], "type": event[3:], "evidence": "", "rest": found}
            for event, found in spans.items()
        ]
        label = {"events": labels}
        yield Taught("drills", reading, label, of_article(reading, label))


Drill = tuple[str, Day | None, str | None, set[str]]
"""A text, its day, its title and what it tells, as "GR:signed"."""


def written() -> Iterator[Drill]:
    """The tables of sentences and pages among the tests, and the lexicon's examples."""
    folder = accuracy.ROOT / "tests" / "extraction"
    day = Day("2024-05-15")
    for name in ("families", "news", "wordings"):
        with (folder / f"{name}.tsv").open(encoding="utf-8", newline="") as table:
            for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
                events = {each.partition("=")[0] for each in (row["expected"] or "").split()}
                text = (row.get("text") or row["sentence"]).replace("\\n", "\n")
                for word in row.get("words", "").split("|"):
                    yield text.replace("{}", word), day, None, events
    for row in rows("verbs"):
        yield row["example"], day, None, {f"DK:{row['kind']}"}
        yield row["counter"], day, None, set()
    pages = (folder / "layouts.txt").read_text(encoding="utf-8")
    for block in pages.removeprefix("===== ").split("\n===== "):
        head, _, text = block.partition("\n")
        _, published, expected = (part.strip() for part in head.split("|", 2))
        events = {
            f"{party[:2]}:{part.partition(':')[0].strip()}"
            for part in expected.split("|")
            for party in part.partition(":")[2].split()
        }
        text = text.strip("\n")
        yield text, Day(published) if published else None, text.partition("\n")[0], events


def of_article(reading: Reading, label: dict[str, Any]) -> dict[str, tuple[Lesson, ...]]:
    """The lessons of one article, by view."""
    told = {(event["party"], event["type"]) for event in label["events"]}
    seated: dict[str, set[str]] = {}
    seats = reading.seats()
    for seat in seats:
        seated.setdefault(seat.party, set()).update(seat.shared, seat.own)
    return {
        "seat": tuple(_of_seats(seats, label)),
        "party": tuple(
            _lesson(clues, {kind for each, kind in told if each == party})
            for party, clues in seated.items()
        ),
        "page": (_lesson(reading.clues(), {kind for _, kind in told}),),
    }


def _lesson(clues: Iterable[str], told: set[str]) -> Lesson:
    return Lesson(frozenset(clues), frozenset(told | {ANY} if told else told), frozenset())


def _of_seats(seats: Iterable[Seat], label: dict[str, Any]) -> Iterator[Lesson]:
    told: dict[tuple[str, str], list[str]] = {}
    whole = all("also" in event for event in label["events"])
    for event in label["events"]:
        spans = [event.get("evidence") or "", *event.get("also", []), *event.get("rest", [])]
        told.setdefault((event["party"], event["type"]), []).extend(plain(span) for span in spans)
    for seat in seats:
        text = plain(seat.opened.sentence.text)
        kinds = {kind: spans for (party, kind), spans in told.items() if party == seat.party}
        here = {kind for kind, spans in kinds.items() if any(within(s, text) for s in spans)}
        yield Lesson(
            seat.shared | seat.own,
            frozenset(here),
            frozenset() if whole else frozenset(kinds) - here,
        )


def plain(text: str) -> str:
    """Only the words, in lower case."""
    return re.sub(r"\W+", " ", text.lower()).strip()


def within(span: str, text: str) -> bool:
    """Whether evidence lies in a sentence, or most of its words do."""
    if not span:
        return False
    words = set(span.split())
    return span in text or text in span or len(words & set(text.split())) >= 0.7 * len(words)
