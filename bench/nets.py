"""The small net of a view, learned: 96 hidden units over the clues that are not rare.

The weights of `train.py` add up; what a clue means beside another they cannot tell. Clues are
dropped at random while it learns (Srivastava et al., 2014), by Adam (Kingma and Ba, 2015), in whole
batches of NumPy: no library that is light to install learns from labels of which some are unknown.
"""

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from typing import Any

from lessons import Lesson

from tracker.extraction.net import UNIT

RAREST = 55
"""Lessons that a clue of the net must be seen in."""
HIDDEN, ROUNDS, BATCH = 96, 14, 256
PACE, DROPPED, KEPT = 2e-3, 0.6, 1e-5
"""Adam's first step, the share of clues that is dropped, and the pull of weights to nothing."""
ONE = 48
"""What one is in the weights to hidden units, which are whole numbers of one byte."""


def learn_net(given: Sequence[Lesson]) -> dict[str, Any]:
    """The net of a view, in the form of the file."""
    import numpy as np  # noqa: PLC0415 - comes with the extra
    from scipy import sparse  # noqa: PLC0415 - comes with the extra

    seen = Counter(clue for lesson in given for clue in lesson.clues)
    names = sorted(clue for clue, times in seen.items() if times >= RAREST)
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
    chance = np.random.default_rng(0)
    parts = {
        "hidden": (chance.standard_normal((len(names), HIDDEN)) * 0.05).astype(np.float32),
        "start": np.zeros(HIDDEN, np.float32),
        "out": (chance.standard_normal((HIDDEN, len(kinds))) * 0.1).astype(np.float32),
        "bias": np.full(len(kinds), -3, np.float32),
    }
    first = {name: np.zeros_like(part) for name, part in parts.items()}
    second = {name: np.zeros_like(part) for name, part in parts.items()}
    steps, whole = 0, -(-len(rows) // BATCH) * ROUNDS
    for _ in range(ROUNDS):
        order = chance.permutation(len(rows))
        for begin in range(0, len(rows), BATCH):
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
    hidden = np.clip(np.rint(parts["hidden"] * ONE), -127, 127) + 128
    out = np.rint(parts["out"] * (1000 << UNIT) / ONE).astype(int)
    return {
        "clues": {
            clue: b64encode(hidden[place].astype(np.uint8).tobytes()).decode()
            for clue, place in places.items()
        },
        "start": np.rint(parts["start"] * ONE).astype(int).tolist(),
        "out": {kind: out[:, place].tolist() for place, kind in enumerate(kinds)},
        "bias": {
            kind: round(float(parts["bias"][place]) * 1000) for place, kind in enumerate(kinds)
        },
    }
