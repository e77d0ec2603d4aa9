"""What changed, and what sources disagree on, as JSON; changes as Markdown too."""

import json
from typing import Any

from tracker.domain.lifecycle import LABELS
from tracker.export.cells import NOT_REPORTED, cite, flag_label
from tracker.export.formats.json import SCHEMA, dumps
from tracker.export.formats.markdown import plain
from tracker.export.reports import report_data
from tracker.export.text import escape_json
from tracker.views.changes import Changes, PartyChange
from tracker.views.clock import Clocks
from tracker.views.conflicts import Conflicts, Side
from tracker.views.rows import FieldChange

_LABELS = {str(stage): label for stage, label in LABELS.items()}


def in_words(change: FieldChange) -> str:
    """A change in one line: `stage: talks close → signed`, `flag: overdue`, `no flag: overdue`."""
    if change.field == "flags":
        if change.after is not None:
            return f"flag: {flag_label(change.after)}"
        return f"flag no more: {flag_label(change.before or '')}"
    before, after = (_shown(change.field, each) for each in (change.before, change.after))
    return f"{change.field.replace('_', ' ')}: {before} → {after}"


def between(changes: Changes) -> str:
    """The two points of view in words: `2024-05-31 and 2024-06-30`."""
    return f"{_moment(changes.before)} and {_moment(changes.after)}"


def changes_json(changes: Changes) -> str:
    """The parties that changed: both states, each field, and the reports that changed them."""
    return dumps(
        {
            "schema": SCHEMA,
            "dossier": changes.dossier,
            "before": {"as_of": changes.before.as_of, "known_at": changes.before.known_at},
            "after": {"as_of": changes.after.as_of, "known_at": changes.after.known_at},
            "changes": [_party(each) for each in changes.parties],
        }
    )


def change_line(change: PartyChange, *, dossier: str, source: str) -> str:
    """One party's change as a line of JSON, for who follows changes as they come.

    `source` is where the article came from that brought it.
    """
    told = {"schema": SCHEMA, "dossier": dossier, "source": source, **_party(change)}
    return escape_json(json.dumps(told, ensure_ascii=False)) + "\n"


def changes_markdown(changes: Changes) -> str:
    """The parties that changed as Markdown, a paragraph each with its sentences and articles."""
    lines = [f"# What changed between {between(changes)}", ""]
    if not changes.parties:
        lines += ["Nothing changed.", ""]
    for each in changes.parties:
        lines += [f"## {plain(each.party_name)} ({plain(each.party)})", ""]
        lines += [f"- {plain(in_words(field))}" for field in each.fields]
        lines.append("")
        for report in each.reports:
            lines += [f"> {plain(report.evidence)}", ">", f"> {plain(cite(report.article))}"]
            if report.retracted is not None:
                told = report.retracted
                lines += [">", f"> {plain(f'Retracted by {told.by}: {told.because}')}"]
            lines.append("")
    return "\n".join(lines[:-1]) + "\n"


def conflicts_json(conflicts: Conflicts) -> str:
    """Each conflict with its sides: value, article, day and sentence, and the rule that chose."""
    return dumps(
        {
            "schema": SCHEMA,
            "dossier": conflicts.dossier,
            "as_of": conflicts.as_of,
            "known_at": conflicts.known_at,
            "conflicts": [
                {
                    "party": each.party,
                    "party_name": each.party_name,
                    "field": each.field,
                    "rule": each.rule,
                    "shown": _side(each.shown),
                    "others": [_side(other) for other in each.others],
                }
                for each in conflicts.conflicts
            ],
        }
    )


def _moment(clocks: Clocks) -> str:
    if clocks.known_at is None:
        return str(clocks.day)
    return f"{clocks.as_of}, known at {clocks.known_at}" if clocks.as_of else clocks.known_at


def _shown(field: str, value: str | None) -> str:
    if value is None:
        return NOT_REPORTED
    return _LABELS.get(value, value) if field == "stage" else value


def _party(change: PartyChange) -> dict[str, Any]:
    return {
        "party": change.party,
        "party_name": change.party_name,
        "before": _state(change.before),
        "after": _state(change.after),
        "fields": [
            {
                "field": each.field,
                "before": each.before,
                "after": each.after,
                "rule": each.rule,
                "event": each.event,
            }
            for each in change.fields
        ],
        "reports": [report_data(each) for each in change.reports],
    }


def _state(status: Any) -> dict[str, Any]:
    return {
        "stage": status.stage,
        "since": status.since,
        "known_by": status.known_by,
        "scheduled_for": status.scheduled_for,
        "flags": list(status.flags),
    }


def _side(side: Side) -> dict[str, Any]:
    return {"value": side.value, "reports": [report_data(each) for each in side.reports]}
