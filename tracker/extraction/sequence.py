"""Agreements told by their turn alone: "the Czech and the Slovenian ones came last"."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene, make
from tracker.extraction.mood import Told
from tracker.extraction.noun import Noun
from tracker.extraction.unit import Unit


def sequence(clause: Clause, scene: Scene) -> list[Finding]:
    """What a clause tells of agreements that came first, next, last or on a day: signed."""
    nodes = clause.nodes
    if not scene.bare_ok or scene.conditional or clause.words.isdisjoint(_CAME):
        return []
    if clause.tags & {"NEG", "WEAK", "PLAN", "PASTFUT", "TALKS", "DECL", "DECLN", "SIGNN", "COND"}:
        return []
    for at, node in enumerate(nodes[:-2]):
        if not (isinstance(node.noun, Noun) and node.tags & {"AGR", "AGRNAME", "PROAGR"}):
            continue
        if node.noun.status == "other" or nodes[at + 1].lower not in _CAME:
            continue
        owned = any(each.codes and each.role == "mod" for each in nodes[max(0, at - 4) : at])
        if owned and _in_turn(nodes[at + 2 : at + 6]):
            told = Told("fact", (node, nodes[at + 1]))
            return [make("signed", "in-its-turn", told, clause, node, node)]
    return []


def _in_turn(near: list[Unit]) -> bool:
    """Whether "first", "last", "in July", "a day later" follows: not "came under fire"."""
    first = near[0] if near else None
    if first is None:
        return False
    timed = any("WHEN" in node.tags for node in near)
    return first.lower in _TURN or (timed and (first.lower in _BEFORE or "WHEN" in first.tags))


_CAME = frozenset({"came", "followed", "came into being"})
_TURN = frozenset({"first", "last", "next", "second", "third", "later", "earlier", "soon after",
                   "then", "afterwards", "long before"})  # fmt: skip
_BEFORE = frozenset({"in", "on", "a", "the", "two", "three", "some", "this", "only"})
