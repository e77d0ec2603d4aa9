"""The read model: kept with each append it is as rebuilt, and answers as the fold does."""

import random
from datetime import date, timedelta

import pytest

from tracker.commands.rebuild import rebuild
from tracker.domain.events import Confirmed, Retracted, Signed, SigningScheduled, TalksHeld
from tracker.domain.identity import event_id
from tracker.store.log import open_log
from tracker.store.verify import verify
from tracker.views.clock import Clocks
from tracker.views.connection import open_reader
from tracker.views.fold import fold_statuses
from tracker.views.status import read_status

TABLES = {
    "status": "dossier, party",
    "status_count": "dossier, party",
    "status_report": "dossier, party, event_id",
    "status_source": "dossier, party, about, event_id",
    "status_day": "dossier, day, party",
}


def rows(sql, url):
    return {
        name: sql(url, f"SELECT * FROM {name} ORDER BY {key}")  # noqa: S608
        for name, key in TABLES.items()
    }


@pytest.fixture
def told_at_random(url, clock, build):
    """A store filled in many transactions: copies, late articles, verdicts, no days."""
    chance = random.Random(7)
    days = [(date(2024, 5, 1) + timedelta(days=each)).isoformat() for each in range(30)]
    articles, statements = [], []
    with open_log(url, clock=clock) as log:
        for number in range(60):
            published = None if chance.random() < 0.1 else chance.choice(days)
            article = build.article(f"a{number}", published=published)
            near = [chance.choice(articles).id] if articles and chance.random() < 0.2 else []
            with log.transaction() as append:
                said = [
                    build.said(
                        article,
                        party,
                        kind,
                        happened_on=chance.choice([None, "2024-05", *days[:3]]),
                        told_as=chance.choice(["news", "background"]),
                        **({"planned_for": "2024-06-01"} if kind is SigningScheduled else {}),
                    )
                    for party in ("JP", "NO")
                    for kind in chance.sample([Signed, TalksHeld, SigningScheduled], 2)
                ]
                build.take_in(append, article, *said, near=near)
                statements += said
                if chance.random() < 0.2:
                    target = chance.choice(statements)
                    by = {"target": event_id(target), "by": "ann", "because": "read again"}
                    verdict = chance.choice(
                        [Confirmed(**by), Retracted(**by), Retracted(**by, corrected_on=days[20])]
                    )
                    append.append(f"pact/{target.party}", verdict)
            articles.append(article)
            clock.advance(hours=7)
    return url, days


def test_it_is_what_a_rebuild_gives(told_at_random, sql):
    url, _ = told_at_random
    before = rows(sql, url)
    assert before["status_report"]
    assert before["status_source"]
    assert before["status_day"]

    with open_log(url) as log:
        rebuild(log)

    assert rows(sql, url) == before
    assert verify(url).ok


def test_it_answers_as_the_fold_does_on_every_day(told_at_random):
    url, days = told_at_random
    with open_reader(url) as reader:
        for day in ["2024-04-30", *days, "2024-06-05", "2024-06-20", "2025-01-01"]:
            clocks = Clocks(today="2025-01-01", as_of=day)
            table = read_status(reader, "pact", clocks)
            folded, left_out = fold_statuses(reader, "pact", clocks)
            shown = {each.party: each for each in folded if each.stage != "not_reported"}
            assert {row.status.party: row.status for row in table.rows} == shown
            assert table.left_out == left_out


@pytest.mark.parametrize(
    "damage",
    [
        """UPDATE status_report SET visible = '2024-05-02' WHERE event_id =
        (SELECT min(event_id) FROM status_report WHERE party = 'JP')""",
        "DELETE FROM status_report WHERE party = 'JP'",
        "DELETE FROM status_source WHERE party = 'JP'",
        "UPDATE status_day SET reports = reports + 1 WHERE party = 'JP'",
        """DELETE FROM status_day WHERE party = 'JP' AND day =
        (SELECT min(day) FROM status_day WHERE party = 'JP')""",
    ],
)
def test_verify_names_the_party_whose_earlier_days_are_wrong(told_at_random, sql, damage):
    url, _ = told_at_random
    sql(url, damage)

    (problem,) = verify(url).problems

    assert problem.startswith("status pact/JP: what is kept for earlier days")
    with open_log(url) as log:
        rebuild(log)
    assert verify(url).ok


def test_rows_of_a_party_that_the_log_does_not_know_are_named(small_store, sql):
    sql(small_store, "INSERT INTO status_day VALUES ('pact', '2024-05-01', 'XX', 1, 1, NULL)")

    assert verify(small_store).problems == (
        "status pact/XX: the log knows nothing of it: run `tracker rebuild`",
    )
