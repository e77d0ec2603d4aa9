"""The filter of the index of stories: it forgets nothing, and lets little through."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.store.bloom import Bloom

SHINGLE = st.integers(0, 2**60 - 1)


@given(st.lists(SHINGLE, max_size=300), st.lists(SHINGLE, max_size=20))
def test_what_was_added_is_among(added, others):
    bloom = Bloom.for_entries(len(added))
    bloom.add(added)
    assert bloom.entries == len(added)
    again = Bloom(bytes(bloom), bloom.entries)
    assert again.among(added) == bloom.among(added) == added
    assert set(again.among(others)) == set(bloom.among(others)) >= set(others) & set(added)


def test_few_others_are_among():
    """As of a sketch: shingles that are 0 modulo 8, and of these those in the smaller half."""
    chance = random.Random(1)
    count = 60_000
    bloom = Bloom.for_entries(count)
    bloom.add(chance.randrange(0, 2**59, 8) for _ in range(count))
    assert bloom.among([chance.randrange(0, 2**60, 8) for _ in range(20_000)]) != []
    while bloom.has_place(1000):
        bloom.add(chance.randrange(0, 2**59, 8) for _ in range(1000))
    passed = len(bloom.among([chance.randrange(0, 2**60, 8) for _ in range(20_000)]))
    assert passed < 20_000 * 0.06


def test_a_filter_has_place_for_what_it_is_made_for():
    for count in (0, 1, 1024, 1025, 49_152, 3_000_000):
        made = Bloom.for_entries(count)
        assert made.has_place(count)
        assert len(bytes(made)) <= max(1 << 10, 2 * count)
    assert Bloom(bytes(1 << 26), 10**9).has_place(10**9)


@pytest.mark.parametrize("size", [0, 1 << 9, 1500, 1 << 27])
def test_other_bytes_are_no_filter(size):
    with pytest.raises(ValueError, match=f"{size} bytes are no filter"):
        Bloom(bytes(size), 0)
