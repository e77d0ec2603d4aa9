"""Who met over the agreement: delegations, teams, experts, and how often."""

import itertools

from tracker.extraction.clause import VERBS, Clause
from tracker.extraction.finding import NOUNS, Finding, Scene, agreement, make
from tracker.extraction.mood import Told
from tracker.extraction.unit import Unit


def first_time(nodes: list[Unit]) -> bool:
    """Whether somebody met "for the first time"."""
    words = [node.lower for node in nodes]
    met = bool({"met", "meet", "spoke", "sat", "gathered"} & set(words))
    return met and any(a == "first" and b == "time" for a, b in itertools.pairwise(words))


def delegations(clause: Clause, scene: Scene) -> list[Finding]:
    """As in "The negotiators met and agreed on the structure of the document"."""
    nodes = clause.nodes
    if not scene.bare_ok or scene.conditional:
        return []
    verb = next((n for n in nodes if n.lower in _WORKED), None)
    verb = verb or next((n for n in nodes if n.lower in _TOLD), None)
    if verb is None or "MONTHS" in clause.tags:
        return []
    people = _meetings(nodes) if scene.talks_ok else None
    if verb.lower in _WORKED:
        people = people or next((n for n in nodes if set(n.lower.split()) & _NEGOTIATORS), None)
        people = people or _met_over(nodes, verb)
    noun = agreement(clause, scene)
    if people is None or any(n.tags & {"NEG", "PLAN", "WEAK"} for n in nodes):
        return []
    if noun is None and not (scene.talks_ok or first_time(nodes)):
        return []
    kind = "talks_started" if first_time(nodes) else "talks_held"
    return [make(kind, "delegations-met", Told("fact", (people, verb)), clause, verb, noun)]


def being_prepared(nodes: list[Unit]) -> bool:
    """As in "The first consultations with Cyprus are being prepared"."""
    return any(
        a.lower == "being" and b.lower in ("prepared", "arranged", "organised", "organized")
        for a, b in itertools.pairwise(nodes)
    ) or any(n.lower == "being prepared" for n in nodes)


def prepared(nodes: list[Unit], at: int) -> bool:
    """As in "Groundwork is being laid for the start of talks": they are still ahead."""
    before = nodes[:at]
    ready = next((k for k, n in enumerate(before) if n.lower.split()[0] in _PREPARED), -1)
    near = [n.lower.rsplit(" ", 1)[-1] for n in before[ready:][-3:]]
    return ready >= 0 and not {"for", "to", "on"}.isdisjoint(near)


def gathered(clause: Clause) -> bool:
    """As in "Eight delegations have arrived": who is there, and nothing more."""
    if clause.words.isdisjoint(_GATHERED) or clause.tags & _BUSINESS:
        return False
    at = next(k for k, n in enumerate(clause.nodes) if n.lower in _GATHERED)
    return any(n.lower in _GUESTS for n in clause.nodes[:at])


def _meetings(nodes: list[Unit]) -> Unit | None:
    """As in "There have been several meetings", where the text speaks of talks."""
    for at, node in enumerate(nodes):
        counted = any("NUM" in n.tags for n in nodes[max(0, at - 3) : at])
        if node.lower in ("meetings", "sessions", "contacts", "exchanges") and counted:
            return node
    return None


def _met_over(nodes: list[Unit], verb: Unit) -> Unit | None:
    """What was met over: "met four times over the agreement", "held a meeting on the document"."""
    on = False
    for node in nodes[nodes.index(verb) + 1 :]:
        if on and node.tags & NOUNS:
            return node
        on = on or node.lower in ("on", "over", "about", "regarding", "concerning")
        if node.form and node.tags & VERBS and not node.tags & {"OCC"}:
            return None
    return None


_PREPARED = frozenset({"preparations", "preparation", "prepared", "preparing", "groundwork",
                       "agreed", "agree"})  # fmt: skip
_GATHERED = frozenset({"gathered", "assembled", "arrived", "convened", "gather"})
_GUESTS = frozenset({"delegations", "leaders", "guests", "heads", "presidents", "ministers",
                     "prime ministers", "participants"})  # fmt: skip
_BUSINESS = frozenset({"SIGN", "SIGNN", "CONCLUDE", "AGR", "AGRNAME", "TALKS", "RATIFY", "NEG",
                       "PLAN"})  # fmt: skip
_NEGOTIATORS = frozenset(
    {"negotiators", "delegations", "teams", "delegation", "team", "negotiating"}
)


_WORKED = frozenset(
    {"met", "meet", "sat", "discussed", "exchanged", "worked", "agreed", "continued", "held"}
)


_TOLD = frozenset({"been", "were", "was", "took place", "taken place", "had"})
