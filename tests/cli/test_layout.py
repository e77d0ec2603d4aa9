import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.cli.layout import aligned, hanging, pad, width, wrap
from tracker.cli.output import MARK, UNMARK


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("日本", 4), ("e\u0301", 1), (f"{MARK}ab{UNMARK}", 2), ("", 0), ("“a”", 3)],
)
def test_width_counts_columns(text, columns):
    assert width(text) == columns


def test_cells_are_filled_on_either_side():
    assert pad("ab", 4) == "ab  "
    assert pad("日", 4, right=True) == "  日"
    assert pad("abc", 2) == "abc"


def test_columns_line_up_and_lines_have_no_blanks_at_their_ends():
    assert aligned([("a", "bb", "c"), ("日本", "b", "")]) == ["a     bb  c", "日本  b"]
    assert aligned([]) == []


def test_without_a_width_a_line_stays_one():
    assert wrap("a b " * 100, None, indent="  ") == ["  " + "a b " * 100]


def test_a_word_that_is_wider_than_a_line_is_cut():
    assert wrap("ab日日cdefgh", 5) == ["ab日", "日cde", "fgh"]


def test_emphasis_is_closed_at_the_end_of_each_line():
    lines = wrap(f"one {MARK}two three four{UNMARK} five", 10)

    assert lines == [f"one {MARK}two{UNMARK}", f"{MARK}three four{UNMARK}", "five"]


def test_further_lines_hang_below_the_first():
    assert hanging("- ", "one two three", 12, indent="  ") == ["  - one two", "    three"]
    assert hanging("[1] ", "one", None) == ["[1] one"]


words = st.text(alphabet=st.sampled_from("ab日 e\u0301" + MARK + UNMARK), max_size=60)


@given(words, st.integers(12, 40))
def test_no_line_is_wider_than_it_may_be(text, columns):
    for line in wrap(text, columns, indent="  "):
        assert width(line) <= columns


@given(st.text(alphabet="ab ", max_size=80), st.integers(10, 40))
def test_wrapping_loses_no_word(text, columns):
    joined = "".join("".join(wrap(text, columns)).split())

    assert joined == "".join(text.split())
