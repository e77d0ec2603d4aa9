from dataclasses import dataclass
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.dossiers.load import load
from tracker.extraction.lexicon import rows
from tracker.extraction.tallies import find_tallies

DOSSIER = load("ukraine-security")


@dataclass(frozen=True)
class Line:
    text: str
    start: int = 0


def counted(*lines, on_topic=True):
    sentences = [Line(text) for text in lines]
    return [
        (each.counted, each.count, each.bound, each.includes_upcoming)
        for each in find_tallies(sentences, DOSSIER, on_topic=on_topic)
    ]


@pytest.mark.parametrize("row", rows("tallies"), ids=lambda row: f"{row['kind']} {row['cue']}")
def test_every_cue_counts_in_its_example_and_not_in_its_counter_example(row):
    kinds = [kind for kind, *_ in counted(row["example"])]
    if row["kind"] == "barred":
        assert kinds == []
        assert [kind for kind, *_ in counted(row["counter"])] == ["signed"]
    else:
        assert row["kind"] in kinds
        assert counted(row["counter"]) == []


SIGNED = [
    ("Ukraine has already signed 14 bilateral security agreements.", 14, "exact", False),
    ("It is the seventh country to sign a security agreement with Ukraine.", 7, "exact", False),
    ("It became the 24th country to sign such an agreement with Ukraine.", 24, "exact", False),
    ("It will become the 24th country to sign a security agreement.", 24, "exact", True),
    ("It is set to be the 27th security agreement of Ukraine.", 27, "exact", True),
    ("The security agreement with Norway would be the 12th.", 12, "exact", True),
    ("This is the 20th security agreement Ukraine has signed.", 20, "exact", False),
    ("The agreement is the ninth of its kind that Ukraine has signed.", 9, "exact", False),
    ("Ukraine signed its 26th bilateral security agreement.", 26, "exact", False),
    ("There are now 17 such security agreements, said the president.", 17, "exact", False),
    ("A total of 19 countries have concluded security agreements.", 19, "exact", False),
    ("The total number of security agreements signed stands at 21.", 21, "exact", False),
    ("The number of countries with security agreements rises to 21.", 21, "exact", False),
    ("The security agreement is one of 14 that Kyiv has signed.", 14, "exact", False),
    ("By then there were security agreements with nine countries.", 9, "exact", False),
    ("Similar security agreements already exist with fifteen countries.", 15, "exact", False),
    ("The pledge would resemble 14 security agreements Ukraine already has.", 14, "exact", False),
    ("Up to now Ukraine has signed almost 30 such documents.", 30, "about", False),
    ("More than two dozen countries have signed security agreements.", 24, "at_least", False),
    ("That would make 32 countries with such agreements in all.", 32, "exact", True),
    ("Nine other countries have completed negotiations with Ukraine.", 9, "exact", False),
    ("It makes Slovenia the 22nd country to have such a security deal.", 22, "exact", False),
]


@pytest.mark.parametrize(("text", "count", "bound", "upcoming"), SIGNED)
def test_signed(text, count, bound, upcoming):
    lines = ("Kyiv and its partners talk of a security agreement.", text)
    assert counted(*lines) == [("signed", count, bound, upcoming)]


OTHERS = [
    (
        "Over 30 countries have joined the G7 Joint Declaration of Support.",
        "declared",
        30,
        "at_least",
    ),
    ("More than 30 countries have now signed that declaration.", "declared", 30, "at_least"),
    ("A dozen states had come on board the G7's joint declaration.", "declared", 12, "exact"),
    ("It is the 32nd country to join the Vilnius declaration.", "declared", 32, "exact"),
    ("The G7 declaration was joined by 12 countries.", "declared", 12, "exact"),
    ("The Joint Declaration, which 24 more states have since joined.", "declared", 24, "exact"),
    ("17 other countries are negotiating similar security pacts.", "negotiating", 17, "exact"),
    (
        "Kyiv is in talks with about 20 other countries on security agreements.",
        "negotiating",
        20,
        "about",
    ),
    ("Kyiv negotiates with more than a dozen others on agreements.", "negotiating", 12, "at_least"),
    ("Seven more security agreements in preparation", "negotiating", 7, "exact"),
    ("Asked about the agreements, he said it is negotiating with five.", "negotiating", 5, "exact"),
    (
        "17 other countries have expressed interest in negotiating such agreements.",
        "interested",
        17,
        "exact",
    ),
    ("Some 25 countries are ready to sign similar agreements.", "interested", 25, "about"),
]


@pytest.mark.parametrize(("text", "kind", "count", "bound"), OTHERS)
def test_other_kinds(text, kind, count, bound):
    assert counted(text) == [(kind, count, bound, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Seven EU states have signed security agreements with Ukraine.",
        "Sixteen of the EU's members have signed security agreements.",
        "Seven states of the EU have signed security agreements.",
        "It joins five other G7 states in talks on security agreements.",
        "Of the EU's 27 members only six have not signed a security agreement.",
        "Ukraine hopes to sign 20 security agreements by the end of the year.",
        "Two more security agreements will be signed soon.",
        "The two countries signed a security agreement.",
        "Leaders of 92 countries attended; 80 signed the communique.",
        "Over 50 countries take part in the Ramstein group on the security agreement.",
        "The security agreement was approved by 425 votes to 131.",
        "The security agreement names 12 areas of cooperation.",
        "He signed a security agreement and will send six howitzers.",
        "Leaders of 23 countries launched the Ukraine Compact beside the security agreement.",
        "Fourteen countries have signed the minerals deal.",
        "Thirteen countries have joined the fighter jet coalition.",
        "The security agreement, signed on May 14, runs for 10 years.",
        "The agreement was signed in 2024 and is worth 20 percent more.",
        "Up to 30 countries have signed security agreements.",
        "The Group of Seven signed the security agreement.",
        "Three more agreements were in the pipeline: with Latvia, Spain and Ireland.",
        "The fourth round of talks on the security agreement took place.",
    ],
)
def test_what_is_no_tally(text):
    assert counted(text) == []


def test_it_means_the_declaration_spoken_of_before():
    lines = [
        "The G7 adopted a joint declaration.",
        "More than two dozen nations later endorsed it.",
    ]
    assert counted(*lines) == [("declared", 24, "at_least", False)]
    assert counted("They took a photo.", lines[1]) == []


def test_one_tally_of_a_kind_and_count_in_an_article():
    line = "Nine countries have signed security agreements."
    assert counted(line, line) == [("signed", 9, "exact", False)]


def test_clauses_count_each_for_itself():
    assert counted(
        "More than 30 countries have joined the G7 declaration, and ten have signed security"
        " agreements with Ukraine."
    ) == [("declared", 30, "at_least", False), ("signed", 10, "exact", False)]


def test_an_article_off_the_topic_counts_nothing():
    line = "Nine countries have signed trade agreements."
    assert counted(line, on_topic=None) == []
    lines = ["A security agreement with Kyiv.", line.replace("trade ", "")]
    assert counted(*lines, on_topic=None) != []


def test_the_deciding_words_stand_in_the_sentence():
    text = "So far nine countries have signed security agreements with Kyiv."
    (tally,) = find_tallies([Line(text, 100)], DOSSIER)
    assert (tally.start, tally.end) == (100, 100 + len(text))
    assert [text[start - 100 : end - 100] for start, end in tally.cues] == ["nine", "signed"]


PIECES = st.sampled_from(
    [
        "Ukraine",
        "signed",
        "14",
        "fifteen",
        "security",
        "agreements",
        "countries",
        "have",
        "the",
        "15th",
        "joined",
        "declaration",
        "with",
        "negotiating",
        "others",
        ",",
        "and",
        ";",
        ":",
        "will",
        "would",
        "it",
        "such",
        "there",
        "are",
        "EU",
        "of",
    ]
)
TEXTS = st.one_of(st.text(max_size=150), st.lists(PIECES, max_size=25).map(" ".join))


@given(st.lists(TEXTS, max_size=4))
def test_any_text_has_tallies_or_none(texts):
    for tally in find_tallies([Line(text) for text in texts], DOSSIER, on_topic=True):
        assert tally.count > 1
        for start, end in tally.cues:
            assert tally.start <= start <= end <= tally.end


@pytest.mark.parametrize("piece", ["a, ", "14 ", "15 agreements, and ", "signed ", "one of 14 "])
@pytest.mark.untraced
def test_reading_takes_time_in_proportion_to_length(piece):
    def seconds(size):
        text = piece * (size // len(piece))
        best = 9.0
        for _ in range(2):
            begin = process_time()
            find_tallies([Line(text)], DOSSIER, on_topic=True)
            best = min(best, process_time() - begin)
        return best

    assert seconds(16_000) < 30 * max(seconds(2_000), 0.002)
