"""Agreements told by their nature: "Norway's is silent on drones", "take the Danish one"."""

from collections.abc import Callable

from tracker.extraction.clause import Clause
from tracker.extraction.unit import Unit

Owned = Callable[[list[Unit]], list[Unit]]
"""Finds those whose agreement some nodes name or leave out."""


def property_told(clause: Clause, clauses: list[Clause], owned: Owned) -> Unit | None:
    """The word that tells what the agreement of those in `clause` is like, as it stands."""
    nodes = clause.nodes
    if _taken(nodes) or _concluded(clause, clauses) or _short_of(clause, clauses, owned):
        return nodes[0]
    if clause.parent >= 0 and [n.lower for n in nodes[:2]] in _SO and owned(nodes):
        above = clauses[clause.parent]
        return nodes[0] if property_told(above, clauses, owned) is not None else None
    than = _measured(nodes, owned) if "COMPARE" in clause.tags else None
    return than or _quality(clause, owned)


def _quality(clause: Clause, owned: Owned) -> Unit | None:
    """The word of "the Danish agreement is binding", "Norway's has an annex on drones"."""
    nodes = clause.nodes
    holders = [] if clause.words.isdisjoint(_LIKE | _PARTS) else owned(nodes)
    if not holders:
        return None
    for at, node in enumerate(nodes):
        if node.lower in _LIKE and any(n.lower in _IS for n in nodes[max(0, at - 3) : at]):
            return node if any(each.start < node.start for each in holders) else None
        if node.lower in _PARTS and any(n.lower in _HAS for n in nodes[max(0, at - 3) : at]):
            return node
    return None


def _measured(nodes: list[Unit], owned: Owned) -> Unit | None:
    """The word of "it is longer than the Finnish one", "compared with that of Italy"."""
    for at, node in enumerate(nodes):
        if "COMPARE" in node.tags and owned(nodes[at + 1 : at + _NEAR]):
            early = any(n.codes for n in nodes[:at]) or any(n.form for n in nodes[at + 1 :])
            return None if early else node
    return None


def _short_of(clause: Clause, clauses: list[Clause], owned: Owned) -> bool:
    """As in "Finland's covers drones; | Denmark's does not", after what another one holds."""
    nodes = [n for n in clause.nodes if n.lower.isalpha() or n.codes]
    if (
        not 1 < len(nodes) <= _SHORT
        or clause.parent < 0
        or nodes[-1].lower not in ("not", "too", "also")
    ):
        return False
    told = any("AUX" in n.tags or n.lower in ("does", "is") for n in nodes[-3:-1])
    return told and bool(owned(nodes)) and bool(owned(clauses[clause.parent].nodes))


def its_own(clause: Clause, clauses: list[Clause], home: str) -> tuple[Unit, Unit] | None:
    """Who says what its own agreement is like: "Italy underlines that its own is ..."."""
    nodes = clause.nodes
    if clause.kind != "content" or clause.parent < 0 or len(nodes) < _SHORTEST:
        return None
    own = nodes[0].lower == "its own" or (nodes[0].lower == "its" and "AGR" in nodes[1].tags)
    be = next((k for k, n in enumerate(nodes[1:3], 1) if n.lower in _IS | _HAS), 0)
    if not own or not be:
        return None
    kind = nodes[be + 1 : be + _NEAR]
    if not any(n.lower in _LIKE or n.lower in _KINDS for n in kind):
        return None
    who = [n for n in clauses[clause.parent].nodes if n.codes and n.role == "arg"]
    if len(who) != 1 or len(who[0].codes) != 1 or home in who[0].codes or who[0].kind == "group":
        return None
    return who[0], nodes[0]


def written_down(clause: Clause, home: str) -> Unit | None:
    """Who "has written down its ships", "has put 2 billion on paper"."""
    if clause.words.isdisjoint(_WRITTEN):
        return None
    nodes = clause.nodes
    who = next((n for n in nodes[:3] if n.codes), None)
    if who is None or home in who.codes or who.role != "arg" or who.kind == "group":
        return None
    words = " ".join(n.lower for n in nodes)
    has = any(n.lower in ("has", "have") for n in nodes[1:4])
    return who if has and any(each in words for each in _ON_PAPER) else None


def within(clause: Clause, clauses: list[Clause], home: str) -> Unit | None:
    """Whose agreement it is in "In its agreement | Denmark promised ...": who acts there."""
    who = clause.nodes[0]
    if clause.kind != "rel" or clause.parent < 0 or clause.words.isdisjoint(_PROMISING):
        return None
    above = clauses[clause.parent].nodes
    named = above[0].lower in ("in", "under") and len(above) <= _SHORT
    named = named and "AGR" in above[-1].tags and above[-2].lower not in ("a", "an", "any", "no")
    if not named or not who.codes or home in who.codes or who.role != "arg":
        return None
    unsure = clause.tags & {"NEG", "PLAN", "WEAK", "COND", "PASTFUT"}
    return None if unsure or who.kind == "group" else who


def before_it(clause: Clause, clauses: list[Clause], home: str) -> Unit | None:
    """Whose "The one | before it was Finnish", "the agreement | after it was Danish" is."""
    if clause.opener not in _ORDER or clause.parent < 0 or clause.tags & {"NEG", "PLAN", "WEAK"}:
        return None
    above, nodes = clauses[clause.parent].nodes, clause.nodes
    one = len(above) > 1 and above[-2].lower == "the" and above[-1].tags & {"PROAGR", "AGR"}
    be = next((k for k, n in enumerate(nodes[:4]) if n.lower in _IS), 0)
    if not (one and be) or nodes[be - 1].lower not in ("it", "that", "this", "before", "them"):
        return None
    behind = [n for n in nodes[be + 1 :] if n.lower.isalpha() and n.lower != "the"]
    if len(behind) != 1 or not behind[0].codes or home in behind[0].codes:
        return None
    return behind[0]


def _taken(nodes: list[Unit]) -> bool:
    """As in "Take the Danish one: ...": an example of what there is."""
    if nodes[0].lower not in ("take", "consider", "look", "look at") or len(nodes) > _SHORT:
        return False
    return any(n.codes for n in nodes[1:4]) and any(n.tags & {"PROAGR", "AGR"} for n in nodes[2:])


def _concluded(clause: Clause, clauses: list[Clause]) -> bool:
    """As in "Frederiksen's, signed a week before, leaves out drones"."""
    nodes = [n for n in clause.nodes if n.lower != ","]
    if len(nodes) != 1 or not (nodes[0].codes and nodes[0].genitive):
        return False
    behind = next((c for c in clauses if c.parent >= 0 and clauses[c.parent] is clause), None)
    if behind is None or behind.kind != "reduced" or behind.tags & {"NEG", "PLAN", "WEAK"}:
        return False
    return bool(behind.nodes[0].tags & {"SIGN", "CONCLUDE"})


_ORDER = frozenset({"before", "after"})
_SO = (["so", "is"], ["so", "was"], ["so", "are"], ["so", "does"], ["so", "has"])
_IS = frozenset({"is", "was", "are", "remains", "stays"})
_HAS = frozenset({"has", "had"})
_LIKE = frozenset({"silent", "binding", "vague", "vaguer", "shorter", "longer", "detailed", "mute",
                   "political", "brief", "briefer", "modest", "explicit", "precise", "broader",
                   "narrower", "open-ended", "reticent", "wordier", "generous", "thicker",
                   "thinner", "identical", "stricter", "looser", "tacit", "legally binding",
                   "shortest", "longest", "richest"})  # fmt: skip
_KINDS = frozenset({"document", "treaty", "declaration", "paper", "contract", "text", "executive",
                    "legal", "force", "political", "instrument"})  # fmt: skip
_WRITTEN = frozenset({"written", "put", "written down", "put down", "set down", "writing"})
_ON_PAPER = ("written down", "put down", "set down in", "put in writing", "written in", "on paper")
_PARTS = frozenset({"annex", "annexes", "chapter", "chapters", "preamble", "articles", "article",
                    "pages", "clause", "protocol", "paragraphs", "sections"})  # fmt: skip
_PROMISING = frozenset({"promised", "promises", "pledged", "pledges", "committed", "commits",
                        "undertakes", "undertook", "agreed", "agrees", "guarantees"})  # fmt: skip
_SHORT, _SHORTEST, _NEAR = 6, 4, 6
