"""From how a signing is meant to what it says: signed, scheduled, near, put off, refused."""

from tracker.extraction.clause import VERBS, Clause
from tracker.extraction.finding import Finding, Scene, make
from tracker.extraction.mood import Told
from tracker.extraction.unit import Unit


def sign_by_mood(  # noqa: C901, PLR0911, PLR0912, PLR0913
    told: Told, clause: Clause, head: Unit, noun: Unit | None, scene: Scene, *, nominal: bool
) -> list[Finding]:
    """The finding of a signing, by how it is meant."""
    if told.mood == "denied" and nominal and "HOLD" in clause.tags:
        return [make("signing_postponed", "signing-not-held", told, clause, head, noun)]
    if told.mood == "fact" and nominal and any(n.lower in _MOVED for n in clause.nodes):
        return [make("signing_postponed", "signing-moved", told, clause, head, noun)]
    if told.mood == "weak" and nominal and {n.lower for n in clause.nodes} & {"spoke", "speaks"}:
        return [
            make("", "signing-spoken-of", told, clause, head, noun, timed="signing_scheduled",
                 direction="future")
        ]  # fmt: skip
    if told.mood == "denied" and _not_then(clause, scene):
        kind, rule, timed, soon, direction = _SIGNING["put off"]
        words = {node.lower for node in clause.nodes}
        placed = any(n.codes and n.role == "place" for n in clause.nodes)
        if words & _AS_PLANNED or placed:
            kind, timed = "signing_postponed", ""
        elif not words & {"yet", "today", "tomorrow"}:
            kind = "refused"
        return [make(kind, rule, told, clause, head, noun, timed=timed, direction=direction)]
    near = any(
        "WEAK" in a.tags and "SOON" in b.tags
        for a, b in zip(clause.nodes, clause.nodes[1:], strict=False)
    )
    reported = near or (any(cue.lower == "would" for cue in told.cues) and scene.told)
    if told.mood == "weak" and not nominal and _supposed(told, clause):
        return [make("", "sign-should", told, clause, head, noun, timed="signing_scheduled",
                     soon="talks_close", direction="future")]  # fmt: skip
    if told.mood == "weak" and not reported and not _expected(scene):
        return []
    kind, rule, timed, soon, direction = _SIGNING.get(told.mood, ("", "", "", "", "past"))
    if not kind and not timed and not soon:
        return []
    if scene.conditional and told.mood in ("plan", "hope", "weak"):
        return []
    if told.mood == "fact" and nominal and not _happened(clause, scene):
        if scene.conditional or clause.tags & {"WEAK", "NEG"}:
            return []
        if not any("z" in n.form or "AUX" in n.tags for n in clause.nodes):
            return []
        return [make("", "signing-ahead", told, clause, head, noun, timed="signing_scheduled",
                     soon="talks_close", direction="future")]  # fmt: skip
    if told.mood == "weak" and nominal and {n.lower for n in clause.nodes} & {"spoke", "speaks"}:
        return [make("", "signing-spoken-of", told, clause, head, noun,
                      timed="signing_scheduled", direction="future")]  # fmt: skip
    if told.mood == "weak" and any(cue.lower == "would" for cue in told.cues) and scene.told:
        kind, rule, timed, soon, direction = _SIGNING["hope"]
        rule = "sign-would"
    return [make(kind, rule, told, clause, head, noun, timed=timed, soon=soon, direction=direction)]


_MOVED = frozenset({"moved", "shifted", "rescheduled", "slid", "pushed"})


_AS_PLANNED = frozenset(
    {"as planned", "as scheduled", "as had been planned", "as had been announced"}
)


def _not_then(clause: Clause, scene: Scene) -> bool:
    """As in "Will not be signed this Saturday", "cannot sign tomorrow": off, if a day is told."""
    words = {node.lower for node in clause.nodes}
    if words & _AS_PLANNED:
        return True
    future = words & {"will", "won't", "cannot", "can't", "going to"}
    if scene.told and "would" in words and not words & {"today", "have"}:
        future = {"would"}
    return bool(future) and not scene.conditional and not words & {"without", "until", "before"}


def _supposed(told: Told, clause: Clause) -> bool:
    """As in "Should be signed before the summit ends": a plan, where nobody demands it."""
    if {cue.lower for cue in told.cues} != {"should"}:
        return False
    nodes = clause.nodes
    at = next(k for k, n in enumerate(nodes) if n.lower == "should")
    return (
        at > 0 and any(n.lower == "be" for n in nodes[at + 1 : at + 3]) and clause.kind != "content"
    )


def _expected(scene: Scene) -> bool:
    """Whether somebody hopes for or expects what "can" or "may" be."""
    return any(
        node.lower.startswith(("hope", "expect", "hint", "believ", "think", "confident", "likely"))
        for clause in scene.clauses
        for node in clause.nodes
    )


def _happened(clause: Clause, scene: Scene) -> bool:
    """Whether a nominal signing is told as past: by a past verb, or as a headline's event."""
    past = any(
        ("d" in node.form and "b" not in node.form and node.tags & VERBS) or node.lower in _PAST
        for node in clause.nodes
    )
    present = any(node.lower in ("is", "are", "will", "comes", "remains") for node in clause.nodes)
    return (past or scene.headline) and not (present and not past)


_PAST = frozenset(
    {"was", "were", "has", "have", "had", "after", "following", "since", "took place", "been"}
)


_SIGNING: dict[str, tuple[str, str, str, str, str]] = {
    "fact": ("signed", "sign", "", "", "past"),
    "plan": ("talks_close", "sign-planned", "signing_scheduled", "talks_close", "future"),
    "hope": ("talks_close", "sign-hoped", "signing_scheduled", "talks_close", "future"),
    "want": ("intent_declared", "sign-wanted", "signing_scheduled", "talks_close", "future"),
    "close": ("talks_close", "sign-close", "signing_scheduled", "talks_close", "future"),
    "ready": ("text_agreed", "sign-ready", "", "talks_close", "future"),
    "approved": ("text_agreed", "sign-approved", "", "", "past"),
    "past plan": ("was_planned", "sign-was-planned", "", "", "future"),
    "refused": ("refused", "sign-refused", "", "", "past"),
    "postponed": ("signing_postponed", "sign-postponed", "", "", "past"),
    "denied": ("unsigned", "sign-denied", "", "", "past"),
    "put off": ("unsigned", "sign-not-then", "signing_postponed", "", "future"),
    "weak": ("", "sign-possible", "", "talks_close", "future"),
}
