import pytest

from tracker.views.clock import Clocks, parse_as_of, parse_known_at


@pytest.mark.parametrize(
    ("text", "day"),
    [("2024-06-13", "2024-06-13"), ("2024-02", "2024-02-29"), ("2024", "2024-12-31")],
)
def test_a_month_or_year_means_its_last_day(text, day):
    assert parse_as_of(text) == day


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-06-13", "2024-06-13T23:59:59.999999Z"),
        ("2024-06", "2024-06-30T23:59:59.999999Z"),
        ("2024-06-13T18:30Z", "2024-06-13T18:30:59.999999Z"),
        ("2024-06-13T18:30", "2024-06-13T18:30:59.999999Z"),
        ("2024-06-13 18:30:05", "2024-06-13T18:30:05.999999Z"),
        ("2024-06-13T18:30:05.25Z", "2024-06-13T18:30:05.250000Z"),
        ("2024-06-13T18:30:00.000001Z", "2024-06-13T18:30:00.000001Z"),
        ("2024-06-13T01:30+03:00", "2024-06-12T22:30:59.999999Z"),
    ],
)
def test_a_moment_is_utc_and_the_end_of_what_is_given(text, moment):
    assert parse_known_at(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "yesterday",
        "2024-02-30",
        "2024-13-01T10:00Z",
        "2024-06-13T25:00Z",
        "2024-06-13T10",
        "9999-12-31T23:59-14:00",
        "13.06.2024 10:00",
        "",
    ],
)
def test_what_is_no_time_is_said_to_be_none(text):
    with pytest.raises(ValueError, match=r"is not|ends before"):
        parse_known_at(text)


@pytest.mark.parametrize("text", ["yesterday", "xx", "", "18:30"])
def test_what_is_no_time_is_told_how_to_write_one(text):
    with pytest.raises(ValueError, match="2024-06-13T18:30Z"):
        parse_known_at(text)


def test_the_day_of_overdue_is_the_one_asked_for():
    assert Clocks(today="2024-06-20").day == "2024-06-20"
    assert Clocks(today="2024-06-20").live
    assert Clocks(today="2024-06-20", as_of="2024-05-31").day == "2024-05-31"
    early = Clocks(today="2024-06-20", known_at="2024-06-01T23:59:59.999999Z")
    assert early.day == "2024-06-01"
    assert not early.live
    late = Clocks(today="2024-06-20", known_at="2025-01-01T00:00:00.000000Z")
    assert late.day == "2024-06-20"
    both = Clocks(today="2024-06-20", as_of="2024-05-31", known_at=early.known_at)
    assert both.day == "2024-05-31"
