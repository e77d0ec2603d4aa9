"""What taking articles in came to, in words and for programs."""

from typing import Any


def summary(result: Any) -> str:
    """What came of it, in one line."""
    dated = f" {result.dated_anew} dated anew," if result.dated_anew else ""
    dated += f" {result.updated} updated," if result.updated else ""
    return (
        f"articles: {result.new} new,{dated} {result.known} known, {result.same_story} same story,"
        f" {len(result.rejected)} rejected; events: {result.events} new"
    )


def as_data(result: Any) -> dict[str, Any]:
    """What came of it, for programs."""
    return {
        "schema": 1,
        "articles": {
            "new": result.new,
            "dated_anew": result.dated_anew,
            "updated": result.updated,
            "known": result.known,
            "same_story": result.same_story,
            "rejected": len(result.rejected),
            "quarantined": result.quarantined,
        },
        "events": result.events,
        "rejected": [
            {"source": each.source, "reason": each.reason, "remedy": each.remedy}
            for each in result.rejected
        ],
        "notes": list(result.notes),
    }
