"""Approval by a government, before signature, or by a parliament, after it."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene, acting, agreement, make, status
from tracker.extraction.mood import Told, mood
from tracker.extraction.objects import object
from tracker.extraction.unit import Unit


def approving(clause: Clause, scene: Scene) -> list[Finding]:
    nodes = clause.nodes
    for at, head in enumerate(nodes):
        light = "APPROVALN" in head.tags
        if not light and ("APPROVE" not in head.tags or not acting(nodes, at)):
            continue
        noun = agreement(clause, scene)
        if at and any(n.tags & {"DECL", "DECLN"} for n in nodes[max(0, at - 3) : at]):
            continue
        it = noun is None and scene.bare_ok and any(n.lower == "it" for n in nodes)
        by = any(n.lower == "by" for n in nodes[at : at + 2])
        if it and by and clause.tags & {"GOV"} and "n" in head.form:
            return [make("text_agreed", "approve-it", Told("fact", (head,)), clause, head, None)]
        if (
            noun is None
            or status(noun) == "other"
            or (status(noun) == "open" and not scene.bare_ok)
        ):
            continue
        place = _given(nodes, at) if light else at
        if place < 0:
            continue
        what, _ = object(clause, at, scene)
        if not light and what not in ("agreement", "none"):
            continue
        told = mood(clause, place, nominal=False, headline=scene.headline, inherited=[])
        if told.mood == "approved":
            told = Told("fact", (head,))
        if told.mood == "refused" and "PARL" in clause.tags:
            return [make("refused", "approval-refused", told, clause, head, noun)]
        if told.mood != "fact" or scene.conditional:
            continue
        parliament = _agent_is(clause, "PARL")
        draft = any(node.lower in ("draft", "signing") for node in nodes)
        kind = "ratified" if parliament and not draft else "text_agreed"
        if not parliament and not _agent_is(clause, "GOV") and not _agent_is(clause, "OFFICE"):
            continue
        return [make(kind, "approve", told, clause, head, noun)]
    return []


def _given(nodes: list[Unit], at: int) -> int:
    """Where the verb stands that gives or gets the approval at `at`; -1 where none does.

    "The Senate gave the pact its final blessing", "the pact won parliamentary approval".
    """
    for k in range(at - 1, max(-1, at - 10), -1):
        word = nodes[k].lower
        if word in _GIVING and nodes[k - 1 if k else 0].lower not in ("to", "would"):
            return k
        if nodes[k].tags & {"SUBJ", "CONJ"}:
            return -1
    return -1


_GIVING = frozenset(
    {
        "gave", "given", "gives", "granted", "grants", "received", "receives", "won", "wins",
        "obtained", "got", "gets", "secured", "gained", "expressed", "voted", "cleared", "clears",
        "passed", "overcame", "overcome", "took", "taken", "lent", "bestowed", "issued",
        "extended", "pronounced",
    }
)  # fmt: skip


def _agent_is(clause: Clause, tag: str) -> bool:
    return tag in clause.tags
