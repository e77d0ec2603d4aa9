"""The columns of the status table, a row a party; and those of its sources, a row an article."""

from operator import attrgetter
from typing import Any

from tracker.export.cells import NOT_REPORTED, cite, conflicts, rivals, stage_label
from tracker.export.columns import Column, always
from tracker.export.words import is_planned, is_signed, was_planned
from tracker.views.rows import Source, StatusRow


def _of(name: str) -> Any:
    return attrgetter(f"status.{name}")


def _amount(part: str) -> Any:
    def value(row: StatusRow) -> object:
        amount = row.status.terms.amount
        return None if amount is None else getattr(amount, part)

    return value


def _conflicts(row: StatusRow) -> str:
    return "; ".join(
        f"{cell.field}: {cell.value or NOT_REPORTED} against {', '.join(rivals(cell))}"
        f" ({cell.rule})"
        for cell in conflicts(row.status)
    )


def _assumed(row: StatusRow) -> str:
    return " ".join(row.status.assumed)


def _evidence(row: StatusRow) -> str | None:
    return None if row.deciding is None else row.deciding.evidence


def _evidence_article(row: StatusRow) -> str | None:
    return None if row.deciding is None else cite(row.deciding.article)


def _evidence_url(row: StatusRow) -> str | None:
    return None if row.deciding is None else row.deciding.article.url


def _articles(row: StatusRow) -> str:
    return "; ".join(cite(each) for each in row.articles)


def _flags(row: StatusRow) -> str:
    return " ".join(row.status.flags)


STATUS: tuple[Column, ...] = (
    Column("dossier", "text", "What is being followed.", _of("dossier")),
    Column("party", "text", "ISO 3166-1 alpha-2 code, or EU, XK.", _of("party")),
    Column("party_name", "text", "The party's short English name.", attrgetter("party_name")),
    Column("stage", "text", "How far it has come, as a code.", _of("stage")),
    Column("stage_label", "text", "The stage in words.", stage_label),
    Column("since", "date", "When the stage was reached.", _of("since"), told=always),
    Column("known_by", "day", "When the stage was first reported.", _of("known_by"), told=always),
    Column("signed_on", "date", "When it was signed.", _of("signed_on"), told=is_signed),
    Column("signed_at", "text", "Where or on what occasion.", _of("signed_at"), told=is_signed),
    Column(
        "scheduled_for",
        "date",
        "The planned day that stands.",
        _of("scheduled_for"),
        told=is_planned,
    ),
    Column(
        "first_planned_for",
        "date",
        "The day planned first.",
        _of("first_planned_for"),
        told=was_planned,
    ),
    Column(
        "slip_days",
        "integer",
        "Days from the first planned day to the signature, or to the planned day that stands.",
        _of("slip_days"),
    ),
    Column(
        "overdue_days",
        "integer",
        "Days since the planned day passed without a word of what came of it.",
        attrgetter("overdue_days"),
    ),
    Column(
        "ratified_on",
        "date",
        "When it was approved with effect in law.",
        _of("ratified_on"),
        told=is_signed,
    ),
    Column("in_force_on", "date", "When it took effect.", _of("in_force_on"), told=is_signed),
    Column(
        "assumed",
        "text",
        "Which of these days no source tells: each was that day or before. With blanks between.",
        _assumed,
    ),
    Column(
        "cycle", "integer", "Which agreement of the party it is: 2 after one ended.", _of("cycle")
    ),
    Column(
        "duration_years",
        "integer",
        "For how many years.",
        _of("terms.duration_years"),
        told=is_signed,
    ),
    Column(
        "amount",
        "number",
        "Money pledged, in units of the currency.",
        _amount("value"),
        told=is_signed,
    ),
    Column(
        "amount_currency", "text", "Its currency, ISO 4217.", _amount("currency"), told=is_signed
    ),
    Column("amount_year", "integer", "The year it is for.", _amount("year"), told=is_signed),
    Column(
        "legal_form", "text", "The kind of instrument.", _of("terms.legal_form"), told=is_signed
    ),
    Column("binding", "yes_no", "Whether it binds in law.", _of("terms.binding"), told=is_signed),
    Column(
        "consultation_hours",
        "integer",
        "Within how many hours of an attack the two consult.",
        _of("terms.consultation_hours"),
        told=is_signed,
    ),
    Column(
        "mutual_defence",
        "yes_no",
        "Whether each comes to the other's defence.",
        _of("terms.mutual_defence"),
        told=is_signed,
    ),
    Column("flags", "text", "What calls for a look, as codes with blanks between.", _flags),
    Column("conflicts", "text", "Where sources disagree, with the rule that chose.", _conflicts),
    Column("sources", "integer", "Independent origins behind the line.", _of("sources")),
    Column("reports", "integer", "Reports that count.", _of("reports")),
    Column(
        "confidence",
        "text",
        "How far the stage can be trusted, as a grade of docs/trust.md.",
        attrgetter("confidence"),
    ),
    Column(
        "last_report",
        "day",
        "When the latest of them was published.",
        _of("last_report"),
        told=always,
    ),
    Column(
        "quiet_days", "integer", "Days from that one to the table's own.", attrgetter("quiet_days")
    ),
    Column("evidence", "text", "The sentence that decides the stage.", _evidence, told=always),
    Column("evidence_article", "text", "The article it stands in.", _evidence_article, told=always),
    Column("evidence_url", "text", "Where that was published.", _evidence_url, told=always),
    Column("articles", "text", "All articles with a report that counts.", _articles),
)
"""A row a party, from a `StatusRow`."""


SOURCES: tuple[Column, ...] = (
    Column("article", "text", "The article's id: the beginning of its SHA-256.", attrgetter("id")),
    Column("title", "text", "Its title.", attrgetter("title"), told=always),
    Column("outlet", "text", "Who published it.", attrgetter("outlet"), told=always),
    Column("published", "day", "When.", attrgetter("published"), told=always),
    Column("url", "text", "Where.", attrgetter("url"), told=always),
    Column("name", "text", "The file's or the article's own name.", attrgetter("name")),
)
"""A row an article, from a `Source`."""


def sources_of(rows: tuple[StatusRow, ...]) -> tuple[Source, ...]:
    """The articles behind the rows, each once, by day of publication."""
    found: dict[str, Source] = {}
    for row in rows:
        found.update((each.id, each) for each in row.articles)
        if row.deciding is not None:
            found.setdefault(row.deciding.article.id, row.deciding.article)
        found.update((each.article.id, each.article) for each in row.history)
    return tuple(
        sorted(found.values(), key=lambda each: (each.published or "", each.name, each.id))
    )
