"""What opens a sentence: what all rules share of it, and whether it may tell anything at all."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from tracker.extraction.clause import Clause
from tracker.extraction.entry_into_force import runs_on
from tracker.extraction.finding import Scene
from tracker.extraction.judge import denied_above
from tracker.extraction.meetings import gathered
from tracker.extraction.mention import Thread
from tracker.extraction.reference import conditions
from tracker.extraction.relevance import AWAITED, DECLARED
from tracker.extraction.sentence import Sentence

DECLARATIONS = frozenset({"DECL", "DECLN"})
"""The classes of the words that speak of the declaration."""


def scene_of(
    sentence: Sentence,
    clauses: list[Clause],
    classes: AbstractSet[str],
    thread: Thread,
    *,
    ours: bool,
) -> Scene:
    """What the sentence and those before it give to each of its clauses.

    Args:
        sentence: The sentence.
        clauses: Its clauses.
        classes: The classes of its words.
        thread: What the article has spoken of so far.
        ours: Whether the sentence speaks of our agreements where it names none.
    """
    return Scene(
        clauses,
        headline=sentence.section in ("title", "header", "bullet"),
        conditional=any(conditions(clause) for clause in clauses),
        declared=sentence.number - thread.declared <= DECLARED
        or not classes.isdisjoint(DECLARATIONS),
        bare_ok=ours,
        told=any("SAY" in clause.tags for clause in clauses),
        declaring=thread.declared > thread.agreed,
        talks_ok=ours and sentence.number - thread.talks <= _TALKED,
        awaited=ours and sentence.number - thread.awaited <= AWAITED,
        last=thread.last.kind if thread.last is not None else "",
    )


def is_asked(sentence: Sentence) -> bool:
    """Whether the sentence is a question, and no heading that what is below it answers."""
    return sentence.section != "header" and sentence.text.rstrip(_CLOSING).endswith("?")


def tells_nothing(clauses: Sequence[Clause], scene: Scene) -> bool:
    """Whether the sentence is of a kind that tells no event, whatever it names."""
    return (
        scene.conditional
        or runs_on(clauses)
        or any(
            denied_above(clause, scene) or _unavailable(clause) or gathered(clause)
            for clause in clauses
            if clause.tags & _SPOKEN
        )
    )


def _unavailable(clause: Clause) -> bool:
    """As in "he is not available on Saturday", the day that something had been planned for."""
    words = clause.words
    return "unavailable" in words or ("available" in words and "NEG" in clause.tags)


_TALKED = 6
"""How many sentences further on "the talks" are those that were told of."""
_CLOSING = '"\u201d\u2019) '
_SPOKEN = frozenset({"PARTY", "SIGN", "SIGNN", "CONCLUDE", "TALKS", "AGR", "AGRNAME", "PROAGR"})
