from dataclasses import replace

import pytest

from tracker.domain.events import (
    ArticleRecorded,
    Attribution,
    Confirmed,
    Evidence,
    Retracted,
    Signed,
    SigningScheduled,
    TalksClose,
)
from tracker.domain.identity import event_id

SIGNED = Signed(
    dossier="trade",
    party="XA",
    article="herald",
    evidence=Evidence("They signed it.", 10, 25),
    happened_on="2024-06-13",
    basis="relative",
)


def test_an_id_is_32_hexadecimal_digits_and_stays_the_same_for_ever():
    assert event_id(SIGNED) == "67a982041c46d98e77445e328bb6c470"


@pytest.mark.parametrize(
    "how_we_know",
    [
        {"rule": "signed-3"},
        {"reader": "2.0"},
        {"cues": ((10, 14),)},
        {"trace": ("seen", "resolved")},
        {"basis": "stated"},
        {"told_as": "background"},
        {"occasion": "the spring summit"},
        {"attribution": Attribution("official", "the ministry")},
    ],
)
def test_how_we_know_is_no_part_of_it(how_we_know):
    assert event_id(replace(SIGNED, **how_we_know)) == event_id(SIGNED)


@pytest.mark.parametrize(
    "what",
    [
        {"dossier": "fishing"},
        {"party": "XB"},
        {"article": "courier"},
        {"happened_on": "2024-06-14"},
        {"happened_on": None},
        {"evidence": Evidence("They signed it.", 11, 26)},
    ],
)
def test_what_is_said_is(what):
    assert event_id(replace(SIGNED, **what)) != event_id(SIGNED)


def test_so_are_the_kind_and_the_planned_day():
    told = {name: getattr(SIGNED, name) for name in ("dossier", "party", "article", "evidence")}
    ids = {
        event_id(TalksClose(**told)),
        event_id(SigningScheduled(**told)),
        event_id(SigningScheduled(**told, planned_for="2024-06-13")),
        event_id(SigningScheduled(**told, planned_for="2024-06-14")),
    }

    assert len(ids) == 4


def test_verdicts_and_articles_have_ids_of_their_own():
    ids = {
        event_id(Retracted(target="a", by="x", because="y")),
        event_id(Retracted(target="a", by="x", because="y", corrected_on="2024-06-13")),
        event_id(Confirmed(target="a", by="x", because="y")),
        event_id(ArticleRecorded(article="a", sha256="0")),
        event_id(ArticleRecorded(article="a", sha256="1")),
    }

    assert len(ids) == 5
