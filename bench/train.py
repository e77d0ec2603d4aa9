"""Learn what each clue weighs, from labelled articles, and when to believe it.

    python bench/train.py [--without SET,...] [--to FOLDER]

Reads the labelled sets that may be learned from: the corpus' developing part and those of
`tests/reading` that are not kept for measuring (`lessons.py`). Writes `weights.json`, `net-*.txt`
and `forest.json` into `tracker/extraction`, sorted and rounded, so that a change can be read. Needs
the extra `train`.

One logistic regression a kind and view, with the sum of absolute weights as penalty, so that few
clues keep a weight (Tibshirani, 1996), and a small net a view (`nets.py`).
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Self

import accuracy
from lessons import FOLDS, Lesson, Taught, drills, sets, taught
from nets import RAREST as RAREST_OF_NET
from nets import learn_net

from tracker.extraction.forest import PAGE
from tracker.extraction.weights import NETS, Views, views_of

TARGET = Path(accuracy.ROOT) / "tracker" / "extraction"
MEASURED = frozenset({"check", "winter", "summer", "fresh", "unread", "alike"})
"""Sets that nothing is learned from."""
PENALTY = {"seat": 1.0, "party": 0.3, "page": 0.3}
"""The inverse of the penalty's strength, by view."""
WORKERS = 2
"""Processes that learn at once; each needs some gigabytes."""
RAREST = 3
"""Lessons that a clue must be seen in."""
UNSEEN = frozenset({"lessons"})
"""Sets that no rule was developed on before they were learned from."""
TREES, DEPTH, LEAF, PACE = 500, 3, 15, 0.04
"""Of the forest: chosen on what was left out of learning."""
DRILLED, PAGED = 20.0, 8.0
"""How much a drill's candidate counts beside an article's: a sentence's, and a whole page's."""
KEEP, ADD = 0.4, 0.44
"""The least chance of a report, a rule's and the weights': chosen likewise by F1, and where rules
have more of the doubt, since the lessons are harder for them than the news is."""
QUIET, SURE = 0.85, 0.82
"""The chance of anything below which a page is thought to be quiet unless something on it is sure;
as sure as that is what is reported of a sentence that tells of others. With 0.85 for both, of the
lessons that have nothing 10 of 454 raise an alarm instead of 35, and F1 is the same."""


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
    (learned, nets), *apart = learn_all(given)
    text = json.dumps(learned, ensure_ascii=False, indent=0, sort_keys=True)
    (asked.to / "weights.json").write_text(f"{text}\n", encoding="utf-8")
    for view, table in learned.items():
        count = sum(len(row) for row in table["clues"].values())
        print(f"{view}: {len(lessons_of(given, view))} lessons, {count} weights")
    for view, net in nets.items():
        (asked.to / f"net-{view}.txt").write_text(a_line_a_clue(net), encoding="utf-8")
    forests = grow(given, views_of(learned, nets), apart)
    text = ",\n".join(f'"{name}": {a_line_a_tree(grown)}' for name, grown in forests.items())
    (asked.to / "forest.json").write_text(f"{{{text}}}\n", encoding="utf-8")
    return 0


def lessons_of(given: Iterable[Taught], view: str) -> list[Lesson]:
    """The lessons of a view; a drill is no page."""
    return [
        lesson
        for each in given
        if view != "page" or each.part != "drills"
        for lesson in each.lessons[view]
    ]


Learned = tuple[dict[str, Any], dict[str, Any]]
"""Weights and nets by view, in the form of the files."""


def learn_all(given: list[Taught]) -> list[Learned]:
    """What is learned of all, and of all but each fold of the sets that no rule was written on."""
    global _given  # noqa: PLW0603 - forked, so that the lessons are shared and not copied
    _given = given
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("fork")) as pool:
        return list(pool.map(_learn_without, [None, *range(FOLDS)]))


_given: list[Taught] = []


def _learn_without(fold: int | None) -> Learned:
    rest = [each for each in _given if fold is None or each.fold != fold or each.part not in UNSEEN]
    return learn(rest), connect(rest)


def learn(given: Iterable[Taught]) -> dict[str, Any]:
    """The weights of all views, in the form of the file."""
    texts = list(given)
    return {
        view: weigh(lessons_of(texts, view), penalty, balanced=view == "page")
        for view, penalty in PENALTY.items()
    }


def connect(given: Iterable[Taught]) -> dict[str, Any]:
    """The nets of the views that have one, in the form of the file."""
    texts = list(given)
    return {view: learn_net(lessons_of(texts, view), RAREST_OF_NET[view]) for view in NETS}


def a_line_a_clue(net: dict[str, Any]) -> str:
    """A net as text: its parts as JSON in a line, and a line for each clue."""
    head = {name: value for name, value in net.items() if name != "clues"}
    rows = [f"{row} {clue}" for clue, row in net["clues"]]
    return "\n".join([json.dumps(head, sort_keys=True), *rows, ""])


def a_line_a_tree(grown: dict[str, Any]) -> str:
    """The forest as JSON in which a change can be read."""
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in grown["trees"])
    rest = {name: value for name, value in grown.items() if name != "trees"}
    return f'{json.dumps(rest, sort_keys=True).removesuffix("}")}, "trees": [\n{lines}\n]}}'


def weigh(given: list[Lesson], penalty: float, *, balanced: bool) -> dict[str, Any]:
    """The weights of the clues of a view, and what goes with them."""
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
            C=penalty, l1_ratio=1, solver="liblinear", max_iter=300, tol=1e-3, random_state=0,
            class_weight="balanced" if balanced else None,
        )  # fmt: skip
        model.fit(table[used], told)
        bias[kind] = round(float(model.intercept_[0]), 3)
        row = {
            str(name): round(float(weight), 3)
            for name, weight in zip(names, model.coef_[0], strict=True)
            if abs(weight) >= 0.0005
        }
        clues[kind] = row
    return {"bias": bias, "clues": clues}


def grow(given: list[Taught], views: Views, apart: Sequence[Learned]) -> dict[str, Any]:
    """The forests, in the form of the file.

    They learn from the `UNSEEN` sets, on which no rule was developed, and of each article by
    weights that were learned without it, those `apart` of its fold: so that they know how far
    rules and weights can be trusted. The drills, by the `views` of all, are there to stay as they
    are settled; most are no pages, and have a forest of their own.
    """
    learnt = Grown()
    for fold, found in enumerate(apart):
        by = views_of(*found)
        for each in given:
            if each.part in UNSEEN and each.fold == fold:
                learnt.add(each, by, 1.0)
    pages = Grown(learnt)
    for each in given:
        if each.part == "drills":
            learnt.add(each, views, DRILLED if each.reading.article.title is None else PAGED)
            if len(each.reading.sentences) >= PAGE:
                pages.add(each, views, PAGED)
    return {
        "page": pages.forest() | {"quiet": QUIET, "sure": SURE},
        "short": learnt.forest() | {"sure": SURE},
    }


class Grown:
    """Candidates, whether they are right and how much each counts: what a forest grows on."""

    def __init__(self, other: Self | None = None) -> None:
        """Begin with nothing, or with all that another has."""
        self.rows: list[dict[str, float]] = list(other.rows) if other else []
        self.right: list[bool] = list(other.right) if other else []
        self.counts: list[float] = list(other.counts) if other else []

    def add(self, taught: Taught, by: Views, count: float) -> None:
        """Add the candidates of an article, weighed `by`, and whether they are right."""
        sure = {(e["party"], e["type"]): not e.get("optional") for e in taught.label["events"]}
        found = taught.reading.told(taught.reading.reader.mentions)
        for each in taught.reading.candidates(found, by):
            told = sure.get((each.party, each.kind))
            if told is not False:
                self.rows.append(dict(each.facts))
                self.right.append(bool(told))
                self.counts.append(count)

    def forest(self) -> dict[str, Any]:
        """The forest, in the form of the file."""
        from sklearn.ensemble import GradientBoostingClassifier  # noqa: PLC0415 - an extra
        from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415 - an extra

        vectors = DictVectorizer(sparse=False)
        table = vectors.fit_transform(self.rows)
        names_of = [str(name) for name in vectors.get_feature_names_out()]
        model = GradientBoostingClassifier(
            n_estimators=TREES, learning_rate=PACE, max_depth=DEPTH, min_samples_leaf=LEAF,
            subsample=0.7, max_features=0.1, init="zero", random_state=0,
        )  # fmt: skip
        model.fit(table, self.right, self.counts)
        trees = [branch(each.tree_, names_of, 0) for each in model.estimators_[:, 0]]
        return {
            "add": ADD,
            "keep": KEEP,
            "trees": [each for each in trees if isinstance(each, list)],
        }


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
