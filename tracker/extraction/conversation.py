"""Talks told by the verb alone: "Cyprus is talking to Kyiv at the moment"."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene, make, status
from tracker.extraction.mood import Told
from tracker.extraction.objects import BE
from tracker.extraction.unit import Unit


def conversing(clause: Clause, scene: Scene) -> list[Finding]:
    """What a clause tells of two parties that are talking; `credit` asks for the home party."""
    nodes = clause.nodes
    if not scene.bare_ok or scene.conditional or "talking" not in clause.words:
        return []
    at = next(k for k, node in enumerate(nodes) if node.lower == "talking")
    chain = nodes[max(0, at - 3) : at]
    if clause.tags & {"NEG", "WEAK", "PASTFUT", "COND"} or not any(n.lower in BE for n in chain):
        return []
    if at + 2 >= len(nodes) or nodes[at + 1].lower not in ("to", "with"):
        return []
    sides = [node for node in nodes[at + 2 : at + 4] if node.codes][:1]
    actors = [node for node in nodes[:at] if node.codes]
    named = {code for node in (*sides, *actors) for code in node.codes}
    if not (sides and actors and len(named) > 1) or _of_else(nodes, at):
        return []
    head = nodes[at]
    return [make("talks_held", "talking", Told("fact", (head,)), clause, head, None)]


def _of_else(nodes: list[Unit], at: int) -> bool:
    """Whether the talk is about something that is no agreement of ours."""
    about = next((k for k in range(at, len(nodes)) if nodes[k].lower in _ABOUT), -1)
    if about < 0:
        return False
    behind = nodes[about + 1 : about + 6]
    return not any(
        (node.tags & {"AGR", "AGRNAME", "PROAGR"} and status(node) != "other")
        or node.lower in ("it", "one", "this", "that")
        for node in behind
    )


_ABOUT = frozenset({"about", "on", "of", "over", "regarding"})
