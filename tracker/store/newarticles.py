"""The articles of one transaction: asked for as if the log had them, written at its end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, insert

from tracker.domain.dates import Day
from tracker.store import printed, queries
from tracker.store.printed import Printed
from tracker.store.shared import Shared, sharing
from tracker.store.storyindex import StoryIndex
from tracker.store.tables import ArticleRow, table


@dataclass(frozen=True, slots=True, kw_only=True)
class NewArticle:
    """An article to be taken in: the columns of its row, and its part of the index.

    `id`, `sha256` and `sketch` are as `tracker.articles` computes them.
    """

    id: str
    sha256: str
    name: str
    title: str | None
    published: Day | None
    outlet: str | None
    url: str | None
    text: str
    sketch: frozenset[int]
    author: str | None = None
    published_basis: str | None = None
    credited: str | None = None


_ELSEWHERE = {"sketch", "author", "published_basis", "credited"}
_COLUMNS = tuple(each.name for each in fields(NewArticle) if each.name not in _ELSEWHERE)


class NewArticles:
    """The articles that one transaction adds to those of the log, by `add`."""

    def __init__(self, connection: Connection, index: StoryIndex) -> None:
        self._connection = connection
        self._held = index
        self._new: dict[str, NewArticle] = {}
        self._rows: list[dict[str, Any]] = []
        self._at: dict[int, NewArticle] = {}

    def __contains__(self, article: str) -> bool:
        return article in self._new

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the articles that were added."""
        return frozenset(self._new)

    def add(self, article: NewArticle, recorded_at: str, position: int) -> None:
        """Add an article that the log does not have, with the time and place of its event."""
        self._new[article.id] = self._at[position] = article
        columns = {name: getattr(article, name) for name in _COLUMNS}
        self._rows.append({**columns, "recorded_at": recorded_at})
        self._index.add(position, article.sketch)

    def printed(self, article: str) -> Printed | None:
        """The article with this id, which the log has or will have; None where it has not."""
        new = self._new.get(article)
        if new is None:
            return printed.printed(self._connection, article)
        return Printed(**{each.name: getattr(new, each.name) for each in fields(Printed)})

    def text(self, article: str) -> str:
        """The text of an article that the log has, or will have."""
        if article in self._new:
            return self._new[article].text
        return queries.article_text(self._connection, article)

    def alike(self, sketch: frozenset[int], at_least: Callable[[int], int]) -> list[Shared]:
        """See `Append.alike`."""
        return sharing(self._index, sketch, at_least, self._id_at)

    @cached_property
    def _index(self) -> StoryIndex:
        # What others have written is read by those transactions that ask for it.
        self._held.meet()
        return self._held

    def _id_at(self, position: int) -> str:
        new = self._at.get(position)
        return queries.article_at(self._connection, position) if new is None else new.id

    def with_text(self, text: str, among: Sequence[str]) -> tuple[str, ...]:
        """Which of the articles `among` have this very text."""
        new = self._new
        found = [each for each in among if each in new and new[each].text == text]
        others = [each for each in among if each not in new]
        return (*found, *queries.articles_with(self._connection, text, others))

    def write(self) -> None:
        """Write the articles that were added, and their part of the index."""
        if self._rows:
            self._connection.execute(insert(table(ArticleRow)), self._rows)
            self._index.write()
