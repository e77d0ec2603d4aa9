"""The net beside the weights: its arithmetic, and that clues may mean something together only."""

from base64 import b64encode
from itertools import permutations
from typing import Any

import pytest

from tracker.extraction.net import UNIT
from tracker.extraction.weights import probability, weights, weights_of

KINDS = ("ratified", "signed")


def data(clues: dict[str, list[int]], start: list[int], out: list[int], bias: int) -> Any:
    return {
        "clues": [
            (clue, b64encode(bytes(each + 128 for each in row)).decode())
            for clue, row in clues.items()
        ],
        "start": start,
        "out": {"ratified": [0] * len(start), "signed": [each << UNIT for each in out]},
        "bias": {"ratified": -9000, "signed": bias},
    }


def by(net: Any, linear: dict[str, float] | None = None) -> dict[frozenset[str], float]:
    table = {"bias": dict.fromkeys(KINDS, 0.0), "clues": {"signed": linear or {}}}
    both = weights_of(table, net)
    names = ("ink", "not", "other")
    return {
        frozenset(some): both.chances(both.total(frozenset(some)))["signed"]
        for count in range(3)
        for some in permutations(names, count)
    }


def test_what_clues_say_together_is_no_sum_of_what_each_says():
    # One unit is on with either clue, the other with both only: together they say nothing.
    either_not_both = data(
        {"ink": [50, 50], "not": [50, 50]}, start=[0, -50], out=[100, -200], bias=-2000
    )
    chances = by(either_not_both)

    alone = (probability(0) + 2 * probability(3000)) / 3
    assert chances[frozenset({"ink"})] == chances[frozenset({"not"})] == pytest.approx(alone)
    both = chances[frozenset({"ink", "not"})]
    assert both == chances[frozenset()] == pytest.approx((0.5 + 2 * probability(-2000)) / 3)


def test_clues_of_the_net_and_of_the_weights_are_no_business_of_each_other():
    net = data({"ink": [-128, 127]}, start=[300, 0], out=[1, 1], bias=0)

    chances = by(net, {"not": -2.5, "ink": 0.5})

    assert chances[frozenset({"not"})] == pytest.approx(
        (probability(-2500) + 2 * probability(300)) / 3
    )
    assert chances[frozenset({"ink"})] == pytest.approx(
        (probability(500) + 2 * probability(300 - 128 + 127)) / 3
    )
    assert chances[frozenset({"ink", "not"})] == pytest.approx(
        (probability(-2000) + 2 * probability(299)) / 3
    )
    assert chances[frozenset({"other"})] == pytest.approx(
        (probability(0) + 2 * probability(300)) / 3
    )


def heaviest(count: int) -> tuple[Any, int]:
    """Weights of so many clues, all as heavy as can be, and the total of all of them."""
    many = {f"clue {number}": [-128, 127] for number in range(count)}
    both = weights_of(
        {"bias": dict.fromkeys(KINDS, 0.0), "clues": {"ratified": dict.fromkeys(many, -60.0)}},
        data(many, start=[0, 0], out=[1, 1], bias=0),
    )
    return both, both.total(frozenset(many))


def test_hundreds_of_the_heaviest_clues_find_room():
    both, total = heaviest(250)

    assert both.sums(total) == {"ratified": -60_000 * 250, "signed": 0}
    assert both.chances(total)["signed"] == pytest.approx((0.5 + 2 * probability(127 * 250)) / 3)


def test_more_clues_than_find_room_leave_the_weights_that_add_up_alone():
    both, total = heaviest(3000)

    assert both.sums(total) == {"ratified": -60_000 * 3000, "signed": 0}
    assert 0 <= both.chances(total)["signed"] <= 1


@pytest.mark.parametrize("view", ["seat", "party"])
def test_the_nets_that_come_with_the_program_know_the_kinds_of_the_weights(view: str):
    found = getattr(weights(), view)

    assert found.net is not None
    assert len(found.net.out) == len(found.net.start)
    assert len(found.net.sums([0] * len(found.net.start))) == len(found.bias)
