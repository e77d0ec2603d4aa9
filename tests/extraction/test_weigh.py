"""The second stage: what weights and trees may add and drop, and what is left to the rules."""

from itertools import permutations
from typing import Any

import pytest
from extraction.tables import dossier

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.extraction.extract import Reading, read_through
from tracker.extraction.finding import WEIGHED
from tracker.extraction.forest import PAGE, Forest, forest_of, forests
from tracker.extraction.resolve import Told
from tracker.extraction.verdict import judge
from tracker.extraction.weigh import Weighings, weighings
from tracker.extraction.weights import ANY, Views, probability, views_of, weights


def reading(text: str) -> Reading:
    return read_through(Article(name="page", text=text, published=Day("2024-07-25")), dossier())


def leaning(kind: str, clue: str, weight: int, *, view: str = "seat") -> Views:
    """Weights by which `clue` alone decides on `kind`, in one of the views."""
    tables: dict[str, dict[str, Any]] = {
        "seat": {"bias": {}, "clues": {}},
        "party": {"bias": {ANY: 0}, "clues": {}},
        "page": {"bias": {ANY: 0}, "clues": {}},
    }
    kinds = (kind,) if view == "seat" else (kind, ANY)
    tables[view]["bias"] = dict.fromkeys(kinds, -3)
    tables[view]["clues"] = {each: {clue: weight / 1000} for each in kinds}
    return views_of(tables)


RULES = ["rule", 0.5, -2000, 2000, 0]
"""A tree that believes the rules."""
CHANCE = ["chance", 0.5, -3000, 3000, 0]
"""A tree that believes the weights."""


def grown(*trees: object) -> Forest:
    return forest_of({"keep": 0.5, "add": 0.5, "trees": trees})


def told(text: str, by: Views, *trees: object) -> set[tuple[str, str]]:
    read = reading(text)
    found = read.told(read.reader.mentions)
    verdict = judge(read.candidates(found, by), grown(*trees), by.seat)
    added = {(each.party, each.finding.kind) for each in verdict.more}
    return {(each.party, each.kind) for each in verdict.kept} | added


def views(text: str, by: Views) -> Weighings:
    read = reading(text)
    return weighings(read.reader.seats(read.sentences), read.clues(), by)


KNOWN = "Ukraine signed a security agreement with Norway in May. "


def test_what_no_rule_knows_is_told_where_the_trees_believe_the_weights():
    text = KNOWN + "Denmark bagged such an agreement too."
    by = leaning("signed", "clause bagged", 4000)

    assert told(text, by, RULES) == {("NO", "signed")}
    assert told(text, by, CHANCE) == {("DK", "signed")}
    assert told(text, by, RULES, CHANCE) == {("DK", "signed")}


def test_what_the_weights_find_unlikely_is_no_candidate():
    text = KNOWN + "Denmark bagged such an agreement too."

    assert told(text, leaning("signed", "clause bagged", 500), RULES) == {("NO", "signed")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Has Denmark bagged a security agreement with Ukraine?",
        "If Denmark bagged a security agreement with Ukraine, others would follow.",
        "Talks on a security agreement between Russia and Ukraine began, Denmark bagged.",
    ],
    ids=["a question", "a condition", "an adversary"],
)
def test_what_the_grammar_settled_stays_settled(sentence):
    found = told(KNOWN + sentence, leaning("signed", "clause bagged", 9000), CHANCE)

    assert ("DK", "signed") not in found


def test_that_a_sentence_tells_of_others_is_weighed_too():
    text = KNOWN + "Denmark bagged one as Poland and Lithuania signed a security agreement."
    by = leaning("signed", "clause bagged", 9000)

    assert ("DK", "signed") in told(text, by, CHANCE)
    assert ("DK", "signed") not in told(text, by, CHANCE, ["of others", 0.5, 0, -9000, 0])


def test_what_gave_way_is_told_where_what_it_gave_way_to_is_doubted():
    text = "Denmark will sign a security pact with Ukraine on Friday.\n\nDenmark signed it today."
    by = leaning("signed", "nothing", 0)
    doubt = ["kind signed", 0.5, 0, -5000, 0]
    surer = ["kind signed", 0.5, 0, 500, 0]

    assert told(text, by, RULES, doubt) == {("DK", "signing_scheduled")}
    assert told(text, by, RULES, surer) == {("DK", "signed")}


def test_a_page_may_tell_by_its_parties_alone_once_it_has_named_an_agreement():
    echo = "Iceland is the eighth, after Denmark."
    by = leaning("signed", "not read", 9000)

    assert ("IS", "signed") in told(KNOWN + echo, by, CHANCE)
    assert told(echo, by, CHANCE) == set()


@pytest.mark.parametrize(("verb", "likely"), [("is to be", True), ("could be", False)])
def test_that_it_could_be_ready_in_a_month_is_no_plan(verb: str, likely: bool):
    by = leaning("signing_scheduled", "word MONTH", 9000)

    *_, last = views(f"{KNOWN}That of Sweden {verb} ready for signature in June.", by).seats

    assert (last.chances["signing_scheduled"] > 0.5) == likely


def test_a_group_has_no_seat():
    read = reading("The G7 stands by Ukraine, and its security agreement with Denmark is signed.")

    assert {seat.party for seat in read.reader.seats(read.sentences)} == {"DK"}


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("the other G7 members followed in spring.", True),
        ("the remaining six of the G7 followed in spring.", True),
        ("the rest of the G7 followed in spring.", True),
        ("some of the other G7 members followed in spring.", False),
        ("unlike the other G7 members it did so in spring.", False),
        ("the other G7 members, Japan and Italy, followed in spring.", False),
    ],
)
def test_the_others_of_a_group_are_those_not_named_beside_it(told: str, meant: bool):
    text = f"The United Kingdom signed a security agreement with Ukraine first; {told}"
    read = reading(text)
    seats = [each for each in read.reader.seats(read.sentences) if each.node is not None]
    groups = {each.party for each in seats if each.node and each.node.kind == "group"}
    assert groups == ({"CA", "DE", "FR", "IT", "JP", "US"} if meant else set())


def test_talks_are_held_with_each_of_a_group():
    text = "Ukraine is conducting talks on security agreements with all seven members of the G7."
    weighed = {
        seat.seat.party: seat.chances["talks_held"]
        for seat in views(text, leaning("talks_held", "word talks", 5000)).seats
    }
    assert weighed["JP"] > 0.5


def test_weights_add_up_alike_in_any_order():
    by = weights().seat
    clues = sorted(by.packed)[:6]
    sums = [by.sums(by.total(frozenset(order))) for order in permutations(clues)]

    assert all(each == sums[0] for each in sums)
    alone = [by.sums(by.total(frozenset({clue}))) for clue in clues]
    assert sums[0] == {kind: sum(each[kind] for each in alone) for kind in by.bias}
    assert any(weight < 0 for each in alone for weight in each.values())
    assert probability(0) == 0.5
    assert probability(-(10**9)) < 1e-9 < 1 - 1e-9 < probability(10**9)


def test_a_tree_is_walked_by_its_bounds_and_tells_its_steps():
    inner = ["size", 3.0, 50, 450, 150]
    outer = ["rule", 0.5, -450, inner, -150]
    by = forest_of({"keep": 0.5, "add": 0.5, "trees": [outer]})

    assert by.chance({}) == probability(-450)
    assert by.chance({"rule": 1.0, "size": 3.0}) == probability(50)
    assert by.chance({"rule": 1.0, "size": 3.1}) == probability(450)
    # The root means -150, the node below it 150, the leaf 450.
    assert by.foremost({"rule": 1.0, "size": 4.0}, 2) == [("rule", 300), ("size", 300)]


def test_all_sentences_that_name_a_party_are_weighed_together():
    text = KNOWN + "Denmark bagged such an agreement too. Denmark has begun."
    by = leaning("signed", "clause bagged", 4000, view="party")

    (denmark,) = [each for each in views(text, by).parties.items() if each[0] == "DK"]
    assert denmark[1]["signed"] == probability(1000)
    assert views(text, by).parties["NO"]["signed"] == probability(-3000)


def test_a_page_is_weighed_by_all_its_words_but_names():
    by = leaning("signed", "barley NAME", 4000, view="page")

    assert views(KNOWN + "Barley for Lower Saxony. Barley Egypt.", by).page[ANY] == probability(
        1000
    )
    assert views(KNOWN + "Barley for Lower Saxony.", by).page[ANY] == probability(-3000)


def test_a_quiet_page_needs_a_sure_report():
    by = Forest((), (), 0.3, 0.4, quiet=0.5, sure=0.8)

    assert by.speaks(0.5, [0.3])
    assert by.speaks(0.4, [0.3, 0.8])
    assert not by.speaks(0.4, [0.3, 0.7])
    assert [by.least({}, by_rule=each) for each in (True, False)] == [0.3, 0.4]
    assert by.least({"of others": 1.0}, by_rule=False) == 0.8


def test_a_page_that_is_likely_silent_tells_nothing_and_says_so():
    read = reading(KNOWN)
    found = read.told(read.reader.mentions)
    by = leaning("signed", "nothing", 0)
    bounds = {"keep": 0.5, "add": 0.5, "quiet": 0.9, "trees": [RULES]}
    candidates = read.candidates(found, by)

    silent = judge(candidates, forest_of({**bounds, "sure": 0.95}), by.seat)
    assert (silent.silent, silent.kept) == (True, [])
    assert set(silent.fallen) == {("NO", "signed")}
    speaking = judge(candidates, forest_of({**bounds, "sure": 0.85}), by.seat)
    assert not speaking.silent
    assert [each.party for each in speaking.kept] == ["NO"]


def test_texts_of_a_few_sentences_have_a_forest_of_their_own():
    assert forests().of(PAGE - 1) is forests().short
    assert forests().of(PAGE) is forests().page


def test_the_forest_that_comes_with_the_program_asks_for_known_facts():
    read = reading(KNOWN + "Denmark and Sweden are close to signing theirs. Poland follows.")
    found = read.told(read.reader.mentions)
    facts = {name for each in read.candidates(found, weights()) for name in each.facts}
    asked = {*forests().page.names, *forests().short.names}

    named = {each for each in asked if each.partition(" ")[0] in _OPEN}
    assert asked - named <= facts | {"parties beside", "best beside", "of others"}


_OPEN = {"kind", "by", "told", "day", "found", "mood", "section", "it", "seat", "topic", "beside",
         "a", "heading", "headed", "plays", "clause", "sentence", "before", "how", "first",
         "titled", "home", "not"}  # fmt: skip
"""Facts that are named after what they tell of, of which each page has some."""


def test_a_weighed_report_tells_what_weighed():
    read = reading(KNOWN + "Denmark bagged such an agreement too.")
    by = leaning("signed", "clause bagged", 4500)
    verdict = judge(read.candidates(Told((), ()), by), grown(CHANCE), by.seat)
    (mention,) = verdict.more
    (report,) = read.reports([mention])

    assert report.rule == WEIGHED
    assert "weighed: 0.82; clause bagged +4.5" in report.trace
    assert "judged: 0.95; chance +3.0" in report.trace
    assert report.evidence.text == "Denmark bagged such an agreement too."
