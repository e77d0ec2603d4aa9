"""Make the kept store of a release: `python tests/store/releases/make.py` on that release.

It takes the earliest of the sample articles in, lets a person confirm one report and retract
another, and folds the write-ahead log into the one file `VERSION.sqlite3`; `VERSION.json` beside
it is the table that the release gave. Both are made once, when the version is released, and
never again: the tests show that every later version can still read them.
"""

import json
import sqlite3
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import tracker
from tracker.articles.read import read_articles
from tracker.commands.ingest import ingest
from tracker.domain.dates import Day
from tracker.domain.events import Confirmed, Retracted
from tracker.dossiers.load import load, sample_folder
from tracker.store.database import sqlite_url
from tracker.store.log import open_log

FOLDER = Path(__file__).parent
DOSSIER = "ukraine-security"
SHOWN = ("since", "known_by", "signed_on", "scheduled_for", "flags")
RECORDED = datetime(2026, 11, 1, 12, tzinfo=UTC)


def main() -> None:
    """Make the two files of this version."""
    path = FOLDER / f"{tracker.__version__}.sqlite3"
    if path.exists():
        sys.exit(f"{path}: a release's store is made once")
    minutes = iter(range(10_000))
    with open_log(
        sqlite_url(path), clock=lambda: RECORDED + timedelta(minutes=next(minutes))
    ) as log:
        files = sorted(map(str, sample_folder(DOSSIER).glob("*.md")))[:24]
        samples = read_articles(files, published=None, today=Day("2026-11-01"))
        ingest(log, load(DOSSIER), samples)
        by = "analyst@example.org"
        for kind, verdict in (("signed", Confirmed), ("talks_held", Retracted)):
            target, stream = _first(path, kind)
            with log.transaction() as append:
                append.append(stream, verdict(target=target, by=by, because="read the original"))
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("VACUUM")
    rows = connection.execute(
        "SELECT party, stage, data, reports, sources FROM status"
        " JOIN status_count USING (dossier, party) ORDER BY party"
    ).fetchall()
    connection.close()
    table = {
        party: {"stage": stage, "reports": reports, "sources": sources}
        | {name: json.loads(data).get(name) for name in SHOWN}
        for party, stage, data, reports, sources in rows
    }
    path.with_suffix(".json").write_text(
        json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )


def _first(path: Path, kind: str) -> tuple[str, str]:
    connection = sqlite3.connect(path)
    try:
        question = "SELECT event_id, stream FROM event WHERE kind = ? ORDER BY position"
        target, stream = connection.execute(question, (kind,)).fetchone()
        return target, stream
    finally:
        connection.close()


if __name__ == "__main__":
    main()
