"""What reading again comes to, as JSON."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from tracker.domain.events import Statement
from tracker.export.formats.json import SCHEMA, dumps
from tracker.export.people import statement_data

_UNTOLD = frozenset({"article", "dossier", "rule", "reader", "cues", "trace", "reading"})


def plan_json(plan: Any, *, dry_run: bool, events: int) -> str:
    """A `commands.reprocess.Plan`, and how many events were recorded."""
    readings = [each.rereading for each in plan.differing]
    return dumps(
        {
            "schema": SCHEMA,
            "dossier": plan.dossier,
            "reader": plan.reader,
            "dry_run": dry_run,
            "articles": plan.articles,
            **rereading_data(readings),
            "moves": [
                {
                    "party": move.party,
                    "party_name": move.party_name,
                    "fields": [
                        {"field": each.field, "before": each.before, "after": each.after}
                        for each in move.fields
                    ],
                }
                for move in plan.moves
            ],
            "recorded": events,
        }
    )


def rereading_data(readings: Sequence[Any]) -> dict[str, Any]:
    """How articles read otherwise (`commands.rereading.Rereading`), statement by statement."""
    return {
        "gained": [_new(each) for one in readings for each in one.gained],
        "lost": [statement_data(each) for one in readings for each in one.lost],
        "changed": [
            {
                "before": statement_data(before),
                "after": _new(after),
                "how": how_otherwise(before.event, after),
            }
            for one in readings
            for before, after in one.changed
        ],
        "restored": [statement_data(each) for one in readings for each, _ in one.restored],
        "kept": [
            {**statement_data(each.statement), "why": each.why}
            for one in readings
            for each in one.kept
        ],
    }


def how_otherwise(before: Any, after: Statement) -> str:
    """The fields in which two statements differ, in words, such as `happened on, basis`."""
    names = [
        each.name
        for each in fields(after)
        if each.name not in _UNTOLD and getattr(before, each.name) != getattr(after, each.name)
    ]
    return ", ".join(name.replace("_", " ") for name in names)


def _new(statement: Any) -> dict[str, Any]:
    return {
        "kind": statement.kind,
        "party": getattr(statement, "party", None),
        "happened_on": getattr(statement, "happened_on", None),
        "planned_for": getattr(statement, "planned_for", None),
        "article": statement.article,
        "evidence": statement.evidence.text,
    }
