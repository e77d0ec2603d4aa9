from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.dates import parse_day
from tracker.domain.events import Amount
from tracker.extraction.lexicon import rows
from tracker.extraction.terms import TermFound, find_terms, is_class_statement

MAY_30 = parse_day("2024-05-30")


def read(text, parties=("DK",), **more):
    found = find_terms(text, 0, parties, published=MAY_30, **more)
    return {each.key: each.value for each in found}


@pytest.mark.parametrize("row", rows("terms"), ids=lambda row: f"{row['key']} {row['phrase']}")
def test_every_phrase_is_read_in_its_example_and_not_in_its_counter_example(row):
    value = {"true": True, "false": False, "clause": False, "duty": False, "promise": True}
    assert read(row["example"])[row["key"]] == value.get(row["value"], row["value"])
    assert row["key"] not in read(row["counter"])


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("They signed a 10-year security agreement.", 10),
        ("They signed a ten-year bilateral security agreement.", 10),
        ("The ten-year agreement was signed in March.", 10),
        ("They signed a decade-long pact.", 10),
        ("The agreement is valid for ten years.", 10),
        ("The Agreement will be valid for ten years, and they will sign it.", 10),
        ("The document runs for 10 years.", 10),
        ("It runs for ten years and lapses if Ukraine enters NATO.", 10),
        ("The document will be in force for 15 years.", 15),
        ("It is concluded for fifteen years and is legally binding.", 15),
        ("It is for 10 years and holds until Ukraine is a member.", 10),
        ("The agreement was signed in Kyiv for a period of ten years.", 10),
        ("Support will go on while the agreement is in force, that is, for 10 years.", 10),
        ("For 10 years it undertakes to help with demining.", 10),
        ("It gives help and will do so for all ten years of the document.", 10),
        ("Only the ten-year term worries him, he said.", 10),
        ("The pact lasts ten years.", 10),
        ("They hope to sign a 10-year accord within weeks.", 10),
        ("The pact will commit it to training and intelligence for a period of 10 years.", 10),
    ],
)
def test_duration(text, years):
    assert read(text)["duration_years"] == years


@pytest.mark.parametrize(
    "text",
    [
        "The agreement will see it train soldiers over the next ten years.",
        "It will help Ukraine for the next decade.",
        "The agreement comes after the country was at war for ten years.",
        "He was sentenced to a 10-year prison term.",
        "It has supported Ukraine for ten years.",
        "The agreement was signed ten years ago.",
        "The 10-year-old came with his mother.",
        "No 10-year agreement was signed.",
        "It gives 5 billion euros over ten years.",
    ],
)
def test_what_is_no_duration(text):
    assert "duration_years" not in read(text)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (
            "The pact will be an 'executive agreement', which may not be binding.",
            "executive agreement",
        ),
        (
            "It is expected to be an executive agreement, less formal than a treaty.",
            "executive agreement",
        ),
        ("Its value is strictly political and not legal.", "political agreement"),
        (
            "The agreement has a political character and is not binding in law.",
            "political agreement",
        ),
        (
            "The agreement, he stressed, is political and legally non-binding.",
            "political agreement",
        ),
        ("The treaty is concluded for fifteen years and is legally binding.", "treaty"),
        ("The document is a treaty.", "treaty"),
        ("It is not a treaty.", None),
        ("It may be a treaty.", None),
        ("Its importance is political and symbolic.", None),
        ("It is no executive agreement.", None),
        ("They signed a treaty.", None),
    ],
)
def test_legal_form(text, form):
    assert read(text).get("legal_form") == form


@pytest.mark.parametrize(
    ("text", "binding"),
    [
        ("The agreement is legally binding.", True),
        ("It would go to Congress and so be binding in law.", True),
        ("Any president could leave the legally binding executive agreement.", True),
        ("The agreement is not legally binding.", False),
        ("The agreement will not be legally binding and needs no ratification.", False),
        ("Authority to sign a non-binding document was given.", False),
        ("It is an executive agreement, which means it may not be binding.", None),
        ("It would not necessarily be binding on future presidents.", None),
        ("It could be binding.", None),
        ("The resolution, which is not binding, was adopted.", None),
        ("The vote is not binding, but the agreement stays.", None),
    ],
)
def test_binding(text, binding):
    assert read(text).get("binding") is binding


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Consultations are to be held within 24 hours of an attack.", 24),
        ("Tokyo and Kyiv would hold bilateral talks within 24 hours.", 24),
        ("London would have to respond inside 24 hours to a fresh attack.", 24),
        ("It provides for 24-hour consultations in case of attack.", 24),
        ("They would consult within 48 hours.", 48),
        ("They would consult promptly.", None),
        ("In the last 24 hours consultations went on.", None),
        ("Within 24 hours the city was empty.", None),
    ],
)
def test_consultation(text, hours):
    assert read(text).get("consultation_hours") == hours


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("The agreement provides for 977 million euros in 2024.", Amount(977e6, "EUR", 2024)),
        ("For 2024 it sets aside at least 977 million euros.", Amount(977e6, "EUR", 2024)),
        ("At least EUR 126 million will come from it this year.", Amount(126e6, "EUR", 2024)),
        ("The deal, worth 1 billion euros, was signed.", Amount(1e9, "EUR", None)),
        ("They sign a deal with EUR 126 mln of aid by year end", Amount(126e6, "EUR", 2024)),
        ("It fixes the aid: after £2.3 bn in 2023, the figure for 2024 is £2.5 bn.",
         Amount(2.5e9, "GBP", 2024)),
        ("The agreement means 1.9 billion kroner in 2024.", Amount(1.9e9, "DKK", 2024)),
        ("The agreement gives 2.5 billion pounds ($3.2 billion) in 2024.",
         Amount(2.5e9, "GBP", 2024)),
        ("It has given 2.6 billion euros so far in 2024.", None),
        ("Up to April 30 the aid already granted came to 1.072 billion euros.", None),
        ("It gives up to €3 billion in 2024.", None),
        ("The agreement gives EUR 5 billion over three years.", Amount(5e9, "EUR", None)),
        ("The agreement gives EUR 5 billion over three years, of which one billion euros in 2024.",
         Amount(1e9, "EUR", 2024)),
        ("The agreement gives at least four billion kroner annually.", Amount(4e9, "DKK", None)),
        ("Up to three billion euros in 2024 are promised in the text.", Amount(3e9, "EUR", 2024)),
        ("Whether 8 billion euros in 2024 stand in the agreement is open.", None),
        ("A new package will be worth DKK 2.3 billion in 2024.", None),
        ("Congress approved $61 billion.", None),
        ("The country's budget foresees 200 million euros in 2024.", None),
        ("As far as the budget permits, 80 million euros will be given in 2024.",
         Amount(80e6, "EUR", 2024)),
        ("The agreement rests on the budget, which gives 200 million euros in 2024.",
         Amount(200e6, "EUR", 2024)),
        ("The allies promised 40 billion euros a year.", None),
        ("It provides for up to €3 billion in 2024.", Amount(3e9, "EUR", 2024)),
        ('Under it arms worth €1 billion are given in 2024, "the largest package so far", he said.',
         Amount(1e9, "EUR", 2024)),
        ("Under it a package worth €1 billion is given in 2024.", None),
        ("There are two billion euros in it for 2024.", Amount(2e9, "EUR", 2024)),
        ("Together they promise 40 billion euros a year.", None),
        ("A levy on banks gives 300 million euros in 2024.", None),
        ("Last year 1.2 billion euros were set aside for 2024.", None),
        ("A ticket costs 20 euros in 2024.", None),
    ],
)  # fmt: skip
def test_amount(text, amount):
    assert read(text).get("amount") == amount


def test_a_shared_currency_needs_its_party():
    text = "The agreement means 1.9 billion kroner in 2024."
    assert "amount" not in read(text, parties=("DK", "NO"))
    assert read(text, parties=("NO",))["amount"].currency == "NOK"


def test_this_year_is_no_year_where_nobody_knows_the_day_of_publication():
    text = "The agreement sets aside 2 billion euros this year."
    found = [t.value for t in find_terms(text, 0, ("NL",)) if t.key == "amount"]
    assert found == [Amount(2e9, "EUR", None)]


def test_an_amount_away_from_the_agreement_needs_the_context():
    text = "For 2024 a fund of €5 billion is set aside."
    assert read(text)["amount"] == Amount(5e9, "EUR", 2024)
    assert "amount" not in read(text, in_agreement=False)


@pytest.mark.parametrize(
    ("text", "defence"),
    [
        ("The agreement does not include a mutual defense clause.", False),
        ("There is no duty in it to send US troops to Ukraine.", False),
        ("It holds a promise of funding, but none to use U.S. forces.", False),
        ("Kyiv would come to its partner's defence within 24 hours.", True),
        ("The agreement includes a mutual defence clause.", True),
        ("NATO has a mutual defense clause known as Article 5.", None),
        ("Soldiers take no direct part in the fighting.", None),
        ("It might include a mutual defence clause.", None),
    ],
)
def test_mutual_defence(text, defence):
    assert read(text).get("mutual_defence") is defence


@pytest.mark.parametrize("mark", ["'", "\N{RIGHT SINGLE QUOTATION MARK}"])
def test_either_apostrophe_is_read(mark):
    text = f"Under it the two states come to each other{mark}s aid."
    assert read(text).get("mutual_defence") is True


def test_every_party_and_the_place_are_kept():
    text = "They signed a 10-year agreement."
    (term,) = find_terms(text, 50, ("GB", "FR"))
    assert term == TermFound("duration_years", 10, 64, 81, ("GB", "FR"))
    assert text[term.start - 50 : term.end - 50] == "10-year agreement"


def test_without_a_party_or_of_the_class_nothing_is_read():
    assert find_terms("A 10-year agreement.", 0, ()) == []
    assert find_terms("Such 10-year agreements.", 0, ("DK",), is_class_statement=True) == []


@pytest.mark.parametrize(
    ("text", "named", "expected"),
    [
        ("These agreements run for ten years.", 0, True),
        ("The agreements, Blinken said, will help for ten years.", 0, True),
        ("Every agreement has a clause.", 0, True),
        ("They are no treaties.", 0, True),
        ("Ten-year agreements with France and Spain.", 2, False),
        ("The agreement is not one of the treaties that parliament ratifies.", 0, False),
        ("The agreement runs for ten years.", 0, False),
    ],
)
def test_what_speaks_of_the_class(text, named, expected):
    assert is_class_statement(text, named) is expected


PIECES = st.sampled_from(
    [
        "the",
        "agreement",
        "it",
        "is",
        "not",
        "legally",
        "binding",
        "for",
        "ten",
        "years",
        "10-year",
        "within",
        "24",
        "hours",
        "consult",
        "worth",
        "€5",
        "billion",
        "in",
        "2024",
        "may",
        "no",
        "mutual",
        "defence",
        "clause",
        "executive",
        "political",
        "send",
        "troops",
        ",",
        ".",
    ]
)
TEXTS = st.one_of(st.text(max_size=150), st.lists(PIECES, max_size=25).map(" ".join))


@given(TEXTS)
def test_any_text_has_terms_or_none(text):
    keys = []
    for term in find_terms(text, 7, ("DK",), published=MAY_30):
        assert 7 <= term.start < term.end <= 7 + len(text)
        keys.append(term.key)
    assert len(keys) == len(set(keys))
    is_class_statement(text, 0)


@pytest.mark.parametrize(
    "piece", ["a, ", "for ten years ", "binding ", "€5m in 2024 ", "24 hours ", "10-year x ", "no "]
)
@pytest.mark.untraced
def test_reading_takes_time_in_proportion_to_length(piece):
    def seconds(size):
        text = piece * (size // len(piece))
        best = 9.0
        for _ in range(2):
            begin = process_time()
            find_terms(text, 0, ("DK",), published=MAY_30)
            best = min(best, process_time() - begin)
        return best

    assert seconds(32_000) < 30 * max(seconds(4_000), 0.002)
