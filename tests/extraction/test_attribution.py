from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.events import Attribution
from tracker.extraction.attribution import NOBODY, find_attribution
from tracker.extraction.lexicon import rows

OFFICIALS = ("Volodymyr Zelensky", "Petr Pavel")


@pytest.mark.parametrize("row", rows("outlets"), ids=lambda row: row["name"])
def test_every_outlet_goes_by_its_one_name(row):
    assert find_attribution(row["example"]) == Attribution("outlet", row["name"])
    for alias in row["aliases"].split("|"):
        assert find_attribution(f"It is close, {alias} reported.").name == row["name"]
    assert find_attribution(row["counter"]).kind != "outlet"


KINDS = {
    "say": "official",
    "report": "outlet",
    "cite": "outlet",
    "office": "official",
    "body": "official",
    "unnamed": "unnamed",
    "analyst": "analyst",
}


@pytest.mark.parametrize("row", rows("speech"), ids=lambda row: f"{row['role']} {row['word']}")
def test_every_word_of_speech_tells_who_says_so(row):
    assert find_attribution(row["example"]).kind == KINDS[row["role"]]
    assert find_attribution(row["counter"]).kind != KINDS[row["role"]]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (
            "The US is close, the Financial Times (FT) reported, citing sources.",
            "outlet",
            "Financial Times",
        ),
        ("FT: the US is close to signing.", "outlet", "Financial Times"),
        ("The deal is close - El Pais", "outlet", "El País"),
        ("Source: Die Welt; another", "outlet", "Die Welt"),
        ("The German paper Welt wrote on May 11 that it is close.", "outlet", "Die Welt"),
        ("People familiar with the matter told CNN that it is close.", "outlet", "CNN"),
        ("U.S. officials told the FT that it is close.", "outlet", "Financial Times"),
        (
            "Prime Minister Denys Shmyhal told Bloomberg that it is close.",
            "official",
            "Denys Shmyhal",
        ),
        ("According to Reuters, it is close.", "outlet", "Reuters"),
        ("It is close, according to a US official.", "unnamed", None),
        ("It is close, according to Foreign Minister Anna Novak.", "official", "Anna Novak"),
        (
            "Andriy Yermak, head of Ukraine's Presidential Office, said so.",
            "official",
            "Andriy Yermak",
        ),
        ("It is close, says White House adviser Jake Sullivan.", "official", "Jake Sullivan"),
        ("The President's Office said so.", "official", "President's Office"),
        ("Zelensky said on Telegram that it is close.", "official", "Zelensky"),
        ("It is close, Anna Novak said.", "named", "Anna Novak"),
        ("It is close, analyst Anna Novak said.", "analyst", "Anna Novak"),
        ("He said so.", "none", None),
        ("They signed in Kyiv.", "none", None),
        ("It is close, he said on condition of anonymity.", "unnamed", None),
        ("", "none", None),
    ],
)
def test_who_says_so(text, kind, name):
    assert find_attribution(text, OFFICIALS) == Attribution(kind, name)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("The Netherlands said that it would sign.", "official", "Netherlands"),
        ("Athens says that it is the 21st to sign.", "official", "Athens"),
        ("Albania has declared its interest in a like document.", "official", "Albania"),
        ("Norway and Romania have declared that they want talks.", "official", "Norway"),
        ("Of Croatia, which signed in Dubrovnik, the list says nothing.", "none", None),
        ("With Greece an agreement will be signed next week, said a member.", "none", None),
        ("Consultations with the Netherlands have begun, he said.", "none", None),
        ("Every G7 member, he recalled, now has one.", "none", None),
        ("All five Nordic states and the three Baltic ones have joined.", "none", None),
        ("All visits are put off, the office said.", "none", None),
        ("Both sides want it soon, Kyiv announced.", "official", "Kyiv"),
        ("Just seven have agreed, the paper says.", "none", None),
        ("Belgrade was offered talks, an unnamed official says.", "unnamed", None),
        ("The text is final, said Prime Minister Petr Pavel.", "official", "Petr Pavel"),
        ("The minister states that it is close.", "official", "minister"),
    ],
)
def test_only_who_speaks_is_named(text, kind, name):
    assert find_attribution(text, OFFICIALS) == Attribution(kind, name)


def test_what_continues_the_lead_need_not_name_its_outlet():
    lead = "The FT reported, citing sources, that the US is close to an agreement."
    assert find_attribution(lead) == Attribution("outlet", "Financial Times")
    assert find_attribution("It would be signed in June.") == NOBODY


def test_nobody_is_no_source():
    assert Attribution("none", None) == NOBODY


@given(st.text(max_size=200))
def test_any_text_has_a_source_or_none(text):
    assert find_attribution(text, OFFICIALS).kind in {*KINDS.values(), "named", "none"}


@pytest.mark.parametrize("piece", ["a, ", "said ", "Reuters ", "John ", "according to ", '" '])
@pytest.mark.untraced
def test_reading_takes_time_in_proportion_to_length(piece):
    def seconds(size):
        text = piece * (size // len(piece))
        best = 9.0
        for _ in range(3):
            begin = process_time()
            find_attribution(text)
            best = min(best, process_time() - begin)
        return best

    assert seconds(80_000) < 30 * max(seconds(10_000), 0.002)
