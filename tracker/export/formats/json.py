"""JSON for programs: the schema is numbered, and keys are only ever added to it."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from tracker.domain.status import Terms
from tracker.export.publication import Publication
from tracker.export.text import escape_json
from tracker.views.rows import ReportRow, Source, StatusRow

SCHEMA = 1
_ENCODER = json.JSONEncoder(ensure_ascii=False)

_OWN = (
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
)


def render(publication: Publication) -> str:
    """The table as JSON, indented by two, with its sources where the table has them.

    With `publication.long` the reports in place of the parties, under `events`.
    """
    table = publication.table
    head = {
        "schema": SCHEMA,
        "dossier": table.dossier,
        "as_of": table.as_of,
        "known_at": table.known_at,
    }
    foot: dict[str, Any] = {
        "undated_left_out": table.left_out,
        "log": {
            "events": table.log.events,
            "head": table.log.hash,
            "recorded_at": table.log.recorded_at,
        },
        "command": publication.command("json"),
    }
    if publication.title is not None:
        foot["title"] = publication.title
        foot["licence"] = publication.licence or None
    if publication.long:
        name, rows = "events", event_data(publication)
    else:
        name, rows = "rows", (row_data(row) for row in table.rows)
    return escape_json(_document(head, name, _items(rows), foot)) + "\n"


def event_data(publication: Publication) -> Iterator[dict[str, Any]]:
    """The reports of the table's parties as data, in the order of the table."""
    from tracker.export.reports import report_data  # noqa: PLC0415  # it builds on this module

    for row in publication.table.rows:
        party = {"party": row.status.party, "party_name": row.party_name}
        for report in row.history:
            yield {"id": report.event_id, **party, **report_data(report)}


def compact(value: object) -> str:
    """`value` as JSON on one line, its text as it stands."""
    return _ENCODER.encode(value)


def _document(head: dict[str, Any], rows: str, items: Iterable[str], foot: dict[str, Any]) -> str:
    """An object of a key a line, its list `rows` of items that are laid out already."""
    lines = [f"  {compact(key)}: {compact(value)}" for key, value in head.items()]
    told = ",\n".join(items)
    lines.append(f'  "{rows}": [\n{told}\n  ]' if told else f'  "{rows}": []')
    lines += [f"  {compact(key)}: {compact(value)}" for key, value in foot.items()]
    return "{\n" + ",\n".join(lines) + "\n}"


def _items(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Rows as objects of a key a line, and of an article a line.

    The standard library indents in Python alone, ten times slower than it encodes a line; and an
    article that stands in many rows is encoded once.
    """
    known: dict[str, str] = {}
    for row in rows:
        lines = []
        for key, value in row.items():
            if key == "articles":
                for each in value:
                    if each["id"] not in known:
                        known[each["id"]] = f"        {compact(each)}"
                told = ",\n".join(known[each["id"]] for each in value)
                lines.append(f'      "articles": [\n{told}\n      ]')
            else:
                lines.append(f'      "{key}": {compact(value)}')
        yield "    {\n" + ",\n".join(lines) + "\n    }"


def dumps(document: object) -> str:
    """`document` as indented JSON that is safe on a terminal, ending in a newline."""
    return escape_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def article(source: Source) -> dict[str, Any]:
    """An article as JSON cites it."""
    return {
        "id": source.id,
        "title": source.title,
        "outlet": source.outlet,
        "url": source.url,
        "published": source.published,
        "name": source.name,
    }


def attribution(report: ReportRow) -> dict[str, Any] | None:
    """Who says so, null where the article names nobody."""
    if report.attribution.kind == "none":
        return None
    return {"kind": report.attribution.kind, "name": report.attribution.name}


def row_data(row: StatusRow) -> dict[str, Any]:
    """A party's line as data, with the sentence that decides it and the articles behind it."""
    status = row.status
    found: dict[str, Any] = {
        "party": status.party,
        "party_name": row.party_name,
        "stage": status.stage,
    }
    found.update((name, getattr(status, name)) for name in _OWN)
    found |= {
        "assumed": list(status.assumed),
        "flags": list(status.flags),
        "sources": status.sources,
        "reports": status.reports,
        "last_report": status.last_report,
        "confidence": row.confidence,
        "overdue_days": row.overdue_days,
        "quiet_days": row.quiet_days,
        "milestones": [
            {"stage": each.stage, "on": each.on, "known_by": each.known_by, "event": each.event_id}
            for each in status.milestones
        ],
        "terms": _terms(status.terms),
        "conflicts": [
            {
                "field": cell.field,
                "value": cell.value,
                "against": [{"value": each.value, "event": each.event_id} for each in cell.against],
                "rule": cell.rule,
            }
            for cell in status.cells
            if cell.against
        ],
    }
    if row.deciding is not None:
        found["evidence"] = {
            "event": row.deciding.event_id,
            "text": row.deciding.evidence,
            "start": row.deciding.start,
            "end": row.deciding.end,
            "article": article(row.deciding.article),
            "attribution": attribution(row.deciding),
        }
    if row.articles:
        found["articles"] = [article(each) for each in row.articles]
    return found


def _terms(terms: Terms) -> dict[str, Any]:
    amount = terms.amount
    return {
        "duration_years": terms.duration_years,
        "legal_form": terms.legal_form,
        "binding": terms.binding,
        "consultation_hours": terms.consultation_hours,
        "amount": None
        if amount is None
        else {"value": amount.value, "currency": amount.currency, "year": amount.year},
        "mutual_defence": terms.mutual_defence,
    }
