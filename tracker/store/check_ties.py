"""Check the row that keeps what ties articles to others: it must be what the log tells."""

from collections.abc import Iterator

from tracker.domain.press import Press
from tracker.store.gist import Gist
from tracker.store.source import Source
from tracker.store.tiestext import from_text

_TIES = "SELECT position, data FROM ties"
_NEWEST = "SELECT coalesce(max(position), 0) FROM event"


def check_ties(source: Source) -> Iterator[str]:
    """What is wrong with the row of ties, in one line; nothing where there is none."""
    rows = list(source.rows(_TIES))
    if not rows:
        return
    unlike = "what ties articles to others is not kept as the log tells it"
    (newest,) = source.first(_NEWEST) or (0,)
    try:
        ((position, data),) = rows
        kept = from_text(data)
        whole = 0 < position <= newest
    except (TypeError, ValueError):
        whole = False
    if not whole or not _is_told(kept, Gist(source.rows, source.dialect, position).press()):
        yield f"{unlike}: `tracker copy` makes a store without it"


def _is_told(kept: Press, told: Press) -> bool:
    linked = {each for pair in (*told.links, *told.successors.items()) for each in pair}
    return (
        sorted(kept.links) == sorted(told.links)
        and kept.dated == told.dated
        and kept.successors == told.successors
        and kept.credited == told.credited
        and all(told.imprints.get(each) == of for each, of in kept.imprints.items())
        and all(each in kept.imprints for each in linked if each in told.imprints)
    )
