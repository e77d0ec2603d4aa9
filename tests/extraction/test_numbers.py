from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.lexicon import rows
from tracker.extraction.money import find_money, year_of
from tracker.extraction.numbers import find_numbers


@pytest.mark.parametrize("row", rows("numbers"), ids=lambda row: row["word"])
def test_every_number_word_is_read_in_its_example_and_not_in_its_counter_example(row):
    found = find_numbers(row["example"])
    counter = find_numbers(row["counter"])
    if row["role"] in ("at_least", "about", "at_most"):
        assert [(each.value, each.limit) for each in found] == [(30, row["role"])]
        assert [each.limit for each in counter] == ["exact"]
    elif row["role"] == "ordinal":
        assert [(each.value, each.ordinal) for each in found] == [(int(row["value"]), True)]
        assert counter == ()
    else:
        assert len(found) == 1
        assert found[0].value % int(row["value"]) == 0
        assert not found[0].ordinal
        assert counter == ()


@pytest.mark.parametrize("row", rows("currencies"), ids=lambda row: row["form"])
def test_every_currency_is_read_in_its_example_and_not_in_its_counter_example(row):
    assert [(each.value, each.currency) for each in find_money(row["example"])] == [
        (5e9, row["currency"] or None)
    ]
    assert find_money(row["counter"]) == ()


@pytest.mark.parametrize(
    ("text", "value", "limit", "ordinal", "words"),
    [
        ("over 30 countries", 30, "at_least", False, "30"),
        ("more than two dozen other nations", 24, "at_least", False, "two dozen"),
        ("the 15th bilateral pact", 15, "exact", True, "15th"),
        ("a dozen states", 12, "exact", False, "a dozen"),
        ("more than a dozen others", 12, "at_least", False, "a dozen"),
        ("the twenty-first to sign", 21, "exact", True, "twenty-first"),
        ("twenty-one states", 21, "exact", False, "twenty-one"),
        ("thirty two states", 32, "exact", False, "thirty two"),
        ("1,200 drones", 1200, "exact", False, "1,200"),
        ("two hundred tanks", 200, "exact", False, "two hundred"),
        ("some 20 others", 20, "about", False, "20"),
        ("almost 30 such", 30, "about", False, "30"),
        ("30 or more states", 30, "at_least", False, "30"),
        ("a good dozen states", 12, "at_least", False, "a good dozen"),
        ("a full dozen states", 12, "exact", False, "a full dozen"),
        ("27, even so", 27, "exact", False, "27"),
        ("30+ states", 30, "at_least", False, "30"),
        ("up to 30 states", 30, "at_most", False, "30"),
        ("0.25 percent", 0.25, "exact", False, "0.25"),
        ("2.5bn", 2.5e9, "exact", False, "2.5bn"),
        ("15m people", 15e6, "exact", False, "15m"),
        ("Two billion", 2e9, "exact", False, "Two billion"),
    ],
)
def test_numbers(text, value, limit, ordinal, words):
    (number,) = find_numbers(text)
    assert (number.value, number.limit, number.ordinal) == (value, limit, ordinal)
    assert text[number.start : number.end] == words
    assert number.bound == (None if limit == "at_most" else limit)
    assert number.count == (None if value == 0.25 else value)


@pytest.mark.parametrize(
    "text",
    [
        "F-16 jets",
        "the T72 tank",
        "He would second it.",
        "It first met here.",
        "A firstly said word.",
        "x_30",
        "30_x",
        "a score",
        "a man",
        "a good man",
        "155mm",
    ],
)
def test_what_is_no_number(text):
    assert find_numbers(text) == ()


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("£2.3 bn in 2022 and £2.5 bn in 2024", [(2.3e9, "GBP", 2022), (2.5e9, "GBP", 2024)]),
        ("the figure for 2024 is £2.5 bn", [(2.5e9, "GBP", 2024)]),
        ("2.5 billion pounds ($3.2 billion)", [(2.5e9, "GBP", None), (3.2e9, "USD", None)]),
        ("EUR 1.02bn", [(1.02e9, "EUR", None)]),
        ("EUR 126 mln this year", [(126e6, "EUR", None)]),
        ("977 million euros in 2024", [(977e6, "EUR", 2024)]),
        ("up to €3 billion", [(3e9, "EUR", None)]),
        ("a €3-billion package", [(3e9, "EUR", None)]),
        (
            "DKK 2.3 billion (about US$336.6 million)",
            [(2.3e9, "DKK", None), (336.6e6, "USD", None)],
        ),
        ("1.9 billion Norwegian kroner", [(1.9e9, "NOK", None)]),
        ("USA GIVES $2 BLN", [(2e9, "USD", None)]),
        ("about 0.25% of GDP", []),
        ("the 3rd dollar", []),
        ("five agreements", []),
    ],
)
def test_sums_of_money(text, sums):
    found = find_money(text)
    assert [(each.value, each.currency, year_of(text, each)) for each in found] == sums


def test_a_shared_currency_is_that_of_the_party():
    (kroner,) = find_money("1.9 billion kroner")
    assert kroner.currency_of("NO") == "NOK"
    assert kroner.currency_of("DK") == "DKK"
    assert kroner.currency_of(None) is None
    (dollars,) = find_money("$3.02 billion")
    assert dollars.currency_of("CA") == "CAD"
    assert dollars.currency_of("US") == "USD"


PIECES = st.sampled_from(
    [
        "a",
        "dozen",
        "30",
        "2.5",
        "billion",
        "bn",
        "€",
        "$",
        "euros",
        "15th",
        "twenty",
        "-",
        "five",
        "over",
        "or",
        "so",
        ",",
        ".",
    ]
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=20).map(" ".join))


@given(TEXTS)
def test_spans_are_verbatim_and_in_order(text):
    at = 0
    for number in find_numbers(text):
        assert at <= number.start < number.end <= len(text)
        assert 0 <= number.from_ <= number.start
        at = number.end
    for money in find_money(text):
        assert money.start < money.end <= len(text)
        assert money.value >= 0
        year_of(text, money)


@pytest.mark.parametrize("piece", ["a, ", "9", "1,", "twenty-", "two dozen ", "$1 ", "in 2024 "])
@pytest.mark.untraced
def test_reading_takes_time_in_proportion_to_length(piece):
    def seconds(size):
        text = piece * (size // len(piece))
        best = 9.0
        for _ in range(3):
            begin = process_time()
            find_money(text)
            best = min(best, process_time() - begin)
        return best

    assert seconds(80_000) < 30 * max(seconds(10_000), 0.002)
