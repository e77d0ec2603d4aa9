"""How what a sentence tells is kept for the sentences below it."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from tracker.extraction.finding import Finding
from tracker.extraction.listing import carried_out
from tracker.extraction.mention import Thread
from tracker.extraction.opening import DECLARATIONS
from tracker.extraction.sentence import Sentence

PUT_OFF = frozenset({"trip_postponed", "signing_postponed"})
"""The kinds that tell of what is not to be for now."""


def keep_subject(
    found: Sequence[Finding],
    classes: AbstractSet[str],
    number: int,
    thread: Thread,
    *,
    ours: bool,
) -> None:
    """Keep that a sentence spoke of talks, of a signing to come, the declaration, the agreement.

    Args:
        found: What its clauses say.
        classes: The classes of its words.
        number: Its number.
        thread: Where it is kept.
        ours: Whether the sentence speaks of our agreements where it names none.
    """
    if ours and any(f.kind.startswith("talks_") or f.kind == "intent_declared" for f in found):
        thread.talks = number
    if any(f.kind in _AWAITED or f.timed == "signing_scheduled" for f in found):
        thread.awaited = number
    if not classes.isdisjoint(DECLARATIONS):
        thread.declared = number
    if "AGR" in classes or "AGRNAME" in classes:
        thread.agreed = number


def keep_last(own: Sequence[Finding], classes: AbstractSet[str], thread: Thread) -> None:
    """Keep what a clause says for those who "did the same".

    Args:
        own: What the clause says.
        classes: The classes of the sentence's words.
        thread: Where it is kept.
    """
    facts = [f for f in own if f.kind in _COPIED and f.mood in ("fact", "want", "approved")]
    plans = [carried_out(f) for f in own if f.kind in _TO_SIGN]
    if facts or plans:
        thread.last, thread.told = (facts or plans)[-1], own[-1]
        thread.told_when = not classes.isdisjoint(("WHEN", "OCC"))


def keep_count(
    generic: tuple[Finding, Sentence] | None,
    sentence: Sentence,
    thread: Thread,
    *,
    told: bool,
) -> None:
    """Keep what is said of parties that are only counted, until another thing is told.

    Args:
        generic: What is said of a count of parties, and where; None where none are counted.
        sentence: The sentence.
        thread: Where it is kept.
        told: Whether the sentence says anything.
    """
    if generic is not None:
        thread.listing = (generic[0],)
        thread.generic, thread.since = generic, sentence.number
    elif told or sentence.number - thread.since > 1:
        thread.generic = None


_COPIED = frozenset({"signed", "talks_started", "declaration_joined", "ratified", "intent_declared",
                     "talks_held", "text_agreed"})  # fmt: skip
_TO_SIGN = frozenset({"signing_scheduled", "talks_close"})
_AWAITED = PUT_OFF | {"refused", "unsigned", "was_planned"}
