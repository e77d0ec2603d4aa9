"""What can be reported of one party's agreement: one frozen dataclass a kind.

What a kind is, exactly, is settled in the labelling guide; the words follow the Vienna
Convention on the Law of Treaties. How kinds act on the stage is in `lifecycle.py`.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

from tracker.domain.dates import Edtf
from tracker.domain.statements import Report

Effect = Literal["binding", "non-binding", "unknown", "not-required"]


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
