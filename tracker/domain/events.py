"""The facts: one frozen dataclass each, named as treaty practice names them.

A *statement* is what an article says, with the sentence it rests on. A *report* is a statement
about one party's agreement; a tally is one about how many parties have come how far. Facts about
articles and people's verdicts on statements are events too. What a kind is, exactly, is settled
in the labelling guide; the words follow the Vienna Convention on the Law of Treaties.
"""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from tracker.domain.dates import Day, Edtf

Basis = Literal["stated", "relative", "occasion", "assumed", "unknown"]
"""How a date is known: told outright, told relative to publication ("on Thursday"), told by a
named occasion ("at the G7 summit"), assumed from the publication day, or not known."""

ToldAs = Literal["news", "background"]
Effect = Literal["binding", "non-binding", "unknown", "not-required"]
Bound = Literal["exact", "at_least", "about"]
TallyKind = Literal["signed", "negotiating", "declared", "interested"]
AttributionKind = Literal["official", "named", "unnamed", "outlet", "analyst", "none"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim span of an article's text: `article.text[start:end] == text`, in characters."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so, in the article: an official, a named or unnamed source, another outlet."""

    kind: AttributionKind = "none"
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What an article says, and how we know that it says so.

    `cues` are the deciding words as (start, end) offsets in the article's text, `trace` the steps
    that led from them to the statement, `rule` the last of these, `reader` the reader's version.
    None of these four is part of the statement's identity.
    """

    kind: ClassVar[str]
    label: ClassVar[str]

    dossier: str
    article: str
    evidence: Evidence
    attribution: Attribution = Attribution()
    rule: str = ""
    reader: str = ""
    cues: tuple[tuple[int, int], ...] = ()
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Statement):
    """A statement about one party's agreement. `party` is ISO 3166-1 alpha-2, or EU, XK."""

    party: str
    happened_on: Edtf | None = None
    basis: Basis = "unknown"
    told_as: ToldAs = "news"
    occasion: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationJoined(Report):
    """The party joined the framework declaration."""

    kind: ClassVar[str] = "declaration_joined"
    label: ClassVar[str] = "declaration joined"


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentDeclared(Report):
    """The party announced that it wants or is ready to conclude one, or to begin talks."""

    kind: ClassVar[str] = "intent_declared"
    label: ClassVar[str] = "intent declared"


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksStarted(Report):
    """Negotiations began."""

    kind: ClassVar[str] = "talks_started"
    label: ClassVar[str] = "talks started"


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksHeld(Report):
    """A round took place; talks or drafting are under way."""

    kind: ClassVar[str] = "talks_held"
    label: ClassVar[str] = "talks held"


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksClose(Report):
    """Talks are near completion; signing is expected soon, with no date or occasion."""

    kind: ClassVar[str] = "talks_close"
    label: ClassVar[str] = "talks close"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextAgreed(Report):
    """The text is final, initialled or approved for signing; talks are completed."""

    kind: ClassVar[str] = "text_agreed"
    label: ClassVar[str] = "text agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningScheduled(Report):
    """Signing is planned at a stated time or occasion.

    `planned_for` is the day or interval planned; `happened_on` the day the plan was told.
    """

    kind: ClassVar[str] = "signing_scheduled"
    label: ClassVar[str] = "signing scheduled"

    planned_for: Edtf | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningPostponed(Report):
    """A planned signing was put off or fell through; `planned_for` is the day it was set for."""

    kind: ClassVar[str] = "signing_postponed"
    label: ClassVar[str] = "signing postponed"

    planned_for: Edtf | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed(Report):
    """The agreement was signed, told as news or as background."""

    kind: ClassVar[str] = "signed"
    label: ClassVar[str] = "signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratified(Report):
    """Parliament or head of state approved it after signature, with what effect in law."""

    kind: ClassVar[str] = "ratified"
    label: ClassVar[str] = "ratified"

    effect: Effect = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredIntoForce(Report):
    """It took effect."""

    kind: ClassVar[str] = "entered_into_force"
    label: ClassVar[str] = "in force"


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksStalled(Report):
    """Talks were broken off, paused or refused."""

    kind: ClassVar[str] = "talks_stalled"
    label: ClassVar[str] = "talks stalled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspended(Report):
    """A signed agreement was suspended."""

    kind: ClassVar[str] = "suspended"
    label: ClassVar[str] = "suspended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminated(Report):
    """Withdrawn from, scrapped, denounced, expired or replaced, told as fact."""

    kind: ClassVar[str] = "terminated"
    label: ClassVar[str] = "terminated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Report):
    """A suspension was lifted."""

    kind: ClassVar[str] = "resumed"
    label: ClassVar[str] = "resumed"


@dataclass(frozen=True, slots=True)
class Amount:
    """Money: a value in units of an ISO 4217 currency, and the year it is for."""

    value: float
    currency: str
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsReported(Report):
    """What the article states of that party's own agreement; None where it states nothing."""

    kind: ClassVar[str] = "terms_reported"
    label: ClassVar[str] = "terms"

    duration_years: int | None = None
    legal_form: str | None = None
    binding: bool | None = None
    consultation_hours: int | None = None
    amount: Amount | None = None
    mutual_defence: bool | None = None


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

    `near` are the articles, already in the log, that tell the same story: near-duplicates. `name`
    is the article's own name or its file's, which the hash does not cover.
    """

    kind: ClassVar[str] = "article_recorded"
    label: ClassVar[str] = "article recorded"

    article: str
    sha256: str
    published: Day | None = None
    outlet: str | None = None
    near: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDated:
    """A publication date was given to an article afterwards."""

    kind: ClassVar[str] = "article_dated"
    label: ClassVar[str] = "article dated"

    article: str
    published: Day
    by: str
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSuperseded:
    """A later version of the article, `successor`, takes its place."""

    kind: ClassVar[str] = "article_superseded"
    label: ClassVar[str] = "article superseded"

    article: str
    successor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Retracted:
    """A statement (`target`, an event id) no longer counts.

    Without `corrected_on` it was a misreading of ours and is gone from every as-of answer; with
    it the source corrected itself on that day. `by_machine` tells a reader's own retraction.
    """

    kind: ClassVar[str] = "retracted"
    label: ClassVar[str] = "retracted"

    target: str
    by: str
    because: str
    corrected_on: Day | None = None
    by_machine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """An analyst has checked the statement `target`; it wins over all that disagree with it."""

    kind: ClassVar[str] = "confirmed"
    label: ClassVar[str] = "confirmed"

    target: str
    by: str
    because: str = ""


Verdict = Retracted | Confirmed
ArticleFact = ArticleRecorded | ArticleDated | ArticleSuperseded
Event = Statement | Verdict | ArticleFact

REPORTS: tuple[type[Report], ...] = (
    DeclarationJoined,
    IntentDeclared,
    TalksStarted,
    TalksHeld,
    TalksClose,
    TextAgreed,
    SigningScheduled,
    SigningPostponed,
    Signed,
    Ratified,
    EnteredIntoForce,
    TalksStalled,
    Suspended,
    Terminated,
    Resumed,
    TermsReported,
)
OTHERS: tuple[type[TallyReported | Verdict | ArticleFact], ...] = (
    TallyReported,
    ArticleRecorded,
    ArticleDated,
    ArticleSuperseded,
    Retracted,
    Confirmed,
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
