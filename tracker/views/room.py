"""All that is known of all articles: as they are cited, when published, which tell one story."""

from dataclasses import replace

from tracker.domain.press import Press
from tracker.views.backing import read_press_room
from tracker.views.connection import Reader
from tracker.views.events import read_links
from tracker.views.rows import Source


def read_room(reader: Reader, known_at: str | None = None) -> tuple[Press, dict[str, Source]]:
    """What was known by then: for the fold and for citing, without decoding every article."""
    press, sources = read_press_room(reader, known_at)
    return replace(press, links=read_links(reader, known_at)), sources
