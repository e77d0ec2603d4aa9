"""One party's part in what a clause says, and the thread of an article."""

from dataclasses import dataclass, field

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding
from tracker.extraction.sentence import Sentence
from tracker.extraction.unit import Unit


@dataclass(frozen=True, slots=True)
class Mention:
    """One party's part in what one clause says.

    `source` tells where the party was found: clause, parent, speaker, focus, header, list, entry;
    `steps` what its trace tells beside the layers.
    """

    party: str
    finding: Finding
    sentence: Sentence
    source: str
    node: Unit | None = None
    background: bool = False
    listed: bool = False
    clauses: tuple[Clause, ...] = ()
    context: Sentence | None = None
    steps: tuple[str, ...] = ()

    @property
    def crossed(self) -> bool:
        """Whether the same sentence goes on with "but", "yet" or "only to"."""
        own = next((k for k, c in enumerate(self.clauses) if c is self.finding.clause), -1)
        return any(c.opener in ("but", "yet", "however") for c in self.clauses[own + 1 :])

    def holder(self, at: int) -> Clause | None:
        """The clause that a place in the article lies in; what is in brackets is within another."""
        holding = [c for c in self.clauses if c.start <= at < c.end]
        return min(holding, key=lambda c: c.kind != "paren", default=None)


@dataclass(slots=True)
class Thread:
    """What an article has spoken of so far.

    `rosters` is what lines say of the lists below them, `columns` what a table's first row does,
    `unsure` which of them do so by the agreements' mere name. `listing` is what was last said of
    parties that were only counted, `rostered` the last line of a list and what it said; `titled`
    is what the title says of lists, down to the heading numbered `sections`, which opens a section.
    `asked` is what a question asks for, `answered` the number of that sentence or of the last that
    answers it.
    """

    topic: str = "none"
    focus: tuple[str, ...] = ()
    main: tuple[str, ...] = ()
    talks: int = -9
    declared: int = -9
    agreed: int = -9
    awaited: int = -9
    since: int = 0
    linked: bool = False
    generic: tuple[Finding, Sentence] | None = None
    headers: dict[int, Finding] = field(default_factory=dict)
    recent: tuple[str, ...] = ()
    seat: tuple[str, ...] = ()
    skipped: Sentence | None = None
    brussels: tuple[str, ...] = ("BE",)
    union: bool = False
    last: Finding | None = None
    told: Finding | None = None
    told_when: bool = False
    rosters: dict[int, tuple[Finding, ...]] = field(default_factory=dict)
    columns: dict[int, tuple[tuple[Finding, ...], ...]] = field(default_factory=dict)
    unsure: set[int] = field(default_factory=set)
    listing: tuple[Finding, ...] | None = None
    rostered: tuple[int, tuple[Finding, ...]] = (-9, ())
    titled: tuple[Finding, ...] | None = None
    sections: int = 1 << 30
    asked: Finding | None = None
    answered: int = -1
