import subprocess
import sys
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.parties import gazetteer
from tracker.parties.gazetteer import all_parties, find, name_of, suggest
from tracker.parties.party import Party

# Adjectives that two states share; a reader cannot tell which is meant.
SHARED = {"Congolese", "Dominican", "Dominicans"}

MEMBERS_OF_THE_UNITED_NATIONS = """
AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA CF
TD CL CN CO KM CG CD CR CI HR CU CY CZ KP DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE
GH GR GD GT GN GW GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KW KG LA LV LB LS LR LY LI
LT LU MG MW MY MV ML MT MH MR MU MX FM MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PA
PG PY PE PH PL PT QA KR MD RO RU RW KN LC VC WS SM ST SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD
SR SE CH SY TJ TH TL TG TO TT TN TR TM TV UG UA AE GB TZ US UY UZ VU VE VN YE ZM ZW
"""


def words(party: Party) -> list[str]:
    return [party.name, *party.names, *party.adjectives, *party.capitals]


def test_every_member_of_the_united_nations_and_five_more_are_there() -> None:
    codes = [party.code for party in all_parties()]
    assert set(codes) == {*MEMBERS_OF_THE_UNITED_NATIONS.split(), "EU", "XK", "TW", "PS", "VA"}
    assert codes == sorted(codes)


def test_no_word_is_empty_padded_or_said_twice() -> None:
    for party in all_parties():
        said = words(party)
        assert all(word and word == word.strip() and "\t" not in word for word in said), party
        assert len(said) == len(set(said)), party


def test_each_word_means_one_party_except_three_adjectives() -> None:
    owners = defaultdict(set)
    for party in all_parties():
        for word in words(party):
            owners[word].add(party.code)
    assert {word for word, codes in owners.items() if len(codes) > 1} == SHARED


def test_every_word_finds_its_party() -> None:
    for party in all_parties():
        for word in set(words(party)) - SHARED:
            assert find(word) == party, word
        assert find(party.code) == party


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("us", "US"),
        ("U.S.", "US"),
        ("U.S.A.", "US"),
        ("the united states of america", "US"),
        ("White House", "US"),
        ("uk", "GB"),
        ("U.K.", "GB"),
        ("Britons", "GB"),
        ("downing street", "GB"),
        ("The Netherlands", "NL"),
        ("Holland", "NL"),
        ("The Hague", "NL"),
        ("Czech Republic", "CZ"),
        ("czechia", "CZ"),
        ("Republic of Korea", "KR"),
        ("Turkey", "TR"),
        ("Turkiye", "TR"),
        ("TÜRKİYE", "TR"),
        ("Republic of Moldova", "MD"),
        ("Cote d\N{RIGHT SINGLE QUOTATION MARK}Ivoire", "CI"),
        ("elysee", "FR"),
        ("Danes", "DK"),
        ("Kiev", "UA"),
        ("the  European   Union", "EU"),
        ("Kosova", "XK"),
        ("Republic of China", "TW"),
        ("people's republic of china", "CN"),
    ],
)
def test_a_party_is_found_by_whatever_people_call_it(text: str, code: str) -> None:
    party = find(text)
    assert party is not None
    assert party.code == code


@pytest.mark.parametrize("text", ["", "the", "Atlantis", "Congolese", "Dominican", "U", "EUR"])
def test_what_names_no_party_or_two_finds_none(text: str) -> None:
    assert find(text) is None


def test_brussels_is_belgiums_and_not_the_unions() -> None:
    brussels = find("Brussels")
    assert brussels is not None
    assert brussels.code == "BE"


def test_the_name_of_a_code_is_short_and_english() -> None:
    assert name_of("GB") == "United Kingdom"
    assert name_of("EU") == "European Union"
    assert name_of("ZZ") == "ZZ"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Germny", "Germany"),
        ("untied states", "United States"),
        ("Slovennia", "Slovenia"),
        ("Denmrak", "Denmark"),
        ("Danmark", "Denmark"),
        ("bulgarai", "Bulgaria"),
    ],
)
def test_a_slip_is_answered_with_the_name_meant(text: str, first: str) -> None:
    assert suggest(text)[0] == first


def test_a_word_that_two_share_suggests_both() -> None:
    assert set(suggest("Korea")) == {"North Korea", "South Korea"}
    assert {"Dominica", "Dominican Republic"} <= set(suggest("Dominican"))
    assert len(suggest("republic")) == 3


@pytest.mark.parametrize("text", ["", "  ", "zzzzzz", "12"])
def test_nothing_close_suggests_nothing(text: str) -> None:
    assert suggest(text) == ()


@given(st.text())
def test_any_text_is_looked_up_without_an_error(text: str) -> None:
    party = find(text)
    assert party is None or party in all_parties()
    assert len(suggest(text)) <= 3


def test_a_table_with_other_columns_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "_table", lambda: "code\tname\nDE\tGermany\n")
    with pytest.raises(ValueError, match="other columns"):
        all_parties.__wrapped__()


def test_looking_up_a_party_does_not_import_difflib() -> None:
    code = (
        "import sys; from tracker.parties.gazetteer import find; find('US');"
        "sys.exit('difflib' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
