"""Learn what each clue around a party weighs, from labelled articles.

    python bench/train.py [--without SET,...] [--to FOLDER]

Reads the labelled sets that may be learned from: the corpus' developing part and those of
`tests/reading` that are not kept for measuring. Writes `weights.json` and `forest.json` into
`tracker/extraction`, sorted and rounded, so that a change can be read. Needs the extra `train`.

A seat (a party in a sentence) is a lesson for a kind: a right one where a label's evidence lies in
its sentence, a wrong one where the article has no such label for the party. Where it has, but rests
it on another sentence, the seat teaches nothing, since it may tell it once more; labels that list
all of their sentences (`also`) say which. One logistic regression a kind, with the sum of absolute
weights as penalty, so that few clues keep a weight (Tibshirani, 1996).
"""

import argparse
import csv
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
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
from tracker.extraction.weights import Weights, weights_of

TARGET = Path(accuracy.ROOT) / "tracker" / "extraction"
MEASURED = frozenset({"check", "winter", "summer"})
"""Sets that nothing is learned from."""
PENALTY = 1.0
"""The inverse of the penalty's strength, chosen on `winter` and `summer` among 0.3 to 2."""
RAREST = 3
"""Lessons that a clue must be seen in."""
UNSEEN = frozenset({"lessons"})
"""Sets that no rule was developed on before they were learned from."""
FOLDS = 5
TREES, DEPTH, LEAF, PACE = 400, 3, 15, 0.04
"""Of the forest: chosen on what was left out of learning."""
DRILLED, PAGE = 4.0, 20.0
"""How much a drill's candidate counts beside an article's: a sentence's, and a whole page's."""
KEEP, ADD = 0.33, 0.42
"""The least chance of a report, a rule's and the weights': chosen likewise by F1, and where rules
have more of the doubt, since the lessons are harder for them than the news is."""


@dataclass(frozen=True)
class Lesson:
    """A seat's clues, the kinds that its sentence tells of the party, and those it may tell."""

    clues: frozenset[str]
    told: frozenset[str]
    unsure: frozenset[str]


@dataclass(frozen=True)
class Taught:
    """A labelled article, read through."""

    part: str
    reading: Reading
    label: dict[str, Any]
    lessons: tuple[Lesson, ...]

    @property
    def fold(self) -> int:
        """Which of the parts it is left out with, by its name."""
        name = self.reading.article.name or ""
        return int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS


def main() -> int:
    """Write the weights and the forest; exit status 2 where the corpus cannot be found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--without", default="", help="sets that are not learned from either")
    parser.add_argument("--to", type=Path, default=TARGET, help="the folder to write to")
    asked = parser.parse_args()
    if not (accuracy.SHARED / "corpus" / "labels.json").is_file():
        print(f"train: no corpus at {accuracy.SHARED}: set TRACKER_SHARED", file=sys.stderr)
        return 2
    left_out = MEASURED | set(asked.without.split(","))
    given = [each for each in taught(sets()) if each.part not in left_out]
    given += drills()
    learned = learn(lessons_of(given))
    text = json.dumps(learned, ensure_ascii=False, indent=0, sort_keys=True)
    (asked.to / "weights.json").write_text(f"{text}\n", encoding="utf-8")
    count = sum(len(row) for row in learned["clues"].values())
    print(f"{len(lessons_of(given))} seats of {len(given)} texts: {count} weights")
    grown = grow(given, weights_of(learned))
    (asked.to / "forest.json").write_text(a_line_a_tree(grown), encoding="utf-8")
    print(f"{len(grown['trees'])} trees")
    return 0


def lessons_of(given: Iterable[Taught]) -> list[Lesson]:
    """The lessons of all articles."""
    return [lesson for each in given for lesson in each.lessons]


def a_line_a_tree(grown: dict[str, Any]) -> str:
    """The forest as JSON in which a change can be read."""
    rest = {name: value for name, value in grown.items() if name != "trees"}
    head = json.dumps(rest, sort_keys=True).removesuffix("}")
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in grown["trees"])
    return f'{head}, "trees": [\n{lines}\n]}}\n'


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
                yield Taught(part, reading, label, tuple(of_article(reading, label)))


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
        yield Taught("drills", reading, label, tuple(of_article(reading, label)))


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


def of_article(reading: Reading, label: dict[str, Any]) -> Iterator[Lesson]:
    """The lessons of one article."""
    told: dict[tuple[str, str], list[str]] = {}
    whole = all("also" in event for event in label["events"])
    for event in label["events"]:
        spans = [event.get("evidence") or "", *event.get("also", []), *event.get("rest", [])]
        told.setdefault((event["party"], event["type"]), []).extend(plain(span) for span in spans)
    for seat in reading.reader.seats(reading.sentences):
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


def learn(given: list[Lesson]) -> dict[str, Any]:
    """The weights of the clues, and what goes with them, in the form of the file."""
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415 - an extra of its own
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    seen = Counter(clue for lesson in given for clue in lesson.clues)
    vectors = DictVectorizer()
    table = vectors.fit_transform(
        [dict.fromkeys(sorted(c for c in each.clues if seen[c] >= RAREST), 1.0) for each in given]
    )
    names = vectors.get_feature_names_out()
    clues: dict[str, dict[str, float]] = {}
    bias: dict[str, float] = {}
    for kind in sorted({kind for lesson in given for kind in lesson.told}):
        used = [at for at, lesson in enumerate(given) if kind not in lesson.unsure]
        told = [kind in given[at].told for at in used]
        model = LogisticRegression(
            C=PENALTY, l1_ratio=1, solver="liblinear", max_iter=300, tol=1e-3, random_state=0
        )
        model.fit(table[used], told)
        bias[kind] = round(float(model.intercept_[0]), 3)
        row = {
            str(name): round(float(weight), 3)
            for name, weight in zip(names, model.coef_[0], strict=True)
            if abs(weight) >= 0.0005
        }
        clues[kind] = row
    return {"bias": bias, "clues": clues}


def grow(given: list[Taught], weights: Weights) -> dict[str, Any]:
    """The forest, in the form of the file.

    It learns from the `UNSEEN` sets, on which no rule was developed, and of each article by
    weights that were learned without it: so that it knows how far rules and weights can be
    trusted. The drills, by the `weights` of all, are there to stay as they are settled.
    """
    from sklearn.ensemble import GradientBoostingClassifier  # noqa: PLC0415 - an extra of its own
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415

    rows: list[dict[str, float]] = []
    right: list[bool] = []
    counts: list[float] = []
    for fold in range(FOLDS):
        out = [each for each in given if each.part in UNSEEN and each.fold == fold]
        kept = {id(each) for each in out}
        by = weights_of(learn(lessons_of(each for each in given if id(each) not in kept)))
        for each in out:
            add(each, by, rows, right)
    counts += [1.0] * len(rows)
    for each in given:
        if each.part == "drills":
            add(each, weights, rows, right)
            worth = DRILLED if each.reading.article.title is None else PAGE
            counts += [worth] * (len(rows) - len(counts))
    vectors = DictVectorizer(sparse=False)
    table = vectors.fit_transform(rows)
    names_of = [str(name) for name in vectors.get_feature_names_out()]
    model = GradientBoostingClassifier(
        n_estimators=TREES, learning_rate=PACE, max_depth=DEPTH, min_samples_leaf=LEAF,
        subsample=0.7, max_features=0.2, init="zero", random_state=0,
    )  # fmt: skip
    model.fit(table, right, counts)
    trees = [branch(each.tree_, names_of, 0) for each in model.estimators_[:, 0]]
    return {
        "add": ADD,
        "keep": KEEP,
        "trees": [each for each in trees if isinstance(each, list)],
    }


def add(taught: Taught, by: Weights, rows: list[dict[str, float]], right: list[bool]) -> None:
    """Add the candidates of an article, weighed `by`, and whether they are right."""
    sure = {(e["party"], e["type"]): not e.get("optional") for e in taught.label["events"]}
    reports = taught.reading.reports(taught.reading.reader.mentions)
    for each in taught.reading.candidates(reports, by):
        told = sure.get((each.party, each.kind))
        if told is not False:
            rows.append(dict(each.facts))
            right.append(bool(told))


def branch(tree: Any, names: list[str], at: int) -> Any:
    """The tree below node `at`: a leaf's answer in thousandths, else as `forest.Node`."""
    left, right = tree.children_left[at], tree.children_right[at]
    if left < 0:
        return round(PACE * float(tree.value[at, 0, 0]) * 1000)
    parts = [branch(tree, names, left), branch(tree, names, right)]
    means = [each if isinstance(each, int) else each[4] for each in parts]
    counts = [int(tree.n_node_samples[each]) for each in (left, right)]
    mean = round(sum(m * c for m, c in zip(means, counts, strict=True)) / sum(counts))
    return [names[tree.feature[at]], round(float(tree.threshold[at]), 4), *parts, mean]


if __name__ == "__main__":
    sys.exit(main())
