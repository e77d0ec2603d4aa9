"""Read articles from links as well as from files."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from tracker.articles.article import Article, Rejection
from tracker.articles.formats import BY_MEDIA_TYPE
from tracker.articles.meter import Meter
from tracker.articles.origin import Origin, shown
from tracker.articles.piece import without_content
from tracker.articles.read import read_articles
from tracker.articles.stream import read_bytes
from tracker.articles.stretches import Memory
from tracker.domain.dates import Day
from tracker.intake.addresses import Refused, is_link
from tracker.intake.fetch import Fetched, Fetcher, Manners


def read_inputs(  # noqa: PLR0913 (each by its name, most by default)
    inputs: Sequence[str],
    *,
    published: Day | None,
    today: Day,
    columns: Mapping[str, str] | None = None,
    allow_private: bool = False,
    memory: Memory | None = None,
    meter: Meter | None = None,
) -> Iterator[Article | Rejection]:
    """Read the articles of files, folders and standard input, then those that links lead to.

    Args:
        inputs: paths, as `read_articles` takes them, and links, each fetched once.
        published: the day of publication of articles that carry none.
        today: the day of reading.
        columns: as for `read_articles`.
        allow_private: whether links may lead into one's own network.
        memory: knows what of the files was taken in before.
        meter: learns how many bytes of the files have been read.

    Yields articles, and a rejection for whatever could not be had or read.
    """
    paths = [each for each in inputs if not is_link(each)]
    yield from read_articles(
        paths, published=published, today=today, columns=columns, memory=memory, meter=meter
    )
    if len(paths) == len(inputs):
        return
    fetcher = Fetcher(Manners(allow_private=allow_private))
    for link in dict.fromkeys(each for each in inputs if is_link(each)):
        try:
            found = fetcher.fetch(link)
        except Refused as refused:
            yield refused_link(refused, link)
            continue
        origin = Origin(
            source=shown(link, most=300),
            root=shown(link, most=300),
            place=link,
            name=name_of(found.link),
            today=today,
            published=published,
            columns=columns or {},
        )
        yield from read_fetched(found, origin)


def read_fetched(found: Fetched, origin: Origin) -> Iterator[Article | Rejection]:
    """Read the articles of what was fetched; `origin` tells what is known beside it."""
    answer = found.answer
    known = BY_MEDIA_TYPE.get(answer.media_type)
    read = read_bytes(
        answer.body,
        Origin(
            source=origin.source,
            name=origin.name,
            today=origin.today,
            published=origin.published,
            columns=origin.columns,
            place=origin.place,
            root=origin.root,
            url=found.link,
            charset=answer.charset,
            media_type=answer.media_type or None,
        ),
        # Addresses end in what made a page (.php, .xml) as often as in what it is.
        name="" if known else urlsplit(found.link).path,
    )
    for each in read:
        yield replace(each, fetched=True) if isinstance(each, Article) and each.url else each


def refused_link(refused: Refused, link: str) -> Rejection:
    """The rejection of a link that could not be followed: it can be asked for again."""
    return without_content(refused.rejection(link), link, name_of(link))


def name_of(link: str) -> str:
    """What an article is called that has no name of its own: the last part of its address."""
    parts = urlsplit(link)
    last = PurePosixPath(unquote(parts.path)).stem
    return shown(last or parts.netloc, most=200)
