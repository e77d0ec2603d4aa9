"""The columns of the record, a row a report: what happened, who told it, and where it stands."""

from operator import attrgetter
from typing import Any

from tracker.domain.events import Amount
from tracker.export.columns import NO_MATTER, Column, always
from tracker.parties.gazetteer import name_of
from tracker.views.rows import ReportRow


def precision(date: str | None) -> str | None:
    """How fine an EDTF date is: day, month, year or interval; None where there is none."""
    if date is None:
        return None
    if "/" in date:
        return "interval"
    return {4: "year", 7: "month", 10: "day"}.get(len(date))


def _detail(name: str) -> Any:
    """What a report tells that only reports of some kinds can; NO_MATTER for the others."""

    def value(report: ReportRow) -> object:
        return next((each for key, each in report.details if key == name), NO_MATTER)

    return value


def _amount(part: str) -> Any:
    detail = _detail("amount")

    def value(report: ReportRow) -> object:
        amount = detail(report)
        return getattr(amount, part) if isinstance(amount, Amount) else amount

    return value


def _retracted(part: str) -> Any:
    def value(report: ReportRow) -> object:
        return None if report.retracted is None else getattr(report.retracted, part)

    return value


def _who(report: ReportRow) -> str | None:
    return None if report.attribution.kind == "none" else report.attribution.kind


EVENTS: tuple[Column, ...] = (
    Column("event_id", "text", "The event's id, derived from its content.", attrgetter("event_id")),
    Column("party", "text", "ISO 3166-1 alpha-2 code, or EU, XK.", attrgetter("party")),
    Column(
        "party_name", "text", "The party's short English name.", lambda each: name_of(each.party)
    ),
    Column("kind", "text", "What is reported, as a code.", attrgetter("kind")),
    Column("label", "text", "The kind in words.", attrgetter("label")),
    Column("happened_on", "date", "When it happened.", attrgetter("happened_on"), told=always),
    Column(
        "precision",
        "text",
        "How fine that is: day, month, year, interval.",
        lambda each: precision(each.happened_on),
    ),
    Column("basis", "text", "How the day is known.", attrgetter("basis")),
    Column("told_as", "text", "As news, or as background.", attrgetter("told_as")),
    Column("planned_for", "date", "The day planned.", _detail("planned_for"), told=always),
    Column("occasion", "text", "Where or on what occasion.", attrgetter("occasion"), told=always),
    Column("effect", "text", "Of an approval: its effect in law.", _detail("effect"), told=always),
    Column(
        "duration_years", "integer", "For how many years.", _detail("duration_years"), told=always
    ),
    Column("amount", "number", "Money, in units of the currency.", _amount("value"), told=always),
    Column("amount_currency", "text", "Its currency, ISO 4217.", _amount("currency"), told=always),
    Column("amount_year", "integer", "The year it is for.", _amount("year"), told=always),
    Column("legal_form", "text", "The kind of instrument.", _detail("legal_form"), told=always),
    Column("binding", "yes_no", "Whether it binds in law.", _detail("binding"), told=always),
    Column(
        "consultation_hours",
        "integer",
        "Within how many hours of an attack the two consult.",
        _detail("consultation_hours"),
        told=always,
    ),
    Column(
        "mutual_defence",
        "yes_no",
        "Whether each comes to the other's defence.",
        _detail("mutual_defence"),
        told=always,
    ),
    Column("reported_on", "day", "When it was published.", attrgetter("reported_on"), told=always),
    Column("recorded_at", "time", "When the log took it in.", attrgetter("recorded_at")),
    Column("evidence", "text", "The sentence it rests on.", attrgetter("evidence")),
    Column(
        "start", "integer", "Where that begins in the article, in characters.", attrgetter("start")
    ),
    Column("end", "integer", "Where it ends.", attrgetter("end")),
    Column("attribution_kind", "text", "Who says so.", _who, told=always),
    Column(
        "attribution_name",
        "text",
        "By name.",
        lambda each: each.attribution.name or None,
        told=always,
    ),
    Column("article", "text", "The article's id.", attrgetter("article.id")),
    Column("article_title", "text", "Its title.", attrgetter("article.title"), told=always),
    Column(
        "article_outlet", "text", "Who published it.", attrgetter("article.outlet"), told=always
    ),
    Column("article_url", "text", "Where.", attrgetter("article.url"), told=always),
    Column("rule", "text", "The rule that read it.", attrgetter("rule")),
    Column("reader", "text", "The reader's version.", attrgetter("reader")),
    Column("counts", "yes_no", "Whether the table rests on it.", attrgetter("counts")),
    Column(
        "superseded", "yes_no", "A later version of the article stands.", attrgetter("superseded")
    ),
    Column("confirmed_by", "text", "Who confirmed it.", attrgetter("confirmed")),
    Column("retracted_by", "text", "Who retracted it.", _retracted("by")),
    Column("retracted_because", "text", "Why.", _retracted("because")),
)
"""A row a report, from a `ReportRow`."""
