"""All that is known of all articles: as they are cited, when published, which tell one story."""

from dataclasses import replace

from tracker.domain.dates import Day
from tracker.domain.events import ArticleDated, ArticleSuperseded
from tracker.domain.press import Imprint, Press, learn
from tracker.views.backing import read_press_room
from tracker.views.connection import Reader
from tracker.views.events import article_changes, read_origins
from tracker.views.head import until
from tracker.views.rows import Source


def read_room(reader: Reader, known_at: str | None = None) -> tuple[Press, dict[str, Source]]:
    """What was known by then: for the fold and for citing, without decoding every article."""
    press, sources = read_press_room(reader, known_at)
    links, credited = read_origins(reader, known_at)
    return replace(press, links=links, credited=credited), sources


def read_days(reader: Reader, known_at: str | None = None) -> Press:
    """The same for the fold alone, in a third of the time where there are many articles."""
    by_then, values = until(known_at)
    imprints = {
        article: Imprint(published, Day(recorded_at[:10]), outlet)
        for article, published, recorded_at, outlet in reader.each(
            f"SELECT id, published, recorded_at, outlet FROM article WHERE {by_then}",  # noqa: S608
            values,
        )
    }
    links, credited = read_origins(reader, known_at)
    dated: dict[str, Day] = {}
    successors: dict[str, str] = {}
    for each in article_changes(reader, known_at):
        if isinstance(each.event, ArticleDated | ArticleSuperseded):
            learn(each.event, dated, successors)
    return Press(imprints, dated, links, successors, credited)
