"""The articles that the log holds: when and where they were published, and what came of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracker.store.schema import ARTICLE, LATER
from tracker.views.backing import read_press_room
from tracker.views.clock import Clocks
from tracker.views.connection import Reader
from tracker.views.head import until
from tracker.views.rows import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """An article of the log.

    `events` is the number of statements by it for the dossier, retracted ones among them.
    `dated_afterwards` tells that a person gave it its day; `replaced_by` is the id of the
    later version that has taken its place, if one has.
    """

    source: Source
    recorded_at: str
    events: int
    dated_afterwards: bool = False
    replaced_by: str | None = None


def read_article_lines(reader: Reader, dossier: str, clocks: Clocks) -> list[ArticleLine]:
    """The articles of the log by their day of publication, those without one first.

    As of a day an article is there from the day it was published, and one without a day from the
    day it was recorded. Statements are counted for `dossier`.
    """
    press, sources = read_press_room(reader, clocks.known_at)
    counts = dict(_counts(reader, dossier, clocks.known_at))
    recorded = dict(reader.rows("SELECT id, recorded_at FROM article"))
    lines = [
        ArticleLine(
            source=each,
            recorded_at=recorded[each.id],
            events=counts.get(each.id, 0),
            dated_afterwards=each.id in press.dated,
            replaced_by=(
                press.successors[each.id] if press.superseded(each.id, clocks.as_of) else None
            ),
        )
        for each in sources.values()
        if press.visible(each.id, clocks.as_of)
    ]
    lines.sort(key=lambda each: (each.source.published or "", each.source.name, each.source.id))
    return lines


def narrowed(
    lines: Iterable[ArticleLine], *, undated: bool, no_events: bool, outlet: str | None
) -> list[ArticleLine]:
    """Those of `lines` that are asked for.

    Args:
        lines: articles of the log.
        undated: only those without a day that no later version has replaced.
        no_events: only those in which nothing was found for the dossier.
        outlet: only those of this outlet, in any case of its letters.
    """
    return [
        each
        for each in lines
        if (outlet is None or (each.source.outlet or "").casefold() == outlet.strip().casefold())
        and not (undated and (each.source.published is not None or each.replaced_by))
        and not (no_events and each.events)
    ]


def _counts(reader: Reader, dossier: str, known_at: str | None) -> Iterator[tuple[str, int]]:
    article = ARTICLE[reader.dialect]
    by_then, values = until(known_at)
    yield from reader.each(
        f"SELECT {article}, COUNT(*) FROM event"  # noqa: S608
        f" WHERE {LATER} AND (stream = ? OR (stream > ? AND stream < ?))"
        f" AND kind NOT IN ('retracted', 'confirmed', 'revoked') AND {by_then} GROUP BY {article}",
        (dossier, f"{dossier}/", f"{dossier}0", *values),
    )
