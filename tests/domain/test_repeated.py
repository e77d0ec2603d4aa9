"""Reports that repeat one are held as bytes, and come out as they went in."""

import tracemalloc

import pytest

from tracker.domain.dates import Day
from tracker.domain.kept import Repeat
from tracker.domain.repeated import Repeated


def _repeat(number: int, **changed: object) -> Repeat:
    article = f"{number + 7:032x}"
    day = Day(f"2024-01-{number % 28 + 1:02}")
    return Repeat(f"{number:032x}", article, day, ((day, article),))._replace(**changed)


DAY, LATER = Day("2024-01-12"), Day("2024-02-01")


@pytest.mark.parametrize(
    "one",
    [
        pytest.param(_repeat(1), id="as most are"),
        pytest.param(_repeat(0), id="nothing but noughts"),
        pytest.param(_repeat(2**128 - 8), id="nothing but letters"),
        pytest.param(_repeat(1, event_id="F" * 32), id="capitals"),
        pytest.param(_repeat(1, event_id=" " + "0" * 31), id="a space"),
        pytest.param(_repeat(1, event_id="0" * 30 + "\n\n"), id="line feeds"),
        pytest.param(_repeat(1, event_id="e1"), id="a short id"),
        pytest.param(_repeat(1, article="slovenia"), id="another article's id"),
        pytest.param(_repeat(1, origins=((DAY, "Reuters"),)), id="an outlet's"),
        pytest.param(_repeat(1, origins=((DAY, f"{8:032x}"),)), id="since another day"),
        pytest.param(
            _repeat(1, origins=((DAY, f"{8:032x}"), (LATER, f"{0:032x}"))), id="joins a story"
        ),
    ],
)
def test_a_report_comes_out_as_it_went_in(one: Repeat) -> None:
    held = Repeated([one])
    assert list(held) == [one]
    assert len(held) == 1
    assert one in held
    assert _repeat(5) not in held


def test_reports_of_both_sorts_are_all_there() -> None:
    some = [_repeat(each, **({"article": "a"} if each % 3 else {})) for each in range(300)]
    held = Repeated(some[:100])
    held.extend(some[100:])
    assert len(held) == 300
    assert sorted(held) == sorted(some)


def test_a_report_takes_less_than_a_hundred_bytes() -> None:
    tracemalloc.start()
    held = Repeated()
    before, _ = tracemalloc.get_traced_memory()
    for each in range(10_000):
        held.append(_repeat(each))
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(held) == 10_000
    assert (after - before) / len(held) < 100
