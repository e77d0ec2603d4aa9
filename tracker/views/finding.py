"""What a check finds: a code, how much it matters, where it is, and what to do about it."""

from dataclasses import dataclass
from typing import Literal

from tracker.domain.dates import Day

Severity = Literal["problem", "notice"]
Code = Literal[
    "overdue",
    "conflict",
    "tally-unexplained",
    "unknown-party",
    "undated-value",
    "dated-ahead",
    "out-of-order",
    "out-of-scope",
    "tally-stale",
    "tally-miscount",
    "stage-skipped",
    "undated-article",
]

CODES: dict[Code, str] = {
    "overdue": "a planned day has passed, and nobody has told what came of it",
    "conflict": "sources contradict one another on a value",
    "tally-unexplained": "an article counts otherwise than the table, and no basis explains it",
    "unknown-party": "the table has a party that the dossier does not know",
    "undated-value": "a value rests on articles without a day of publication alone",
    "dated-ahead": "something is told as done on a day after the article's own",
    "out-of-order": "a stage is dated before one that comes before it, as signed before talks",
    "out-of-scope": "a setback is reported that does not fit the stage",
    "tally-stale": "an article repeats an old count",
    "tally-miscount": "an article's count is a known error of counting",
    "stage-skipped": "signed or further, and no word of talks or of a plan before",
    "undated-article": "an article that tells something carries no day of publication",
}
"""What each code means, in the order in which findings are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that a person should look at.

    A `problem` needs a decision or a fact that the tracker cannot find by itself; a `notice` may
    be as it should. `what` tells it in a sentence, `todo` what to do. `party` and `field` name the
    cell, `event` the report to begin with, `article` its id, each None where there is none.
    """

    code: Code
    severity: Severity
    what: str
    todo: str
    party: str | None = None
    party_name: str | None = None
    field: str | None = None
    event: str | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """All findings, problems first, each kind in the order of the parties' names."""

    dossier: str
    as_of: Day
    known_at: str | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def problems(self) -> int:
        """How many of them need a person."""
        return sum(each.severity == "problem" for each in self.findings)
