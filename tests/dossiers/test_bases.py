import pytest

from tracker.domain.bases import Basis
from tracker.dossiers.counting import read_bases
from tracker.dossiers.entry import Entry
from tracker.dossiers.load import load


def read(*tables):
    problems = []
    entries = [Entry(f"bases {number}", each, problems) for number, each in enumerate(tables, 1)]
    return read_bases(entries), problems


def test_a_basis_with_everything():
    (own, basis), problems = read(
        {"name": "own"},
        {
            "name": "states",
            "without": ["EU"],
            "twice": ["FR"],
            "counted": ["declared", "signed"],
            "words": ["and the EU"],
            "upcoming": False,
            "day": "before",
            "miscount": True,
        },
    )

    assert problems == []
    assert own == Basis(name="own")
    assert basis == Basis(
        name="states",
        counted=("signed", "declared"),
        without=frozenset({"EU"}),
        twice=frozenset({"FR"}),
        upcoming=False,
        day="before",
        words=("and the EU",),
        miscount=True,
    )


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ({}, "bases 1: name: missing"),
        ({"name": "a", "without": ["Frence"]}, "bases 1: without: 'Frence' is no party's code"),
        ({"name": "a", "without": "EU"}, "bases 1: without: 'EU' is not a list of texts"),
        ({"name": "a", "only": ["FR"], "without": ["FR"]}, "without: FR is left out and counted"),
        ({"name": "a", "counted": ["signatures"]}, "counted: 'signatures' is not one of signed"),
        ({"name": "a", "upcoming": "yes"}, "upcoming: 'yes' is not true or false"),
        ({"name": "a", "day": "noon"}, "day: 'noon' is not one of after, before"),
        ({"name": "a", "day": 3}, "day: 3 is not a line of text"),
        ({"name": "a", "hour": 3}, "hour: unknown; known are counted, day"),
        ({"name": "a", "miscount": True}, "the first basis is the dossier's own"),
        ({"name": "a", "words": ["b"]}, "the first basis is the dossier's own"),
    ],
)
def test_each_mistake_is_one_line(table, problem):
    _, (found,) = read(table)

    assert problem in found
    assert "\n" not in found


def test_no_two_bases_have_one_name():
    _, problems = read({"name": "a"}, {"name": "a"})

    assert problems == ["bases 2: name: 'a' stands there twice"]


def test_the_first_dossiers_own_basis_is_kyivs():
    dossier = load("ukraine-security")

    assert dossier.bases[0].without == {"HR"}
    assert {each.counted for each in dossier.bases} == {("signed",), ("declared",)}
    assert {"EU", "HR", "US"} <= dossier.parties
    assert "UA" not in dossier.parties
