"""CSV for spreadsheets: a row a party, each row complete in itself, no cell a formula."""

import csv
import io

from tracker.domain.status import Terms
from tracker.export.cells import NOT_REPORTED, cite, conflicts, rivals, stage_label
from tracker.export.publication import Publication
from tracker.export.text import safe
from tracker.views.rows import StatusRow

ENDINGS = (".csv",)

_COLUMNS = (
    "dossier",
    "party",
    "party_name",
    "stage",
    "stage_label",
    "since",
    "known_by",
    "signed_on",
    "signed_at",
    "scheduled_for",
    "first_planned_for",
    "slip_days",
    "ratified_on",
    "in_force_on",
    "cycle",
    "duration_years",
    "amount",
    "amount_currency",
    "amount_year",
    "legal_form",
    "binding",
    "consultation_hours",
    "mutual_defence",
    "flags",
    "conflicts",
    "sources",
    "reports",
    "last_report",
    "evidence",
    "evidence_article",
    "evidence_url",
    "articles",
    "as_of",
    "known_at",
    "undated_left_out",
    "log_events",
    "log_head",
    "command",
)

_REPORTED = frozenset(
    {
        "since",
        "known_by",
        "signed_on",
        "signed_at",
        "scheduled_for",
        "first_planned_for",
        "ratified_on",
        "in_force_on",
        "duration_years",
        "amount",
        "amount_currency",
        "amount_year",
        "legal_form",
        "binding",
        "consultation_hours",
        "mutual_defence",
        "last_report",
        "evidence",
        "evidence_article",
        "evidence_url",
    }
)
"""What an article may tell: where none does, the cell says so, for a blank could mean anything."""

# What a spreadsheet takes for the beginning of a formula, and the wide forms it takes for these.
_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")


def render(publication: Publication) -> str:
    """The table as CSV with a header; lines end in a line feed.

    The day, the log and the command stand in every row's last columns, since a line of comment
    would be a row of data to most programs that read CSV.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for row in publication.table.rows:
        values = {**_own(row), **_provenance(publication)}
        values |= {column: NOT_REPORTED for column in _REPORTED if values[column] is None}
        writer.writerow(_guarded(values[column]) for column in _COLUMNS)
    return out.getvalue()


def _own(row: StatusRow) -> dict[str, object]:
    status, deciding = row.status, row.deciding
    return {
        "dossier": status.dossier,
        "party": status.party,
        "party_name": row.party_name,
        "stage": status.stage,
        "stage_label": stage_label(row),
        "since": status.since,
        "known_by": status.known_by,
        "signed_on": status.signed_on,
        "signed_at": status.signed_at,
        "scheduled_for": status.scheduled_for,
        "first_planned_for": status.first_planned_for,
        "slip_days": status.slip_days,
        "ratified_on": status.ratified_on,
        "in_force_on": status.in_force_on,
        "cycle": status.cycle,
        **_terms(status.terms),
        "flags": " ".join(status.flags),
        "conflicts": "; ".join(
            f"{cell.field}: {cell.value or NOT_REPORTED} against {', '.join(rivals(cell))}"
            f" ({cell.rule})"
            for cell in conflicts(status)
        ),
        "sources": status.sources,
        "reports": status.reports,
        "last_report": status.last_report,
        "evidence": None if deciding is None else deciding.evidence,
        "evidence_article": None if deciding is None else cite(deciding.article),
        "evidence_url": None if deciding is None else deciding.article.url,
        "articles": "; ".join(cite(each) for each in row.articles),
    }


def _terms(terms: Terms) -> dict[str, object]:
    amount = terms.amount
    return {
        "duration_years": terms.duration_years,
        "amount": None if amount is None else f"{amount.value:.15g}",
        "amount_currency": None if amount is None else amount.currency,
        "amount_year": None if amount is None else amount.year,
        "legal_form": terms.legal_form,
        "binding": _yes_or_no(terms.binding),
        "consultation_hours": terms.consultation_hours,
        "mutual_defence": _yes_or_no(terms.mutual_defence),
    }


def _yes_or_no(value: bool | None) -> str | None:
    return None if value is None else "yes" if value else "no"


def _provenance(publication: Publication) -> dict[str, object]:
    table = publication.table
    return {
        "as_of": table.as_of,
        "known_at": publication.known_at,
        "undated_left_out": table.left_out,
        "log_events": table.log.events,
        "log_head": table.log.hash,
        "command": publication.command("csv"),
    }


def _guarded(value: object) -> object:
    """A cell's value; text that would be a formula begins with an apostrophe instead."""
    if not isinstance(value, str):
        return value
    text = safe(value)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
