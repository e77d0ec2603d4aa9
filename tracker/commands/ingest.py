"""Take articles in: read each, find its story, and append what it says to the log."""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tracker.articles.article import Article, Rejection
from tracker.articles.stories import candidate_threshold, same_story, shingles, sketch
from tracker.domain.events import Statement
from tracker.dossiers.dossier import Dossier
from tracker.extraction.extract import extract
from tracker.extraction.extraction import Extraction
from tracker.store.append import Append, NewArticle
from tracker.store.log import Log
from tracker.store.streams import check_dossier, stream_of

BATCH = 100
"""The most articles in one transaction: a commit costs as much as reading a few of them."""

BATCH_SECONDS = 0.5
"""The longest that a transaction is put off while articles come in."""

_REMEMBERED = 256
"""Of how many articles the shingles are kept, in case a later one tells the same story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestResult:
    """What came of a run, counted in articles unless said otherwise.

    `new` were taken in, `known` were in the log already; `same_story` of the new ones tell the
    story of an article that was taken in before. `events` is the number of events appended to
    the log: one for each new article and one for each statement read from it. `notes` are what
    a user should know about single articles, each begun with the article's name.
    """

    new: int = 0
    known: int = 0
    same_story: int = 0
    rejected: tuple[Rejection, ...] = ()
    events: int = 0
    notes: tuple[str, ...] = ()


def ingest(
    log: Log,
    dossier: Dossier,
    articles: Iterable[Article | Rejection],
    *,
    on_progress: Callable[[int], None] | None = None,
) -> IngestResult:
    """Take `articles` in for `dossier`.

    An article and all that it says are recorded together or not at all. An article that the log
    holds with statements for this dossier adds nothing, whatever the reader would find in it
    now; one that has given this dossier nothing so far is read again, as it may have been read
    for another dossier.

    Args:
        log: the log to append to.
        dossier: what the articles are read for.
        articles: articles, and inputs that could not be read; rejections are passed on.
        on_progress: called after each commit, and at the end, with the number of inputs that
            are done with: their articles are on disk by then.

    Raises:
        StoreError: the log cannot be written. What was reported as done stays recorded.
        ValueError: the dossier's id cannot name a stream.
    """
    check_dossier(dossier.id)
    run = _Run(log, dossier, on_progress)
    try:
        for each in articles:
            run.take(each)
    except BaseException:
        # Of a reader that fails half way, and of an interruption, the work done is kept.
        run.commit()
        raise
    run.commit()
    return run.result()


@dataclass(frozen=True, slots=True)
class _Read:
    """An article with what was read from it, waiting to be recorded."""

    article: Article
    extraction: Extraction
    shingles: frozenset[int]

    def statements(self) -> tuple[Statement, ...]:
        found = self.extraction
        return (*found.reports, *found.tallies, *found.terms)


class _Run:
    def __init__(
        self, log: Log, dossier: Dossier, on_progress: Callable[[int], None] | None
    ) -> None:
        self._log = log
        self._dossier = dossier
        self._on_progress = on_progress
        self._waiting: dict[str, _Read] = {}
        self._since = time.monotonic()
        self._inputs = 0
        self._new = self._known = self._same_story = self._events = 0
        self._rejected: list[Rejection] = []
        self._notes: list[str] = []
        self._shingles: OrderedDict[str, frozenset[int]] = OrderedDict()

    def take(self, each: Article | Rejection) -> None:
        if isinstance(each, Rejection):
            self._rejected.append(each)
        elif each.id in self._waiting or self._log.is_known(self._dossier.id, each.id):
            self._known += 1
        else:
            self._waiting[each.id] = _Read(each, extract(each, self._dossier), shingles(each.text))
        self._inputs += 1
        if len(self._waiting) >= BATCH or time.monotonic() - self._since > BATCH_SECONDS:
            self.commit()

    def commit(self) -> None:
        """Record what waits, in one transaction, and only then count it."""
        waiting, self._waiting = self._waiting, {}
        known: list[_Read] = []
        alone: list[_Read] = []
        joined: list[_Read] = []
        if waiting:
            with self._log.transaction() as append:
                for read in waiting.values():
                    if append.has_article(read.article.id):
                        known.append(read)
                        self._read_again(append, read)
                    elif self._record(append, read):
                        joined.append(read)
                    else:
                        alone.append(read)
            self._events += append.appended
        self._known += len(known)
        self._same_story += len(joined)
        self._new += len(alone) + len(joined)
        for read in waiting.values():
            self._notes.extend(f"{read.article.name}: {note}" for note in read.extraction.notes)
        self._since = time.monotonic()
        if self._on_progress is not None:
            self._on_progress(self._inputs)

    def result(self) -> IngestResult:
        return IngestResult(
            new=self._new,
            known=self._known,
            same_story=self._same_story,
            rejected=tuple(self._rejected),
            events=self._events,
            notes=tuple(self._notes),
        )

    def _record(self, append: Append, read: _Read) -> bool:
        """Record an article and its statements; whether another tells its story."""
        article = read.article
        sampled = sketch(read.shingles)
        near = self._near(append, read.shingles, sampled)
        append.add_article(
            NewArticle(
                id=article.id,
                sha256=article.sha256,
                name=article.name,
                title=article.title,
                published=article.published,
                outlet=article.outlet,
                url=article.url,
                text=article.text,
                sketch=sampled,
            ),
            near=near,
        )
        self._remember(article.id, read.shingles)
        for statement in read.statements():
            append.append(stream_of(statement), statement)
        return bool(near)

    def _read_again(self, append: Append, read: _Read) -> None:
        """Record what a known article says for this dossier, if nothing of it is there yet."""
        if append.has_statements(self._dossier.id, read.article.id):
            return
        for statement in read.statements():
            append.append(stream_of(statement), statement)

    def _near(self, append: Append, of: frozenset[int], sampled: frozenset[int]) -> tuple[str, ...]:
        """The articles of the log that tell the same story as the text with these shingles.

        All of them, not one of each story: a story as of a day is made of the links between
        the articles published by then.
        """
        found = []
        for article in append.alike(sampled, candidate_threshold):
            other = self._shingles.get(article)
            if other is None:
                other = shingles(append.article_text(article))
                self._remember(article, other)
            if same_story(of, other):
                found.append(article)
        return tuple(sorted(found))

    def _remember(self, article: str, of: frozenset[int]) -> None:
        self._shingles[article] = of
        if len(self._shingles) > _REMEMBERED:
            self._shingles.popitem(last=False)
