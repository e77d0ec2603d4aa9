"""States told by what they hold: "the countries of the region with agreements in hand"."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Scene
from tracker.extraction.noun import Noun
from tracker.extraction.unit import Unit


def states_before(nodes: list[Unit], at: int) -> bool:
    """Whether states stand before "with" at `at`: "the countries of the region with", "those with".

    Between the two only tells where they lie.
    """
    for k in range(at - 1, max(-1, at - _REACH), -1):
        node = nodes[k]
        if "GENERIC" in node.tags or node.lower in _THOSE:
            return True
        if k == at - 1 and not node.lower.isalpha():
            return False
        if node.codes and node.kind not in ("group", ""):
            return False
        if node.form or (node.tags and not node.tags <= _PLACED):
            return False
    return False


def awaits(nodes: list[Unit], noun: Unit) -> bool:
    """Whether the agreement behind "with" is still to come: "with one in preparation"."""
    if noun not in nodes:
        return False
    at = nodes.index(noun)
    near = [*nodes[max(0, at - 3) : at], *nodes[at + 1 : at + 5]]
    return any(n.tags & {"PROGRESS", "TALKS", "INTALKS"} or n.lower in _AHEAD for n in near)


def last_told(clause: Clause, at: int, scene: Scene) -> bool:  # noqa: PLR0911
    """As in "the agreement of last May", "agreements from last summer": from a time that is past.

    Not "work on the agreement of last May", "under the agreement from last year on trade".
    """
    nodes = clause.nodes
    node = nodes[at]
    noun = node.noun
    if not isinstance(noun, Noun) or noun.planned or noun.status == "other":
        return False
    if not (noun.status == "ours" or scene.bare_ok) or scene.conditional:
        return False
    if noun.definite in ("indef", "no", "such"):
        return False
    if any(n.tags & _UNSIGNED for n in nodes[:at]):
        return False
    k = at + 1
    while k < len(nodes) - 1 and (nodes[k].codes or nodes[k].lower in ("with", "and", "between")):
        k += 1
    if k + 2 >= len(nodes) or nodes[k].lower not in ("of", "from", "dated"):
        return False
    first, second = nodes[k + 1], nodes[k + 2]
    third = nodes[k + 3] if k + 3 < len(nodes) else None
    if third is not None and third.lower == "on":
        return False
    if first.lower == "last":
        return "WHEN" in second.tags or second.lower in _SEASONS
    month = "WHEN" in first.tags or first.lower in _SEASONS
    return month and second.lower == "last" and third is not None and "WHEN" in third.tags


_SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})
_UNSIGNED = frozenset({"TALKS", "INTALKS", "NEGOTIATE", "PROGRESS", "UNSIGNED", "DECL", "DECLN",
                       "DRAFT"})  # fmt: skip
_THOSE = frozenset({"those", "among those", "the few", "the ones", "ones"})
_PLACED = frozenset({"PREP", "ORD", "OCC", "PARTY"})
_AHEAD = frozenset({"sight", "prospect", "pending", "reach", "draft", "unsigned", "pipeline"})
_REACH = 7
