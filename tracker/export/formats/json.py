"""JSON for programs: the schema is numbered, and keys are only ever added to it."""

import json
from dataclasses import asdict
from typing import Any

from tracker.export.publication import Publication
from tracker.export.text import escape_json
from tracker.views.rows import ReportRow, Source, StatusRow

ENDINGS = (".json",)
SCHEMA = 1

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
    """The table as JSON, indented by two, with its sources where the table has them."""
    table = publication.table
    document: dict[str, Any] = {
        "schema": SCHEMA,
        "dossier": table.dossier,
        "as_of": table.as_of,
        "known_at": table.known_at,
        "rows": [_row(row) for row in table.rows],
        "undated_left_out": table.left_out,
        "log": {
            "events": table.log.events,
            "head": table.log.hash,
            "recorded_at": table.log.recorded_at,
        },
        "command": publication.command("json"),
    }
    if publication.title is not None:
        document["title"] = publication.title
        document["licence"] = publication.licence or None
    return dumps(document)


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


def _row(row: StatusRow) -> dict[str, Any]:
    status = row.status
    found: dict[str, Any] = {
        "party": status.party,
        "party_name": row.party_name,
        "stage": status.stage,
    }
    found.update((name, getattr(status, name)) for name in _OWN)
    found |= {
        "flags": list(status.flags),
        "sources": status.sources,
        "reports": status.reports,
        "last_report": status.last_report,
        "milestones": [
            {"stage": each.stage, "on": each.on, "known_by": each.known_by, "event": each.event_id}
            for each in status.milestones
        ],
        "terms": asdict(status.terms),
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
