"""Counts that do not fit the table, as findings."""

from collections.abc import Iterator

from tracker.domain.bases import Basis
from tracker.views.clock import Clocks
from tracker.views.connection import Reader
from tracker.views.finding import Code, Finding, Severity
from tracker.views.tallies import TallyRow, read_tallies

_CODES: dict[str, Code] = {
    "unexplained": "tally-unexplained",
    "stale": "tally-stale",
    "miscount": "tally-miscount",
}


def tally_findings(
    reader: Reader, dossier: str, clocks: Clocks, bases: tuple[Basis, ...]
) -> Iterator[Finding]:
    """The counts that are old, miscounted or not explained.

    Only of signatures an unexplained count is a problem: that more joined a declaration or are in
    talks than articles in the log have named is as one would expect.
    """
    for row in read_tallies(reader, dossier, clocks, bases).rows:
        code = _CODES.get(row.came.verdict)
        if code is None:
            continue
        problem = code == "tally-unexplained" and row.counted == "signed"
        severity: Severity = "problem" if problem else "notice"
        report = row.reports[0]
        yield Finding(
            code=code,
            severity=severity,
            field=row.counted,
            event=report.event_id,
            article=report.article.id,
            what=_told(row),
            todo="compare: tracker tallies --sentences; take the missing articles in, or retract"
            " what was misread",
        )


def _told(row: TallyRow) -> str:
    day = row.published or "an undated article"
    number = f"{row.claim.count} {row.counted}"
    if row.came.verdict != "unexplained":
        best = row.came.fits[0]
        of = f"of {best.on}" if row.came.verdict == "stale" else f"on the basis: {best.basis.name}"
        return f"{day} tells {number}, the count {of}; the tracker has {row.came.had}"
    return f"{day} tells {number}, the tracker has {row.came.had}"
