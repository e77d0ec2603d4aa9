"""The articles of a store, as a reader takes them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.articles.article import Article
from tracker.commands.rereading import is_analysts
from tracker.domain.events import Statement
from tracker.domain.press import Press
from tracker.views.connection import Reader
from tracker.views.events import events_by_id

_BATCH = 200


@dataclass(frozen=True, kw_only=True)
class StoredArticle(Article):
    """An article as the log holds it: under the id it was recorded by, also if dated since."""

    recorded_id: str

    @property
    def id(self) -> str:
        """The id it was recorded by."""
        return self.recorded_id


def stored_articles(reader: Reader, press: Press) -> Iterator[StoredArticle]:
    """All articles of the store, in the order of their ids, dated as `press` knows them."""
    last = ""
    while True:
        rows = reader.rows(
            "SELECT id, name, title, outlet, url, text FROM article WHERE id > ?"
            " ORDER BY id LIMIT ?",
            (last, _BATCH),
        )
        yield from (_stored(row, press) for row in rows)
        if not rows:
            return
        last = rows[-1][0]


def named_articles(reader: Reader, press: Press, named: str) -> list[StoredArticle]:
    """The articles of that name, or whose id begins with `named`, of at least six digits."""
    begins = f"{named.lower()}%" if _ID.fullmatch(named.lower()) else ""
    rows = reader.rows(
        "SELECT id, name, title, outlet, url, text FROM article WHERE name = ? OR id LIKE ?"
        " ORDER BY id",
        (named, begins),
    )
    return [_stored(row, press) for row in rows]


_ID = re.compile("[0-9a-f]{6,32}")


def _stored(row: Sequence[Any], press: Press) -> StoredArticle:
    recorded_id, name, title, outlet, url, text = row
    return StoredArticle(
        recorded_id=recorded_id,
        name=name,
        text=text,
        title=title,
        published=press.published(recorded_id),
        outlet=outlet,
        url=url,
    )


def quoted(reader: Reader) -> set[str]:
    """The articles that are people's quotations, whatever the dossier."""
    rows = reader.rows(
        "SELECT event_id FROM event WHERE CAST(data AS TEXT) LIKE ?", ('%"analyst"%',)
    )
    events = events_by_id(reader, (event_id for (event_id,) in rows))
    return {
        each.event.article
        for each in events.values()
        if isinstance(each.event, Statement) and is_analysts(each.event)
    }
