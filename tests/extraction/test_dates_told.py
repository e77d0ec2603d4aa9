"""Which of a text's times dates a report, by the sentences of `dates_told.tsv`.

A row is a text and its day of publication, a report that it makes, and the day of that report (or
of what it plans); `rule` names what is tried, or the sentence beside it that a rule must leave
alone. An empty `on` says that the report has no day.
"""

import pytest
from extraction.tables import dossier, rows_of

from tracker.articles.article import Article
from tracker.domain.dates import Day
from tracker.extraction.extract import extract

ROWS = rows_of("dates_told")


@pytest.mark.parametrize("row", ROWS, ids=[row["rule"] for row in ROWS])
def test_a_time_dates_what_it_stands_for(row: dict[str, str]) -> None:
    article = Article(
        name="x",
        text=row["text"].replace("\\n", "\n"),
        title="Ukraine's security agreements",
        published=Day(row["published"]),
    )
    found = {
        f"{each.party} {each.kind}": getattr(each, "planned_for", None) or each.happened_on
        for each in extract(article, dossier()).reports
    }
    assert row["told"] in found
    assert (found[row["told"]] or "") == row["on"]
