"""The reports that decide, as rows: what the fold needs of them and no more.

The rows are a copy, for answers as of a day; the log's own events hold the sentence, who says so
and how it was read.
"""

import json
from collections.abc import Iterable
from dataclasses import MISSING, fields
from typing import Any

from tracker.domain.dates import Day
from tracker.domain.digest import Digest
from tracker.domain.events import REPORTS, Amount, Evidence, Report
from tracker.domain.kept import Kept
from tracker.domain.tally import Change
from tracker.domain.told import place
from tracker.store.wire import WireError, amount_from_data, amount_to_data, text

ReportTuple = tuple[str, str, int, str, str, str | None, str]
"""A row of the table of deciding reports: dossier, party, decides (1, or 0 for one that is only
a source more), event_id, visible, until, data."""

DayTuple = tuple[str, str, str, int, int, str | None]
"""A row of the table of counts: dossier, party, day, reports, sources, last."""

_NOWHERE = Evidence("", 0, 0)
_NOT_FOLDED = frozenset(
    {
        "dossier",
        "party",
        "article",
        "evidence",
        "attribution",
        "rule",
        "reader",
        "cues",
        "trace",
        "reading",
    }
)
_REPORTS: dict[str, type[Report]] = {each.kind: each for each in REPORTS}
_FOLDED: dict[str, tuple[tuple[str, object], ...]] = {
    cls.kind: tuple(
        (each.name, object() if each.default is MISSING else each.default)
        for each in fields(cls)
        if each.name not in _NOT_FOLDED
    )
    for cls in REPORTS
}


def report_row(digest: Digest, kept: Kept, *, decides: bool) -> ReportTuple:
    """The row of a report of `digest`."""
    told = kept.told
    report = told.report
    data: dict[str, Any] = {"kind": report.kind, "article": report.article}
    for name, default in _FOLDED[report.kind]:
        value = getattr(report, name)
        if value != default:
            data[name] = amount_to_data(value) if isinstance(value, Amount) else value
    if told.published is not None:
        data["published"] = told.published
    if told.confirmed:
        data["confirmed"] = True
    if kept.origins != ((kept.visible, report.article),):
        data["origins"] = [list(each) for each in kept.origins]
    return (
        digest.dossier,
        digest.party,
        int(decides),
        told.event_id,
        kept.visible,
        kept.until,
        text(data),
    )


def kept_from_row(row: ReportTuple) -> Kept:
    """The report that `report_row` wrote; raises WireError where the row is damaged."""
    dossier, party, _, event_id, visible, until, written = row
    try:
        data = json.loads(written)
        published = data.pop("published", None)
        confirmed = data.pop("confirmed", False)
        origins = data.pop("origins", None)
        kind = _REPORTS[data.pop("kind")]
        if "amount" in data:
            data["amount"] = amount_from_data(data["amount"])
        report = kind(dossier=dossier, party=party, evidence=_NOWHERE, **data)
        life = (
            ((Day(visible), report.article),)
            if origins is None
            else tuple((Day(day), story) for day, story in origins)
        )
        told = place(event_id, report, published, life[-1][1], confirmed=confirmed)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise WireError(f"a row of the deciding reports is damaged: {error}") from error
    return Kept(told, Day(visible), None if until is None else Day(until), life)


def report_rows(digest: Digest) -> list[ReportTuple]:
    """All rows of a digest's reports: those that decide, and what must be known as a source."""
    rows = [report_row(digest, each, decides=True) for each in digest.kept.values()]
    rows += [
        report_row(digest, each, decides=False)
        for each in digest.repeats.values()
        if digest.matters(each)
    ]
    return rows


def day_rows(digest: Digest, days: Iterable[Day]) -> list[DayTuple]:
    """The rows of a digest's counts on these days; a day on which nothing changes has none."""
    changes = digest.tally.changes
    return [
        (digest.dossier, digest.party, day, change.reports, change.sources, change.last)
        for day in days
        if (change := changes.get(day)) is not None and change != _NONE
    ]


_NONE = Change()
