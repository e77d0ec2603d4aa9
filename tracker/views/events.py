"""Events as the log holds them, read back for the fold.

The queries are put together from parts that stand in this module; values go in as parameters.
"""

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import closing
from typing import Any

from tracker.domain.events import Event, Recorded
from tracker.domain.press import Press, replay_press
from tracker.store.database import StoreError
from tracker.store.schema import ARTICLE, BY_ARTICLE, LATER, RECORDED
from tracker.store.wire import WireError, from_data
from tracker.views.connection import Reader
from tracker.views.head import loaded, until

_COLUMNS = "position, event_id, recorded_at, kind, kind_version, data, stream"
_TIMES = "SELECT recorded_at FROM article WHERE id IN ({})"
_BATCH = 500


def dossier_events(
    reader: Reader, dossier: str, known_at: str | None = None
) -> dict[str, list[Recorded]]:
    """The events of every party's stream of the dossier, by the party's code."""
    prefix = f"{dossier}/"
    streams: dict[str, list[Recorded]] = {}
    found = _select(reader, "substr(stream, 1, ?) = ?", (len(prefix), prefix), known_at)
    for stream, recorded in found:
        streams.setdefault(stream.removeprefix(prefix), []).append(recorded)
    return streams


def stream_events(reader: Reader, stream: str, known_at: str | None = None) -> list[Recorded]:
    """The events of a dossier's or a party's stream in the order of recording."""
    return [each for _, each in _select(reader, f"{LATER} AND stream = ?", (stream,), known_at)]


def each_report(
    reader: Reader, stream: str, kinds: Sequence[str], known_at: str | None = None
) -> Generator[Recorded, None, None]:
    """The stream's events of these kinds in the order of recording, read as they are asked for."""
    by_then, more = until(known_at)
    asked = f"{LATER} AND stream = ? AND kind IN ({_marks(kinds)})"
    sql = f"SELECT {_COLUMNS} FROM event WHERE {asked}"  # noqa: S608
    with closing(
        reader.each(f"{sql} AND {by_then} ORDER BY version", (stream, *kinds, *more))
    ) as found:
        for row in found:
            yield _recorded(row)


def read_origins(
    reader: Reader, known_at: str | None = None
) -> tuple[tuple[tuple[str, str], ...], Mapping[str, str]]:
    """Whence the news of articles comes: the pairs of near-duplicates, and the outlets credited."""
    told = {
        "sqlite": "coalesce(json_extract(data, '$.near'), json_extract(data, '$.credited'))",
        "postgresql": "coalesce(data ->> 'near', data ->> 'credited')",
    }
    where = f"kind = 'article_recorded' AND {told[reader.dialect]} IS NOT NULL"
    press = replay_press(each for _, each in _select(reader, where, (), known_at))
    return tuple(press.links), press.credited


def read_press(
    reader: Reader, known_at: str | None = None, articles: Iterable[str] | None = None
) -> Press:
    """What the log knows about all articles, or about those named and nothing else."""
    if articles is None:
        found = _select(reader, "substr(stream, 1, 8) = 'article/'", (), known_at)
        return replay_press(each for _, each in found)
    named = [
        each
        for batch in batches(sorted(set(articles)))
        for which, values in (
            (f"{RECORDED} AND recorded_at IN ({_TIMES.format(_marks(batch))})", batch),
            (f"{LATER} AND stream IN ({_marks(batch)})", [f"article/{each}" for each in batch]),
        )
        for _, each in _select(reader, which, values, known_at)
    ]
    return replay_press(sorted(named, key=lambda each: each.position))


def article_changes(reader: Reader, known_at: str | None = None) -> list[Recorded]:
    """The facts that change what is known of an article: a day given to it, a later version."""
    where = "kind IN ('article_dated', 'article_superseded')"
    return [each for _, each in _select(reader, where, (), known_at)]


def verdicts_of(reader: Reader, dossier: str, known_at: str | None = None) -> list[Recorded]:
    """The verdicts that people gave on reports of the dossier's parties."""
    verdicts = "kind IN ('retracted', 'confirmed', 'revoked')"
    where = f"{LATER} AND stream > ? AND stream < ? AND {verdicts}"
    return [each for _, each in _select(reader, where, (f"{dossier}/", f"{dossier}0"), known_at)]


def articles_with_statements(
    reader: Reader, dossier: str, articles: Sequence[str], known_at: str | None = None
) -> set[str]:
    """Those of `articles` in which anything stands about the dossier."""
    column, about = ARTICLE[reader.dialect], BY_ARTICLE[reader.dialect]
    by_then, more = until(known_at)
    return {
        row[0]
        for batch in batches(articles)
        for row in reader.rows(
            f"SELECT DISTINCT {column} FROM event WHERE (stream = ? OR (stream > ? AND stream < ?))"  # noqa: S608
            f" AND {about} IN ({_marks(batch)}) AND {by_then}",
            (dossier, f"{dossier}/", f"{dossier}0", *batch, *more),
        )
    }


def statements_in(
    reader: Reader,
    dossier: str,
    articles: Iterable[str],
    kinds: Sequence[str],
    known_at: str | None = None,
) -> list[Recorded]:
    """The reports of these kinds about the dossier's parties that stand in these articles."""
    about = BY_ARTICLE[reader.dialect]
    return [
        each
        for batch in batches(sorted(set(articles)))
        for _, each in _select(
            reader,
            f"stream > ? AND stream < ? AND kind IN ({_marks(kinds)})"
            f" AND {about} IN ({_marks(batch)})",
            (f"{dossier}/", f"{dossier}0", *kinds, *batch),
            known_at,
        )
    ]


def reports_of_kinds(
    reader: Reader, dossier: str, kinds: Sequence[str], known_at: str | None = None
) -> dict[str, list[Recorded]]:
    """The reports of these kinds and the verdicts on any, by the party's code."""
    asked = (*kinds, "retracted", "confirmed", "revoked")
    streams: dict[str, list[Recorded]] = {}
    where = f"{LATER} AND stream > ? AND stream < ? AND kind IN ({_marks(asked)})"
    values = (f"{dossier}/", f"{dossier}0", *asked)
    for stream, recorded in _select(reader, where, values, known_at):
        streams.setdefault(stream.removeprefix(f"{dossier}/"), []).append(recorded)
    return streams


def events_by_id(reader: Reader, ids: Iterable[str]) -> dict[str, Recorded]:
    """The events with these ids; left out is what is not there, and what records an article."""
    return {
        each.event_id: each
        for batch in batches(sorted(set(ids)))
        for _, each in _select(reader, f"{LATER} AND event_id IN ({_marks(batch)})", batch)
    }


def read_articles(reader: Reader, ids: Iterable[str]) -> list[tuple[Any, ...]]:
    """(id, name, title, outlet, url) of the articles with these ids."""
    return [
        row
        for batch in batches(sorted(set(ids)))
        for row in reader.rows(
            f"SELECT id, name, title, outlet, url FROM article WHERE id IN ({_marks(batch)})",  # noqa: S608
            batch,
        )
    ]


def batches(wanted: Sequence[str]) -> Iterable[Sequence[str]]:
    """`wanted` in parts small enough for one query's parameters on any database."""
    return (wanted[start : start + _BATCH] for start in range(0, len(wanted), _BATCH))


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _select(
    reader: Reader, where: str, values: Sequence[object], known_at: str | None = None
) -> list[tuple[str, Recorded]]:
    """The events for which `where`, a condition written in this module, holds, and streams."""
    by_then, more = until(known_at)
    sql = f"SELECT {_COLUMNS} FROM event WHERE {where} AND {by_then}"  # noqa: S608
    found = reader.rows(sql + " ORDER BY position", (*values, *more))
    return [(row[6], _recorded(row)) for row in found]


def _recorded(row: tuple[Any, ...]) -> Recorded:
    position, event_id, recorded_at, kind, kind_version, data, _ = row
    try:
        event: Event = from_data(kind, kind_version, loaded(data))
    except WireError as error:
        raise StoreError(f"event {position} of the log: {error}") from error
    except ValueError as error:
        raise StoreError(
            f"event {position} of the log holds no JSON; run `tracker verify`"
        ) from error
    return Recorded(event_id=event_id, recorded_at=recorded_at, event=event, position=position)
