"""Answers about any day and any state of the log are those of a plain fold of all events."""

import json
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
from tracker.store.database import StoreError
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
            for name in ("status", "status_count", "status_report", "status_source", "status_day")
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


@pytest.fixture
def some(url, clock, build):
    """A store of two articles that tell of signatures, one of them of a postponement too."""
    with open_log(url, clock=clock) as log, log.transaction() as append:
        for name in ("a1", "a2"):
            article = build.article(name)
            build.take_in(append, article, build.said(article, "JP"))
        build.take_in(append, build.article("a3"))
        put_off = build.said(build.article("a2"), "JP", SigningPostponed, start=5)
        append.append("pact/JP", put_off)
    return url


@pytest.mark.parametrize("kind", ["signed", "signing_postponed"])
@pytest.mark.parametrize("column", ["effect", "amount"])
def test_a_report_that_says_what_its_kind_cannot_say_is_named(some, sql, unguard, kind, column):
    unguard(some)
    ((position, data),) = sql(
        some,
        f"SELECT position, data FROM event WHERE kind = '{kind}' ORDER BY position LIMIT 1",  # noqa: S608
    )
    data = data if isinstance(data, dict) else json.loads(data)
    changed = json.dumps({**data, column: [1, 2]})
    sql(some, f"UPDATE event SET data = '{changed}' WHERE position = {position}")  # noqa: S608

    with open_log(some) as log, pytest.raises(StoreError, match=f"event {position}: "):
        rebuild(log)
    with open_reader(some) as reader, pytest.raises(StoreError, match=f"event {position}: "):
        lines(reader, Clocks(today="2025-01-01", known_at="2025-01-01T00:00:00.000000Z"))


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE status_report SET said = '[]'",
        "UPDATE status_report SET kind = 'unheard of'",
        "UPDATE status_report SET origins = '[[1]]'",
        "UPDATE status_report SET origins = '['",
    ],
)
def test_a_damaged_row_of_what_decides_says_what_to_do(some, sql, damage):
    sql(some, damage)
    clocks = Clocks(today="2025-01-01", as_of="2024-07-01")

    with (
        open_reader(some) as reader,
        pytest.raises(StoreError, match=r"pact/JP: .* run `tracker rebuild`"),
    ):
        lines(reader, clocks)

    with open_log(some) as log:
        rebuild(log)
    with open_reader(some) as reader:
        assert lines(reader, clocks) == folded(reader, clocks)


def test_dossiers_have_their_own_parties(some, clock, build, sql):
    article = build.article("of another")
    with open_log(some, clock=clock) as log, log.transaction() as append:
        report = replace(build.said(article, "JP"), dossier="accord")
        build.take_in(append, article, report)
    before = set(sql(some, "SELECT dossier, party, data FROM status"))
    assert {dossier for dossier, _, _ in before} == {"accord", "pact"}

    with open_log(some) as log:
        assert rebuild(log) == 2

    assert set(sql(some, "SELECT dossier, party, data FROM status")) == before
