"""Take articles in: read each, find its story, and append what it says to the log."""

import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from tracker.articles.article import Article, Rejection
from tracker.articles.stories import shingles, sketch
from tracker.commands.dating import as_dated, otherwise_dated, supersede, twins_of
from tracker.commands.neighbours import Neighbours
from tracker.commands.outcome import Count, IngestResult
from tracker.commands.reading_ahead import Found, read_ahead
from tracker.commands.setting_aside import set_aside
from tracker.commands.taking_in import Read, new_article
from tracker.commands.updating import is_no_news, return_to, update
from tracker.commands.versions import current_at
from tracker.dossiers.dossier import Dossier
from tracker.extraction.credited import credited_outlet
from tracker.extraction.extract import extract
from tracker.store.append import Append
from tracker.store.database import StoreError
from tracker.store.log import Log
from tracker.store.printed import Printed
from tracker.store.quarantine import SetAside
from tracker.store.streams import check_dossier, stream_of

BATCH = 100
"""The most articles in one transaction: a commit costs as much as reading a few of them."""

BATCH_SECONDS = 0.5
"""The longest that a transaction is put off while articles come in."""


def ingest(
    log: Log,
    dossier: Dossier,
    articles: Iterable[Article | Rejection],
    *,
    on_progress: Callable[[int], None] | None = None,
    jobs: int = 1,
) -> IngestResult:
    """Take `articles` in for `dossier`.

    An article and all that it says are recorded together or not at all. An article that the log
    holds with statements for this dossier adds nothing, whatever the reader would find in it
    now; one that has given this dossier nothing so far is read again, as it may have been read
    for another dossier. An article without a day of publication is known where the log has its
    text with one; and where it has it without, one with a day stands in its place from then on.
    Another text from the address of an article is a later version, which stands in its place.

    Args:
        log: the log to append to.
        dossier: what the articles are read for.
        articles: articles, and inputs that could not be read; rejections are passed on.
        on_progress: called after each commit, and at the end, with the number of inputs that
            are done with: their articles are on disk by then.
        jobs: how many processes read; what they find is appended in the order of `articles`.

    Raises:
        StoreError: the log cannot be written. What was reported as done stays recorded.
        ValueError: the dossier's id cannot name a stream.
    """
    check_dossier(dossier.id)
    run = _Run(log, dossier, on_progress)
    try:
        for each, found in read_ahead(articles, dossier, jobs, is_known=run.is_known):
            run.take(each, found)
        run.commit()
    except StoreError:
        # What waited is not on disk, and must not be reported as done.
        raise
    except BaseException:
        # Of a reader that fails half way, and of an interruption, the work done is kept.
        run.commit()
        raise
    return run.count.result(run.rejected, run.quarantined)


class _Run:
    def __init__(
        self, log: Log, dossier: Dossier, on_progress: Callable[[int], None] | None
    ) -> None:
        self._log = log
        self._dossier = dossier
        self._on_progress = on_progress
        self._waiting: dict[str, Read] = {}
        self._since = time.monotonic()
        self._inputs = 0
        self.count = Count()
        self.rejected: list[Rejection] = []
        self.quarantined = 0
        self._refused: list[SetAside] = []
        self._neighbours = Neighbours()

    def is_known(self, article: Article) -> bool:
        if article.id in self._waiting:
            return True
        known = self._log.is_known(self._dossier.id, article.id)
        # A page that was had just now may have returned to what it said before.
        return known and not (article.fetched and self._log.was_replaced(article.id))

    def take(self, each: Article | Rejection, found: Found | None = None) -> None:
        if isinstance(each, Rejection):
            self._refuse(each)
        elif self.is_known(each):
            self.count.known += 1
        else:
            if found is None:
                found = Found(extract(each, self._dossier), shingles(each.text))
            if each.url is not None and any(
                each.url == read.article.url for read in self._waiting.values()
            ):
                self.commit()  # a version is compared with what the log has of the one before
            self._waiting[each.id] = Read(each, *found)
        self._inputs += 1
        waiting = len(self._waiting) + len(self._refused)
        if waiting >= BATCH or time.monotonic() - self._since > BATCH_SECONDS:
            self.commit()

    def _refuse(self, rejection: Rejection) -> None:
        entry = set_aside(rejection, self._log.now())
        if entry is not None:
            self._refused.append(entry)
        # What it holds may be large, and is kept in the store.
        self.rejected.append(replace(rejection, piece=None))

    def commit(self) -> None:
        """Record what waits, in one transaction, and only then count it."""
        if self._refused:
            self.quarantined += self._log.quarantine().keep(self._refused)
            self._refused = []
        count = Count()
        if self._waiting:
            with self._log.transaction() as append:
                for read in self._waiting.values():
                    self._settle(append, read, count)
            # An interruption until here has undone it all: it waits still.
            self._waiting = {}
            count.events += append.appended
        self.count.add(count)
        self._since = time.monotonic()
        if self._on_progress is not None:
            self._on_progress(self._inputs)

    def _settle(self, append: Append, read: Read, count: Count) -> None:
        """Record an article and its statements, or what of them is not in the log yet."""
        article = read.article
        known = append.has_article(article.id)
        if known and article.fetched and append.successor(article.id) is not None:
            count.known += 1
            count.updated += 1
            count.notes += return_to(append, self._dossier.id, article)
            return
        if known and article.published is not None:
            self._know(append, read, count)
            return
        sampled = sketch(read.shingles)
        near, equal = self._neighbours.near(append, article, read.shingles, sampled)
        twins = twins_of(append, article, equal)
        if article.published is None and twins and twins[0].published is not None:
            read = replace(read, article=as_dated(article, twins[0]))
            self._know(append, read, count, anew=True)
            return
        by_hand = None if known else otherwise_dated(append, article, twins)
        if by_hand is not None:
            count.known += 1
            count.note(article, [by_hand])
            return
        # Of one text with and without its day, or with two, `_date` decides.
        old = None if known or twins else current_at(append, article)
        dossier = self._dossier.id
        if known:
            self._know(append, read, count)
        elif old is None:
            self._record(append, read, near, sampled)
            self._date(append, read, near, twins, count)
        elif is_no_news(append, dossier, old, article, read.statements()):
            count.known += 1
        else:
            self._record(append, read, near, sampled)
            count.new += 1
            count.updated += 1
            count.notes += update(append, dossier, old, article, read.statements())
            count.note(article, (*article.notes, *read.extraction.notes))

    def _record(
        self, append: Append, read: Read, near: tuple[str, ...], sampled: frozenset[int]
    ) -> None:
        article = read.article
        credited = credited_outlet(article.text, read.extraction)
        append.add_article(new_article(article, sampled, credited), near=near)
        self._neighbours.remember(article.id, read.shingles)
        for statement in read.statements():
            append.append(stream_of(statement), statement)

    def _date(
        self,
        append: Append,
        read: Read,
        near: tuple[str, ...],
        twins: list[Printed],
        count: Count,
    ) -> None:
        """Let a new article stand in the place of those with its text and no day; count it."""
        article = read.article
        replaced: set[str] = set()
        for twin in twins if article.published is not None else ():
            if twin.published is not None:
                other = f"the log has this text as published on {twin.published} too"
                count.note(article, [f"{other}; both tell one story"])
                continue
            lines = supersede(append, twin, article.id, read.statements())
            if lines is not None:
                replaced.add(twin.id)
                count.note(article, lines)
        if replaced:
            now = f"it is dated {article.published} now"
            count.note(article, [f"the log had this text without a day; {now}"])
        count.new += 1
        count.same_story += bool(set(near) - replaced)
        count.dated_anew += bool(replaced)
        count.note(article, (*article.notes, *read.extraction.notes))

    def _know(self, append: Append, read: Read, count: Count, *, anew: bool = False) -> None:
        """Record what a known article says for this dossier, if nothing of it is there yet.

        With `anew` it was read without its day, and is read with it now.
        """
        count.known += 1
        if not anew:
            count.note(read.article, (*read.article.notes, *read.extraction.notes))
        if append.has_statements(self._dossier.id, read.article.id):
            return
        if anew:
            read = replace(read, extraction=extract(read.article, self._dossier))
        for statement in read.statements():
            append.append(stream_of(statement), statement)
