"""Signings told in ways that turn their time: "at their next meeting", "signatures to follow"."""

from dataclasses import replace
from itertools import pairwise

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding, Scene
from tracker.extraction.unit import Unit


def turned(found: Finding, scene: Scene) -> Finding:
    """The finding of a signing, where what stands around it tells when, or that it is to come."""
    clause = found.clause
    if found.timed == "signing_scheduled" and found.mood == "plan" and _next_time(clause):
        return replace(found, kind="signing_scheduled", timed="", soon="")
    if found.kind == "was_planned" and scene.last == "signed" and _travels_on(clause):
        return replace(found, kind="signing_scheduled", mood="plan", rule="next-stop",
                       direction="future")  # fmt: skip
    if found.rule == "has-agreement" and any(map(_to_follow, scene.clauses)):
        return replace(found, kind="text_agreed", rule="yet-to-be-signed")
    if found.kind == "signed" and _to_follow(clause):
        return replace(found, kind="talks_close", mood="plan", rule="to-follow",
                       timed="signing_scheduled", soon="talks_close",
                       direction="future")  # fmt: skip
    if found.kind == "signed" and _foretold(found, scene):
        return replace(found, kind="talks_close", mood="plan", rule="sign-foretold",
                       timed="signing_scheduled", soon="talks_close",
                       direction="future")  # fmt: skip
    return found


def _next_time(clause: Clause) -> bool:
    """As in "will be signed the next time they meet", with no day told."""
    nodes = clause.nodes
    if not {"next", "time"} <= clause.words or "WHEN" in clause.tags:
        return False
    return any(a.lower == "next" and b.lower == "time" for a, b in pairwise(nodes))


def _travels_on(clause: Clause) -> bool:
    """As in "He was to travel on to Lisbon for another signature": the next of a row."""
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
    """As in "when reminded that Riga signs on Thursday": the present of a timetable, reported."""
    clause = found.clause
    head = found.head
    if clause.kind != "content" or clause.parent < 0 or scene.headline or "WHEN" not in clause.tags:
        return False
    if not ("SIGN" in head.tags and head.form == "z" and head in clause.nodes):
        return False
    above = scene.clauses[clause.parent]
    past = any("d" in n.form or n.lower in _PAST for n in above.nodes)
    at = clause.nodes.index(head)
    return past and _dated(clause.nodes[at + 1 :])


def _dated(rest: list[Unit]) -> bool:
    """Whether a day follows: "signs on Thursday", "signs it tomorrow"."""
    return any("WHEN" in n.tags for n in rest[:5]) and not any(n.lower == "ago" for n in rest)


_ANOTHER = frozenset({"another", "further", "similar", "next", "second", "third"})
_AHEAD = ("to follow", "to come", "ahead", "pending", "outstanding", "next", "yet to")
_PAST = frozenset({"was", "were", "had", "reminded", "told", "asked", "informed", "learned"})
_SHORT = 7
