"""Check a store: that the log is whole and as it was written, and the table what it comes to.

It reads only, with nothing but sqlite3 or psycopg, and takes nothing on trust: neither the
triggers that guard the log nor the types of the columns. What it cannot see by itself is a log
whose end was cut off together with SQLite's own note of the last position (PostgreSQL keeps
none); a remembered `head` tells that.
"""

from dataclasses import dataclass

from tracker.store.check_articles import Sketch, check_articles, check_sketch
from tracker.store.check_log import LogCheck
from tracker.store.check_status import check_status
from tracker.store.check_ties import check_ties
from tracker.store.check_triggers import check_triggers
from tracker.store.source import DamagedError, Source, open_source


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a check found: `problems` one line each, none where all is well.

    `events` and `articles` are the numbers of rows read, `head` the hash of the newest event
    (64 noughts where the log is empty).
    """

    ok: bool
    events: int
    articles: int
    head: str
    problems: tuple[str, ...]


def verify(url: str, *, head: str | None = None, sketch: Sketch | None = None) -> Verification:
    """Check the store at `url`.

    With `head`, the hash that was the newest event's at some time, also that the log still holds
    that event; nothing else tells of an end that was cut off with all traces. With `sketch`, which
    takes longer, also that the index of stories is what the articles' texts give.

    Raises StoreError where the store cannot be opened, is not tracker's, or has another schema
    than this version's.
    """
    log = LogCheck(remembered=head)
    articles = 0
    problems: list[str] = []
    try:
        with open_source(url, tolerant=True) as source:
            problems += log.run(source)
            articles, found = check_articles(source, log.articles)
            problems += found
            if not log.problems:
                # What rests on a changed event would only be named a second time.
                problems += check_sketch(source, log.articles, sketch)
                problems += check_ties(source)
                problems += check_status(source)
            problems += _check_database(source)
    except DamagedError as error:
        # The database is torn: what could be read has been checked.
        problems += [each for each in log.problems if each not in problems]
        problems.append(f"the database file is damaged: {error.said}")
    return Verification(
        ok=not problems,
        events=log.events,
        articles=articles,
        head=log.head,
        problems=tuple(problems),
    )


def _check_database(source: Source) -> list[str]:
    """What SQLite itself finds wrong with the file and its indexes, and what guards it no more."""
    problems: list[str] = []
    if source.dialect == "sqlite":
        lines = source.rows("PRAGMA integrity_check(20)")
        problems += [f"the database file is damaged: {line}" for (line,) in lines if line != "ok"]
    return [*problems, *check_triggers(source)]
