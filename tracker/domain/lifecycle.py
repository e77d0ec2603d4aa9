"""The stages of an agreement and what each kind of report does to them, as one table of data.

The stages follow treaty practice: the Vienna Convention on the Law of Treaties, 1969, articles
10 to 14 (text, signature, ratification), 24 (entry into force), 54 to 59 (termination,
suspension). Milestones are ordered and only move forward; setbacks act on some of them.
"""

from dataclasses import dataclass
from typing import Literal

from tracker.domain.status import Stage


@dataclass(frozen=True, slots=True)
class StageMeaning:
    """A stage as the table shows it: `order` counts the milestones, 0 for what is none."""

    stage: Stage
    order: int
    label: str
    meaning: str


STAGES: tuple[StageMeaning, ...] = (
    StageMeaning("not_reported", 0, "not reported", "no report about this party counts"),
    StageMeaning("declared", 1, "declared", "joined the declaration, or declared its intent"),
    StageMeaning("negotiating", 2, "negotiating", "talks are under way"),
    StageMeaning("talks_close", 3, "talks close", "talks near completion, no day set for signing"),
    StageMeaning("text_agreed", 4, "text agreed", "the text is final or initialled"),
    StageMeaning("signing_scheduled", 5, "signing scheduled", "signing is planned, and stands"),
    StageMeaning("signed", 6, "signed", "signed"),
    StageMeaning("ratified", 7, "ratified", "approved with effect in law after signature"),
    StageMeaning("in_force", 8, "in force", "it has taken effect"),
    StageMeaning("postponed", 0, "postponed", "a signing was put off, and no more is known"),
    StageMeaning("stalled", 0, "stalled", "talks were broken off, paused or refused"),
    StageMeaning("suspended", 0, "suspended", "signed, and suspended"),
    StageMeaning("terminated", 0, "terminated", "ended, and no successor is signed"),
)
"""All stages: the milestones in their order, then the setbacks."""

ORDER: dict[Stage, int] = {each.stage: each.order for each in STAGES}
LABELS: dict[Stage, str] = {each.stage: each.label for each in STAGES}

_TALKS: tuple[Stage, ...] = ("not_reported", "declared", "negotiating", "talks_close")
BEFORE_SIGNED: tuple[Stage, ...] = (*_TALKS, "text_agreed", "signing_scheduled", "postponed")
SIGNED_ON: tuple[Stage, ...] = ("signed", "ratified", "in_force")


@dataclass(frozen=True, slots=True)
class Transition:
    """What reports of one kind do.

    `stage` is the milestone reached or the setback suffered; `acts_on` the stages that a setback
    acts on, elsewhere it is out of scope; `ends` the setbacks that the report ends when it is
    news or has a day of its own. A stalled agreement also yields to any stage further than the
    one it stalled at. What ends `terminated` opens the next cycle.
    """

    kind: str
    does: Literal["milestone", "setback", "lift", "content"]
    stage: Stage | None = None
    acts_on: tuple[Stage, ...] = ()
    ends: tuple[Stage, ...] = ()


# The order of the rows is the rank: the order of reports of one day. Talks that break off break
# off at the end of their day; a plan that is put off makes way for one told on the same day; an
# agreement that is replaced ends before its successor is signed.
TRANSITIONS: tuple[Transition, ...] = (
    Transition("declaration_joined", "milestone", "declared"),
    Transition("intent_declared", "milestone", "declared"),
    Transition("talks_started", "milestone", "negotiating", ends=("stalled",)),
    Transition("talks_held", "milestone", "negotiating", ends=("stalled",)),
    Transition("talks_close", "milestone", "talks_close", ends=("stalled",)),
    Transition("talks_stalled", "setback", "stalled", acts_on=BEFORE_SIGNED),
    Transition("text_agreed", "milestone", "text_agreed", ends=("stalled",)),
    Transition("signing_postponed", "setback", "postponed", acts_on=(*BEFORE_SIGNED, "stalled")),
    Transition(
        "signing_scheduled", "milestone", "signing_scheduled", ends=("stalled", "postponed")
    ),
    Transition("terminated", "setback", "terminated", acts_on=(*SIGNED_ON, "suspended")),
    Transition("signed", "milestone", "signed", ends=("stalled", "postponed", "terminated")),
    Transition("ratified", "milestone", "ratified", ends=("stalled", "postponed", "terminated")),
    Transition("suspended", "setback", "suspended", acts_on=SIGNED_ON),
    Transition("resumed", "lift", ends=("suspended",)),
    Transition(
        "entered_into_force",
        "milestone",
        "in_force",
        ends=("stalled", "postponed", "suspended", "terminated"),
    ),
    Transition("terms_reported", "content"),
)

STAGE_BY_KIND: dict[str, Stage] = {
    each.kind: each.stage for each in TRANSITIONS if each.stage is not None
}
"""The stage that a report of a kind tells of; kinds that tell of none are left out."""

RANK: dict[str, int] = {each.kind: rank for rank, each in enumerate(TRANSITIONS)}
"""The place of a kind among the reports of one day."""

TRANSITION: dict[str, Transition] = {each.kind: each for each in TRANSITIONS}
