"""What a clause says before it is known of whom: the finding, and what all rules share."""

from dataclasses import dataclass

from tracker.extraction.clause import Clause
from tracker.extraction.mood import Told
from tracker.extraction.noun import Noun
from tracker.extraction.unit import Unit

WEIGHED = "weighed"
"""The rule's name of what no rule finds, and the weights tell."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one clause says, before it is known of whom.

    `kind` is a report's kind or one of two that only the discourse can settle: `was_planned`
    (a signing told as a plan of the past) and `refused` (a signing refused or not done). `timed`
    is what it becomes where a time or occasion is told, `soon` where only a vague one is.
    """

    kind: str
    rule: str
    mood: str
    clause: Clause
    head: Unit
    noun: Unit | None = None
    cues: tuple[Unit, ...] = ()
    timed: str = ""
    soon: str = ""
    direction: str = "past"
    anaphoric: bool = False


@dataclass(slots=True)
class Scene:
    """What the clauses around a clause give it."""

    clauses: list[Clause]
    headline: bool = False
    conditional: bool = False
    bare_ok: bool = False
    """Whether the agreement is what the text speaks of, so that "signed" needs no object."""
    declared: bool = False
    """Whether the text has just spoken of the declaration, so that "joined" needs no object."""
    declaring: bool = False
    """Whether the declaration, and no agreement, is what the text spoke of last."""
    told: bool = False
    """Whether somebody says all this, so that "would" is a reported "will"."""
    awaited: bool = False
    """Whether the text has just spoken of a signing that is planned, or was put off."""
    last: str = ""
    """The kind of what was last told: who "followed" did the same."""
    talks_ok: bool = False
    """Whether the text speaks of talks on the agreement, so that "the talks" are these."""


NOUNS = frozenset({"AGR", "AGRNAME", "PROAGR", "TOPIC"})


def agreement(clause: Clause, scene: Scene, *, own: bool = False) -> Unit | None:
    """The agreement that the clause speaks of, or the one that it hangs on."""
    for _ in range(_DEEPEST):
        best: Unit | None = None
        for node in clause.nodes:
            if (
                isinstance(node.noun, Noun)
                and node.tags & NOUNS
                and "TALKS" not in node.tags
                and (best is None or _weight(node) > _weight(best))
            ):
                best = node
        hangs = clause.kind in ("rel", "reduced", "coord") and clause.parent >= 0
        if best is not None or own or not hangs:
            return best
        clause = scene.clauses[clause.parent]
    return None


_DEEPEST = 8
"""How many clauses up a word is looked for: nobody nests deeper and is understood."""


def _weight(node: Unit) -> int:
    noun = node.noun
    if not isinstance(noun, Noun):
        return 0
    return {"ours": 3, "other": 2, "open": 1}[noun.status] - ("PROAGR" in node.tags)


def status(node: Unit | None) -> str:
    """Whether the noun means ours, another's or is open; "none" where there is no noun."""
    return node.noun.status if node is not None and isinstance(node.noun, Noun) else "none"


def is_ours(noun: Unit | None, scene: Scene) -> bool:
    """Whether the noun means ours, be it only because the text speaks of ours."""
    return status(noun) == "ours" or (status(noun) == "open" and scene.bare_ok)


def inherited(clause: Clause, at: int, scene: Scene) -> list[Unit]:
    """What a second participle shares with the chain before: "may be finished and signed"."""
    if clause.kind != "coord" or clause.parent < 0 or at > 1:
        return []
    if "n" not in clause.nodes[at].form or clause.tags & {"AUX"}:
        return []
    return [
        n for n in scene.clauses[clause.parent].nodes if n.tags & {"AUX", "PLAN", "WEAK", "NEG"}
    ]


def acting(nodes: list[Unit], at: int) -> bool:
    """Whether a base form is a verb here: "the leaders back the pact", not "goes back to"."""
    head = nodes[at]
    if set(head.form) != {"b"} or at == 0:
        return True
    before = nodes[at - 1]
    return bool(
        before.codes
        or before.tags & {"PRO", "GENERIC", "OFFICE", "PARL", "GOV", "PLAN", "WEAK", "AUX"}
        or before.lower in ("to", "and")
        or before.lower.endswith(" to")
        or before.lower.endswith("ly")
    )


def is_noun_use(nodes: list[Unit], at: int) -> bool:
    """Whether the word at `at` is a noun here: "the start", "a draft"."""
    before = nodes[at - 1].lower if at else ""
    return before in ("the", "a", "an", "this", "its", "their", "his", "of") and (
        "g" not in nodes[at].form
    )


def next_agreement(nodes: list[Unit], at: int, reach: int) -> Unit | None:
    """The first agreement within `reach` nodes behind `at`."""
    for node in nodes[at + 1 : at + 1 + reach]:
        if node.tags & {"AGR", "AGRNAME", "PROAGR"} and isinstance(node.noun, Noun):
            return None if node.lower == "that of" else node
        if node.lower in (",", ":") or (
            node.form and "g" not in node.form and "n" not in node.form
        ):
            return None
        if node.tags & {"TALKS", "PREP"}:
            return None
    return None


def make(  # noqa: PLR0913, PLR0917
    kind: str,
    rule: str,
    told: Told,
    clause: Clause,
    head: Unit,
    noun: Unit | None,
    *,
    timed: str = "",
    soon: str = "",
    direction: str = "past",
    anaphoric: bool = False,
) -> Finding:
    """A finding of `kind` whose mood and cues are those told."""
    return Finding(
        kind,
        rule,
        told.mood,
        clause,
        head,
        noun,
        (head, *told.cues),
        timed,
        soon,
        direction,
        anaphoric,
    )
