import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.events import (
    ArticleDated,
    ArticleRecorded,
    ArticleSuperseded,
    Confirmed,
    Recorded,
)
from tracker.domain.press import EMPTY_PRESS, evolve_press, replay_press


def recorded(event, on="2024-07-01"):
    return Recorded(repr(event), f"{on}T10:00:00.000000Z", event)


def article(name, published=None, near=(), outlet=None):
    return recorded(
        ArticleRecorded(article=name, sha256=name, published=published, near=near, outlet=outlet)
    )


def test_what_is_known_of_an_article():
    press = replay_press([article("a", "2024-06-13", outlet="Herald"), article("b")])

    assert (press.published("a"), press.outlet("a")) == ("2024-06-13", "Herald")
    assert (press.published("b"), press.outlet("b")) == (None, None)
    assert press.recorded_on("b") == "2024-07-01"


def test_nothing_is_known_of_an_article_never_recorded():
    assert EMPTY_PRESS.published("a") is None
    assert EMPTY_PRESS.outlet("a") is None
    assert EMPTY_PRESS.story("a") == "a"
    assert not EMPTY_PRESS.visible("a", "2024-06-13")
    with pytest.raises(KeyError):
        EMPTY_PRESS.recorded_on("a")


def test_an_article_recorded_twice_stays_as_it_was_first():
    log = [article("a", "2024-06-13"), article("a", "2024-06-20", near=("b",)), article("b")]
    press = replay_press(log)

    assert press.published("a") == "2024-06-13"
    assert press.story("b") == "b"
    assert evolve_press(press, log[1]) == press


def test_a_day_given_afterwards_counts_and_of_several_the_last():
    log = [
        recorded(ArticleDated(article="a", published="2024-06-01", by="x")),
        article("a"),
        recorded(ArticleDated(article="a", published="2024-06-02", by="x")),
    ]

    assert replay_press(log).published("a") == "2024-06-02"


def test_an_undated_article_is_visible_from_the_day_it_was_recorded_on():
    press = replay_press([article("a"), article("b", "2024-06-13")])

    assert not press.visible("a", "2024-06-30")
    assert press.visible("a", "2024-07-01")
    assert press.visible("b", "2024-06-13")
    assert not press.visible("b", "2024-06-12")
    assert press.visible("a", None)


def test_near_duplicates_of_near_duplicates_tell_one_story():
    log = [article("c"), article("b", near=("c",)), article("a", near=("b",)), article("d")]
    press = replay_press(log)

    assert [press.story(each) for each in "abcd"] == ["a", "a", "a", "d"]


def test_a_link_to_an_article_that_is_not_recorded_connects_nothing():
    press = replay_press([article("a", near=("x",)), article("b", near=("x",))])

    assert [press.story(each) for each in "ab"] == ["a", "b"]


def test_an_article_published_later_connects_nothing_before():
    log = [
        article("a", "2024-06-01"),
        article("b", "2024-06-01"),
        article("c", "2024-06-20", near=("a", "b")),
    ]
    press = replay_press(log)

    assert [press.story(each, "2024-06-19") for each in "ab"] == ["a", "b"]
    assert [press.story(each, "2024-06-20") for each in "ab"] == ["a", "a"]


def test_a_later_version_takes_the_place_of_the_earlier_and_tells_its_story():
    superseded = recorded(ArticleSuperseded(article="a", successor="b"))
    press = replay_press([article("a", "2024-06-01"), superseded])

    assert not press.superseded("a")

    press = evolve_press(press, article("b", "2024-06-02"))

    assert press.superseded("a")
    assert not press.superseded("b")
    assert not press.superseded("a", "2024-06-01")
    assert press.story("b") == "a"


def test_other_events_tell_nothing_of_articles():
    assert evolve_press(EMPTY_PRESS, recorded(Confirmed(target="a", by="x"))) == EMPTY_PRESS
    assert replay_press([recorded(Confirmed(target="a", by="x"))]) == EMPTY_PRESS


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12), st.randoms())
def test_a_story_is_a_connected_set_however_it_was_linked(pairs, random):
    log = [article(str(number)) for number in range(10)]
    log += [article(f"x{i}", near=(str(a), str(b))) for i, (a, b) in enumerate(pairs)]
    reached = {str(number): {str(number)} for number in range(10)}
    for a, b in pairs:
        merged = reached[str(a)] | reached[str(b)]
        for each in merged:
            reached[each] = merged
    press = replay_press(log)
    random.shuffle(log)

    for each, together in reached.items():
        assert press.story(each) == min(together)
        assert replay_press(log).story(each) == min(together)
