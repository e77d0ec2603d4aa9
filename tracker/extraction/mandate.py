"""What stands before talks and after them: leave to negotiate, a text that lacks a signature."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene, agreement, is_ours, make
from tracker.extraction.mood import Told, mood
from tracker.extraction.unit import Unit


def mandating(clause: Clause, scene: Scene) -> list[Finding]:
    """As in "gave a mandate for negotiations", "authorised the minister to enter into talks"."""
    if "TALKS" not in clause.tags or scene.conditional:
        return []
    nodes = clause.nodes
    for at, head in enumerate(nodes):
        talks = any("TALKS" in each.tags for each in nodes[at + 1 : at + _NEAR])
        leave = head.lower in _LEAVE and any(n.lower in _GIVING for n in nodes[:at])
        if not talks or not (leave or (head.lower in _EMPOWERING and _acts(nodes, at))):
            continue
        noun = agreement(clause, scene)
        if not is_ours(noun, scene):
            continue
        told = mood(clause, at, nominal=leave, headline=scene.headline, inherited=[])
        if told.mood in _DONE:
            return [make("intent_declared", "talks-mandated", told, clause, head, noun)]
    return []


def declining(clause: Clause, scene: Scene) -> list[Finding]:
    """As in "Slovakia is not going to negotiate an agreement": no talks are wanted."""
    if "NEG" not in clause.tags or scene.conditional:
        return []
    for at, head in enumerate(clause.nodes):
        left = clause.nodes[max(0, at - 4) : at]
        firm = any(n.lower in _WILL for n in left) and any("NEG" in n.tags for n in left)
        if "NEGOTIATE" not in head.tags or "b" not in head.form or not firm:
            continue
        noun = agreement(clause, scene)
        if is_ours(noun, scene):
            told = Told("refused", (head,))
            return [make("refused_talks", "talks-declined", told, clause, head, noun)]
    return []


def signature_missing(clause: Clause, scene: Scene) -> list[Finding]:
    """As in "only the signature is missing", "nothing but the signatures is outstanding"."""
    nodes = clause.nodes
    head = next((n for n in nodes if n.lower in _MISSING), None)
    signature = any("SIGNN" in n.tags or n.lower.startswith("signature") for n in nodes)
    only = any(n.lower in _ONLY for n in nodes)
    if head is None or not (signature and only) or scene.conditional:
        return []
    noun = agreement(clause, scene)
    if noun is None and not scene.bare_ok:
        return []
    if noun is not None and not is_ours(noun, scene):
        return []
    return [make("text_agreed", "signature-missing", Told("ready", (head,)), clause, head, noun)]


def _acts(nodes: list[Unit], at: int) -> bool:
    """Whether the verb is told as done: "has authorised", not "to authorise"."""
    return bool(set(nodes[at].form) & set("dz")) or any("AUX" in n.tags for n in nodes[:at])


_WILL = frozenset({"will", "going to", "won't", "is to", "are to", "intends", "intend", "plans"})
_NEAR = 9
"""Nodes between the leave and the talks."""
_LEAVE = frozenset({"mandate", "negotiating mandate", "mandates", "authority", "authorisation",
                    "authorization", "leave", "permission"})  # fmt: skip
_GIVING = frozenset({"gave", "gives", "given", "granted", "grants", "adopted", "adopts", "approved",
                     "approves", "issued", "received", "got", "obtained", "passed"})  # fmt: skip
_EMPOWERING = frozenset({"authorised", "authorized", "authorises", "authorizes", "empowered",
                         "empowers", "mandated", "mandates", "tasked", "instructed", "charged",
                         "instructs"})  # fmt: skip
_DONE = frozenset({"fact", "approved", "want", "plan"})
_MISSING = frozenset({"missing", "lacking", "outstanding", "wanting", "lacks", "lack"})
_ONLY = frozenset({"only", "nothing but", "nothing", "all", "just", "merely"})
