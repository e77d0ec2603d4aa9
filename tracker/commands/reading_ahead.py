"""Read articles in parallel processes, and hand them on in the order in which they came."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import NamedTuple

from tracker.articles.article import Article, Rejection
from tracker.articles.stories import shingles
from tracker.dossiers.dossier import Dossier
from tracker.extraction.extract import extract
from tracker.extraction.extraction import Extraction

AHEAD = 64
"""So many articles a process are read ahead: none waits for a commit, and memory stays flat."""


class Found(NamedTuple):
    """What an article says, and the shingles of its text."""

    extraction: Extraction
    shingles: frozenset[int]


Ahead = tuple[Article | Rejection, Found | None]
"""What came in, and what was found in it already, where it was read ahead."""


def read_ahead(
    articles: Iterable[Article | Rejection],
    dossier: Dossier,
    jobs: int,
    *,
    is_known: Callable[[Article], bool],
) -> Iterator[Ahead]:
    """Hand on `articles` in their order, each with what `jobs` processes found in it.

    Nothing is found ahead in rejections and in what `is_known`, and nothing at all with one job.
    Where a process dies, what it should have read comes without what was found.
    """
    if jobs <= 1:
        yield from ((each, None) for each in articles)
        return
    # A fork would carry the open store into the processes.
    pool = ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(dossier,)
    )
    waiting: deque[tuple[Article | Rejection, Future[Found] | None]] = deque()
    try:
        for each in articles:
            if isinstance(each, Rejection) or is_known(each):
                waiting.append((each, None))
            else:
                waiting.append((each, _submitted(pool, each)))
            if len(waiting) >= jobs * AHEAD:
                yield _next(waiting)
        while waiting:
            yield _next(waiting)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, article: Article) -> Future[Found] | None:
    try:
        return pool.submit(_read, article)
    except BrokenProcessPool:
        return None


def _next(waiting: deque[tuple[Article | Rejection, Future[Found] | None]]) -> Ahead:
    each, found = waiting.popleft()
    try:
        return each, None if found is None else found.result()
    except BrokenProcessPool:
        return each, None


_dossier: list[Dossier] = []


def _begin(dossier: Dossier) -> None:
    # An interruption reaches all processes of a terminal; the first ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _dossier[:] = [dossier]


def _read(article: Article) -> Found:
    return Found(extract(article, _dossier[0]), shingles(article.text))
