"""What an article says, and how we know that it says so: statements, and reports among them."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from tracker.domain.dates import Edtf

Basis = Literal["stated", "relative", "occasion", "assumed", "unknown"]
"""How a date is known: told outright, told relative to publication ("on Thursday"), told by a
named occasion ("at the G7 summit"), assumed from the publication day, or not known."""

ToldAs = Literal["news", "background"]
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
    None of these four is part of the statement's identity. `reading` tells readings of the same
    words apart that differ in what is no part of it either: the basis of the date, whether it is
    told as news, the occasion, the attribution. The first has 0.
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
    reading: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Statement):
    """A statement about one party's agreement. `party` is ISO 3166-1 alpha-2, or EU, XK."""

    party: str
    happened_on: Edtf | None = None
    basis: Basis = "unknown"
    told_as: ToldAs = "news"
    occasion: str | None = None
