"""What a vote on an agreement means in law: whether it binds, and where none is needed."""

from collections.abc import Sequence

from tracker.domain.reports import Effect
from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene, agreement, make, status
from tracker.extraction.mention import Mention
from tracker.extraction.mood import Told
from tracker.extraction.sentence import Sentence

NOT_REQUIRED = "not_required"
"""The inner kind of a report that no approval is needed."""


def unneeded(clause: Clause, scene: Scene) -> list[Finding]:
    """As in "The agreement need not be ratified", "requires no vote of parliament"."""
    if scene.conditional or clause.tags.isdisjoint(_VOTING):
        return []
    nodes = clause.nodes
    vote = next((n for n in nodes if n.tags & {"RATIFY", "RATN"}), None)
    vote = vote or next((n for n in nodes if n.lower in _VOTES and "PARL" in clause.tags), None)
    duty = next((n for n in nodes if n.lower.rstrip("s") in _DUTIES), None)
    denial = next((n for n in nodes if "NEG" in n.tags or n.lower in ("no", "without")), None)
    if vote is None or duty is None or denial is None or _sought(clause, scene):
        return []
    noun = agreement(clause, scene)
    if status(noun) == "other" or (noun is None and not scene.bare_ok):
        return []
    told = Told("fact", (denial, duty, vote))
    return [make(NOT_REQUIRED, "no-vote-needed", told, clause, vote, noun)]


def _sought(clause: Clause, scene: Scene) -> bool:
    """As in "prefers a form that needs no vote": what somebody looks for, and not this one."""
    if not clause.words.isdisjoint(_SEEKING):
        return True
    if clause.kind not in ("rel", "content") or clause.parent < 0:
        return False
    return not scene.clauses[clause.parent].words.isdisjoint(_SEEKING)


_SEEKING = frozenset({"prefers", "prefer", "preferred", "favours", "favors", "favoured", "wants",
                      "seeks", "sought", "seeking", "wanted", "form", "formula", "instrument",
                      "looking", "would like"})  # fmt: skip
_VOTING = frozenset({"RATIFY", "RATN", "PARL"})


_VOTES = frozenset({"vote", "approval", "consent"})


_DUTIES = frozenset(
    {"need", "needed", "require", "required", "requiring", "subject", "necessary", "needing"}
)


def effect_of(mentions: Sequence[Mention], sentences: tuple[Sentence, ...]) -> Effect:
    """The effect in law of the vote that `mentions` tell of, as far as the text says it."""
    effects = {_effect(mention, sentences) for mention in mentions}
    if mentions[0].finding.kind == NOT_REQUIRED:
        return "not-required"
    order: tuple[Effect, ...] = ("non-binding", "binding", "unknown")
    return next((effect for effect in order if effect in effects), "unknown")


def _effect(mention: Mention, sentences: tuple[Sentence, ...]) -> Effect:
    own = mention.sentence
    if _has(own.text, _NOT_BINDING):
        return "non-binding"
    for beside in sentences:
        if -1 <= beside.number - own.number <= _NEAR:
            about = _has(beside.text, _ABOUT_VOTE)
            if about and _has(beside.text, _NOT_BINDING):
                return "non-binding"
    if mention.finding.rule in _LAWFUL or _has(own.text, _BINDING):
        return "binding"
    return "unknown"


_NEAR = 5
_LAWFUL = frozenset({"ratify", "sign-ratification-law"})
_BINDING = ("ratif", "royal assent", "binding", "force of law", "into law")
_NOT_BINDING = ("non-binding", "nonbinding", "not binding", "not legally binding", "binding force",
                "no legal force", "no legal effect", "no force of law", "does not bind",
                "is symbolic", "was symbolic", "merely symbolic", "purely symbolic", "consultative",
                "symbolic vote", "symbolic ballot", "nothing hung on", "not bind",
                "advisory", "has no effect", "had no effect", "without effect in law")  # fmt: skip
_ABOUT_VOTE = ("vote", "approval", "motion", "resolution", "ballot", "consent")


def _has(text: str, words: tuple[str, ...]) -> bool:
    lower = text.lower()
    return any(word in lower for word in words)
