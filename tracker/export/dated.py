"""An article that was given its day of publication, as JSON."""

from collections.abc import Iterable
from typing import Any

from tracker.export.formats.json import SCHEMA, dumps
from tracker.export.people import moved
from tracker.export.reprocess import rereading_data
from tracker.views.rows import StatusRow


def dated_json(done: Any, moves: Iterable[tuple[StatusRow | None, StatusRow | None]]) -> str:
    """An article that was given its day (`commands.date_article.Dated`), and what it moved."""
    article, dated, read = done.article, done.dated, done.read
    return dumps(
        {
            "schema": SCHEMA,
            "new": done.new,
            "article": {"id": article.id, "name": article.name, "title": article.title},
            "published": article.published,
            "before": done.before,
            "dated": None
            if dated is None
            else {
                "id": dated.event_id,
                "by": dated.event.by,
                "because": dated.event.because,
                "recorded_at": dated.recorded_at,
            },
            "quoted": done.quoted,
            **rereading_data([read]),
            "moves": [moved(before, after) for before, after in moves],
            "recorded": done.events,
        }
    )
