"""The reader as a whole: evidence, dates, effects, determinism, and how its work grows."""

import time

import pytest
from extraction.tables import dossier

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.domain.reports import Ratified, SigningPostponed, SigningScheduled
from tracker.domain.statements import Report
from tracker.extraction.extract import READER, extract

PUBLISHED = Day("2024-05-15")  # a Wednesday


def read(text: str, *, published: Day | None = PUBLISHED) -> tuple[Report, ...]:
    return extract(Article(name="x", text=text, published=published), dossier()).reports


def test_the_evidence_stands_where_it_says() -> None:
    text = (
        "KYIV, May 15 - Ukraine and Spain signed a bilateral security agreement on Monday, said "
        "Zelensky\u2019s office.\n\nTalks with Sweden, Norway and Iceland are under way; "
        "Belgium\u2019s text is \u201cpractically ready\u201d."
    )
    reports = read(text)
    assert {each.party for each in reports} == {"ES", "SE", "NO", "IS", "BE"}
    for each in reports:
        assert text[each.evidence.start : each.evidence.end] == each.evidence.text
        assert len(each.evidence.text.split()) <= 30
        for start, end in each.cues:
            assert 0 <= start < end <= len(text)


def test_the_same_article_reads_the_same() -> None:
    text = "Spain, Portugal and Belgium will sign security agreements with Ukraine next week."
    assert read(text) == read(text)


def test_every_report_tells_how_it_was_found() -> None:
    (report,) = read("Ukraine and Spain signed a security agreement.")
    assert report.reader == READER
    assert report.rule == "sign"
    steps = [step.partition(":")[0] for step in report.trace]
    assert steps == ["segment", "clause", "rule", "party"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ukraine and Spain signed a security agreement on Monday.", "2024-05-13"),
        ("Ukraine and Spain signed a security agreement on Wednesday.", "2024-05-15"),
        ("Ukraine and Spain signed a security agreement on 2 May.", "2024-05-02"),
        ("Ukraine and Spain signed a security agreement yesterday.", "2024-05-14"),
        ("Ukraine and Spain signed a security agreement.", "2024-05-15"),
    ],
)
def test_a_signing_happened_on_its_day(text: str, day: str) -> None:
    (report,) = read(text)
    assert str(report.happened_on) == day


def test_a_relative_day_is_unknown_without_a_day_of_publication() -> None:
    (report,) = read("Ukraine and Spain signed a security agreement on Monday.", published=None)
    assert report.happened_on is None


def test_a_scheduled_signing_has_the_day_it_is_planned_for() -> None:
    (report,) = read("Ukraine and Spain will sign a security agreement on Friday.")
    assert isinstance(report, SigningScheduled)
    assert str(report.planned_for) == "2024-05-17"


def test_a_postponed_signing_keeps_the_day_it_was_planned_for() -> None:
    text = (
        "The signing of Ukraine's security agreement with Spain, planned for May 17, was put off."
    )
    (report,) = read(text)
    assert isinstance(report, SigningPostponed)


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("The Saeima ratified Latvia's security agreement with Ukraine on Thursday.", "binding"),
        (
            "France's Senate approved the security pact with Ukraine. The vote is not binding.",
            "non-binding",
        ),
        (
            "The Chamber of Deputies of Luxembourg approved the security agreement with Ukraine.",
            "unknown",
        ),
        ("Italy's security agreement with Ukraine needs no ratification.", "not-required"),
    ],
)
def test_a_vote_has_its_effect_in_law(text: str, effect: str) -> None:
    (report,) = read(text)
    assert isinstance(report, Ratified)
    assert report.effect == effect


@pytest.mark.parametrize(
    "text",
    [
        "Spain and Portugal signed a security agreement.",
        "Ukraine and the United States signed a minerals deal.",
        "The Rada ratified a treaty on friendship with Albania; Ukraine signed it in February.",
        "Russia and Belarus signed a security agreement, Ukraine said.",
        "Ukraine thanked Denmark for ammunition and for its support in the Security Council.",
    ],
)
def test_what_is_no_security_agreement_is_left_out(text: str) -> None:
    assert read(text) == ()


HOSTILE = {
    "commas": "a, " * 2000,
    "quotes": "“" * 2000 + "said" + "”" * 2000,
    "brackets": "(" * 2000 + "Denmark signed" + ")" * 2000,
    "parties": "Denmark, Norway, " * 300 + "signed security agreements with Ukraine.",
    "pairs": "UK-Ukraine-" * 300,
    "clauses": "which Denmark signed and that Ukraine " * 100,
    "dates": "on 12 May 2024 and " * 250,
    "agreements": "security agreement " * 400,
    "lines": "Signed:\n" * 300,
    "sentences": "Denmark signed a security agreement with Ukraine. " * 60,
}


def seconds(text: str) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        read(f"Ukraine has security agreements.\n\n{text}")
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.untraced
def test_the_work_grows_with_the_text(name: str) -> None:
    text = HOSTILE[name]
    once = max(seconds(text), 0.01)
    # Six times the text is about six times the work; squared, it would be 36 times.
    assert seconds(text * 6) / once < 20


ENDLESS = {
    "commas": "a, ",
    "nested quotes": "\"'“‘",  # noqa: RUF001
    "countries": "Germany, France and Italy, ",
    "countries run together": "GermanyFrance",
    "one number": "7",
    "brackets": "([",
    "closed brackets": "(a) ",
    "conjunctions": "and ",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_the_work_grows_with_a_line(name: str) -> None:
    unit = ENDLESS[name]
    once = max(seconds(unit * (20_000 // len(unit))), 0.005)
    # Ten times the line is about ten times the work; squared, it would be a hundred times.
    assert seconds(unit * (200_000 // len(unit))) < 30 * once
