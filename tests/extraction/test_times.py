from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.dates import first_day, last_day, parse, parse_day
from tracker.dossiers.dossier import Occasion
from tracker.extraction.anchor import Anchor, find_anchor
from tracker.extraction.dating import resolve, when
from tracker.extraction.lexicon import rows
from tracker.extraction.reckoning import label_date
from tracker.extraction.times import find_times

G7 = Occasion(
    name="G7 summit in Italy",
    aliases=("G7 summit", "Group of Seven summit"),
    places=("Italy", "Puglia", "Fasano"),
    on=parse("2024-06-13/2024-06-15"),
)
WASHINGTON = Occasion(
    name="NATO summit in Washington",
    aliases=("NATO summit",),
    places=("Washington",),
    on=parse("2024-07-09/2024-07-11"),
)
VILNIUS = Occasion(
    name="NATO summit in Vilnius",
    aliases=("NATO summit",),
    places=("Vilnius",),
    on=parse("2023-07-11/2023-07-12"),
)
OCCASIONS = (G7, WASHINGTON, VILNIUS)
MAY_30 = Anchor(published=parse_day("2024-05-30"), basis="metadata")


def words(text, occasions=()):
    return [text[span.start : span.end] for span in find_times(text, occasions)]


def dated(text, anchor=MAY_30, direction="past", **more):
    return when(find_times(text, OCCASIONS), anchor, direction, **more)


@pytest.mark.parametrize("row", rows("times"), ids=lambda row: row["form"])
def test_every_entry_is_found_in_its_example_and_not_in_its_counter_example(row):
    form = row["form"].lower()
    assert any(form in found.lower() for found in words(row["example"]))
    assert not any(form in found.lower() for found in words(row["counter"]))


@pytest.mark.parametrize(
    "text",
    [
        "It may be signed.",
        "May the agreement last.",
        "MAY BE SIGNED SOON, SAYS MINISTER"[:12],
        "They march in step.",
        "March on, he said.",
        "The Sunday Times wrote of it.",
        "It was told in the Mail on Sunday, she said.",
        "Prices fell on Black Friday.",
        "Prime Minister Jan Fischer spoke.",
        "2024 troops came.",
        "It costs $2024.",
        "Hopes spring eternal.",
        "He came second.",
        "A 24/7 service.",
    ],
)
def test_what_is_no_time(text):
    assert find_times(text) == ()


def test_two_times_that_stand_beside_each_other_stay_two():
    assert words("on Thursday, 24 hours later") == ["Thursday", "24 hours later"]
    assert words("In May, 30 states joined") == ["May"]
    assert words("In May 30 countries joined") == ["May"]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("before June 13", "before"),
        ("ahead of June 13", "before"),
        ("prior to June 13", "before"),
        ("until June 13", "before"),
        ("up to June 13", "before"),
        ("since June 13", "after"),
        ("after June 13", "after"),
        ("from June 13", "after"),
        ("by June 13", "by"),
        ("no later than June 13", "by"),
        ("by the end of June", "by"),
        ("before the end of June", "by"),
        ("before the start of June", "before"),
        ("on June 13", "at"),
        ("on the eve of June 13", "before"),
        ("they met before on June 13", "at"),
        ("from June 13 to 15", "at"),
    ],
)
def test_what_a_preposition_says(text, relation):
    assert [span.relation for span in find_times(text)] == [relation]


@pytest.mark.parametrize(
    ("text", "direction", "on", "basis", "occasion"),
    [
        ("at the G7 summit in Italy on Thursday", "future", "2024-06-13", "occasion", G7),
        ("on Thursday in southern Italy, where the G7 is meeting", "past", "2024-06-13", 0, G7),
        ("during the G7 leaders' meeting in Italy", "future", G7.on, "occasion", G7),
        ("beside the Group of Seven summit", "future", G7.on, "occasion", G7),
        ("at the summit of the G7 in Italy", "future", G7.on, "occasion", G7),
        ("at the G7 in Italy", "future", G7.on, "occasion", G7),
        ("on June 13, at the G7 summit", "past", "2024-06-13", 0, G7),
        ("on July 11, beside the NATO summit in Washington", "past", "2024-07-11", 0, WASHINGTON),
        ("at the NATO summit in Vilnius", "past", VILNIUS.on, "occasion", VILNIUS),
        ("at the 2023 NATO summit", "past", VILNIUS.on, "occasion", VILNIUS),
        ("at the NATO summit this summer", "future", WASHINGTON.on, "occasion", WASHINGTON),
        ("next month at the G7 summit in Italy", "future", G7.on, "occasion", G7),
        ("before the NATO summit in Washington", "future", None, "unknown", WASHINGTON),
        ("ahead of the G7 summit", "future", None, "unknown", G7),
        ("at the G7 summit in Hiroshima", "past", None, "unknown", None),
        ("the G7 declaration", "past", None, "unknown", None),
    ],
)
@pytest.mark.parametrize("anchor", [MAY_30, Anchor()], ids=["dated", "undated"])
def test_occasions_with_and_without_a_day_of_publication(  # noqa: PLR0917
    text, direction, on, basis, occasion, anchor
):
    got = dated(text, anchor, direction)
    if anchor.published is None and "this summer" in text:
        on, basis, occasion = None, "unknown", None
    assert (got.on, got.occasion) == (on, occasion.name if occasion else None)
    assert got.basis == (basis or "occasion")


def test_an_occasion_far_from_publication_is_meant_only_with_its_place_or_year():
    december = Anchor(published=parse_day("2024-12-18"), basis="metadata")
    assert dated("at the NATO summit", december).on is None
    assert dated("at the NATO summit in Washington", december).on == WASHINGTON.on


def test_editions_are_told_apart_by_the_rest_of_the_text():
    rome = Occasion(name="G7 summit", places=("Rome",), on=parse("2017-05-26/2017-05-27"))
    text = "They signed at the G7 summit. The photo was taken in Puglia, Italy."
    page = find_anchor(text, None, (rome, G7))
    (span,) = find_times("They signed at the G7 summit.", (rome, G7))
    assert resolve(span, page).on == G7.on
    assert resolve(span, Anchor()).on is None
    day = Anchor(stated=(parse_day("2017-05-25"),))
    assert resolve(span, day).on == rome.on


def test_a_day_without_a_year_chooses_the_edition_that_holds_it():
    rome = Occasion(name="G7 summit", places=("Rome",), on=parse("2017-05-26/2017-05-27"))
    spans = find_times("at the G7 summit on May 26", (rome, G7))
    assert when(spans, Anchor()).on == "2017-05-26"


def test_a_coarse_time_beside_an_occasion_takes_its_days_and_a_far_one_does_not():
    assert dated("this year, at the G7 summit in Italy", direction="future").on == G7.on
    far = dated("on 2 May 2023, as told at the G7 summit in Italy")
    assert (far.on, far.occasion) == ("2023-05-02", None)


def test_capitals_that_grow_in_lower_case_do_not_shift_the_spans():
    text = "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}stanbul, then the G7 summit in Italy"
    assert words(text, OCCASIONS) == ["G7 summit in Italy"]


def test_a_year_beside_an_occasion_that_is_not_known_is_kept():
    assert dated("at the 2022 NATO summit").on == "2022"


def test_an_undated_article_leaves_relative_times_unknown():
    for text in ("on Thursday", "today", "next week", "on June 13", "in May", "last July"):
        assert dated(text, Anchor()).on is None


def test_a_day_told_in_full_gives_its_year_to_days_near_it():
    anchor = Anchor(stated=(parse_day("2024-01-12"),))
    assert dated("on February 16", anchor).on == "2024-02-16"
    assert dated("on November 16", anchor).on is None
    lead = Anchor(lead=(parse_day("2026-03-01"),))
    assert dated("in October", lead).on == "2025-10"
    assert dated("on 12 February", lead).on == "2026-02-12"
    assert dated("next May", lead).on is None


def test_a_day_earlier_counts_from_the_day_told_before():
    assert dated("a day earlier", told=parse("2024-06-13")).on == "2024-06-12"
    assert dated("the following day", told=parse("2024-06-13")).on == "2024-06-14"
    assert dated("the same day", told=parse("2024-06-13")).on == "2024-06-13"
    assert dated("two weeks later", told=parse("2024-06-13")).on == "2024-06-24/2024-06-30"
    assert dated("a week later", told=parse("2024-06-13")).on == "2024-06-20"
    assert dated("the following Monday", told=parse("2024-06-13")).on == "2024-06-17"
    assert dated("the previous Monday", told=parse("2024-06-13")).on == "2024-06-10"
    assert dated("a day earlier").on == "2024-05-29"


def test_the_finest_time_of_a_clause_wins():
    assert dated("last week, on Tuesday, as told in May").on == "2024-05-28"
    assert dated("in May 2024, on 12 May").on == "2024-05-12"
    assert dated("in 2024, this month").on == "2024-05"
    assert dated("on Thursday in 2024").basis == "relative"


def test_days_that_the_calendar_does_not_have_stay_unknown():
    assert dated("on February 30, 2024").on is None
    assert dated("on 31.06.2024").on is None
    assert dated("45.13.2024").on is None
    assert dated("on June 15-13, 2024").on != "2024-06-13"


@pytest.mark.parametrize(
    ("on", "label"),
    [
        (None, None),
        ("2024-06-13", "2024-06-13"),
        ("2024-06-13/2024-06-15", "2024-06"),
        ("2024-05-27/2024-06-02", "2024-05"),
        ("2024-06/2024-08", "2024"),
        ("2023-12/2024-02", None),
    ],
)
def test_the_form_of_the_labels(on, label):
    assert label_date(on) == label


PIECES = st.sampled_from(
    [
        "on",
        "in",
        "by",
        "the",
        "last",
        "next",
        "this",
        "of",
        "Thursday",
        "Friday",
        "June",
        "May",
        "13",
        "13th",
        "2024",
        "-",
        "\N{EN DASH}",
        ",",
        ".",
        "(",
        ")",
        "'s",
        "week",
        "month",
        "year",
        "day",
        "days",
        "two",
        "ten",
        "a",
        "ago",
        "earlier",
        "later",
        "before",
        "after",
        "soon",
        "coming",
        "few",
        "early",
        "mid",
        "end",
        "half",
        "tomorrow",
        "yesterday",
        "G7",
        "summit",
        "NATO",
        "in",
        "Italy",
        "Washington",
        "quarter",
        "Q3",
        "6:45",
        "pm",
        "13.06.2024",
        "or",
        "so",
        "summer",
        "weekend",
        "fortnight",
        "same",
        "that",
        "decade",
        "99",
        "0",
        "ages",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map(" ".join))
DAYS = st.dates().map(lambda each: parse_day(each.isoformat()))


@given(TEXTS)
def test_spans_stand_in_order_inside_the_text(text):
    at = 0
    for span in find_times(text, OCCASIONS):
        assert at <= span.start < span.end <= len(text)
        assert not text[span.start].isspace()
        at = span.end


@given(TEXTS, DAYS, st.sampled_from(["past", "future", "none"]))
def test_any_text_resolves_to_a_date_or_to_none(text, day, direction):
    anchor = Anchor(published=day, basis="metadata", lead=(day,), stated=(day,))
    for span in find_times(text, OCCASIONS):
        for at in (anchor, Anchor(lead=(day,), stated=(day,)), Anchor()):
            got = resolve(span, at, direction, told=parse(day), occasion=G7)
            assert got.on is None or parse(got.on)
    when(find_times(text, OCCASIONS), anchor, direction)


@given(
    st.sampled_from(["Monday", "Sunday", "June 13", "May", "this week", "13 January", "February"]),
    DAYS.filter(lambda day: "0002" < day[:4] < "9998"),
)
def test_what_has_no_year_never_leaves_the_verbs_direction(text, day):
    anchor = Anchor(published=day, basis="metadata")
    (span,) = find_times(f"in {text}.")
    past, future = (resolve(span, anchor, way).on for way in ("past", "future"))
    assert parse_day(first_day(past)) <= day or days_between(day, first_day(past)) <= 1
    if future is None:
        # "June 13", told in July of what is to come, is over: nobody means the next year's so.
        assert days_between(day, first_day(past)) <= 66
    else:
        assert parse_day(last_day(future)) >= day or days_between(last_day(future), day) <= 1


def days_between(first, last):
    from datetime import date  # noqa: PLC0415

    return (date.fromisoformat(last) - date.fromisoformat(first)).days


@pytest.mark.parametrize(
    "piece",
    [
        "a, ",
        "the last ",
        "June ",
        "13-",
        "on the ",
        '"("',
        "end of ",
        "before the summit ",
        "2024 ",
    ],
)
@pytest.mark.untraced
def test_reading_takes_time_in_proportion_to_length(piece):
    def seconds(size):
        text = piece * (size // len(piece))
        best = 9.0
        for _ in range(3):
            begin = process_time()
            find_times(text, OCCASIONS)
            best = min(best, process_time() - begin)
        return best

    assert seconds(80_000) < 30 * max(seconds(10_000), 0.002)


def test_a_day_takes_the_month_that_stands_before_it():
    listed = "Signed in February: Germany and France (16), Denmark (23)."
    assert words(listed) == ["February", "16", "23"]
    assert [resolve(span, MAY_30, "past").on for span in find_times(listed)] == [
        "2024-02", "2024-02-16", "2024-02-23",
    ]  # fmt: skip
    told = "The US began on 3 August and Britain on the 11th."
    assert [resolve(span, MAY_30, "past").on for span in find_times(told)] == [
        "2023-08-03", "2023-08-11",
    ]  # fmt: skip
    assert words("They met on the 11th floor.") == []
    met = "They met on the 11th."
    assert [resolve(span, MAY_30, "past").on for span in find_times(met)] == ["2024-05-11"]
    assert [resolve(span, MAY_30, "future").on for span in find_times(met)] == ["2024-06-11"]
    assert words("In February he named reasons (3), and others.") == ["February"]
    assert words("It was the 11th in February.") == ["February"]


def test_a_weekday_beside_the_one_day_of_an_undated_lead_is_that_day():
    lead = Anchor(lead=(parse_day("2023-10-07"),))
    assert dated("on Saturday", lead).on == "2023-10-07"
    assert dated("on Sunday", lead).on is None
    assert dated("last Saturday", lead).on is None
    two = Anchor(lead=(parse_day("2023-10-07"), parse_day("2023-10-08")))
    assert dated("on Saturday", two).on is None


def test_a_state_since_a_day_began_on_it():
    assert dated("in force since 1 March 2025").on == "2025-03-01"
    assert dated("at war since 1 March 2025").on is None
