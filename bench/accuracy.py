"""How well the reader reads: scored on labelled articles, with what chance may explain.

    python bench/accuracy.py [--errors PART] [--only PART]

The corpus beside the project is split by name: two thirds to develop on, one to check with. The
other sets are our own, in `tests/reading` and the dossier's samples. The interval is a bootstrap
by article: 95 % of 1,000 resamples of the articles lie within it (Efron, 1979).
"""

import argparse
import hashlib
import importlib.util
import json
import os
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tracker.articles.article import Rejection
from tracker.articles.read import read_articles
from tracker.domain.dates import Day
from tracker.dossiers.load import load, sample_folder
from tracker.extraction.extract import extract
from tracker.extraction.label import label

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("TRACKER_SHARED") or ROOT.parent / "shared")
DOSSIER = "ukraine-security"
RESAMPLES = 1000
LAST = Day("2999-12-31")
"""Invented articles may be dated in years to come."""

Rows = dict[str, dict[str, Any]]
Score = Callable[[Rows, Rows], tuple[dict[str, Any], list[tuple[str, ...]]]]


def main() -> int:
    """Print a table for every part; exit status 2 where the corpus cannot be found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", metavar="PART", help="score this part alone")
    parser.add_argument("--errors", metavar="PART", help="list this part's errors too")
    asked = parser.parse_args()
    if not (SHARED / "corpus" / "score.py").is_file():
        print(f"accuracy: no corpus at {SHARED}: set TRACKER_SHARED", file=sys.stderr)
        return 2
    score = scorer()
    for name, labels, found in parts():
        if asked.only in (None, name):
            report, errors = score(labels, found)
            print(shown(name, report, interval(score, labels, found)))
            if asked.errors == name:
                print("\n".join("\t".join(map(str, error)) for error in sorted(errors)))
    return 0


def scorer() -> Score:
    """The corpus' own scoring function."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "corpus" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED / "corpus" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Score = module.score
    return found


def parts() -> list[tuple[str, Rows, Rows]]:
    """Every labelled set: its name, its labels and what the reader says, both by article."""
    corpus = labels_of(SHARED / "corpus" / "labels.json")
    said = read([SHARED / "corpus" / "articles.jsonl"])
    sets = [
        (part, {name: row for name, row in corpus.items() if part_of(name) == part}, said)
        for part in ("develop", "check")
    ]
    seeds = sorted((SHARED / "seeds").glob("*.txt"))
    sets.append(("seeds", labels_of(SHARED / "seeds" / "expected.json"), read(seeds)))
    for own in sorted((ROOT / "tests" / "reading").glob("*.labels.json")):
        name = own.name.partition(".")[0]
        sets.append((name, labels_of(own), read([own.with_name(f"{name}.jsonl")])))
    expected = ROOT / "tests" / "dossiers" / "samples-expected.json"
    sets.append(("samples", labels_of(expected), read([sample_folder(DOSSIER)])))
    return sets


def part_of(name: str) -> str:
    """The part of the corpus that an article belongs to, by its name alone."""
    return "develop" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 else "check"


def labels_of(file: Path) -> Rows:
    """The labels of a file, by article."""
    return {row["name"]: row for row in json.loads(file.read_text(encoding="utf-8"))}


def read(paths: Sequence[Path]) -> Rows:
    """What the reader says of the articles in `paths`, in the labels' form, by article."""
    dossier = load(DOSSIER)
    found = {}
    for article in read_articles([str(path) for path in paths], published=None, today=LAST):
        if isinstance(article, Rejection):
            raise SystemExit(f"accuracy: {article}")
        found[article.name] = label(article, extract(article, dossier))
    return found


def interval(score: Score, labels: Rows, found: Rows) -> tuple[float, float]:
    """The bootstrap interval of the events' F1, by article."""
    chance = random.Random(1979)
    names = sorted(labels)
    figures = []
    for _ in range(RESAMPLES):
        drawn = chance.choices(names, k=len(names))
        again = {f"{name}#{turn}": labels[name] for turn, name in enumerate(drawn)}
        says = {f"{name}#{turn}": found.get(name, {}) for turn, name in enumerate(drawn)}
        figures.append(score(again, says)[0]["events"]["f1"])
    figures.sort()
    return figures[int(0.025 * RESAMPLES)], figures[int(0.975 * RESAMPLES)]


def shown(name: str, report: dict[str, Any], within: tuple[float, float]) -> str:
    """The lines of one part's table."""
    low, high = within
    head = (
        f"\n{name}: {report['articles']} articles, {report['articles_right']:.2f} wholly right, "
        f"{report['false_alarms']} false alarms on {report['quiet_articles']} quiet ones; "
        f"dates right {report['date_accuracy'] or 0:.3f}"
    )
    lines = [head]
    for key in ("events", "dated", "tallies", "terms"):
        told = f"  (95 % of resamples: {low:.3f} to {high:.3f})" if key == "events" else ""
        lines.append(row(key, report[key]) + told)
    lines += [row(f"  {kind}", figures) for kind, figures in report["by_type"].items()]
    return "\n".join(lines)


def row(name: str, figures: dict[str, Any]) -> str:
    """One line: precision, recall, F1 and the number of labelled rows."""
    return (
        f"{name:22} P {figures['precision']:.3f}  R {figures['recall']:.3f}"
        f"  F1 {figures['f1']:.3f}  n {figures['n']}"
    )


if __name__ == "__main__":
    sys.exit(main())
