"""Check the triggers that guard the log: each there, switched on, and as it was made."""

from collections.abc import Iterator
from types import MappingProxyType

from tracker.store import schema
from tracker.store.source import Source

# ruff: noqa: ISC004, S608  # texts to compare with, never to be run

_REFUSE = "BEGIN SELECT RAISE(ABORT, 'the log is append-only: {}'); END"

SQLITE = MappingProxyType(
    {
        "event_append": "CREATE TRIGGER event_append BEFORE INSERT ON event"
        " WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM event)"
        f" OR NEW.{schema.LATER} AND (EXISTS"
        f" (SELECT 1 FROM event WHERE {schema.LATER} AND event_id = NEW.event_id) OR EXISTS"
        f" (SELECT 1 FROM event WHERE {schema.LATER} AND stream = NEW.stream"
        " AND version = NEW.version))"
        f" OR NEW.{schema.RECORDED} AND EXISTS"
        f" (SELECT 1 FROM event WHERE {schema.RECORDED} AND recorded_at = NEW.recorded_at) "
        + _REFUSE.format("a new event comes after the last"),
        "event_no_update": "CREATE TRIGGER event_no_update BEFORE UPDATE ON event "
        + _REFUSE.format("an event cannot be changed"),
        "event_no_delete": "CREATE TRIGGER event_no_delete BEFORE DELETE ON event "
        + _REFUSE.format("an event cannot be removed"),
        "article_append": "CREATE TRIGGER article_append BEFORE INSERT ON article"
        " WHEN EXISTS (SELECT 1 FROM article WHERE id = NEW.id) "
        + _REFUSE.format("the article is there already"),
        "article_no_update": "CREATE TRIGGER article_no_update BEFORE UPDATE ON article "
        + _REFUSE.format("an article cannot be changed"),
        "article_no_delete": "CREATE TRIGGER article_no_delete BEFORE DELETE ON article "
        + _REFUSE.format("an article cannot be removed"),
    }
)
"""What the triggers are on SQLite, by name, with single spaces."""

_REFUSED = (
    "BEGIN RAISE EXCEPTION 'the log is append-only: % on % is refused', TG_OP, TG_TABLE_NAME; END"
)
# What pg_trigger calls tgtype: 1 for each row, 2 before, and 4 insert, 8 delete, 16 update or 32
# truncate.
_ROW, _BEFORE, _INSERT, _DELETE, _UPDATE, _TRUNCATE = 1, 2, 4, 8, 16, 32

POSTGRESQL = MappingProxyType(
    {
        "event_append": (
            _ROW | _BEFORE | _INSERT,
            "BEGIN IF NEW.position IS DISTINCT FROM"
            " (SELECT coalesce(max(position), 0) + 1 FROM event) THEN"
            " RAISE EXCEPTION 'the log is append-only: a new event comes after the last';"
            " END IF; RETURN NEW; END",
        ),
        "article_append": (
            _ROW | _BEFORE | _INSERT,
            "BEGIN IF EXISTS (SELECT 1 FROM article WHERE id = NEW.id) THEN"
            " RAISE EXCEPTION 'the log is append-only: the article is there already';"
            " END IF; RETURN NEW; END",
        ),
        **{
            f"{table}_no_{change}": (_BEFORE | what, _REFUSED)
            for table in ("event", "article")
            for change, what in (("update", _UPDATE), ("delete", _DELETE), ("truncate", _TRUNCATE))
        },
    }
)
"""What the triggers are on PostgreSQL: when they act, and what their function does."""

_ON_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
# One that is there may have been switched off: D, as R for all but replicas. And one with a
# condition, or for some columns only, acts less often than ours.
_ON_POSTGRESQL = (
    "SELECT tgname, tgtype, prosrc, tgqual IS NULL AND tgattr = ''::int2vector"
    " FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid"
    " WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
    " AND tgrelid IN (to_regclass('event'), to_regclass('article'))"
)


def check_triggers(source: Source) -> Iterator[str]:
    """The triggers that are gone or not as they were made, a line each."""
    expected: dict[str, object]
    found: dict[str, object]
    if source.dialect == "sqlite":
        expected = {name: SQLITE[name] for name in schema.TRIGGERS}
        found = {name: _spaced(sql) for name, sql in source.rows(_ON_SQLITE)}
    else:
        expected = {
            name: (*POSTGRESQL[name], True)
            for name in (*schema.TRIGGERS, *schema.TRUNCATE_TRIGGERS)
        }
        found = {
            name: (kind, _spaced(does), always)
            for name, kind, does, always in source.rows(_ON_POSTGRESQL)
        }
    for name, made in expected.items():
        if name not in found:
            yield f"the trigger {name} is missing: the log is not guarded against changes"
        elif found[name] != made:
            yield f"the trigger {name} was changed: the log is not guarded against changes"


def _spaced(text: object) -> str:
    return " ".join(str(text).split())
