"""The articles that the log holds: when and where they were published, and what came of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.views.backing import read_press_room
from tracker.views.connection import Reader
from tracker.views.rows import Source

_ARTICLE = {"sqlite": "json_extract(data, '$.article')", "postgresql": "(data ->> 'article')"}


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


def read_article_lines(
    reader: Reader,
    dossier: str,
    *,
    undated: bool = False,
    no_events: bool = False,
    outlet: str | None = None,
) -> list[ArticleLine]:
    """The articles of the log by their day of publication, those without one first.

    Args:
        reader: the store.
        dossier: whose statements are counted.
        undated: only those without a day that no later version has replaced.
        no_events: only those in which nothing was found for the dossier.
        outlet: only those of this outlet, in any case of its letters.
    """
    press, sources = read_press_room(reader)
    counts = dict(_counts(reader, dossier))
    recorded = dict(reader.rows("SELECT id, recorded_at FROM article"))
    lines = [
        ArticleLine(
            source=each,
            recorded_at=recorded[each.id],
            events=counts.get(each.id, 0),
            dated_afterwards=each.id in press.dated,
            replaced_by=press.successors.get(each.id),
        )
        for each in sources.values()
        if outlet is None or (each.outlet or "").casefold() == outlet.strip().casefold()
    ]
    if undated:
        lines = [each for each in lines if each.source.published is None and not each.replaced_by]
    if no_events:
        lines = [each for each in lines if not each.events]
    lines.sort(key=lambda each: (each.source.published or "", each.source.name, each.source.id))
    return lines


def _counts(reader: Reader, dossier: str) -> Iterator[tuple[str, int]]:
    article = _ARTICLE[reader.dialect]
    yield from reader.each(
        f"SELECT {article}, COUNT(*) FROM event"  # noqa: S608
        " WHERE (stream = ? OR (stream > ? AND stream < ?))"
        f" AND kind NOT IN ('retracted', 'confirmed', 'revoked') GROUP BY {article}",
        (dossier, f"{dossier}/", f"{dossier}0"),
    )
