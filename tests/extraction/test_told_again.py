"""The day of a report whose own sentence tells none, by another sentence that tells the same."""

from dataclasses import replace

import pytest
from extraction.tables import dossier

from tracker.articles.article import Article
from tracker.domain.dates import Day, Edtf
from tracker.domain.events import Report
from tracker.extraction.extract import read_through
from tracker.extraction.told_again import LIKELY, MOST, Again, dated_elsewhere, is_undated
from tracker.extraction.weigh import Weighed

PUBLISHED = Day("2024-06-20")


def reports(text: str) -> dict[tuple[str, str], Report]:
    article = Article(name="x", text=text, published=PUBLISHED)
    read = read_through(article, dossier())
    return {(each.party, each.kind): each for each in read.reports(read.reader.mentions)}


def report(text: str, kind: str = "signed") -> Report:
    return reports(text)["NO", kind]


UNDATED = report(
    "The weather is fine in Oslo this summer. Norway has a security agreement with Ukraine."
)
DATED = report("Norway signed a security agreement with Ukraine on 31 May 2024.")


def test_a_report_is_undated_until_a_sentence_tells_its_day() -> None:
    assert is_undated(UNDATED)
    assert not is_undated(DATED)


def test_another_sentence_that_tells_the_same_dates_it() -> None:
    dated = dated_elsewhere(UNDATED, [DATED], PUBLISHED)
    assert (dated.happened_on, dated.evidence) == ("2024-05-31", UNDATED.evidence)


@pytest.mark.parametrize("on", [None, Edtf("2024"), Edtf("2023/2024")])
def test_no_day_and_a_mere_year_date_nothing(on: Edtf | None) -> None:
    other = replace(DATED, happened_on=on)
    assert dated_elsewhere(UNDATED, [other], PUBLISHED) is UNDATED


def test_news_of_the_day_is_no_older_than_a_week() -> None:
    news = replace(UNDATED, happened_on=Edtf(PUBLISHED), basis="assumed")
    assert dated_elsewhere(news, [DATED], PUBLISHED) is news
    fresh = replace(DATED, happened_on=Edtf("2024-06-19"))
    assert dated_elsewhere(news, [fresh], PUBLISHED).happened_on == "2024-06-19"
    assert dated_elsewhere(news, [fresh], None) is news


def test_a_plan_without_its_day_takes_that_of_another_sentence() -> None:
    plan = report(
        "Norway will sign a security agreement with Ukraine on 3 July.", "signing_scheduled"
    )
    bare = replace(plan, planned_for=None, happened_on=Edtf(PUBLISHED), basis="assumed")  # type: ignore[call-arg]
    assert is_undated(bare)
    again = replace(plan, happened_on=Edtf("2024-06-18"))
    dated = dated_elsewhere(bare, [again], PUBLISHED)
    assert getattr(dated, "planned_for", None) == "2024-07-03"
    assert str(dated.happened_on) == PUBLISHED


def test_what_was_put_off_is_planned_for_the_day_that_is_known() -> None:
    known = report("Norway postponed the signing of its security agreement with Ukraine that was"
                   " planned for 3 July.", "signing_postponed")  # fmt: skip
    bare = replace(known, happened_on=None, basis="unknown", planned_for=Edtf("2024-07-03"))  # type: ignore[call-arg]
    other = replace(known, happened_on=Edtf("2024-06-18"), basis="stated", planned_for=None)  # type: ignore[call-arg]
    dated = dated_elsewhere(bare, [other], PUBLISHED)
    assert (dated.happened_on, getattr(dated, "planned_for", None)) == ("2024-06-18", "2024-07-03")


def test_only_other_sentences_that_are_likely_to_tell_it_are_asked() -> None:
    text = "Norway has a security agreement with Ukraine. Norway signed it on 31 May. It is cold."
    read = read_through(Article(name="x", text=text, published=PUBLISHED), dossier())
    seats = [each for each in read.reader.seats(read.sentences) if each.party == "NO"]
    known = reports(text)["NO", "signed"]
    at = known.evidence.start
    sure = [Weighed(each, {"signed": LIKELY}) for each in seats]
    doubted = [Weighed(each, {"signed": LIKELY - 0.1}) for each in seats]
    again = Again(sure).of(known)
    assert again
    assert all(not each.sentence.start <= at <= each.sentence.end for each in again)
    assert not Again(doubted).of(known)


def test_of_a_thousand_sentences_that_tell_the_same_a_few_are_asked() -> None:
    text = "Norway has a security agreement with Ukraine. " + "Norway signed it. " * 40
    read = read_through(Article(name="x", text=text, published=PUBLISHED), dossier())
    seats = [each for each in read.reader.seats(read.sentences) if each.party == "NO"]
    assert len(seats) > 2 * MOST
    again = Again([Weighed(each, {"signed": 0.9}) for each in seats])
    assert len(again.of(reports(text)["NO", "signed"])) <= MOST
