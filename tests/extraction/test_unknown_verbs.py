"""The lexicon grows by what it lacks: sentences on the agreement without a known verb."""

import pytest

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.dossiers.load import load
from tracker.extraction.unknown_verbs import NO_VERB, stem, unknown_verbs

NEWS = "Ukraine and Sweden signed a bilateral security agreement on Monday. "


def found(text):
    article = Article(name="x", text=NEWS + text, published=Day("2024-05-15"))
    return unknown_verbs(article, load("ukraine-security"))


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Denmark zonked the security agreement with Ukraine.", "zonked"),
        ("Denmark zonks the security agreement with Ukraine.", "zonks"),
        ("The security agreement with Denmark was duly zonked in Kyiv.", "zonked"),
        ("The Danish security agreement is being zonked.", "zonked"),
        ("Denmark is zonking its security agreement with Ukraine.", "zonking"),
        ("The security agreement with Denmark quarls in Kyiv.", "quarls"),
        ("The security agreement with Denmark has quarl.", "quarl"),
        ("The Danish prime minister strode over the security agreement.", "strode"),
        ("The security agreement with Denmark.", NO_VERB),
    ],
)
def test_the_head_verb_of_a_sentence_without_a_known_one(text, verb):
    (one,) = found(text)

    assert one.verb == verb
    assert one.classes == ()
    assert one.parties == ("DK",)
    assert one.sentence.text == text


def test_a_verb_known_to_tell_of_no_event_has_its_classes():
    (one,) = found("The Danish security agreement contains nine chapters.")

    assert (one.verb, one.classes) == ("contains", ("VERB",))


@pytest.mark.parametrize(
    "text",
    [
        "Denmark signed a security agreement with Ukraine.",
        "Denmark may sign a security agreement with Ukraine.",
        "Denmark zonked the ball.",
        "Denmark zonked the minerals deal with Ukraine.",
        "The government zonked the security agreement.",
        "The ratification of the Danish security agreement was zonked.",
    ],
)
def test_what_is_read_or_not_about_a_party_and_the_agreement_is_left_out(text):
    assert not [each for each in found(text) if each.verb == "zonked" or "sign" in each.verb]


@pytest.mark.parametrize(
    ("forms", "shared"),
    [
        (("hail", "hails", "hailed", "hailing"), "hail"),
        (("carry", "carries", "carried", "carrying"), "carry"),
        (("shelve", "shelves", "shelved", "shelving"), "shelv"),
        (("tap", "taps", "tapped", "tapping"), "tap"),
        (("sell", "sells", "selling"), "sell"),
        (("pass", "passes", "passed", "passing"), "pass"),
        (("hit", "hits"), "hit"),
        (("make clear", "makes clear"), "mak clear"),
    ],
)
def test_the_forms_of_a_regular_verb_share_a_stem(forms, shared):
    assert {stem(form) for form in forms} == {shared}
