"""What is done where an address shows another text than before: the later version stands."""

from collections.abc import Sequence

from tracker.articles.article import Article
from tracker.commands.versions import (
    Difference,
    counting,
    difference,
    is_trivial,
    newest,
    put_in_place,
    replaced_by,
    told_of,
)
from tracker.domain.events import ArticleSuperseded, Recorded, Statement
from tracker.store.append import Append
from tracker.store.printed import Printed
from tracker.store.streams import stream_of


def is_no_news(
    append: Append, dossier: str, old: Printed, article: Article, statements: Sequence[Statement]
) -> bool:
    """Whether a text differs from the one that stands in nothing that lasts, and says the same."""
    return (
        is_trivial(old.text, article.text)
        and _differ(append, dossier, old.id, statements) == Difference()
    )


def update(
    append: Append, dossier: str, old: Printed, article: Article, statements: Sequence[Statement]
) -> list[str]:
    """Put `article`, which was just recorded, in the place of `old`, the version that stood.

    One that was published earlier than that is kept as what it is, an earlier version.

    Returns:
        What the user is told: what became of which event, a line each.
    """
    if article.published and old.published and article.published < old.published:
        fact = ArticleSuperseded(article=article.id, successor=old.id)
        append.append(stream_of(fact), fact)
        return told_of(article.name, [f"an earlier version of {_named(old)}, which stands"])
    differ = _differ(append, dossier, old.id, statements)
    others = _others(append, dossier, old.id)
    lines = put_in_place(append, old.id, article.id, statements)
    return told_of(article.name, [*_told(differ, old), *lines, *others])


def return_to(append: Append, dossier: str, article: Article) -> list[str]:
    """Let `article`, an earlier version of the log, stand again: its page shows its text anew."""
    stands = append.printed(newest(append, article.id))
    ends = replaced_by(append, article.id)
    if stands is None or ends is None:
        return []
    held = [recorded.event for recorded in counting(append, append.statements_by(article.id))]
    statements = [each for each in held if isinstance(each, Statement)]
    differ = _differ(append, dossier, stands.id, statements)
    lines = put_in_place(append, stands.id, article.id, statements, ends=ends.event_id)
    return told_of(article.name, [*_told(differ, stands, again=True), *lines])


def _differ(append: Append, dossier: str, old: str, statements: Sequence[Statement]) -> Difference:
    held: list[Recorded] = [
        each
        for each in counting(append, append.statements_by(old))
        if isinstance(each.event, Statement) and each.event.dossier == dossier
    ]
    return difference(held, [each for each in statements if each.dossier == dossier])


def _others(append: Append, dossier: str, old: str) -> list[str]:
    """A line for each other dossier for which the old version was read, and the new one is not."""
    told = {stream.partition("/")[0] for stream, _ in append.statements_by(old)} - {dossier}
    return [f"it told of {each} too: tracker reprocess --dossier {each}" for each in sorted(told)]


def _told(differ: Difference, old: Printed, *, again: bool = False) -> list[str]:
    what = "is as it was before" if again else "is a new version"
    counts = f"{len(differ.gained)} gained, {len(differ.lost)} lost, {len(differ.changed)} changed"
    return [f"{what}, in the place of {_named(old)}: events: {counts}", *differ.lines()]


def _named(old: Printed) -> str:
    return f"{old.id[:12]} ({old.published or 'no day'})"
