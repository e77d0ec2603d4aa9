from dataclasses import replace

import pytest

from tracker.articles.article import Article
from tracker.domain.dates import parse_day
from tracker.domain.events import Amount, Evidence, Signed
from tracker.dossiers.load import load
from tracker.extraction.sentence import Sentence
from tracker.extraction.tag import Tagger
from tracker.extraction.tally_reports import report_tallies
from tracker.extraction.term_owners import Named, named_in
from tracker.extraction.term_reports import report_terms

DOSSIER = load("ukraine-security")
TAGGER = Tagger(DOSSIER)
NAMES = {"Denmark": "DK", "Danish": "DK", "Norway": "NO", "Sweden": "SE", "France": "FR"}


def sentences_of(*lines):
    """Sentences, one a line; a line's section stands before a bar."""
    found, at = [], 0
    for number, line in enumerate(lines):
        section, _, text = line.rpartition("|")
        found.append(
            Sentence(
                text=text, start=at, end=at + len(text), section=section or "body",
                number=number, line=number,
            )
        )  # fmt: skip
        at += len(text) + 1
    return tuple(found)


def article_of(sentences):
    return Article(name="a", text="\n".join(each.text for each in sentences))


def named(sentence):
    found = [
        Named(sentence.start + at, sentence.start + at + len(name), code)
        for name, code in NAMES.items()
        if (at := sentence.text.find(name)) >= 0
    ]
    return sorted(found, key=lambda each: each.start)


def signed(sentence, party):
    return Signed(
        dossier=DOSSIER.id, article="x", party=party,
        evidence=Evidence(sentence.text, sentence.start, sentence.end),
    )  # fmt: skip


def terms_of(*lines, reports, **more):
    sentences = sentences_of(*lines)
    told = [signed(sentences[at], party) for at, party in reports]
    events = report_terms(
        sentences, told, named, article_of(sentences), DOSSIER,
        published=parse_day("2024-05-30"), reader="1", **more,
    )  # fmt: skip
    keys = ("duration_years", "legal_form", "binding", "consultation_hours", "amount")
    return [
        (event.party, key, getattr(event, key))
        for event in events
        for key in (*keys, "mutual_defence")
        if getattr(event, key) is not None
    ]


def test_a_term_is_of_the_party_whose_report_rests_on_the_sentence():
    assert terms_of("Denmark signed a 10-year agreement.", reports=[(0, "DK")]) == [
        ("DK", "duration_years", 10)
    ]


def test_a_term_further_down_is_of_the_party_of_the_lead():
    lines = ["title|Denmark signs", "They met.", "The agreement is valid for ten years."]
    assert terms_of(*lines, reports=[(0, "DK")]) == [("DK", "duration_years", 10)]


def test_a_sentence_that_names_another_party_speaks_of_that_one():
    lines = ["Denmark signed.", "Norway signed.", "Norway's agreement is valid for ten years."]
    assert terms_of(*lines, reports=[(0, "DK"), (1, "NO")]) == [("NO", "duration_years", 10)]


def test_of_several_agreements_in_a_sentence_each_has_its_own_terms():
    lines = [
        "Denmark and Norway signed.",
        "Denmark gives 5 billion kroner in 2024, Norway gives 7 billion kroner in 2024.",
    ]
    assert terms_of(*lines, reports=[(0, "DK"), (0, "NO")]) == [
        ("DK", "amount", Amount(5e9, "DKK", 2024)),
        ("NO", "amount", Amount(7e9, "NOK", 2024)),
    ]


def test_a_list_shares_its_terms_and_a_comparison_does_not():
    listed = "Denmark and Norway signed 10-year agreements."
    assert terms_of(listed, reports=[(0, "DK"), (0, "NO")]) == [
        ("DK", "duration_years", 10),
        ("NO", "duration_years", 10),
    ]
    lines = ["Denmark signed.", "France signed.",
             "The Danish agreement, like that of France, is valid for ten years."]  # fmt: skip
    assert terms_of(*lines, reports=[(0, "DK"), (1, "FR")]) == [("DK", "duration_years", 10)]


def test_what_is_said_of_all_agreements_is_nobodys_term():
    lines = ["Denmark signed.", "These agreements run for ten years."]
    assert terms_of(*lines, reports=[(0, "DK")]) == []


def test_a_term_told_twice_is_reported_once_and_the_first_stands():
    lines = ["Denmark signed a 10-year agreement.", "Denmark's agreement is valid for 12 years."]
    assert terms_of(*lines, reports=[(0, "DK")]) == [("DK", "duration_years", 10)]


@pytest.mark.parametrize("section", ["link", "noise", "caption"])
def test_what_is_no_part_of_the_text_gives_no_terms(section):
    lines = ["Denmark signed.", f"{section}|Denmark's agreement is valid for ten years."]
    assert terms_of(*lines, reports=[(0, "DK")]) == []


def test_an_article_without_a_report_of_an_agreement_has_no_terms():
    assert terms_of("Denmark signed a 10-year agreement.", reports=[]) == []


def test_the_union_is_the_eu():
    sentences = sentences_of("title|EU", "The Union's text is legally binding.")
    told = [signed(sentences[0], "EU"), replace(signed(sentences[0], "EU"), party="DK")]
    events = report_terms(sentences, told, named, article_of(sentences), DOSSIER)
    assert [(event.party, event.binding) for event in events] == [("EU", True)]


def test_every_key_goes_to_its_field_with_its_place():
    text = (
        "Denmark's agreement is a legally binding executive agreement for ten years with"
        " consultations within 24 hours and no mutual defence clause."
    )
    sentences = sentences_of(text)
    (event,) = report_terms(
        sentences, [signed(sentences[0], "DK")], named, article_of(sentences), DOSSIER
    )
    assert (event.duration_years, event.legal_form, event.binding) == (
        10, "executive agreement", True,
    )  # fmt: skip
    assert (event.consultation_hours, event.mutual_defence) == (24, False)
    assert len(event.cues) == 5
    assert event.evidence.text == text


def test_the_names_of_a_tagged_sentence():
    (sentence,) = sentences_of("Denmark and Ukraine signed an agreement in Kyiv.")
    assert named_in(TAGGER.tag(sentence), "UA") == [Named(0, 7, "DK")]


def test_tallies_as_events():
    sentences = sentences_of(
        "Ukraine and Denmark signed a security agreement.",
        "Nine countries have signed such agreements, Reuters reported.",
        "link|Ten countries have signed security agreements.",
    )
    (event,) = report_tallies(sentences, article_of(sentences), DOSSIER, reader="1")
    assert (event.counted, event.count, event.bound) == ("signed", 9, "exact")
    assert event.evidence.text == sentences[1].text
    assert event.attribution.name == "Reuters"
    text = article_of(sentences).text
    assert [text[start:end] for start, end in event.cues] == ["Nine", "signed"]


def test_both_are_the_last_two_spoken_of():
    lines = ["Denmark signed.", "Norway signed.", "Both agreements run for ten years."]
    told = terms_of(*lines, reports=[(0, "DK"), (1, "NO")])
    assert told == [("DK", "duration_years", 10), ("NO", "duration_years", 10)]
    alone = ["Denmark signed.", "Both sides said that the agreement is valid for ten years."]
    assert terms_of(*alone, reports=[(0, "DK")]) == [("DK", "duration_years", 10)]


def test_all_three_are_the_last_three():
    lines = ["Denmark, Norway and Sweden signed.", "All three run for ten years."]
    reports = [(0, "DK"), (0, "NO"), (0, "SE")]
    assert [party for party, *_ in terms_of(*lines, reports=reports)] == ["DK", "NO", "SE"]


def test_a_place_is_no_party():
    lines = [
        "Denmark signed.",
        "Norway signed.",
        "The agreement, signed in Norway, is valid for ten years.",
    ]
    assert terms_of(*lines, reports=[(0, "DK"), (1, "NO")]) == [("DK", "duration_years", 10)]


def test_a_stranger_s_sentence_states_nothing_of_ours():
    lines = ["Denmark signed.", "Norway, by contrast, has a treaty that is legally binding."]
    assert terms_of(*lines, reports=[(0, "DK")]) == []
    pair = ["Denmark signed.", "It is like the 10-year pact between Denmark and Norway."]
    assert terms_of(*pair, reports=[(0, "DK")]) == []


def test_an_article_that_reports_nothing_has_no_terms():
    line = "Denmark has a 10-year security agreement with Ukraine."
    assert terms_of(line, reports=[]) == []
    assert terms_of(line, reports=[(0, "DK")]) == [("DK", "duration_years", 10)]


def test_a_party_without_a_report_has_the_terms_that_stand_with_its_agreement():
    line = "Denmark has a 10-year security agreement with Ukraine."
    assert terms_of("Norway signed.", line, reports=[(0, "NO")]) == [("DK", "duration_years", 10)]


def test_the_agreement_of_a_new_paragraph_is_that_of_the_lead():
    lines = ["title|Denmark signs", "Norway signed too.", "The agreement is valid for ten years."]
    assert terms_of(*lines, reports=[(0, "DK"), (1, "NO"), (2, "NO")]) == [
        ("DK", "duration_years", 10)
    ]


def test_a_large_group_is_no_party():
    (sentence,) = sentences_of("The G7 and Denmark signed an agreement.")
    assert [each.party for each in named_in(TAGGER.tag(sentence), "UA")] == ["DK"]
