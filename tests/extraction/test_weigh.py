"""The second stage: what its weights may add, what they may drop, and what is left to the rules."""

import functools
from itertools import permutations

import pytest

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.dossiers.dossier import Dossier
from tracker.dossiers.load import load
from tracker.extraction.extract import Reading, read_through
from tracker.extraction.weigh import RULE, proposed, refused, weigh
from tracker.extraction.weights import Weights, probability, weights


@functools.cache
def dossier() -> Dossier:
    return load("ukraine-security")


def reading(text: str) -> Reading:
    return read_through(Article(name="page", text=text, published=Day("2024-07-25")), dossier())


def leaning(kind: str, clue: str, weight: int) -> Weights:
    """Weights by which `clue` alone decides on `kind`."""
    return Weights({kind: 0}, {clue: ((kind, weight),)}, likely=0.8, doubtful=0.9, unlikely=0.04)


def told(text: str, by: Weights) -> set[tuple[str, str]]:
    read = reading(text)
    reported = {(each.party, each.kind) for each in read.reports(read.reader.mentions)}
    weighed = tuple(weigh(read.reader.seats(read.sentences), by))
    more = proposed(weighed, read.reader.mentions, reported, by)
    fallen = refused(weighed, read.reader.mentions, reported, by)
    return (reported - fallen.keys()) | {(each.party, each.finding.kind) for each in more}


KNOWN = "Ukraine signed a security agreement with Norway in May. "


def test_a_clear_clue_tells_what_no_rule_knows():
    text = KNOWN + "Denmark bagged such an agreement too."

    assert told(text, leaning("signed", "clause bagged", 1000)) == {("NO", "signed")}
    assert told(text, leaning("signed", "clause bagged", 1500)) == {
        ("NO", "signed"),
        ("DK", "signed"),
    }


def test_more_is_asked_where_the_rules_report_nothing():
    text = "Denmark bagged a security agreement with Ukraine."

    assert told(text, leaning("signed", "clause bagged", 1500)) == set()
    assert told(text, leaning("signed", "clause bagged", 2500)) == {("DK", "signed")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Has Denmark bagged a security agreement with Ukraine?",
        "If Denmark bagged a security agreement with Ukraine, others would follow.",
        "Denmark bagged a look as Poland and Lithuania signed a security agreement.",
    ],
    ids=["a question", "a condition", "others among themselves"],
)
def test_what_the_rules_settled_stays_settled(sentence):
    found = told(KNOWN + sentence, leaning("signed", "clause bagged", 9000))

    assert ("DK", "signed") not in found


def test_what_speaks_clearly_against_a_report_drops_it():
    text = KNOWN + "Denmark signed a security agreement with Ukraine in print."

    assert ("DK", "signed") in told(text, leaning("signed", "clause print", -3000))
    assert told(text, leaning("signed", "clause print", -3500)) == {("NO", "signed")}


def test_lines_of_a_list_are_left_to_their_heading():
    lines = ("Security agreements signed with Ukraine", "", "Denmark, 23 February 2024",
             "Italy, 24 February 2024", "Norway, 31 May 2024")  # fmt: skip
    text = "\n".join(lines)
    found = told(text, leaning("signed", "section bullet", -9000))

    assert found == {("DK", "signed"), ("IT", "signed"), ("NO", "signed")}


def test_a_group_has_no_seat():
    read = reading("The G7 stands by Ukraine, and its security agreement with Denmark is signed.")

    assert {seat.party for seat in read.reader.seats(read.sentences)} == {"DK"}


def test_weights_add_up_alike_in_any_order():
    by = weights()
    clues = sorted(by.clues)[:6]
    sums = [by.sums(frozenset(order)) for order in permutations(clues)]

    assert all(each == sums[0] for each in sums)
    assert probability(0) == 0.5
    assert probability(-(10**9)) < 1e-9 < 1 - 1e-9 < probability(10**9)


def test_a_weighed_report_tells_what_weighed():
    read = reading(KNOWN + "Denmark bagged such an agreement too.")
    by = leaning("signed", "clause bagged", 1500)
    weighed = tuple(weigh(read.reader.seats(read.sentences), by))
    (mention,) = proposed(weighed, (), {("NO", "signed")}, by)
    (report,) = read.reports([mention])

    assert report.rule == RULE
    assert "weighed: 0.82; clause bagged +1.5" in report.trace
    assert report.evidence.text == "Denmark bagged such an agreement too."
