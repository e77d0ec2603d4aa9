"""The features' table over a store: written by the log, read by the views, as users' tables are."""

from datetime import UTC, datetime
from pathlib import Path

from tracker.domain.agreement import replay, seen_on, status
from tracker.domain.brief import brief
from tracker.domain.dates import Day
from tracker.domain.events import ArticleFact, Confirmed, Event, Retracted
from tracker.domain.identity import event_id
from tracker.domain.status import AgreementStatus
from tracker.store.log import open_log
from tracker.store.streams import stream_of
from tracker.views.clock import Clocks, parse_known_at
from tracker.views.connection import open_reader
from tracker.views.events import read_press, stream_events
from tracker.views.status import read_status

TODAY = Day("2026-12-31")


class StoreTable:
    """A table over the store at `url`, which is new and empty."""

    def __init__(self, url: str, dossier: str) -> None:
        self.url = url
        self.dossier = dossier
        self._waiting: list[tuple[Event, Day]] = []
        self._streams: dict[str, str] = {}

    def record(self, event: Event, on: Day) -> None:
        """Take in one event on that day; what is known changes nothing."""
        self._waiting.append((event, on))

    def status(
        self, party: str, as_of: Day | None = None, known_at: Day | None = None
    ) -> AgreementStatus:
        """The row of `party` with all its reasons, as its events in the store give it.

        What the store keeps for the table, and what the table shows, must be the same row in short.
        """
        self._write()
        with open_reader(self.url) as reader:
            moment = None if known_at is None else parse_known_at(known_at)
            events = stream_events(reader, f"{self.dossier}/{party}", moment)
            whole = status(replay(events), read_press(reader, moment), as_of)
            if not events:
                whole = AgreementStatus(dossier=self.dossier, party=party, stage="not_reported")
            if as_of is None and known_at is None:
                nothing_is_due = Clocks(today="0001-01-01")
                now = read_status(reader, self.dossier, nothing_is_due, parties=[party])
                nothing = AgreementStatus(dossier=self.dossier, party=party, stage="not_reported")
                assert now.rows[0].status == (brief(whole) if whole.reports else nothing)
                return whole
            clocks = Clocks(today=TODAY, as_of=as_of, known_at=moment)
            table = read_status(reader, self.dossier, clocks, parties=[party])
            whole = seen_on(whole, clocks.day)
            shown = table.rows[0].status
            assert (shown.stage, shown.reports) == (whole.stage, whole.reports)
            assert not whole.reports or brief(shown) == brief(whole)
            return whole

    def _write(self) -> None:
        """Write what waits, the events of a day in a transaction."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        day = waiting[0][1]
        with open_log(
            self.url, clock=lambda: datetime.fromisoformat(day).replace(tzinfo=UTC)
        ) as log:
            while waiting:
                day = waiting[0][1]
                with log.transaction() as append:
                    while waiting and waiting[0][1] == day:
                        event, _ = waiting.pop(0)
                        append.append(self._stream(event), event)

    def _stream(self, event: Event) -> str:
        if isinstance(event, Retracted | Confirmed):
            return self._streams[event.target]
        assert isinstance(event, ArticleFact) or hasattr(event, "dossier")
        stream = stream_of(event)
        self._streams[event_id(event)] = stream
        return stream


def remove_all(run_sql) -> None:
    """Empty a store in PostgreSQL, which is quicker than to make one; `run_sql` runs statements."""
    tables = ("event", "article")
    run_sql(
        *(f"ALTER TABLE {name} DISABLE TRIGGER ALL" for name in tables),
        "DO $$ BEGIN EXECUTE (SELECT 'TRUNCATE ' || string_agg(quote_ident(table_name), ', ') "
        "FROM information_schema.tables WHERE table_schema = current_schema() "
        "AND table_name <> 'alembic_version'); END $$",
        *(f"ALTER TABLE {name} ENABLE TRIGGER ALL" for name in tables),
    )


def copied(template: Path, path: Path) -> Path:
    """A copy of a new SQLite store, which is quicker than to make one."""
    path.write_bytes(template.read_bytes())
    return path
