"""Signings told in ways that turn their time: "at their next meeting", "signatures to follow"."""

from dataclasses import replace
from itertools import pairwise

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene
from tracker.extraction.unit import Unit


def turned(found: Finding, scene: Scene) -> Finding:
    """The finding of a signing, where what stands around it tells when, or that it is to come."""
    clause = found.clause
    if found.timed and found.head.form == "b" and _took(clause, found.head):
        return replace(found, kind="signed", mood="fact", rule="took-to-sign", timed="", soon="",
                       direction="past")  # fmt: skip
    due = replace(found, kind="signing_scheduled", mood="plan", timed="", soon="",
                  direction="future")  # fmt: skip
    if found.timed == "signing_scheduled" and found.mood == "plan" and _next_time(clause):
        return due
    stop = found.kind == "was_planned" and scene.last == "signed" and _travels_on(clause)
    if stop or _to_sign_another(found):
        return replace(due, rule="next-stop")
    if found.rule == "has-agreement" and any(map(_to_follow, scene.clauses)):
        return replace(found, kind="text_agreed", rule="yet-to-be-signed")
    if found.kind != "signed" or not (_to_follow(clause) or _foretold(found, scene)):
        return found
    # "On the 27th" is a day, of whichever month, and no time that would be looked for.
    timed = _to_follow(clause) or "WHEN" in clause.tags
    due = replace(due, rule="sign-foretold")
    return replace(due, kind="talks_close", timed=due.kind, soon="talks_close") if timed else due


def _next_time(clause: Clause) -> bool:
    """As in "will sign it the next time they meet", with no day told."""
    nodes = clause.nodes
    if "next" not in clause.words or "WHEN" in clause.tags:
        return False
    return any(a.lower == "next" and b.lower in _MEETINGS for a, b in pairwise(nodes))


def _took(clause: Clause, head: Unit) -> bool:
    """As in "It took them two minutes to sign": the time that a deed took."""
    nodes = clause.nodes
    before = nodes[: nodes.index(head)] if head in nodes else []
    took = any(n.lower == "took" for n in before[1:4])
    return took and before[0].lower == "it" and not clause.tags & {"NEG", "WEAK", "PLAN"}


def _to_sign_another(found: Finding) -> bool:
    """As in "Flies on to Oslo to sign another": the journey is the occasion."""
    another = found.noun is not None and found.noun.lower == "another"
    return another and found.mood == "plan" and "TRAVEL" in found.clause.tags


def _travels_on(clause: Clause) -> bool:
    """As in "She was to fly on to Oslo for a further signing": the next of a row."""
    nodes = clause.nodes
    if "TRAVEL" not in clause.tags or clause.words.isdisjoint(_ANOTHER):
        return False
    at = next(k for k, n in enumerate(nodes) if n.lower in _ANOTHER)
    return any("SIGNN" in n.tags for n in nodes[at + 1 : at + 4])


def _to_follow(clause: Clause) -> bool:
    """As in "signatures to follow", "the signing still to come": told without a verb of its own."""
    nodes = clause.nodes
    if "SIGNN" not in clause.tags or len(nodes) > _SHORT:
        return False
    at = next(k for k, n in enumerate(nodes) if "SIGNN" in n.tags)
    rest = " ".join(n.lower for n in nodes[at + 1 :] if n.lower != "still")
    return rest.startswith(_AHEAD)


def _foretold(found: Finding, scene: Scene) -> bool:
    """As in "when told that Tallinn signs on Friday": the present of a timetable, reported."""
    clause = found.clause
    head = found.head
    if clause.kind != "content" or clause.parent < 0 or scene.headline:
        return False
    if not ("SIGN" in head.tags and head.form == "z" and head in clause.nodes):
        return False
    above = scene.clauses[clause.parent]
    told = "SAY" in above.tags or not above.words.isdisjoint(_TOLD)
    at = clause.nodes.index(head)
    return told and _dated(clause.nodes[at + 1 :])


def _dated(rest: list[Unit]) -> bool:
    """Whether a day follows: "signs on Thursday", "signs it tomorrow", "signs on the 27th"."""
    if any(n.lower == "ago" for n in rest):
        return False
    return any("WHEN" in n.tags or {"NUM", "ORD"} <= n.tags for n in rest[:5])


_MEETINGS = frozenset({"time", "occasion", "opportunity", "see", "meet", "encounter"})
_ANOTHER = frozenset({"another", "further", "similar", "next", "second", "third"})
_AHEAD = ("to follow", "to come", "ahead", "pending", "outstanding", "next", "yet to")
_TOLD = frozenset({"reminded", "told", "asked", "informed", "learned", "knows", "knew", "aware",
                   "hears", "heard", "remember", "remembers"})  # fmt: skip
_SHORT = 7
