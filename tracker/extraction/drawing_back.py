"""Signings that somebody draws back from: "backed out at the last moment", "got cold feet"."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene, make
from tracker.extraction.mood import Told
from tracker.extraction.unit import Unit


def drawing_back(clause: Clause, scene: Scene) -> list[Finding]:
    """What a clause tells of who drew back with a signing at hand."""
    if not scene.bare_ok or scene.conditional:
        return []
    head = drawn_back(clause)
    if head is None:
        return []
    at_hand = scene.awaited or _at_hand(clause) or any(map(_near, scene.clauses))
    if not at_hand:
        return []
    told = Told("postponed", (head,))
    return [make("signing_postponed", "drew-back", told, clause, head, None)]


def drawn_back(clause: Clause) -> Unit | None:
    """The verb by which somebody draws back, from a signing or from what is not said."""
    if clause.tags & _UNSURE or clause.words.isdisjoint(_WORDS):
        return None
    nodes = clause.nodes
    for at, node in enumerate(nodes):
        length = next((n for n in (1, 2, 3) if _verb(nodes[at : at + n]) in _DRAWN), 0)
        if not length:
            continue
        return node if _ends(nodes[at + length : at + length + _REACH]) else None
    return None


def _ends(rest: list[Unit]) -> bool:
    """Whether nothing, a time, or the signing is what somebody draws back from."""
    if not rest:
        return True
    if rest[0].lower in ("of", "from", "the", "its", "at"):
        return any("SIGNN" in n.tags or "SIGN" in n.tags for n in rest[1:]) or any(
            n.lower in _MOMENTS for n in rest
        )
    return rest[0].lower in _AFTER or bool(rest[0].tags & {"WHEN", "SUBT", "CONJ"})


def _at_hand(clause: Clause) -> bool:
    """Whether the clause itself tells of the last moment, or of the ceremony."""
    return "SIGNN" in clause.tags or not clause.words.isdisjoint(_BRINK_AND)


def _near(clause: Clause) -> bool:
    """Whether a clause tells that somebody was about to sign."""
    return "SIGN" in clause.tags and bool(clause.tags & {"CLOSE", "PASTFUT", "PLAN"})


def _verb(nodes: list[Unit]) -> str:
    """The words as one; "pulled out of" is "pulled out"."""
    return " ".join(node.lower for node in nodes).removesuffix(" of")


_DRAWN = frozenset({"backed out", "backs out", "drew back", "draws back", "pulled out",
                    "pulls out", "got cold feet", "gets cold feet", "shied away", "shies away",
                    "changed his mind", "changed her mind", "changed its mind",
                    "changed their minds", "had second thoughts", "thought better of it",
                    "pulled back", "stepped back", "balked", "baulked", "flinched", "backed away",
                    "took fright", "bowed out", "pulled up short"})  # fmt: skip
_WORDS = frozenset({first for each in _DRAWN for first in (each, each.split()[0])})
_UNSURE = frozenset({"NEG", "WEAK", "PLAN", "COND", "DENY"})
_AFTER = frozenset({".", ",", ";", "in", "on", "at", "with", "when", "before", "because", "hours",
                    "shortly", "just", "again", "after", "as", "only", "minutes", "during",
                    "under"})  # fmt: skip
_BRINK = frozenset({"pens", "pen", "eve", "minute", "podium", "dais", "ink", "lectern"})
_MOMENTS = frozenset({"moment", "minute", "hour", "second"})
_BRINK_AND = _BRINK | _MOMENTS
_REACH = 6
