"""What a few words without a sentence say: a heading, a label within a list, a note in a line."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tracker.extraction.clause import Clause
from tracker.extraction.cut import cut
from tracker.extraction.entry import is_day
from tracker.extraction.finding import Finding, Scene, status
from tracker.extraction.heading import header_finding, state_finding
from tracker.extraction.judge import judge
from tracker.extraction.lexicon import phrases
from tracker.extraction.unit import Unit

Findings = tuple[Finding, ...]

AFTER = frozenset({"ratified", "entered_into_force", "suspended", "terminated"})
"""What a note may add to a signature; every other kind takes its place."""
UNDONE = frozenset({"NEG", "COND", "PLAN", "WEAK", "PASTFUT"})
"""Classes of what is told as not done, or not yet."""
_KINDS = frozenset(
    {"signed", "talks_held", "talks_started", "talks_close", "talks_stalled", "text_agreed",
     "declaration_joined", "intent_declared", "ratified", "entered_into_force", "suspended",
     "terminated", "signing_postponed", "signing_scheduled"}
)  # fmt: skip


def says(nodes: Sequence[Unit]) -> Findings | None:
    """What a heading, a label or a note says of the parties beside or below it.

    Returns:
        The findings; none where it denies ("Not signed"), None where it says nothing at all.
    """
    nodes = [node for node in nodes if node.tags or node.lower.isalpha()]
    if not nodes:
        return None
    clauses = cut(nodes)
    scene = Scene(clauses, headline=True, bare_ok=True, talks_ok=True)
    found = [finding for clause in clauses for finding in judge(clause, scene)]
    tags = frozenset().union(*(node.tags for node in nodes))
    kinds = {each.kind for each in found}
    if "PLAN" in tags and tags & _SIGNED and kinds <= {"signed"} and not tags & _UNSURE:
        return (_plan(nodes),)
    if found or any(node.lower in _PENDING for node in nodes):
        return _told(found, nodes)
    planned = None if _to_do(nodes) else _planned(nodes)
    if planned is not None or tags & UNDONE or _to_do(nodes):
        return () if planned is None else (planned,)
    finding = state_finding(nodes) or header_finding(nodes)
    if finding is None or any(is_strange(node) for node in nodes):
        return None
    return (replace(finding, clause=Clause(nodes, "main")),)


def is_strange(node: Unit) -> bool:
    """Whether a word may be a thing of another kind: "Tanks promised by"."""
    if node.tags or node.codes or (node.upper and not node.first):
        return False
    return node.lower.isalpha() and node.lower not in _PLAIN and len(node.lower) > 3


# Words without a class that headings and notes of agreements have.
_PLAIN = frozenset({"only", "their", "these", "this", "still", "date", "stage", "phase", "status",
                    "security", "bilateral", "long-term", "place", "with", "further", "more",
                    "interested", "joint", "support", "where", "things", "stand", "initialled",
                    "initialed", "cooperation", "guarantees", "list", "overview", "chronology",
                    "timeline", "being", "held", "initial", "early", "under", "process",
                    "consent", "given", "since", "currently", "present", "year",
                    "group", "order", "dates",
                    "chronological", "full", "here", "follows"})  # fmt: skip


def _told(found: list[Finding], nodes: list[Unit]) -> Findings:
    """What stands of the findings: "Agreement reached" is more than a text where none is named."""
    found = [
        replace(each, kind="talks_stalled") if each.kind in _REFUSALS else each for each in found
    ]
    told = tuple(each for each in found if each.kind in _KINDS)
    still = any(n.lower == "to" for n in nodes) and any(each.kind in AFTER for each in told)
    if still or any(node.lower in _PENDING for node in nodes):
        # "Still to be ratified" tells that it is signed, and no more.
        return ()
    if any(node.lower in _TEXTS for node in nodes):
        return told
    return tuple(
        replace(each, kind="signed") if each.kind == "text_agreed" else each for each in told
    )


_REFUSALS = frozenset({"refused", "refused_talks"})
_TEXTS = frozenset({"text", "texts", "draft", "drafts", "wording", "talks", "negotiations"})


def _to_do(nodes: list[Unit]) -> bool:
    """As in "still to be ratified", "to follow": it is not done."""
    return any(
        node.lower == "to" and (after.lower in ("be", "have") or "b" in after.form)
        for node, after in pairwise(nodes)
    )


def _planned(nodes: list[Unit]) -> Finding | None:
    """What "Expected in June", "foreseen for 18 July" say: the signing is planned for that day."""
    head = next((node for node in nodes if "PLAN" in node.tags), None)
    timed = any("WHEN" in node.tags for node in nodes)
    if head is None or not timed or any(not (n.tags & _PLANS or is_day([n])) for n in nodes):
        return None
    return _plan(nodes)


def _plan(nodes: list[Unit]) -> Finding:
    """A signing that is planned for the day told beside it."""
    head = next(node for node in nodes if "PLAN" in node.tags)
    return Finding("talks_close", "heading", "plan", Clause(nodes, "main"), head, None, (head,),
                   "signing_scheduled", "talks_close", "future")  # fmt: skip


_SIGNED = frozenset({"SIGNN", "AGR", "AGRNAME"})
_UNSURE = frozenset({"NEG", "COND", "WEAK", "PASTFUT", "TALKS", "INTALKS", "BEGIN"})
_PLANS = frozenset({"PLAN", "PREP", "WHEN", "NUM", "OCC"})
_PENDING = frozenset({"pending", "outstanding", "awaited", "awaiting", "missing", "absent",
                      "next to", "open", "to come", "undecided", "remaining"})  # fmt: skip


def sorts(nodes: Sequence[Unit]) -> bool:
    """Whether a heading only sorts what is below it: "2024", "Northern Europe", "12 May"."""
    return all(
        "WHEN" in node.tags
        or node.lower[:1].isdigit()
        or node.lower in phrases("labels")
        or "ORD" in node.tags
        or node.kind == "group"
        or not node.lower[:1].isalpha()
        or len(node.lower) == 1
        or all(word in phrases("labels") for word in node.lower.split())
        for node in nodes
    )


def names_ours(nodes: list[Unit]) -> Findings | None:
    """What a heading says that only names the agreements: those below have one."""
    ours = next((n for n in nodes if "AGR" in n.tags and status(n) == "ours"), None)
    if ours is None or any(node.tags & UNDONE or node.form for node in nodes):
        return None
    clause = Clause(nodes, "main")
    return (Finding("signed", "heading", "fact", clause, ours, ours, (ours,)),)


def leads_in(nodes: Sequence[Unit]) -> bool:
    """Whether a heading only leads in a list of what was spoken of: "The agreements by date:"."""
    at = next((k for k, node in enumerate(nodes) if node.tags & {"AGR", "AGRNAME"}), None)
    if any(node.tags & UNDONE or node.codes for node in nodes):
        return False
    if at is None:
        return not any(is_strange(node) for node in nodes)
    if status(nodes[at]) == "other":
        return False
    before = [node for node in nodes[:at] if node.lower not in {"the", "these", "all", "its"}]
    under = bool(before) and "PREP" in before[-1].tags
    return not under or all(not is_strange(node) for node in before)


def is_told(nodes: Sequence[Unit]) -> bool:
    """Whether a heading tells what was done, and is no mere name: "Ukraine's security pacts"."""
    return any(node.tags - {"AGR", "AGRNAME", "PROAGR", "PREP"} for node in nodes if not node.codes)
