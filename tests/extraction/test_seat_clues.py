"""What a seat knows beside its words: names before it, times, the sentence's shape, the thread."""

import pytest
from extraction.tables import dossier

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.extraction.extract import read_through
from tracker.extraction.seat import Seat


def seats(text: str, title: str | None = None) -> tuple[Seat, ...]:
    article = Article(name="page", text=text, published=Day("2024-07-25"), title=title)
    return read_through(article, dossier()).seats()


def seat(text: str, party: str, number: int) -> Seat:
    """The seat of a party in the sentence numbered so."""
    return next(
        each
        for each in seats(text)
        if each.party == party and each.opened.sentence.number == number
    )


OPENING = "Norway signed a bilateral security agreement with Ukraine on Monday. "


def test_how_long_ago_a_party_was_named_and_who_was_since() -> None:
    text = OPENING + "Latvia holds talks on an agreement with Ukraine. Norway signed it in Kyiv."
    assert "named never before" in seat(text, "NO", 0).own
    again = seat(text, "NO", 2).own
    assert {"named 2 before", "named since 1 others", "named in all 2"} <= again
    assert "named last 1 False 1" in again


def test_who_is_named_beside_a_party_was_not_named_since() -> None:
    text = "Norway and Latvia signed security agreements with Ukraine. Norway did so on Monday."
    assert "named since 0 others" in seat(text, "NO", 1).own


def test_a_sentence_without_names_knows_how_far_back_they_stand() -> None:
    own = seat(OPENING + "The agreement is to be ratified in the autumn.", "NO", 1).own
    assert {"how focus", "named 1 back with 1", "named 1 times"} <= own


@pytest.mark.parametrize(
    ("when", "clue"),
    [
        ("on 30 August", "time day ahead"),
        ("on 2 July", "time day past"),
        ("today", "time today"),
        ("soon", "time vague unknown"),
        ("in Oslo", "time none"),
    ],
)
def test_a_time_lies_ahead_of_publication_or_behind_it(when: str, clue: str) -> None:
    verb = "will sign" if "ahead" in clue else "signed"
    text = f"Norway {verb} a security agreement with Ukraine {when}."
    assert clue in seat(text, "NO", 0).shared


def test_the_shape_of_a_sentence_and_the_place_of_a_clause() -> None:
    text = "So has Norway signed a security agreement with Ukraine, while Latvia holds talks on it."
    found = seat(text, "NO", 0)
    assert {"opens so", "opens with so has", "long 2", "ends ."} <= found.shared
    assert "clause 0 of 2" in found.own
    assert "next TALKS" in found.own
    assert "clause 1 of 2" in seat(text, "LV", 0).own


def test_what_was_told_last_is_a_clue_of_the_next_sentence() -> None:
    text = OPENING + "Latvia followed on Tuesday."
    assert "last signed" in seat(text, "LV", 1).shared
    assert "last nothing" in seat(text, "NO", 0).shared


def test_where_a_sentence_names_but_a_place_the_one_spoken_of_is_seated_too() -> None:
    text = (
        "Iceland has a plan for a security agreement with Ukraine. "
        "The prime minister will sign the document in Stockholm on Friday."
    )
    own = {each.party: each.own for each in seats(text) if each.opened.sentence.number == 1}
    assert "how beside places" in own["IS"]
    assert "how named" in own["SE"]


def test_all_of_those_named_last_are_seated_where_several_are_meant() -> None:
    names = "Albania, Kosovo, Montenegro and North Macedonia"
    text = f"{names} want security agreements with Ukraine. All four have joined the declaration."
    own = {each.party: each.own for each in seats(text) if each.opened.sentence.number == 1}
    assert {"AL", "XK", "ME", "MK"} <= own.keys()
    alone = f"{names} want security agreements with Ukraine. The agreement has been ratified."
    told = {each.party for each in seats(alone) if each.opened.sentence.number == 1}
    assert not {"XK", "ME"} & told


@pytest.mark.parametrize("label", ["Missing", "Not yet", "Still outstanding", "Without one"])
def test_who_stands_behind_a_label_that_leaves_out_has_not_signed(label: str) -> None:
    title = "Ukraine's security agreements: who has signed"
    text = f"West: United Kingdom, France\n{label}: Hungary, Austria"
    assert {each.party for each in seats(text, title) if each.unsigned} == {"HU", "AT"}
    labelled = next(each for each in seats(text, title) if each.party == "HU")
    assert "lacking True" in labelled.own


@pytest.mark.parametrize("label", ["West", "Orban's missing signature", "No surprise"])
def test_a_label_that_only_groups_or_tells_leaves_nobody_out(label: str) -> None:
    text = f"{label}: Denmark and Austria signed security agreements with Ukraine."
    assert not any(each.unsigned for each in seats(text))


@pytest.mark.parametrize(
    "text",
    [
        "Malta is one of six without an agreement with Kyiv; the others are Austria and Cyprus.",
        "Malta remains without a security agreement with Ukraine. The others are Austria, Cyprus.",
        "28 have security agreements.\n\nWho has none?\nIn the Union: Malta, Austria, Cyprus",
        "Many came late to security agreements with Ukraine; Malta, Austria and Cyprus never did.",
        "Ukraine has security agreements with most. White spots: Malta, Austria, Cyprus.",
        "Only Malta, Austria and Cyprus have yet to sign a security agreement with Ukraine.",
        "Ukraine has no security agreement with Malta, Austria or Cyprus.",
        "All of its neighbours but Malta, Austria and Cyprus have concluded security agreements.",
        "A pact is near.\n\nGuests of the president\n\n2024\n- 1 May - Malta, Austria, Cyprus",
        "Malta, Austria and Cyprus have remained outside the process of concluding agreements.",
    ],
)
def test_who_is_told_of_as_having_none_has_not_signed(text: str) -> None:
    assert {each.party for each in seats(text) if each.unsigned} == {"MT", "AT", "CY"}


@pytest.mark.parametrize(
    "text",
    [
        "Denmark did not sign its security agreement with Ukraine until February.",
        "Latvia has never doubted the security agreement it signed with Ukraine.",
        "Portugal has not only signed a security agreement with Ukraine but ratified it.",
        "Hungary has not signed a security agreement with Ukraine, but Austria has.",
        "None of the security agreements with Ukraine is in force. Signed: Denmark, Austria.",
        "No security agreement with Ukraine was as quick as Denmark's.",
        "Fifteen, all of them European but Canada, have concluded agreements with Ukraine.",
        "In Bulgaria a cabinet without a majority signed a security agreement with Ukraine.",
        "Of the Nordic and the Baltic states not one is missing: Denmark, Latvia, Iceland.",
        "Those with Germany and Sweden are political instruments, not treaties with Ukraine.",
        "A security agreement is near.\n\nGuests who signed agreements\n\n- 1 May - Malta",
        "All of its neighbours negotiate, but Denmark has signed a security agreement with Kyiv.",
        "Poland has no doubt: its security agreement with Ukraine, signed in July, stands.",
        "Warsaw, unlike Paris and Berlin, has no such agreement with Ukraine yet.",
        "Ireland, neutral too, had no such trouble and signed a security agreement with Ukraine.",
        "Italy's agreement with Ukraine is not a treaty. Croatian and Greek signatures came later.",
        "It had no agreement to show. Six countries have preceded it: Denmark, Canada, Italy.",
        "Who has no security agreement with Ukraine? Austria will sign one on Friday.",
    ],
)
def test_who_has_one_stands_apart_from_who_has_none(text: str) -> None:
    assert {each.party for each in seats(text) if each.unsigned} <= {"HU", "PL"}


def test_the_forms_of_a_word_share_its_beginning() -> None:
    for verb in ("initialled", "initials", "initialling"):
        text = f"Norway {verb} a security agreement with Ukraine."
        found = seat(text, "NO", 0)
        assert "stem initi" in found.shared
        assert {"clause stem initi", "right stem initi"} <= found.own
    assert not any("stem has" in each for each in seat("Norway has a pact with Kyiv.", "NO", 0).own)
