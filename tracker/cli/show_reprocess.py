"""What reading again comes to, as text: one line a statement, and the cells that move."""

from collections.abc import Iterator
from typing import Any

from tracker.cli.layout import wrap
from tracker.cli.output import Screen
from tracker.commands.reprocess import ArticleRead, Plan
from tracker.commands.target import what
from tracker.domain.events import Recorded, Statement
from tracker.export.changes import in_words
from tracker.export.reprocess import how_otherwise
from tracker.export.text import safe

_INDENT = "  "
_COLOUR = {"+": "green", "-": "red", "=": "dim"}


def plan_lines(plan: Plan, screen: Screen) -> list[str]:
    """The lines that show what reading again comes to."""
    readings = [each.rereading for each in plan.differing]
    counts = [
        (sum(len(each.gained) for each in readings), "gained"),
        (sum(len(each.lost) for each in readings), "lost"),
        (sum(len(each.changed) for each in readings), "changed"),
        (sum(len(each.restored) for each in readings), "restored"),
        (sum(len(each.kept) for each in readings), "kept"),
    ]
    articles = "1 article" if plan.articles == 1 else f"{plan.articles} articles"
    told = ", ".join(f"{count} {word}" for count, word in counts)
    lines = [screen.style(f"{articles} read again by reader {plan.reader}: {told}", "bold")]
    for each in plan.differing:
        lines += ["", *_article(each, screen)]
    if plan.moves:
        lines += ["", screen.style("In the table:", "bold")]
    for move in plan.moves:
        lines.append(f"{_INDENT}{safe(move.party_name)} ({move.party})")
        for field in move.fields:
            lines += wrap(safe(in_words(field)), screen.width, indent=_INDENT * 2)
    return [*lines, ""] if plan.differing else lines


def _article(read: ArticleRead, screen: Screen) -> Iterator[str]:
    article = read.article
    words = [article.outlet, f"“{article.title or article.name}”", article.published]
    yield from wrap(safe(", ".join(word for word in words if word)), screen.width)
    found = read.rereading
    for gained in found.gained:
        yield from _told("+", gained, screen)
    for lost in found.lost:
        yield from _told("-", lost, screen)
    for before, after in found.changed:
        yield from _told("-", before, screen)
        yield from _told("+", after, screen, how_otherwise(before.event, after))
    for restored, _ in found.restored:
        yield from _told("+", restored, screen, "restored")
    for kept in found.kept:
        yield from _told("=", kept.statement, screen, kept.why)


def _told(mark: str, told: Recorded | Statement, screen: Screen, why: str = "") -> Iterator[str]:
    recorded = told if isinstance(told, Recorded) else None
    event: Any = told.event if isinstance(told, Recorded) else told
    known = "" if recorded is None else f" (event {recorded.event_id[:12]})"
    reason = f": {why}" if why else ""
    yield screen.style(_INDENT + safe(f"{mark} {what(event)}{known}{reason}"), _COLOUR[mark])
    if isinstance(event, Statement):
        yield from wrap(f"“{safe(event.evidence.text)}”", screen.width, indent=_INDENT * 3)
