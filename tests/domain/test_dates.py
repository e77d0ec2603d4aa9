import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain import dates

DATES = ("2024", "2024-06", "2024-06-13", "2024-06-13/2024-06-15", "2024-06-01/2024-06-30")
edtf = st.sampled_from((*DATES, "2023", "2024-02", "2024-02-29", "2023/2024-01"))


@pytest.mark.parametrize("text", [*DATES, "2024-02-29", "0001", "9999-12-31", "2024/2024-06"])
def test_a_date_keeps_its_own_text(text):
    assert text == dates.parse(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "is not a date"),
        ("24-06-13", "is not a date"),
        ("2024-6-13", "is not a date"),
        ("2024-06-13T00:00", "is not a date"),
        ("2024-06-13/", "is not a date"),
        ("2024/2025/2026", "is not a date"),
        ("٢٠٢٤-٠٦-١٣", "is not a date"),
        ("2024-06-13\n", "is not a date"),
        ("2023-02-29", "not in the calendar"),
        ("2024-13", "not in the calendar"),
        ("2024-00", "not in the calendar"),
        ("0000-05", "not in the calendar"),
        ("0000", "not in the calendar"),
        ("2024-06-15/2024-06-13", "ends before it begins"),
    ],
)
def test_what_is_no_date_is_refused_with_one_line(text, word):
    with pytest.raises(ValueError, match=word) as caught:
        dates.parse(text)

    assert "\n" not in str(caught.value)


def test_a_day_is_a_whole_date():
    assert dates.parse_day("2024-06-13") == "2024-06-13"
    for text in ("2024-06", "2024-06-31", "2024/20256"):
        with pytest.raises(ValueError, match=r"not a (day|date)|calendar"):
            dates.parse_day(text)


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-06-13", "2024-06-13", "2024-06-13"),
        ("2024-06-13/2024-06-15", "2024-06-13", "2024-06-15"),
        ("2023/2024-02", "2023-01-01", "2024-02-29"),
    ],
)
def test_the_days_that_a_date_allows(when, first, last):
    assert (dates.first_day(when), dates.last_day(when)) == (first, last)


def test_only_a_day_is_known_to_the_day():
    assert dates.is_day("2024-06-13")
    assert not any(dates.is_day(each) for each in ("2024", "2024-06", "2024-06-13/2024-06-15"))


def test_dates_agree_where_one_lies_within_the_other():
    assert dates.agree("2024-06", "2024-06-13")
    assert dates.agree("2024-06-13", "2024")
    assert dates.agree("2024-06-13/2024-06-15", "2024-06")
    assert not dates.agree("2024-06-13", "2024-06-14")
    assert not dates.agree("2024-06-01/2024-06-14", "2024-06-13/2024-06-20")


@given(edtf, edtf)
def test_agreement_is_mutual_and_the_finer_allows_no_more(one, other):
    assert dates.agree(one, other) == dates.agree(other, one)
    if dates.agree(one, other):
        fine = dates.finer(one, other)
        assert dates.first_day(fine) == max(dates.first_day(one), dates.first_day(other))
        assert dates.last_day(fine) == min(dates.last_day(one), dates.last_day(other))


def test_of_two_texts_for_the_same_days_the_first_is_kept():
    assert dates.finer("2024-06", "2024-06-01/2024-06-30") == "2024-06"
    assert dates.finer("2024-06-01/2024-06-30", "2024-06") == "2024-06-01/2024-06-30"


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("2024-06-13", "2024-06-20", 7),
        ("2024-06-20", "2024-06-13", -7),
        ("2024-06", "2024-06-13", 0),
        ("2024-06-13/2024-06-15", "2024-06-20", 5),
        ("2024-06-20", "2024-05", -20),
        ("2024-02-28", "2024-03-01", 2),
    ],
)
def test_days_between_dates(one, other, days):
    assert dates.days_between(one, other) == days
