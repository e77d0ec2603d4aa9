"""The small net of a view, learned: hidden units over the clues that are not rare.

The weights of `train.py` add up; what a clue means beside another they cannot tell. Clues are
dropped at random while it learns (Srivastava et al., 2014), by Adam (Kingma and Ba, 2015), in whole
batches of NumPy: no library that is light to install learns from labels of which some are unknown.
Two are learned by other chances, and their mean is the answer (Breiman, 1996): side by side they
are one net of twice the hidden units.
"""

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from typing import Any

from lessons import Lesson

from tracker.extraction.net import UNIT

RAREST = {"seat": 60, "party": 90}
"""Lessons that a clue of the net must be seen in, by view: of a party's there are fewer, with more
clues each."""
TWINS, HIDDEN, ROUNDS, BATCH = 2, 88, 14, 256
"""How many are learned, the hidden units of each, and how."""
PACE, DROPPED, KEPT = 2e-3, 0.6, 1e-5
"""Adam's first step, the share of clues that is dropped, and the pull of weights to nothing."""
ONE = 160
"""What one is in the weights to hidden units, which are whole numbers of one byte."""


def learn_net(given: Sequence[Lesson], rarest: int) -> dict[str, Any]:
    """The net of a view: its parts, and the weights of each clue that is not rarer, in base64."""
    import numpy as np  # noqa: PLC0415 - comes with the extra
    from scipy import sparse  # noqa: PLC0415 - comes with the extra

    seen = Counter(clue for lesson in given for clue in lesson.clues)
    names = sorted(clue for clue, times in seen.items() if times >= rarest)
    places = {clue: place for place, clue in enumerate(names)}
    kinds = sorted({kind for lesson in given for kind in lesson.told})
    rows = [sorted(places[clue] for clue in each.clues if clue in places) for each in given]
    ends = np.cumsum([0, *map(len, rows)])
    found = np.array([place for row in rows for place in row])
    table = sparse.csr_matrix(
        (np.ones(len(found), np.float32), found, ends), shape=(len(rows), len(names))
    )
    told = np.array([[kind in each.told for kind in kinds] for each in given], np.float32)
    sure = np.array([[kind not in each.unsure for kind in kinds] for each in given], np.float32)
    twins = [_learned(table, told, sure, seed) for seed in range(TWINS)]
    hidden = np.hstack([each["hidden"] for each in twins])
    start = np.hstack([each["start"] for each in twins])
    out = np.vstack([each["out"] for each in twins]) / TWINS
    bias = np.mean([each["bias"] for each in twins], axis=0)
    held = (np.clip(np.rint(hidden * ONE), -127, 127) + 128).astype(np.uint8)
    weights = np.rint(out * (1000 << UNIT) / ONE).astype(int)
    return {
        "clues": [
            (clue, b64encode(held[place].tobytes()).decode()) for clue, place in places.items()
        ],
        "start": np.rint(start * ONE).astype(int).tolist(),
        "out": {kind: weights[:, place].tolist() for place, kind in enumerate(kinds)},
        "bias": {kind: round(float(bias[place]) * 1000) for place, kind in enumerate(kinds)},
    }


def _learned(table: Any, told: Any, sure: Any, seed: int) -> dict[str, Any]:
    """The parts of one net: from lessons as rows, what they tell, and where that is known."""
    import numpy as np  # noqa: PLC0415 - comes with the extra

    chance = np.random.default_rng(seed)
    count, kinds = table.shape[1], told.shape[1]
    parts = {
        "hidden": (chance.standard_normal((count, HIDDEN)) * 0.05).astype(np.float32),
        "start": np.zeros(HIDDEN, np.float32),
        "out": (chance.standard_normal((HIDDEN, kinds)) * 0.1).astype(np.float32),
        "bias": np.full(kinds, -3, np.float32),
    }
    first = {name: np.zeros_like(part) for name, part in parts.items()}
    second = {name: np.zeros_like(part) for name, part in parts.items()}
    steps, whole = 0, -(-len(told) // BATCH) * ROUNDS
    for _ in range(ROUNDS):
        order = chance.permutation(len(told))
        for begin in range(0, len(told), BATCH):
            chosen = order[begin : begin + BATCH]
            some = table[chosen]
            some.data = (chance.random(some.nnz) >= DROPPED).astype(np.float32) / (1 - DROPPED)
            below = some @ parts["hidden"] + parts["start"]
            active = np.maximum(below, 0)
            answer = 1 / (1 + np.exp(-np.clip(active @ parts["out"] + parts["bias"], -30, 30)))
            wrong = (answer - told[chosen]) * sure[chosen] / len(chosen)
            back = wrong @ parts["out"].T * (below > 0)
            met = np.unique(some.indices)
            change: dict[str, tuple[Any, Any]] = {
                "hidden": (met, some.T.tocsr()[met] @ back + KEPT * parts["hidden"][met]),
                "start": (slice(None), back.sum(0)),
                "out": (slice(None), active.T @ wrong),
                "bias": (slice(None), wrong.sum(0)),
            }
            steps += 1
            pace = PACE * (1 - (steps - 1) / whole)
            for name, (at, slope) in change.items():
                first[name][at] = 0.9 * first[name][at] + 0.1 * slope
                second[name][at] = 0.999 * second[name][at] + 0.001 * slope * slope
                mean = first[name][at] / (1 - 0.9**steps)
                spread = second[name][at] / (1 - 0.999**steps)
                parts[name][at] -= pace * mean / (np.sqrt(spread) + 1e-8)
    return parts
