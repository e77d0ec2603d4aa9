"""Answers about any day and any state of the log are those of a plain fold of all events."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tracker.commands.rebuild import rebuild
from tracker.domain.agreement import replay, seen_on, status
from tracker.domain.brief import brief
from tracker.domain.events import (
    Attribution,
    Confirmed,
    Ratified,
    Retracted,
    Signed,
    SigningPostponed,
    SigningScheduled,
    Suspended,
    TalksHeld,
    TalksStalled,
    TalksStarted,
    Terminated,
    TermsReported,
)
from tracker.domain.identity import event_id
from tracker.store.log import open_log
from tracker.store.verify import verify
from tracker.views.clock import Clocks
from tracker.views.connection import open_reader
from tracker.views.events import dossier_events, read_press
from tracker.views.head import log_head, position_at
from tracker.views.status import read_status

DAYS = [(date(2024, 5, 1) + timedelta(days=each)).isoformat() for each in range(30)]
MORE = {
    SigningScheduled: {"planned_for": ["2024-06-01", "2024-06", "2024-06-02"]},
    SigningPostponed: {"planned_for": [None, "2024-06-01"]},
    Ratified: {"effect": ["binding", "non-binding"]},
    TermsReported: {"duration_years": [10, 5], "binding": [None, True]},
}
KINDS = {
    "repeated": [Signed, TalksHeld, TalksStarted, Ratified],
    "planned": [SigningScheduled, SigningPostponed, TalksHeld, Signed],
    "ended": [Signed, Terminated, Ratified, Suspended],
    "disputed": [TermsReported, Signed, TalksStalled, TalksHeld],
}


@pytest.fixture(params=KINDS)
def told(request, url, clock, build):
    """A store filled at random: copies, late articles, verdicts, no days, few different words."""
    chance = random.Random(request.param)
    articles, statements = [], []
    with open_log(url, clock=clock) as log:
        for number in range(50):
            published = None if chance.random() < 0.1 else chance.choice(DAYS)
            article = build.article(f"a{number}", published=published)
            near = [chance.choice(articles).id] if articles and chance.random() < 0.2 else []
            with log.transaction() as append:
                said = [
                    build.said(article, party, kind, **_words(chance, kind))
                    for party in ("JP", "NO")
                    for kind in chance.sample(KINDS[request.param], 2)
                ]
                build.take_in(append, article, *said, near=near)
                statements += said
                if chance.random() < 0.1:
                    target = chance.choice(statements)
                    by = {"target": event_id(target), "by": "ann", "because": "read again"}
                    given = [Confirmed, Retracted, Retracted]
                    more = chance.choice([{}, {"corrected_on": DAYS[20]}])
                    kind = chance.choice(given)
                    verdict = kind(**by) if kind is Confirmed else kind(**by, **more)
                    append.append(f"pact/{target.party}", verdict)
            articles.append(article)
            clock.advance(hours=17)
    return url


def _words(chance, kind):
    when = chance.choice([None, None, "2024-05", *DAYS[:2] * 2])
    return {
        "happened_on": when,
        "basis": "unknown" if when is None else chance.choice(["stated", "assumed"]),
        "told_as": chance.choice(["news", "background"]),
        "attribution": chance.choice([Attribution(), Attribution("outlet", "Agency")]),
        **{name: chance.choice(values) for name, values in MORE.get(kind, {}).items()},
    }


def folded(reader, clocks):
    """The lines by a plain fold of all events that had been recorded, without any read model."""
    press = read_press(reader, clocks.known_at)
    lines = {}
    for party, events in dossier_events(reader, "pact", clocks.known_at).items():
        made = brief(status(replay(events), press, clocks.as_of))
        if made.stage != "not_reported":
            lines[party] = seen_on(replace(made, dossier="pact", party=party), clocks.day)
    return lines


def lines(reader, clocks):
    return {row.status.party: row.status for row in read_status(reader, "pact", clocks).rows}


def recorded_at(reader):
    return [at for (at,) in reader.rows("SELECT recorded_at FROM event ORDER BY position")]


def test_on_every_day(told):
    with open_reader(told) as reader:
        for day in ["2024-04-30", *DAYS, "2024-06-01", "2024-06-05", "2024-07-20", "2025-01-01"]:
            clocks = Clocks(today="2025-01-01", as_of=day)
            assert lines(reader, clocks) == folded(reader, clocks), day


def test_at_every_state_of_the_log_and_on_days_as_seen_then(told):
    chance = random.Random(7)
    with open_reader(told) as reader:
        for at in chance.sample(recorded_at(reader), 20):
            for day in (None, chance.choice(DAYS), "2024-06-20"):
                clocks = Clocks(today="2025-01-01", as_of=day, known_at=at)
                assert lines(reader, clocks) == folded(reader, clocks), (at, day)


def test_kept_with_each_append_or_made_anew_the_read_model_is_the_same(told, sql):
    def rows():
        return {
            name: set(sql(told, f"SELECT * FROM {name}"))  # noqa: S608
            for name in ("status", "status_report", "status_source", "status_day")
        }

    before = rows()
    with open_log(told) as log:
        rebuild(log)

    assert rows() == before
    assert verify(told).ok


def test_the_place_of_a_time_in_the_log_is_found(told):
    with open_reader(told) as reader:
        times = recorded_at(reader)
        for position, at in enumerate(times, 1):
            assert position_at(reader, at) == position
            assert log_head(reader, at).events == position
        assert position_at(reader, "2024-01-01T00:00:00.000000Z") == 0
        assert position_at(reader, "2030-01-01T00:00:00.000000Z") == len(times)
