import pytest

from tracker.views.clock import Clocks
from tracker.views.connection import open_reader
from tracker.views.moments import clocks_of, parse_moment

TODAY = "2024-08-01"


@pytest.mark.parametrize(
    ("text", "as_of", "known_at", "position"),
    [
        ("2024-06-13", "2024-06-13", None, None),
        ("2024-06", "2024-06-30", None, None),
        ("2024", "2024-12-31", None, None),
        ("2024-06-13T18:30Z", None, "2024-06-13T18:30:59.999999Z", None),
        ("2024-06-13 18:30", None, "2024-06-13T18:30:59.999999Z", None),
        ("#120", None, None, 120),
        ("@0", None, None, 0),
    ],
)
def test_a_day_a_time_or_a_place(text, as_of, known_at, position):
    moment = parse_moment(text)

    assert (moment.as_of, moment.known_at, moment.position) == (as_of, known_at, position)
    assert moment.text == text


@pytest.mark.parametrize("text", ["", "#", "#-1", "#1.5", "June", "2024-02-30", "yesterday noon"])
def test_what_is_neither_says_how_to_write_one(text):
    with pytest.raises(ValueError, match="#120 is the log after its 120th event") as caught:
        parse_moment(text)
    assert "\n" not in str(caught.value)


@pytest.fixture
def reader(store):
    with open_reader(store) as opened:
        yield opened


def test_each_sets_its_clock_and_leaves_the_other(reader):
    day, time, place = map(parse_moment, ("2024-06-13", "2024-06-20T12:00Z", "#3"))

    assert clocks_of(day, reader, today=TODAY, known_at="2024-07-01T") == Clocks(
        today=TODAY, as_of="2024-06-13", known_at="2024-07-01T"
    )
    assert clocks_of(time, reader, today=TODAY, as_of="2024-06-01") == Clocks(
        today=TODAY, as_of="2024-06-01", known_at="2024-06-20T12:00:59.999999Z"
    )
    ((third,),) = reader.rows("SELECT recorded_at FROM event WHERE position = 3")
    assert clocks_of(place, reader, today=TODAY).known_at == third


def test_before_the_first_event_the_log_is_empty(reader):
    clocks = clocks_of(parse_moment("#0"), reader, today=TODAY)

    asked = "SELECT COUNT(*) FROM event WHERE recorded_at <= ?"
    assert reader.rows(asked, (clocks.known_at,)) == [(0,)]


def test_a_clock_is_not_set_twice(reader):
    with pytest.raises(ValueError, match="leave --as-of out"):
        clocks_of(parse_moment("2024-06-13"), reader, today=TODAY, as_of="2024-06-01")
    for text in ("#3", "2024-06-13T12:00Z"):
        with pytest.raises(ValueError, match="leave --known-at out"):
            clocks_of(parse_moment(text), reader, today=TODAY, known_at="2024-06-01T")


def test_the_log_has_an_end(reader):
    with pytest.raises(ValueError, match="#999 is after the end of the log, which has 27 events"):
        clocks_of(parse_moment("#999"), reader, today=TODAY)
