import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.dates import parse, parse_day
from tracker.dossiers.dossier import Occasion
from tracker.extraction.anchor import find_anchor

G7 = Occasion(
    name="G7 summit in Italy",
    aliases=("G7 summit",),
    places=("Italy",),
    on=parse("2024-06-13/2024-06-15"),
)
BODY = "\nThe two countries signed on Thursday.\nMore is to come.\n"


def test_metadata_goes_before_all_else():
    anchor = find_anchor("KYIV, June 13, 2024 - They signed.", parse_day("2024-05-30"))
    assert (anchor.published, anchor.basis) == ("2024-05-30", "metadata")


@pytest.mark.parametrize(
    ("line", "day", "basis"),
    [
        ("KYIV, June 13, 2024 - The two signed.", "2024-06-13", "dateline"),
        ("KYIV, 13 June 2024 (Newswire) - The two signed.", "2024-06-13", "dateline"),
        ("FASANO, Italy, June 13, 2024 (Newswire) — The two signed.", "2024-06-13", "dateline"),
        ("SAINT-PAUL, June 13, 2024: The two signed.", "2024-06-13", "dateline"),
        ("Office of the Premier \u2013 13 June 2024 \u2013 18:20", "2024-06-13", "page"),
        ("FACTS / 13 June 2024", "2024-06-13", "page"),
        ("Germany / 16 February 2024\nItaly / 24 February 2024", None, "none"),
        ("It is void as of today, 13 June 2024.", "2024-06-13", "page"),
        ("As of 13 June 2024 it is void.", None, "none"),
        ("2024-05-30 (Newswire) -- The two are close to signing.", "2024-05-30", "dateline"),
        ("Monday, 27 May 2024, 15:51", "2024-05-27", "page"),
        ("Thursday, 27 Jun 2024", "2024-06-27", "page"),
        ("Published on July 8, 2024", "2024-07-08", "page"),
        ("Published: 8 July 2024 at 10:15", "2024-07-08", "page"),
        ("Date: 2024-07-08", "2024-07-08", "page"),
        ("date 2024-05-30 Skip to content", "2024-05-30", "page"),
        ("by A. Writer and the news desk May 30, 2024 6:45 PM 2 min read", "2024-05-30", "page"),
        ("By A. Writer, 30 May 2024", "2024-05-30", "page"),
        ("Author, August 3, 2023 12:37 AM, 2 min read", "2023-08-03", "page"),
        ("A Paper, Another Paper Saturday, 3 February 2024, 20:20", "2024-02-03", "page"),
        ("14/01/2024", "2024-01-14", "page"),
        ("11/8/2024", None, "none"),
        ("News | 11-08-2024 | 14:10", "2024-08-11", "page"),
        ("News | 11-08-2024 | 4:10 PM", None, "none"),
        ("published on 11/27/24 5:05 PM", "2024-11-27", "page"),
        ("published on 11/07/24 5:05 PM", None, "none"),
        ("The vote of 11/27/24 was close.", None, "none"),
        ("Report by Staff - October 29, 2024", "2024-10-29", "page"),
        ("JUL 8, 2024 | DEFENCE, NEWS", "2024-07-08", "page"),
        ("26.02.2024", "2024-02-26", "page"),
        ("20:03 25.06.2024", "2024-06-25", "page"),
        ("2024-06-28 11:28 update: 2024-06-28, 11:30", "2024-06-28", "page"),
        ("Last updated: 5 March 2024", "2024-03-05", "page"),
        ("FASANO, Italy, June 13 (Newswire) - The two signed.", None, "none"),
        ("Stockholm, May 31, 2024. The two signed.", "2024-05-31", "dateline"),
        ("3.4.2024 11.05 | Published in English on 3.4.2024 at 12.40", "2024-04-03", "page"),
        (
            "KYIV, May 21 (Newswire). They met, it was said on May 21, 2024.",
            "2024-05-21",
            "dateline",
        ),
        ("KYIV, May 21 (Newswire). They met, it was said on January 12, 2024.", None, "none"),
        ("In Stockholm, May 31, 2024, the two signed.", None, "none"),
        ("The two signed on June 13, 2024.", None, "none"),
        ("The two signed on 13 June 2024", None, "none"),
        ("(Photo: the leaders, Vilnius, July 12, 2023)", None, "none"),
        ("Picture: the leaders in Vilnius, July 12, 2023 12:00", None, "none"),
        ("The leaders at the family photo, June 27, 2024. AGENCY", None, "none"),
        ("Thursday", None, "none"),
    ],
)
def test_lines_of_a_page(line, day, basis):
    anchor = find_anchor("A headline\n" + line + BODY)
    assert (anchor.published, anchor.basis) == (day, basis)


def test_a_marked_day_goes_before_a_bare_one_and_both_before_an_update():
    text = "Updated: 7 June 2024\nWednesday, 5 June 2024\nPublished: 4 June 2024" + BODY
    assert find_anchor(text).published == "2024-06-04"
    assert find_anchor(text.replace("Published: 4 June 2024", "")).published == "2024-06-05"


def test_a_line_at_the_foot_counts():
    assert find_anchor("A headline" + BODY + "Published: 4 June 2024").published == "2024-06-04"


def test_a_page_clock_far_after_all_that_the_text_dates_is_not_believed():
    page = "Friday, November 8, 2024\nLeaders sign\nThey signed at the G7 summit in Italy."
    assert find_anchor(page, None, [G7]).published is None
    assert find_anchor("Friday, November 8, 2024\nLeaders sign\nThey signed.").published == (
        "2024-11-08"
    )


def test_days_told_in_full_are_kept_apart_from_the_anchor():
    text = "It took effect on 1 March 2026." + " Words." * 200 + "\nIt was signed on 31 May 2024."
    anchor = find_anchor(text, None, [G7])
    assert anchor.published is None
    assert anchor.lead == ("2026-03-01",)
    assert anchor.stated == ("2026-03-01", "2024-05-31")
    assert find_anchor("They sign at the G7 summit in Italy.", None, [G7]).held == ("2024-06-13",)


def test_a_dateline_without_a_year_is_dated_by_an_occasion():
    text = "FASANO, Italy, June 13 - They signed at the G7 summit in Italy."
    assert find_anchor(text, None, [G7]).published == "2024-06-13"
    assert find_anchor("They met on June 13. KYIV" + BODY, None, [G7]).published is None


def test_an_impossible_day_is_no_day():
    assert find_anchor("Published: February 30, 2024" + BODY).published is None


@given(st.text(max_size=300))
def test_any_text_has_an_anchor_or_none(text):
    find_anchor(text, None, [G7])
    find_anchor(text, parse_day("2024-05-30"), [G7])


def test_a_last_update_gives_way_to_the_day_of_a_communique() -> None:
    text = "Signed\n\nCommuniqué - 10.07.2024\n\nBoth sides signed.\n\nLast update 11.07.2024"
    assert find_anchor(text).published == "2024-07-10"


def test_a_name_beside_the_day_at_a_pages_foot_is_no_clock():
    told = "The agreement dates from 31 May 2023. The house approved it yesterday.\n"
    signed = find_anchor(told + "Radio One, Friday 31 January 2025\nPhoto: Archive")
    assert signed.published == "2025-01-31"
    assert find_anchor(told + "Friday 31 January 2025").published is None


def test_a_weekday_tells_the_year_of_its_day():
    anchor = find_anchor("On Friday, January 12, the two signed.", occasions=(G7,))
    assert anchor.stated == ("2024-01-12",)
    assert find_anchor("On Monday, January 12, the two signed.", occasions=(G7,)).stated == ()
    assert find_anchor("Washington, Wednesday 10 July.", occasions=(G7,)).stated == ("2024-07-10",)
