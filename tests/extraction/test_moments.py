"""Which times date what no rule found: those of the signature told beside it, or above a list."""

import pytest
from extraction.tables import dossier

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.extraction.extract import read_through
from tracker.extraction.moments import own_and_told
from tracker.extraction.times import find_times
from tracker.extraction.weigh import mention_of


def times_of(text: str, party: str, kind: str) -> list[str]:
    """The words of the times that date `kind` of `party`, as the weights would propose it."""
    page = Article(name="x", text=text, title="Security agreements", published=Day("2026-06-11"))
    read = read_through(page, dossier())
    seat = next(s for s in read.reader.seats(read.sentences) if s.party == party)
    sentence = seat.opened.sentence.text
    own, _ = own_and_told(mention_of(seat, kind, ()), find_times(sentence), dossier().home)
    return [sentence[span.start : span.end] for span in own if span.is_date and not span.is_bound]


SUSPENDED = (
    "The government of Albania decided on Wednesday to suspend the security agreement with"
    " Ukraine which the previous cabinet signed in Tirana on 30 March."
)
HURRIED = (
    "In the last week of May one security agreement with Ukraine came after the other: Spain,"
    " Belgium, Portugal."
)


@pytest.mark.parametrize(
    ("text", "party", "kind", "times"),
    [
        pytest.param(SUSPENDED, "AL", "signed", ["30 March"], id="signed before"),
        pytest.param(SUSPENDED, "AL", "suspended", ["Wednesday"], id="done with what was signed"),
        pytest.param(HURRIED, "BE", "signed", ["last week of May"], id="above a list"),
        pytest.param(
            HURRIED.replace("In the", "Since the"), "BE", "signed", [], id="since, above a list"
        ),
    ],
)
def test_a_time_is_taken_from_beside(text: str, party: str, kind: str, times: list[str]) -> None:
    assert times_of(text, party, kind) == times
