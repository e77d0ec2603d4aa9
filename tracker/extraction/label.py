"""An extraction in the form of the labelling guide: one row a party and kind, plain JSON values."""

from collections.abc import Sequence
from typing import Any

from tracker.articles.article import Article
from tracker.domain.events import TermsReported
from tracker.domain.reports import Ratified, SigningScheduled
from tracker.extraction.extraction import Extraction
from tracker.extraction.reckoning import label_date


def label(article: Article, extraction: Extraction) -> dict[str, Any]:
    """The guide's form of `extraction`.

    Returns:
        `{"name", "events": [{"party", "type", "date", "evidence"}], "tallies", "terms"}`; `date` is
        the day planned for of a scheduled signing, of all else the day it happened on.
    """
    events: dict[tuple[str, str], dict[str, Any]] = {}
    for report in extraction.reports:
        if isinstance(report, Ratified) and report.effect == "not-required":
            continue
        on = report.planned_for if isinstance(report, SigningScheduled) else report.happened_on
        row = {
            "party": report.party,
            "type": report.kind,
            "date": label_date(on),
            "evidence": report.evidence.text,
        }
        events.setdefault((report.party, report.kind), row)
    tallies = [
        {
            "kind": tally.counted,
            "count": tally.count,
            "bound": tally.bound,
            "includes_upcoming": tally.includes_upcoming,
        }
        for tally in extraction.tallies
    ]
    return {
        "name": article.name,
        "events": list(events.values()),
        "tallies": tallies,
        "terms": _terms(extraction.terms),
    }


def _terms(reports: Sequence[TermsReported]) -> list[dict[str, Any]]:
    """One row a party; of what is told twice the first stands."""
    rows: dict[str, dict[str, Any]] = {}
    for report in reports:
        row = rows.setdefault(report.party, {"party": report.party})
        for key in TERMS:
            value = getattr(report, key)
            if value is not None:
                row.setdefault(key, value)
        if report.amount is not None and "amount" not in row:
            row["amount"] = {"value": report.amount.value, "currency": report.amount.currency}
            if report.amount.year is not None:
                row["amount"]["year"] = report.amount.year
    return list(rows.values())


TERMS = ("duration_years", "legal_form", "binding", "consultation_hours", "mutual_defence")
