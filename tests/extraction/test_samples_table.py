"""The table that the bundled samples fold to tells what happened.

The days are those of the public record, as `facts/ukraine-security-events.jsonl` beside the
project gives them; the articles are the dossier's samples, read and folded in memory.
"""

from collections import defaultdict

import pytest

from tracker.articles.article import Article, Rejection
from tracker.articles.read import read_articles
from tracker.domain.agreement import replay, status
from tracker.domain.dates import Day
from tracker.domain.events import ArticleRecorded, Event, Recorded
from tracker.domain.identity import event_id
from tracker.domain.press import replay_press
from tracker.domain.status import AgreementStatus
from tracker.dossiers.load import load, sample_folder
from tracker.extraction.extract import extract

DOSSIER = "ukraine-security"

SIGNED = {
    "GB": "2024-01-12",
    "DE": "2024-02-16",
    "FR": "2024-02-16",
    "DK": "2024-02-23",
    "CA": "2024-02-24",
    "IT": "2024-02-24",
    "NL": "2024-03-01",
    "FI": "2024-04-03",
    "LV": "2024-04-11",
    "ES": "2024-05-27",
    "BE": "2024-05-28",
    "PT": "2024-05-28",
    "IS": "2024-05-31",
    "NO": "2024-05-31",
    "SE": "2024-05-31",
    "JP": "2024-06-13",
    "US": "2024-06-13",
    "EE": "2024-06-27",
    "EU": "2024-06-27",
    "LT": "2024-06-27",
    "PL": "2024-07-08",
    "LU": "2024-07-10",
    "RO": "2024-07-11",
    "CZ": "2024-07-18",
    "SI": "2024-07-18",
    "IE": "2024-09-04",
    "HR": "2024-10-09",
    "GR": "2024-10-17",
    "AL": "2025-01-21",
}
NOT_SIGNED = {
    "BG": "text_agreed",
    "ME": "text_agreed",
    "MK": "negotiating",
    "CY": "declared",
    "XK": "declared",
}
PLANNED_FIRST = {
    # The trip on which it was first to be signed was put off.
    "FR": "2024-02-13/2024-02-14",
    "LV": "2024-04-11",
    "ES": "2024-05-17",
    "US": "2024-06-13",
    "SI": "2024-06-28",
    "CZ": "2024-07-18",
}
TOLD_OTHERWISE = {
    # A sample of 22 February says, as one paper did, that Denmark "signed on Thursday"; of two
    # days told relative to publication the one told on the nearest day stands, with a conflict.
    "DK": "2024-02-22",
}


def recorded(event: Event) -> Recorded:
    return Recorded(event_id(event), "2026-01-01T00:00:00.000000Z", event)


@pytest.fixture(scope="module")
def table() -> dict[str, AgreementStatus]:
    dossier = load(DOSSIER)
    log: list[Recorded] = []
    said: dict[str, list[Recorded]] = defaultdict(list)
    for article in read_articles(
        [str(sample_folder(DOSSIER))], published=None, today=Day("2026-01-01")
    ):
        assert not isinstance(article, Rejection)
        assert isinstance(article, Article)
        log.append(
            recorded(
                ArticleRecorded(
                    article=article.id,
                    sha256=article.sha256,
                    published=article.published,
                    outlet=article.outlet,
                )
            )
        )
        found = extract(article, dossier)
        for event in (*found.reports, *found.terms):
            said[event.party].append(recorded(event))
    press = replay_press(log)
    return {party: status(replay(events), press) for party, events in said.items()}


@pytest.mark.parametrize("party", SIGNED)
def test_who_has_signed_and_when(table: dict[str, AgreementStatus], party: str) -> None:
    row = table[party]
    assert (row.stage, row.signed_on) == ("signed", TOLD_OTHERWISE.get(party, SIGNED[party]))
    assert (row.cycle, row.scheduled_for) == (1, None)


@pytest.mark.parametrize("party", NOT_SIGNED)
def test_who_has_not_signed(table: dict[str, AgreementStatus], party: str) -> None:
    assert (table[party].stage, table[party].signed_on) == (NOT_SIGNED[party], None)


@pytest.mark.parametrize("party", PLANNED_FIRST)
def test_for_which_day_a_signing_was_first_planned(
    table: dict[str, AgreementStatus], party: str
) -> None:
    assert table[party].first_planned_for == PLANNED_FIRST[party]


def test_what_is_told_otherwise_is_shown_as_a_conflict(table: dict[str, AgreementStatus]) -> None:
    conflicting = {party for party, row in table.items() if "conflict" in row.flags}
    # A list of April 2024 gives the French day as 17 February.
    assert conflicting == {"DK", "FR"}


def test_a_vote_that_does_not_bind_leaves_the_agreement_signed(
    table: dict[str, AgreementStatus],
) -> None:
    assert (table["FR"].stage, table["FR"].ratified_on) == ("signed", None)
    assert "approved_non_binding" in table["FR"].flags


def test_another_treaty_that_is_ratified_ratifies_nothing(
    table: dict[str, AgreementStatus],
) -> None:
    assert (table["AL"].stage, table["AL"].ratified_on) == ("signed", None)


def test_there_are_no_other_parties(table: dict[str, AgreementStatus]) -> None:
    reached = {party for party, row in table.items() if row.stage != "not_reported"}
    assert reached == SIGNED.keys() | NOT_SIGNED.keys()
