"""How an agreement enters into force, and how long it stays so."""

from collections.abc import Sequence

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene, agreement, make, status
from tracker.extraction.mood import mood
from tracker.extraction.unit import Unit


def force(clause: Clause, scene: Scene) -> list[Finding]:  # noqa: C901
    """As in "The agreement entered into force", "has been in force since May"."""
    forceful = clause.tags & {"FORCE", "FORCEN"}
    if not forceful and clause.words.isdisjoint(_APPLYING_NOW):
        return []
    for at, head in enumerate(clause.nodes):
        if not head.tags & {"FORCE", "FORCEN"} and not _applied(clause.nodes, at):
            continue
        noun = agreement(clause, scene)
        if status(noun) == "other" or (noun is None and not scene.bare_ok):
            continue
        if noun is None and not any("PRO" in n.tags for n in clause.nodes):
            continue
        told = mood(clause, at, nominal=False, headline=scene.headline, inherited=[])
        if told.mood != "fact" or scene.conditional:
            continue
        if (
            "FORCE" in head.tags
            and set(head.form) <= set("bz")
            and not (scene.headline or clause.kind == "colon")
        ):
            continue
        if "STOPN" in clause.tags and head.form:
            # "The withdrawal from the pact took effect": its end, not its beginning.
            continue
        if head.lower == "entry into force":
            if not _told_of(clause, at):
                continue
        elif "FORCEN" in head.tags:
            before = [n.lower for n in clause.nodes[max(0, at - 3) : at]]
            since = (
                any(n.lower in ("since", "as of") for n in clause.nodes) or "ALREADY" in clause.tags
            )
            if (
                clause.kind == "sub"
                or not ({"is", "been", "was", "now"} & set(before))
                or not (since or "now" in before or "been" in before)
            ):
                continue
        return [make("entered_into_force", "enter-into-force", told, clause, head, noun)]
    return []


def _applied(nodes: list[Unit], at: int) -> bool:
    """As in "has been applied since signature": an agreement's effect, not money's use."""
    if nodes[at].lower not in _APPLYING_NOW or at == 0:
        return False
    before = {node.lower for node in nodes[max(0, at - 4) : at]}
    after = {node.lower for node in nodes[at + 1 : at + 3]}
    if nodes[at].lower == "applicable":
        return bool(before & {"became", "become", "becomes", "been", "was"})
    return bool(before & {"been", "is", "being"}) and bool(after & {"since", "from", "as of"})


def _told_of(clause: Clause, at: int) -> bool:
    """Whether "entry into force" is told as past: "since its entry into force", "was announced"."""
    before = {node.lower for node in clause.nodes[max(0, at - 3) : at]}
    if before & {"since", "with", "following"}:
        return not clause.tags & {"PLAN", "WEAK"}
    past = {"was", "has", "were", "been", "occurred", "followed", "came"}
    return bool(past & {node.lower for node in clause.nodes[at + 1 :]}) and not clause.tags & {
        "PLAN",
        "WEAK",
        "NEG",
        "PASTFUT",
    }


def runs_on(clauses: Sequence[Clause]) -> bool:
    """As in "The agreement expires in 2034": it tells how long it runs, and of no end."""
    if any(each.tags & {"SIGN", "SIGNN", "CONCLUDE", "TALKS", "RATIFY"} for each in clauses):
        return False
    verbs = [n for each in clauses for n in each.nodes if "EXPIRE" in n.tags]
    return bool(verbs) and all(n.form and not set(n.form) & set("dn") for n in verbs)


_APPLYING_NOW = frozenset({"applied", "applicable"})
