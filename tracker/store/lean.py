"""What answers as of a day rest on, as rows: the reports that decide, the sources, the counts.

The rows are a copy of what the fold needs, and no more; the log's own events hold the sentence,
who says so and how it was read.
"""

import json
from collections.abc import Iterable
from functools import lru_cache

from tracker.domain.dates import Day
from tracker.domain.digest import Digest
from tracker.domain.events import Amount, Attribution
from tracker.domain.kept import Kept, Repeat
from tracker.domain.repeats import repeat_key
from tracker.domain.stories import Life
from tracker.domain.tally import Change
from tracker.domain.told import Told, place
from tracker.store.alike import like, said_by
from tracker.store.wire import WireError, amount_to_data, text_of

ReportTuple = tuple[str, str, str, str, str | None, str | None, int, str, str, str, str]
"""A row of the reports that decide: dossier, party, event_id, visible, until, published, confirmed
(1 or 0), kind, said, article, origins."""

SourceTuple = tuple[str, str, str, str, str, str]
"""A row of the reports that are only a source more: dossier, party, about, event_id, visible,
origins."""

DayTuple = tuple[str, str, str, int, int, str | None]
"""A row of the counts: dossier, day, party, reports, sources, last."""

_NOBODY = Attribution()
_NONE = Change()


def report_row(digest: Digest, kept: Kept) -> ReportTuple:
    """The row of a report that decides."""
    told = kept.told
    report = told.report
    return (
        digest.dossier,
        digest.party,
        told.event_id,
        kept.visible,
        kept.until,
        told.published,
        int(told.confirmed),
        report.kind,
        said_by(report),
        report.article,
        _origins(kept.origins),
    )


def kept_from_row(row: ReportTuple) -> Kept:
    """The report that `report_row` wrote; raises WireError where the row is damaged."""
    dossier, party, event_id, visible, until, published, confirmed, kind, said, article, of = row
    try:
        report = like(kind, said)(dossier, party, article, _NOBODY)
        day = Day(visible)
        origins = life(of, day)
        told = place(
            event_id,
            report,
            None if published is None else Day(published),
            origins[-1][1],
            confirmed=confirmed == 1,
        )
    except (TypeError, ValueError, KeyError) as error:
        raise WireError(f"a row of the deciding reports is damaged: {error}") from error
    return Kept(told, day, None if until is None else Day(until), origins)


def source_row(digest: Digest, standing: Kept, repeat: Repeat) -> SourceTuple:
    """The row of a report that is a source more, and for which `standing` stands."""
    # They have in common what they have in common with the one that stands for them.
    about = about_of(standing.told)
    assert about is not None  # noqa: S101
    event_id, _, published, origins = repeat
    return digest.dossier, digest.party, about, event_id, published, _origins(origins)


def about_of(told: Told) -> str | None:
    """What a report has in common with those that repeat it; None where none may."""
    key = repeat_key(told)
    return None if key is None else _about(key[1])


def report_rows(digest: Digest) -> list[ReportTuple]:
    """The rows of all reports of a digest that decide, in the order of their keys."""
    return [report_row(digest, digest.kept[event_id]) for event_id in sorted(digest.kept)]


def source_rows(digest: Digest) -> list[SourceTuple]:
    """The rows of all reports of a digest that must be known as a source, in the same order."""
    dossier, party = digest.dossier, digest.party
    found: dict[str, list[Repeat]] = {}
    for standing, repeats in digest.behind.items():
        kept = digest.kept[standing]
        about = about_of(kept.told) if digest.matters(kept) else None
        if about is not None:
            found.setdefault(about, []).extend(repeats)
    return [
        (dossier, party, about, event_id, published, _origins(origins))
        for about in sorted(found)
        for event_id, _, published, origins in sorted(found[about])
    ]


def day_rows(digest: Digest, days: Iterable[Day]) -> list[DayTuple]:
    """The rows of a digest's counts on these days; a day on which nothing changes has none."""
    changes = digest.tally.changes
    return [
        (digest.dossier, day, digest.party, change.reports, change.sources, change.last)
        for day in days
        if (change := changes.get(day)) is not None and change != _NONE
    ]


def life(origins: str, since: Day) -> Life:
    """The stories that a report counts as, from the first day on which it takes part.

    Raises ValueError where the text is not one that this module wrote.
    """
    if not origins.startswith("["):
        return ((since, origins),)
    return tuple((Day(day), story) for day, story in json.loads(origins))


def _origins(stories: Life) -> str:
    # Articles are named by digits, outlets by a word: neither begins with a bracket.
    return stories[0][1] if len(stories) == 1 else text_of([list(each) for each in stories])


@lru_cache(maxsize=20_000)
def _about(common: tuple[object, ...]) -> str:
    return text_of([_written(each) for each in common])


def _written(value: object) -> object:
    if isinstance(value, tuple):
        return [_written(each) for each in value]
    return amount_to_data(value) if isinstance(value, Amount) else value
