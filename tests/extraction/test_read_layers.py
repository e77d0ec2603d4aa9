"""The reader's layers, each by itself: sentences, tags, parties, nouns, clauses, moods."""

import functools

import pytest

from tracker.dossiers.load import load
from tracker.extraction.clause import Clause
from tracker.extraction.cut import cut
from tracker.extraction.finding import Finding, Scene
from tracker.extraction.judge import judge
from tracker.extraction.noun import Noun
from tracker.extraction.noun_reading import read_nouns
from tracker.extraction.party_nodes import fold
from tracker.extraction.segment import segment
from tracker.extraction.sentence import Sentence
from tracker.extraction.tag import Tagger
from tracker.extraction.unit import Unit


@functools.cache
def tagger() -> Tagger:
    return Tagger(load("ukraine-security"))


def nodes_of(text: str, *, headline: bool = False) -> list[Unit]:
    sentence = Sentence(text=text, start=0, end=len(text), section="body", number=0, line=0)
    nodes = fold(tagger().tag(sentence), headline=headline)
    read_nouns(nodes, tagger().qualifiers)
    return nodes


def clauses_of(text: str) -> list[Clause]:
    return cut(nodes_of(text))


def findings_of(text: str) -> list[Finding]:
    clauses = clauses_of(text)
    scene = Scene(clauses, bare_ok=True, talks_ok=True)
    return [finding for clause in clauses for finding in judge(clause, scene)]


def sentences_of(text: str) -> list[str]:
    return [sentence.text for sentence in segment(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kyiv and the U.S. signed it. Then they left.", 2),
        ("President J. Biden met V. Zelensky in Bari.", 1),
        ("It was the 15th.Number sixteen follows.", 2),
        ("The stage is final.[10] The signing is near.", 2),
        ("Lviv (M. Frederiksen) and Kyiv (G. Meloni) came first.", 1),
        ("“It is done.” He left.", 2),
        ("The sum is 2.5 billion euros.", 1),
    ],
)
def test_sentences_end_where_they_end(text: str, expected: int) -> None:
    assert len(sentences_of(text)) == expected


def test_every_sentence_is_where_it_says() -> None:
    body = "KYIV, May 1 (X) - First. Second one.\n\nSigned so far:\n- Denmark\n- Italy\n"
    text = f"Title here for all\n\n{body}"
    for sentence in segment(text, "Title here for all"):
        assert text[sentence.start : sentence.end] == sentence.text


def test_a_heading_governs_the_lines_below_it() -> None:
    more = "More text that is longer than a line of a list of names ever would be."
    text = f"Some text comes first.\n\nSigned so far:\n- Denmark\n- Italy\n\n{more}"
    found = {s.text: s for s in segment(text)}
    header = found["Signed so far:"]
    assert header.section == "header"
    assert found["Denmark"].header == header.number == found["Italy"].header
    assert segment(text)[-1].header is None


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("Photo: Getty Images", "caption"),
        ("Read also: Poland signs", "noise"),
    ],
)
def test_the_furniture_of_a_page_is_set_apart(text: str, section: str) -> None:
    assert segment(f"The text of the page comes first here.\n\n{text}")[1].section == section


def test_the_home_party_and_others_are_told_by_their_codes() -> None:
    codes = [node.codes for node in nodes_of("Ukraine and Denmark met in Berlin.") if node.codes]
    assert codes == [("UA", "DK"), ("DE",)]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Ukraine signed it with Denmark.", "denmark", "with"),
        ("Ukraine signed it in Denmark.", "denmark", "place"),
        ("It was signed by Denmark.", "denmark", "by"),
        ("The Danish agreement is signed.", "danish", "mod"),
        ("Denmark signed it.", "denmark", "arg"),
        ("After Denmark, Italy signed.", "denmark", "cmp"),
        ("Danish cheese was on the table.", "danish", "none"),
    ],
)
def test_a_party_plays_its_part(text: str, name: str, role: str) -> None:
    node = next(node for node in nodes_of(text) if node.codes and name in node.lower)
    assert node.role == role


def test_a_list_of_parties_is_one_node() -> None:
    nodes = nodes_of("The U.K., Germany, France and Denmark signed.")
    assert nodes[1].codes == ("GB", "DE", "FR", "DK")


def test_names_run_together_are_told_apart() -> None:
    nodes = nodes_of("United KingdomGermanyFrance", headline=True)
    assert [code for node in nodes for code in node.codes] == ["GB", "DE", "FR"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The security agreement is ready.", "ours"),
        ("An agreement on security cooperation is ready.", "ours"),
        ("The agreement is ready.", "open"),
        ("The minerals deal is ready.", "other"),
        ("The agreement with Denmark on air services is ready.", "other"),
        ("Negotiations on the text of a bilateral security agreement go on.", "ours"),
    ],
)
def test_a_noun_means_the_agreement_or_another(text: str, status: str) -> None:
    nouns = [node.noun for node in nodes_of(text) if isinstance(node.noun, Noun)]
    assert nouns
    assert status in {noun.status for noun in nouns}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Denmark signed it and Italy will follow.", ["main", "main"]),
        ("He said that Denmark has signed.", ["main", "content"]),
        ("The pact, which Denmark signed, is public.", ["main", "rel", "main"]),
        ("If Denmark signs, Italy will follow.", ["cond", "main"]),
        ("Greece, its southern neighbour, signed in October.", ["main"]),
    ],
)
def test_a_sentence_is_cut_into_clauses(text: str, kinds: list[str]) -> None:
    assert [clause.kind for clause in clauses_of(text)] == kinds


@pytest.mark.parametrize(
    ("text", "kind", "mood"),
    [
        ("Denmark signed the agreement.", "signed", "fact"),
        ("Denmark will sign the agreement.", "talks_close", "plan"),
        ("Denmark has not signed the agreement.", "unsigned", "denied"),
        ("Denmark refused to sign the agreement.", "refused", "refused"),
        ("The signing of the agreement was postponed.", "signing_postponed", "postponed"),
        ("Denmark was to sign the agreement.", "was_planned", "past plan"),
        ("Denmark wants to sign the agreement.", "intent_declared", "want"),
        ("Denmark is close to signing the agreement.", "talks_close", "close"),
    ],
)
def test_a_predicate_has_its_mood(text: str, kind: str, mood: str) -> None:
    assert [(each.kind, each.mood) for each in findings_of(text)] == [(kind, mood)]


@pytest.mark.parametrize(
    "text",
    [
        "If Denmark signs the agreement, Italy may follow.",
        "Denmark might sign the agreement one day.",
        "Sign up for the agreement of the day.",
        "Whether an agreement is to follow was not said.",
        "Should Denmark ever sign the agreement, it would be the first.",
    ],
)
def test_what_is_only_possible_is_no_report(text: str) -> None:
    assert [each.kind for each in findings_of(text) if each.kind] == []
