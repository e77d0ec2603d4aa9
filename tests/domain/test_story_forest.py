"""The forest of stories says of every day what the links that hold on it say."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.events import ArticleRecorded, Recorded
from tracker.domain.press import replay_press
from tracker.domain.stories import Stories

DAYS = ("2024-06-01", "2024-06-02", "2024-06-03", "2024-06-04")
NAMES = "abcdefghij"
links = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=20)
days = st.lists(st.sampled_from(DAYS), min_size=len(NAMES), max_size=len(NAMES))


def press_of(published, linked):
    return replay_press(
        Recorded(
            name,
            "2024-07-01T00:00:00.000000Z",
            ArticleRecorded(
                article=name,
                sha256=name,
                published=day,
                near=tuple(other for one, other in linked if one == name),
            ),
        )
        for name, day in zip(NAMES, published, strict=True)
    )


@given(days, links)
def test_a_story_is_what_is_connected_on_that_day(published, linked):
    press = press_of(published, linked)
    stories = Stories(press)

    for name, begins in zip(NAMES, published, strict=True):
        life = stories.life(name, begins)
        for day in DAYS:
            if day >= begins:
                assert stories.story(name, day) == press.story(name, day)
                assert [story for since, story in life if since <= day][-1] == stories.story(
                    name, day
                )


@given(days, links, st.randoms(use_true_random=False))
def test_the_order_of_the_links_makes_no_difference(published, linked, chance):
    press = press_of(published, linked)
    shuffled = Stories(replay_press([]))
    chance.shuffle(linked)
    for one, other in linked:
        shuffled.link(max(press.published(one), press.published(other)), one, other)

    for name in NAMES:
        assert shuffled.life(name, DAYS[0]) == Stories(press).life(name, DAYS[0])


@given(days, links)
def test_a_link_tells_whose_life_it_changes(published, linked):
    press = press_of(published, [])
    stories = Stories(press)
    for one, other in linked:
        before = {name: stories.life(name, DAYS[0]) for name in NAMES}
        day = max(press.published(one), press.published(other))

        moved = stories.link(day, one, other)

        changed = stories.below(moved)
        for name in NAMES:
            assert (name in changed) == bool(moved.intersection(_way_up(stories, name)))
            if name not in changed:
                assert stories.life(name, DAYS[0]) == before[name]


def _way_up(stories, name):
    while name is not None:
        yield name
        _, name = stories._above.get(name, (None, None))
