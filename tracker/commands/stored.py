"""The articles of a store, as a reader takes them."""

from collections.abc import Iterator
from dataclasses import dataclass

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
        for recorded_id, name, title, outlet, url, text in rows:
            yield StoredArticle(
                recorded_id=recorded_id,
                name=name,
                text=text,
                title=title,
                published=press.published(recorded_id),
                outlet=outlet,
                url=url,
            )
        if not rows:
            return
        last = rows[-1][0]


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
