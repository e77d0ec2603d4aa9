"""An extraction in the form of the labelling guide: one row a party and kind, plain JSON values."""

from typing import Any

from tracker.articles.article import Article
from tracker.domain.events import SigningScheduled
from tracker.extraction.dating import label_date
from tracker.extraction.extraction import Extraction


def label(article: Article, extraction: Extraction) -> dict[str, Any]:
    """The guide's form of `extraction`.

    Returns:
        `{"name", "events": [{"party", "type", "date", "evidence"}], "tallies", "terms"}`; `date` is
        the day planned for of a scheduled signing, of all else the day it happened on.
    """
    events: dict[tuple[str, str], dict[str, Any]] = {}
    for report in extraction.reports:
        planned = isinstance(report, SigningScheduled)
        on = report.planned_for if isinstance(report, SigningScheduled) else report.happened_on
        del planned
        events.setdefault(
            (report.party, report.kind),
            {
                "party": report.party,
                "type": report.kind,
                "date": label_date(on),
                "evidence": report.evidence.text,
            },
        )
    return {"name": article.name, "events": list(events.values()), "tallies": [], "terms": []}
