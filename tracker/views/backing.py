"""What a line of the table rests on: its deciding report, and the articles whose reports count.

Nothing is folded anew: a line names the report that decided, and which reports count follows from
the verdicts and the articles alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracker.domain.dates import Day
from tracker.domain.events import ArticleDated, ArticleSuperseded, Retracted
from tracker.domain.press import Imprint, Press, learn
from tracker.domain.told import standing
from tracker.store.schema import ARTICLE, LATER
from tracker.views.clock import Clocks
from tracker.views.connection import Reader
from tracker.views.events import article_changes, events_by_id, verdicts_of
from tracker.views.head import until
from tracker.views.reports import report_rows
from tracker.views.rows import ReportRow, Source, StatusRow


def with_articles(reader: Reader, rows: Iterable[StatusRow], clocks: Clocks) -> list[StatusRow]:
    """`rows`, each with its deciding report and the articles of all reports that count."""
    rows = list(rows)
    if not rows:
        return rows
    dossier = rows[0].status.dossier
    press, sources = read_press_room(reader, clocks.known_at)
    told = _articles_by_party(reader, dossier, clocks, press)
    events = events_by_id(reader, {each for each in map(_deciding, rows) if each is not None})
    reports = {
        each.event_id: each for each in report_rows(list(events.values()), sources, press, None)
    }
    return [_backed(row, told.get(row.status.party, ()), sources, reports) for row in rows]


def read_press_room(reader: Reader, known_at: str | None = None) -> tuple[Press, dict[str, Source]]:
    """All articles as they are cited, and what is known of them beside which tell one story."""
    by_then, values = until(known_at)
    found = reader.rows(
        "SELECT id, name, title, outlet, url, published, recorded_at FROM article"  # noqa: S608
        f" WHERE {by_then}",
        values,
    )
    dated: dict[str, Day] = {}
    successors: dict[str, str] = {}
    for each in article_changes(reader, known_at):
        if isinstance(each.event, ArticleDated | ArticleSuperseded):
            learn(each.event, dated, successors)
    imprints = {
        row[0]: Imprint(published=row[5], recorded_on=Day(row[6][:10]), outlet=row[3])
        for row in found
    }
    press = Press(imprints, dated, (), successors)
    sources = {
        row[0]: Source(
            id=row[0],
            name=row[1],
            title=row[2],
            outlet=row[3],
            url=row[4],
            published=dated.get(row[0], row[5]),
        )
        for row in found
    }
    return press, sources


def _deciding(row: StatusRow) -> str | None:
    chosen = {cell.field: cell.chosen for cell in row.status.cells}
    return chosen.get("since") or chosen.get("stage")


def _articles_by_party(
    reader: Reader, dossier: str, clocks: Clocks, press: Press
) -> dict[str, set[str]]:
    """For each party the ids of the articles with a report that counts."""
    retracted = {
        each.event.target
        for each in standing(verdicts_of(reader, dossier, clocks.known_at))
        if isinstance(each.event, Retracted) and _counts(each.event, clocks.as_of)
    }
    by_then, values = until(clocks.known_at)
    found = reader.each(
        f"SELECT stream, event_id, {ARTICLE[reader.dialect]}, recorded_at, kind,"  # noqa: S608
        " kind_version FROM event"
        f" WHERE {LATER} AND stream > ? AND stream < ?"
        f" AND kind NOT IN ('retracted', 'confirmed', 'revoked') AND {by_then}",
        (f"{dossier}/", f"{dossier}0", *values),
    )
    articles: dict[str, set[str]] = {}
    begin = len(dossier) + 1
    all_take_part = clocks.as_of is None and not press.successors
    kinds: dict[tuple[str, int], str] = {}
    for stream, event_id, article, recorded_at, kind, version in found:
        kinds[kind, version] = event_id
        if event_id not in retracted and (
            all_take_part or _takes_part(press, article, recorded_at, clocks.as_of)
        ):
            articles.setdefault(stream[begin:], set()).add(article)
    # Reading one of each kind refuses what only a newer version of tracker can read.
    events_by_id(reader, kinds.values())
    return articles


def _takes_part(press: Press, article: str, recorded_at: str, as_of: Day | None) -> bool:
    if press.superseded(article, as_of):
        return False
    if as_of is None or press.visible(article, as_of):
        return True
    return article not in press.imprints and recorded_at[:10] <= as_of


def _counts(verdict: Retracted, as_of: Day | None) -> bool:
    return verdict.corrected_on is None or as_of is None or verdict.corrected_on <= as_of


def _backed(
    row: StatusRow,
    articles: Iterable[str],
    sources: dict[str, Source],
    reports: dict[str, ReportRow],
) -> StatusRow:
    cited = [sources.get(each) or Source(id=each, name=each) for each in articles]
    deciding = _deciding(row)
    return replace(
        row,
        deciding=None if deciding is None else reports.get(deciding),
        articles=ordered(cited),
    )


def ordered(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Articles by day of publication, those without a day first."""
    return tuple(sorted(sources, key=lambda each: (each.published or "", each.name, each.id)))
