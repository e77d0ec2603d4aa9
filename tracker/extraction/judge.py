"""The third layer, second half: what a clause says of the agreement, without its parties.

A clause is judged by the classes of its words: what is spoken of (the agreement, the declaration,
talks), what is done to it, and how that is meant. Every rule has a name, which the trace keeps.
"""

from dataclasses import replace

from tracker.extraction.afterlife import ending
from tracker.extraction.approval import approving
from tracker.extraction.clause import Clause
from tracker.extraction.comparing import dated
from tracker.extraction.contacts import contacts
from tracker.extraction.conversation import conversing
from tracker.extraction.declaration import joining
from tracker.extraction.drawing_back import drawing_back, drawn_back
from tracker.extraction.effect import unneeded
from tracker.extraction.entry_into_force import force
from tracker.extraction.finding import Finding, Scene, agreement, make, status
from tracker.extraction.foretold import turned
from tracker.extraction.mandate import declining, mandating, signature_missing
from tracker.extraction.meetings import delegations
from tracker.extraction.mood import Told
from tracker.extraction.nearing import nearing
from tracker.extraction.progress import closing, progress
from tracker.extraction.ratification import ratifying
from tracker.extraction.sequence import sequence
from tracker.extraction.setbacks import called_off, refusing, stalling
from tracker.extraction.signing import signing
from tracker.extraction.standing import following, having, wanting
from tracker.extraction.talks import beginning, talking
from tracker.extraction.talks_beside import beside_others
from tracker.extraction.talks_end import ending_them
from tracker.extraction.turn import turn
from tracker.extraction.unit import Unit
from tracker.extraction.wording import ready, settling

_RULES = (joining, unneeded, ratifying, force, ending, mandating, declining, approving,
          talking, beginning, ending_them, settling, closing, stalling, having, wanting, following,
          progress, refusing, delegations, sequence, turn, conversing, beside_others,
          nearing, contacts)  # fmt: skip
"""The rules beside those of single words, the surest first: the first that finds anything wins."""


def judge(clause: Clause, scene: Scene) -> list[Finding]:  # noqa: C901, PLR0912
    """What `clause` says; several findings where it tells of two things."""
    if clause.kind == "cond":
        return []
    denied = denied_above(clause, scene)
    if denied and "PASTFUT" not in clause.tags:
        return []
    found: list[Finding] = []
    for at, node in enumerate(clause.nodes if clause.tags & _HEADS else ()):
        tags = node.tags
        if tags & _SIGNING:
            found += signing(clause, at, scene)
        elif "READYN" in tags or "READY" in tags:
            found += ready(clause, at, scene)
        elif "UNSIGNED" in tags and any(n.lower == "remained" for n in clause.nodes):
            noun = agreement(clause, scene)
            if noun is not None and status(noun) != "other":
                told = Told("denied", (node,))
                found.append(make("signing_postponed", "unsigned", told, clause, node, noun))
    tags = clause.tags
    found = drawing_back(clause, scene) or signature_missing(clause, scene) or found
    if not found or tags & {"RATIFY", "RATN", "FORCE"}:
        for rule in _RULES:
            more = rule(clause, scene)
            if more:
                found += more
                break
    if not any(each.kind in ("signed", "was_planned", "declaration_joined") for each in found):
        found += dated(clause, scene)
    if denied:
        # "Refrained from signing what was due to be signed": only the plan of the past stands.
        return [each for each in found if each.kind == "was_planned"]
    found = [turned(_struck(each, scene), scene) for each in found]
    if found and _proposed(clause, scene):
        return [
            replace(each, kind="intent_declared", rule="proposed", mood="want")
            for each in found[:1]
            if each.kind in _WISHED
        ]
    return found


def _struck(found: Finding, scene: Scene) -> Finding:
    """The finding of a planned signing, put off where another clause strikes the plan."""
    off: Unit | None = None
    if found.kind == "was_planned":
        off = called_off(found.clause, scene)
    elif found.timed == "signing_scheduled" and not found.clause.words.isdisjoint(_WAS):
        # "Was about to sign, but drew back".
        others = (each for each in scene.clauses if each is not found.clause)
        off = next(filter(None, map(drawn_back, others)), None)
    if off is None:
        return found
    return replace(found, kind="signing_postponed", rule="plan-struck", mood="postponed",
                   cues=(*found.cues, off), timed="", soon="")  # fmt: skip


_WAS = frozenset({"was", "were", "had", "been"})


_WISHED = frozenset({"talks_held", "talks_started", "signed", "talks_close", "intent_declared"})


def _proposed(clause: Clause, scene: Scene) -> bool:
    """As in "Denmark has proposed to Ukraine that they negotiate an agreement"."""
    if clause.opener != "that" or clause.parent < 0 or clause.tags & {"AUX", "PLAN"}:
        return False
    above = scene.clauses[clause.parent]
    if above.tags & {"AGR", "AGRNAME", "TALKS", "PROAGR", "NEG"}:
        return False
    return any(node.lower.startswith("propos") and "WANT" in node.tags for node in above.nodes)


_SIGNING = frozenset({"SIGN", "SIGNN", "CONCLUDE", "ENTER"})


_HEADS = _SIGNING | {"READYN", "READY", "UNSIGNED"}


def denied_above(clause: Clause, scene: Scene) -> bool:  # noqa: C901, PLR0911, PLR0912
    """As in "It is not a treaty that Congress has ratified", "asked how the talks stood"."""
    if clause.parent >= 0 and clause.kind == "rel":
        above = scene.clauses[clause.parent]
        if above.nodes and above.nodes[-1].lower.startswith("according"):
            return True
        if not above.tags & {"AGR", "AGRNAME", "PROAGR"}:
            return False
        return any(
            "NEG" in node.tags and node.lower != "nothing" and _bears_on(above.nodes, at)
            for at, node in enumerate(above.nodes)
        )
    if clause.parent >= 0 and clause.kind in ("content", "rel"):
        above = scene.clauses[clause.parent]
        heard = any(node.lower in _HEARSAY for node in above.nodes[-3:])
        if heard and any(n.lower in _FALSE for each in scene.clauses for n in each.nodes):
            return True
        if clause.opener == "that" and above.nodes and above.nodes[-1].lower in _DEMANDING:
            return True
    if clause.parent >= 0 and clause.kind == "content":
        above = scene.clauses[clause.parent]
        words = {node.lower for node in above.nodes}
        if "NEG" in above.tags and words & {"think", "believe", "expect", "thinks", "believes"}:
            return True
        if any(word.startswith(("exclud", "rule out", "ruled out", "rules out")) for word in words):
            return True
        if "DENY" in above.tags or words & _IRREAL or (words & _HEARSAY and "REFUSE" in above.tags):
            return True
    for each in scene.clauses:
        if each is clause:
            break
        if not _IRREAL.isdisjoint([n.lower for n in each.nodes]):
            return True
    return clause.kind == "sub" and any(node.lower == "asked" for node in clause.nodes[:4])


def _bears_on(nodes: list[Unit], at: int) -> bool:
    """Whether "no" at `at` stands before the agreement, and not before another noun far from it."""
    if nodes[at].lower not in ("no", "without"):
        return True
    return any(n.tags & {"AGR", "AGRNAME", "PROAGR"} for n in nodes[at + 1 : at + 6])


_IRREAL = frozenset({"imagine", "suppose", "supposing", "pretend", "dream", "fear", "fears"})


_FALSE = frozenset(
    {
        "false",
        "untrue",
        "wrong",
        "unfounded",
        "baseless",
        "groundless",
        "incorrect",
        "fake",
        "nonsense",
        "fabricated",
        "inaccurate",
        "untruthful",
        "misleading",
    }
)
_DEMANDING = frozenset(
    {
        "demand",
        "demands",
        "demanded",
        "demanding",
        "urges",
        "urged",
        "recommends",
        "recommended",
        "requests",
        "requested",
        "insists",
        "pleads",
        "pleaded",
    }
)


_HEARSAY = frozenset({"reports", "rumours", "rumors", "claims", "suggestions", "speculation"})
