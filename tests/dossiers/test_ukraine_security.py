import pytest

from tracker.domain.dates import Day, first_day, is_day, last_day, parse
from tracker.dossiers.dossier import Dossier, OfficeHolder
from tracker.dossiers.load import load
from tracker.parties.gazetteer import all_parties

PARTIES_OF_THE_FACTS = """
GB DE FR DK CA IT NL FI LV ES BE PT SE IS NO JP US EU EE LT PL LU RO CZ SI IE HR GR AL BG ME
MK CY XK AT HU MT SK UA
"""


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return load("ukraine-security")


def who(dossier: Dossier, word: str, day: str) -> set[str]:
    return {
        holder.party
        for holder in dossier.office_holders
        if word in (holder.name, *holder.aliases)
        and holder.since <= Day(day)
        and (holder.until is None or Day(day) <= holder.until)
    }


def when(dossier: Dossier, name: str, place: str) -> list[str]:
    return [
        str(occasion.on)
        for occasion in dossier.occasions
        if name in (occasion.name, *occasion.aliases) and place in occasion.places
    ]


def test_every_party_of_the_facts_has_somebody_in_office(dossier: Dossier) -> None:
    assert {holder.party for holder in dossier.office_holders} >= {*PARTIES_OF_THE_FACTS.split()}


def test_every_code_is_a_party(dossier: Dossier) -> None:
    codes = {party.code for party in all_parties()}
    assert dossier.home == "UA"
    assert {holder.party for holder in dossier.office_holders} <= codes
    assert {code for _, members in dossier.groups for code in members} <= codes


def test_occasions_have_days_and_none_takes_longer_than_two_weeks(dossier: Dossier) -> None:
    for occasion in dossier.occasions:
        on = parse(occasion.on)
        assert is_day(first_day(on))
        assert 2022 <= int(first_day(on)[:4]) <= 2026
        first, last = (int(day.replace("-", "")[4:]) for day in (first_day(on), last_day(on)))
        assert 0 <= last - first <= 14, occasion


@pytest.mark.parametrize(
    ("name", "place", "on"),
    [
        ("G7 summit", "Italy", ["2024-06-13/2024-06-15"]),
        ("Group of Seven summit", "Puglia", ["2024-06-13/2024-06-15"]),
        ("NATO summit", "Vilnius", ["2023-07-11/2023-07-12"]),
        ("Washington summit", "Washington", ["2024-07-09/2024-07-11"]),
        ("Ukraine-Nordic summit", "Stockholm", ["2024-05-31"]),
        ("global peace summit", "Bürgenstock", ["2024-06-15/2024-06-16"]),
        ("Ukraine Recovery Conference", "Berlin", ["2024-06-11/2024-06-12"]),
        ("Three Seas summit", "Vilnius", ["2024-04-11"]),
        ("EPC summit", "Blenheim Palace", ["2024-07-18"]),
        ("Ukraine-Southeast Europe summit", "Dubrovnik", ["2024-10-09"]),
    ],
)
def test_an_occasion_and_a_place_give_its_days(
    dossier: Dossier, name: str, place: str, on: list[str]
) -> None:
    assert when(dossier, name, place) == on


def test_the_european_council_of_june_2024_took_two_days(dossier: Dossier) -> None:
    assert "2024-06-27/2024-06-28" in when(dossier, "European Council", "Brussels")


@pytest.mark.parametrize(
    ("word", "day", "parties"),
    [
        ("Harris", "2024-09-04", {"IE"}),
        ("Kamala Harris", "2024-09-04", {"US"}),
        ("Harris", "2024-03-01", set()),
        ("Kallas", "2024-06-27", {"EE"}),
        ("Kallas", "2024-09-27", set()),
        ("Kallas", "2025-01-15", {"EU"}),
        ("Costa", "2024-01-15", {"PT"}),
        ("Costa", "2025-01-15", {"EU"}),
        ("Trump", "2024-06-13", set()),
        ("Trump", "2025-03-01", {"US"}),
        ("Michel", "2024-06-27", {"EU"}),
        ("Zelenskiy", "2024-06-27", {"UA"}),
        ("Zelensky", "2022-06-27", {"UA"}),
        ("Rinkēvičs", "2024-04-11", {"LV"}),
        ("Rinkevics", "2024-04-11", {"LV"}),
        ("Montenegro", "2024-05-28", set()),
        ("Luis Montenegro", "2024-05-28", {"PT"}),
        ("Sunak", "2024-01-12", {"GB"}),
        ("Starmer", "2024-07-18", {"GB"}),
    ],
)
def test_a_leader_stands_for_a_party_only_in_office(
    dossier: Dossier, word: str, day: str, parties: set[str]
) -> None:
    assert who(dossier, word, day) == parties


def test_every_name_with_accents_is_known_without_them_too(dossier: Dossier) -> None:
    def plain(holder: OfficeHolder) -> bool:
        return any(word.isascii() for word in (holder.name, *holder.aliases))

    assert [holder.name for holder in dossier.office_holders if not plain(holder)] == []


@pytest.mark.parametrize(
    ("group", "members"),
    [
        ("Nordics", {"DK", "FI", "IS", "NO", "SE"}),
        ("Baltic states", {"EE", "LT", "LV"}),
        ("G7", {"CA", "DE", "FR", "GB", "IT", "JP", "US"}),
        ("Benelux", {"BE", "LU", "NL"}),
    ],
)
def test_closed_groups_have_their_members(dossier: Dossier, group: str, members: set[str]) -> None:
    assert set(dict(dossier.groups)[group]) == members


def test_look_alikes_are_masked(dossier: Dossier) -> None:
    masks = {mask.casefold() for mask in dossier.masks}
    assert masks >= {
        "minerals deal",
        "ukraine compact",
        "budapest memorandum",
        "minsk agreements",
        "peace formula",
        "vienna convention",
        "100-year partnership",
        "trinity house agreement",
        "drone deal",
        "grain deal",
        "loan agreement",
        "free trade agreement",
        "coalition of the willing",
        "memorandum of understanding",
        "aukus",
        "association agreement",
    }


def test_the_dossier_is_free_to_use(dossier: Dossier) -> None:
    assert dossier.licence == "MIT"
