"""The day of a report: from its own words, its neighbours' and the day told before."""

import pytest

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.dossiers.load import load
from tracker.extraction.extract import extract

DOSSIER = load("ukraine-security")


def days(text, published="2024-06-14", title="Ukraine's security agreements"):
    day = Day(published) if published else None
    article = Article(name="x", text=text, title=title, published=day)
    return {
        f"{r.party} {r.kind}": getattr(r, "planned_for", None) or r.happened_on
        for r in extract(article, DOSSIER).reports
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            (
                "Ukraine signed security agreements with Denmark (23 February), Canada and Italy"
                " (both 24 February)."
            ),
            {"DK": "2024-02-23", "CA": "2024-02-24", "IT": "2024-02-24"},
            id="in brackets",
        ),
        pytest.param(
            "Security agreements signed in May: Spain (27), Belgium and Portugal (both 28).",
            {"ES": "2024-05-27", "BE": "2024-05-28", "PT": "2024-05-28"},
            id="the month before",
        ),
        pytest.param(
            (
                "Security agreements with Ukraine were signed by Britain, Germany and, on Friday,"
                " Denmark."
            ),
            {"GB": None, "DE": None, "DK": "2024-06-14"},
            id="before the last one's name",
        ),
        pytest.param(
            (
                "Germany and France followed Britain on Friday and signed security agreements with"
                " Ukraine."
            ),
            {"DE": "2024-06-14", "FR": "2024-06-14", "GB": None},
            id="who was followed",
        ),
    ],
)
def test_each_party_of_a_list_has_its_own_day(text, told):
    found = days(text)
    assert {party: found[f"{party} signed"] for party in told} == told


def test_a_day_earlier_counts_from_the_day_told_before():
    text = (
        "Canada signed a security agreement with Ukraine on Saturday. A day earlier Denmark"
        " signed its security agreement with Ukraine in Lviv."
    )
    found = days(text, "2024-02-26")
    assert (found["CA signed"], found["DK signed"]) == ("2024-02-24", "2024-02-23")


def test_a_quoted_today_is_no_day_told_before():
    text = (
        'Canada signed a security agreement with Ukraine on Saturday. "What we sign today counts,"'
        " said the guest. Hours earlier Denmark had signed a security agreement with Ukraine."
    )
    assert days(text, "2024-02-26")["DK signed"] == "2024-02-24"


def test_the_same_day_of_a_plan_is_the_day_planned_before():
    text = (
        "The security agreement between the United States and Ukraine will be signed on Thursday."
        " On the same day, Japan will sign a security agreement with Ukraine."
    )
    assert days(text, "2024-06-12")["JP signing_scheduled"] == "2024-06-13"


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        (
            (
                "The signing of the security agreement between Cyprus and Ukraine, planned for"
                " Friday, has been delayed, a spokesman said on Thursday."
            ),
            "2025-02-06",
            "2025-02-06",
        ),
        (
            (
                "The security agreement between Cyprus and Ukraine, which was to have been signed"
                " on Thursday, was not signed."
            ),
            "2025-02-07",
            "2025-02-06",
        ),
    ],
)
def test_what_was_put_off_was_put_off_when_it_was_told_or_not_done(text, published, day):
    article = Article(name="x", text=text, title="", published=Day(published))
    made = [r for r in extract(article, DOSSIER).reports if r.kind == "signing_postponed"]
    assert [(r.party, r.happened_on) for r in made] == [("CY", day)]


def test_what_is_to_come_dates_nothing_that_has_happened():
    text = (
        "Three security agreements were signed by Ukraine in one day on Thursday: with Latvia"
        " and with Spain."
    )
    assert days(text)["LV signed"] == "2024-06-13"


def test_a_weekday_that_is_the_day_of_publication_is_that_day():
    assert days("Latvia signed a security agreement with Ukraine on Friday.") == {
        "LV signed": "2024-06-14"
    }


def test_the_sentence_that_goes_on_tells_the_day():
    text = "Latvia has signed a security agreement with Ukraine. It happened on 11 April 2024."
    assert days(text, None)["LV signed"] == "2024-04-11"


def test_an_agreement_in_force_upon_signature_is_so_from_that_day():
    text = (
        "Latvia signed its security agreement with Ukraine on 11 April 2024. The agreement entered"
        " into force upon signature."
    )
    assert days(text)["LV entered_into_force"] == "2024-04-11"


def test_a_decision_about_what_is_to_come_has_its_own_day():
    text = "Latvia and Ukraine agreed on Monday to open negotiations on a security agreement."
    assert days(text)["LV intent_declared"] == "2024-06-10"


def test_a_member_named_by_itself_is_not_dated_by_its_group():
    text = (
        "All five Nordic countries have signed security agreements with Ukraine as of today."
        " Denmark signed its security agreement with Ukraine in February."
    )
    assert days(text)["DK signed"] == "2024-02"


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        (
            (
                "The French Senate approved the security agreement with Ukraine on Wednesday."
                " The vote does not bind the government."
            ),
            "non-binding",
        ),
        (
            (
                "Nothing hung on the votes. The French Senate approved the security agreement with"
                " Ukraine on Wednesday."
            ),
            "non-binding",
        ),
        ("The Latvian parliament ratified the security agreement with Ukraine.", "binding"),
        ("The French Senate approved the security agreement with Ukraine.", "unknown"),
    ],
)
def test_a_vote_binds_as_far_as_the_text_says(text, effect):
    article = Article(name="x", text=text, title="", published=Day("2024-06-14"))
    made = [r for r in extract(article, DOSSIER).reports if r.kind == "ratified"]
    assert [r.effect for r in made] == [effect]


@pytest.mark.parametrize(
    ("text", "published", "key", "day"),
    [
        pytest.param(
            (
                "The series of security agreements with Ukraine began in January 2024, when Britain"
                " signed. In March the Netherlands signed a security agreement with Ukraine."
            ),
            "2026-02-10",
            "NL signed",
            "2024-03",
            id="the year told before",
        ),
        pytest.param(
            (
                "The series of security agreements with Ukraine began in June 2024, when Japan"
                " signed. In January Albania signed a security agreement with Ukraine."
            ),
            "2026-02-10",
            "AL signed",
            "2026-01",
            id="a month that does not come after it",
        ),
        pytest.param(
            (
                "The president landed in Brussels on Wednesday. He was shown the jets. With the"
                " prime minister of Belgium he signed a security agreement between Ukraine and"
                " Belgium."
            ),
            "2024-06-14",
            "BE signed",
            "2024-06-12",
            id="the day the story has come to",
        ),
        pytest.param(
            (
                "The president landed in Brussels on Wednesday. He was shown the jets. Latvia has"
                " signed a security agreement with Ukraine."
            ),
            "2024-06-14",
            "LV signed",
            None,
            id="the perfect tells no story",
        ),
        pytest.param(
            (
                "Ukraine and Luxembourg have begun talks on a security agreement. The teams met by"
                " video on Tuesday."
            ),
            "2024-05-16",
            "LU talks_started",
            "2024-05-14",
            id="the sentence behind the news",
        ),
        pytest.param(
            (
                "Ukraine and Luxembourg have begun talks on a security agreement. The teams will"
                " meet again on Tuesday."
            ),
            "2024-05-16",
            "LU talks_started",
            "2024-05-16",
            id="what is to come is another day",
        ),
        pytest.param(
            "Croatia and Albania signed security agreements with Ukraine in May and June.",
            "2024-12-14",
            "AL signed",
            "2024-06",
            id="in turn",
        ),
        pytest.param(
            (
                "Security agreements with Ukraine were signed by Romania and Greece, the latter two"
                " days ago."
            ),
            "2024-06-14",
            "RO signed",
            None,
            id="the latter",
        ),
    ],
)
def test_a_day_is_taken_from_what_stands_around(text, published, key, day):
    assert days(text, published)[key] == day


def test_the_year_of_a_review_is_in_its_title():
    text = (
        "JANUARY. Britain signs a security agreement with Ukraine on the 12th.\n\n"
        "MARCH. The Netherlands signs a security agreement with Ukraine."
    )
    found = days(text, None, "Ukraine's security agreements: 2024 in review")
    assert (found["GB signed"], found["NL signed"]) == ("2024-01-12", "2024-03")
    assert days(text, None)["NL signed"] is None


def test_a_page_that_is_one_line_of_thousands_of_months_is_read():
    line = "In May 2024 it rained on the roof. In June it rained. " * 2500
    text = f"{line}Denmark and Ukraine signed a security agreement in July."
    assert days(text, "2024-08-20")["DK signed"] == "2024-07"


@pytest.mark.parametrize(
    ("published", "way", "end"),
    [("0001-01-02", "before", "0001-01-01"), ("9999-12-30", "after", "9999-12-31")],
)
def test_days_counted_beyond_the_calendar_stay_within_it(published, way, end):
    text = (
        "Norway signed its security agreement with Ukraine yesterday. "
        f"Finland signed a security agreement with Ukraine 999 days {way} Norway did."
    )
    assert days(text, published)["FI signed"] == end
