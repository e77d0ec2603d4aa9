"""Of near-duplicates a few are linked, and tell on every day the stories that all of them tell."""

import json
import random
from itertools import combinations

import pytest

from tracker.articles.article import Article
from tracker.articles.stories import same_story, shingles
from tracker.commands.ingest import ingest
from tracker.domain.events import ArticleRecorded, Recorded
from tracker.domain.press import replay_press
from tracker.store import wire
from tracker.store.database import sqlite_url
from tracker.store.log import open_log
from tracker.store.verify import verify

DAYS = ("2024-06-01", "2024-06-02", "2024-06-03", None)


def texts(chance):
    """Articles of paragraphs that they share, so that near is no matter of all or nothing."""
    paragraphs = [" ".join(f"w{part}x{word}" for word in range(60)) for part in range(5)]
    for number in range(14):
        parts = chance.sample(paragraphs, 3)
        day = chance.choice(DAYS)
        yield Article(name=f"a{number}", text=f"JP signed\n{' '.join(parts)}", published=day)


def stories(press, day):
    return {
        frozenset(
            other
            for other in press.imprints
            if press.visible(other, day) and press.story(one, day) == press.story(other, day)
        )
        for one in press.imprints
        if press.visible(one, day)
    }


@pytest.mark.parametrize("seed", range(12))
def test_the_links_tell_the_stories_of_every_day(seed, tmp_path, dossier, simple_reader, sql):
    chance = random.Random(seed)
    articles = {each.id: each for each in texts(chance)}
    url = sqlite_url(tmp_path / "store.db")
    told = list(articles.values())
    with open_log(url) as log:
        ingest(log, dossier, told[:7])
        ingest(log, dossier, told[7:])

    rows = sql(
        url,
        "SELECT event_id, recorded_at, kind, data FROM event "
        "WHERE stream LIKE 'article/%' ORDER BY position",
    )
    log = [
        Recorded(event_id, at, wire.from_data(kind, 1, json.loads(data)))
        for event_id, at, kind, data in rows
    ]
    linked = replay_press(log)
    facts = [each.event for each in log if isinstance(each.event, ArticleRecorded)]
    of = {each.article: shingles(articles[each.article].text) for each in facts}
    every = [
        (later.article, earlier.article)
        for earlier, later in combinations(facts, 2)
        if same_story(of[earlier.article], of[later.article])
    ]
    full = type(linked)(linked.imprints, linked.dated, every, linked.successors)
    assert len(linked.links) < len(every)
    for day in (*DAYS, "2099-01-01"):
        assert stories(linked, day) == stories(full, day)
    assert verify(url).ok
