"""One article is one origin: the outlet that it has its news from, else its story."""

import pytest

from tracker.articles.article import Article
from tracker.commands.ingest import ingest
from tracker.commands.rebuild import rebuild
from tracker.dossiers.load import load
from tracker.store.log import open_log
from tracker.store.verify import verify
from tracker.views.clock import Clocks
from tracker.views.connection import open_reader
from tracker.views.status import read_status

TALKS = "Latvia and Ukraine held a round of talks on a bilateral security agreement in Riga."
BEGAN = "Negotiations with Latvia on the security agreement began in February 2024."
SIGNED = "Latvia and Ukraine signed a bilateral security agreement on 11 April 2024"


@pytest.fixture
def articles():
    def article(name, text):
        return Article(name=name, text=text, published="2024-04-12")

    return [
        article("one", f"{SIGNED}, Reuters reported.\n{BEGAN}"),
        article("two", f"(Reuters) - {TALKS}\nThe weather in Riga was fine that day."),
        article("own", f"{SIGNED}.\nNobody else had told of it before the evening."),
    ]


def test_an_article_that_names_an_outlet_in_one_sentence_is_one_source(url, articles, sql):
    with open_log(url) as log:
        ingest(log, load("ukraine-security"), articles)
        for clocks in (
            Clocks(today="2024-07-01"),
            Clocks(today="2024-07-01", as_of="2024-04-12"),
            Clocks(today="2024-07-01", known_at="2999-01-01"),
        ):
            with open_reader(url) as reader:
                (row,) = read_status(reader, "ukraine-security", clocks).rows
            assert (row.status.reports, row.status.sources) == (4, 2)
        query = "SELECT * FROM status JOIN status_count USING (dossier, party) ORDER BY 1, 2"
        before = sql(url, query)
        rebuild(log)
        assert sql(url, query) == before
    assert verify(url).ok
