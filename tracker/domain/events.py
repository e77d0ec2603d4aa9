"""The facts of the log: what articles report, what is known of articles, what people decided.

A *statement* is what an article says, with the sentence it rests on (`statements.py`). A *report*
is a statement about one party's agreement (`reports.py`); a tally is one about how many parties
have come how far. Facts about articles and people's verdicts on statements are events too. All
are frozen dataclasses, and all can be had from here.
"""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from tracker.domain.dates import Day
from tracker.domain.reports import (
    REPORTS,
    Amount,
    DeclarationJoined,
    Effect,
    EnteredIntoForce,
    IntentDeclared,
    Ratified,
    Resumed,
    Signed,
    SigningPostponed,
    SigningScheduled,
    Suspended,
    TalksClose,
    TalksHeld,
    TalksStalled,
    TalksStarted,
    Terminated,
    TermsReported,
    TextAgreed,
)
from tracker.domain.statements import (
    Attribution,
    AttributionKind,
    Basis,
    Evidence,
    Report,
    Statement,
    ToldAs,
)

__all__ = [
    "KINDS",
    "REPORTS",
    "Amount",
    "ArticleDated",
    "ArticleFact",
    "ArticleRecorded",
    "ArticleSuperseded",
    "Attribution",
    "AttributionKind",
    "Basis",
    "Bound",
    "Confirmed",
    "DeclarationJoined",
    "Effect",
    "EnteredIntoForce",
    "Event",
    "Evidence",
    "IntentDeclared",
    "Ratified",
    "Recorded",
    "Report",
    "Resumed",
    "Retracted",
    "Revoked",
    "Signed",
    "SigningPostponed",
    "SigningScheduled",
    "Statement",
    "Suspended",
    "TalksClose",
    "TalksHeld",
    "TalksStalled",
    "TalksStarted",
    "TallyKind",
    "TallyReported",
    "Terminated",
    "TermsReported",
    "TextAgreed",
    "ToldAs",
    "Verdict",
]

Bound = Literal["exact", "at_least", "about"]
TallyKind = Literal["signed", "negotiating", "declared", "interested"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyReported(Statement):
    """A count that an article reports: how many signed, negotiate, joined or showed interest."""

    kind: ClassVar[str] = "tally_reported"
    label: ClassVar[str] = "tally"

    counted: TallyKind
    count: int
    bound: Bound = "exact"
    includes_upcoming: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecorded:
    """An article was taken into the log. `sha256` is over its text and metadata.

    `near` are articles, already in the log, that tell the same story: of the near-duplicates as
    many as make the stories of every day. What the hash does not cover: `name` is the article's
    own name or its file's, `author` who wrote it, `published_basis` what told the day of
    publication, in the words of `tracker.articles`, and `credited` the outlet that the article has
    its news from, by its own word.
    """

    kind: ClassVar[str] = "article_recorded"
    label: ClassVar[str] = "article recorded"

    article: str
    sha256: str
    published: Day | None = None
    outlet: str | None = None
    near: tuple[str, ...] = ()
    name: str = ""
    author: str | None = None
    published_basis: str | None = None
    credited: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDated:
    """A publication date was given to an article afterwards; the last one given counts.

    None takes it back: then the day that the article itself carries counts, if it carries one.
    `answers` is the day given before it, by the id of its event, where there was one: so the same
    day, given again after another, is an event of its own.
    """

    kind: ClassVar[str] = "article_dated"
    label: ClassVar[str] = "article dated"

    article: str
    published: Day | None
    by: str
    because: str = ""
    answers: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSuperseded:
    """A later version of the article, `successor`, takes its place.

    `answers` tells that the successor is an earlier version, to which the page has returned: it is
    the event by which that one had been replaced, and which it ends.
    """

    kind: ClassVar[str] = "article_superseded"
    label: ClassVar[str] = "article superseded"

    article: str
    successor: str
    answers: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retracted:
    """A statement (`target`, an event id) no longer counts.

    Without `corrected_on` it was a misreading of ours and is gone from every as-of answer; with
    it the source corrected itself on that day. `by_machine` tells a reader's own retraction.
    `answers` is the latest revocation of a verdict on the same target, where there was one: so
    the same verdict, given again after it was taken back, is an event of its own.
    """

    kind: ClassVar[str] = "retracted"
    label: ClassVar[str] = "retracted"

    target: str
    by: str
    because: str
    corrected_on: Day | None = None
    by_machine: bool = False
    answers: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """An analyst has checked the statement `target`; it wins over all that disagree with it.

    `answers` is as in `Retracted`.
    """

    kind: ClassVar[str] = "confirmed"
    label: ClassVar[str] = "confirmed"

    target: str
    by: str
    because: str = ""
    answers: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revoked:
    """A verdict (`target`, the event id of a retraction or confirmation) is taken back.

    It is then as if that verdict had never been given; others on the same statement stand.
    """

    kind: ClassVar[str] = "revoked"
    label: ClassVar[str] = "verdict revoked"

    target: str
    by: str
    because: str = ""
    by_machine: bool = False


Verdict = Retracted | Confirmed | Revoked
ArticleFact = ArticleRecorded | ArticleDated | ArticleSuperseded
Event = Statement | Verdict | ArticleFact

OTHERS: tuple[type[TallyReported | Verdict | ArticleFact], ...] = (
    TallyReported,
    ArticleRecorded,
    ArticleDated,
    ArticleSuperseded,
    Retracted,
    Confirmed,
    Revoked,
)
KINDS: dict[str, type[Event]] = {each.kind: each for each in (*REPORTS, *OTHERS)}


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event as the log holds it.

    `position` counts from 1 in the order of recording; `recorded_at` is UTC, ISO 8601 with
    microseconds and a Z, so that times order as their texts do.
    """

    event_id: str
    recorded_at: str
    event: Event
    position: int = field(default=0, compare=False)
