"""Approval by a government, before signature, or by a parliament, after it."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene, acting, agreement, make, status
from tracker.extraction.mood import Told, mood
from tracker.extraction.objects import object


def approving(clause: Clause, scene: Scene) -> list[Finding]:
    nodes = clause.nodes
    for at, head in enumerate(nodes):
        if "APPROVE" not in head.tags or not acting(nodes, at):
            continue
        noun = agreement(clause, scene)
        if (
            noun is None
            or status(noun) == "other"
            or (status(noun) == "open" and not scene.bare_ok)
        ):
            continue
        what, _ = object(clause, at, scene)
        if what not in ("agreement", "none"):
            continue
        told = mood(clause, at, nominal=False, headline=scene.headline, inherited=[])
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


def _agent_is(clause: Clause, tag: str) -> bool:
    return tag in clause.tags
