"""What a check finds, in words and as JSON."""

from typing import Any

from tracker.export.formats.json import SCHEMA, dumps
from tracker.views.finding import CODES, Checked, Finding


def summary(checked: Checked) -> str:
    """How much was found, in one line."""
    problems = checked.problems
    notices = len(checked.findings) - problems
    known = f", known at {checked.known_at}" if checked.known_at else ""
    need = {0: "Nothing needs a person", 1: "1 problem needs a person"}.get(
        problems, f"{problems} problems need a person"
    )
    beside = {0: "no notices", 1: "1 notice"}.get(notices, f"{notices} notices")
    return f"{need}, {beside}; as of {checked.as_of}{known}."


def where(finding: Finding) -> str:
    """The party, or what the finding is about where it is about none."""
    if finding.party is None:
        return ""
    return f"{finding.party_name} ({finding.party})"


def check_json(checked: Checked) -> str:
    """Every finding with its code, severity, place and what to do."""
    return dumps(
        {
            "schema": SCHEMA,
            "dossier": checked.dossier,
            "as_of": checked.as_of,
            "known_at": checked.known_at,
            "problems": checked.problems,
            "notices": len(checked.findings) - checked.problems,
            "findings": [_finding(each) for each in checked.findings],
        }
    )


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "means": CODES[finding.code],
        "party": finding.party,
        "party_name": finding.party_name,
        "field": finding.field,
        "event": finding.event,
        "article": finding.article,
        "what": finding.what,
        "todo": finding.todo,
    }
