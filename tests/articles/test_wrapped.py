import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.articles.wrapped import unwrapped

BROKEN = """\
The presidents of Ukraine and Norway have signed a ten-year bilateral
security agreement in Stockholm, the palace said on Friday. Iceland and
Sweden signed theirs on the same day.

The next is expected in June:
- Japan
- the United States
"""
WHOLE = """\
The presidents of Ukraine and Norway have signed a ten-year bilateral security agreement in \
Stockholm, the palace said on Friday. Iceland and Sweden signed theirs on the same day.

The next is expected in June:
- Japan
- the United States
"""


def test_lines_broken_to_a_width_are_joined_and_lists_stay():
    assert unwrapped(BROKEN) == WHOLE


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine and Norway sign a security agreement in Oslo\nby a staff reporter\nOslo signed.",
        "Signed so far\nUnited Kingdom\nFrance\nGermany",
        "Ukraine and Sweden begin talks on an agreement.\nThe first round was held on Monday.",
        "A paragraph of a page, " + "which is as long as its author wanted it " * 4 + "\nand more.",
        "",
    ],
)
def test_other_lines_stay(text):
    assert unwrapped(text) == text


@given(st.text(alphabet="ab .\n-A", max_size=400))
def test_only_white_space_changes_and_once_is_enough(text):
    once = unwrapped(text)
    assert "".join(once.split()) == "".join(text.split())
