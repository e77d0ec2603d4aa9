"""What a heading says of the list below it: "Under negotiation", "Concluded so far"."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding
from tracker.extraction.mood import Told
from tracker.extraction.unit import Unit

GOVERNING = frozenset({"signed", "talks_held", "declaration_joined", "intent_declared",
                       "talks_close",
                        "talks_started", "text_agreed", "ratified"})  # fmt: skip


SIGNING = frozenset({"SIGN", "CONCLUDE", "SETTLE", "JOIN", "RATIFY", "NEGOTIATE", "NAMED", "WANT"})


def header_finding(nodes: list[Unit]) -> Finding | None:
    """What a heading without a whole clause says: "Under negotiation", "Concluded so far"."""
    tags = frozenset().union(*(node.tags for node in nodes)) if nodes else frozenset()
    if tags & {"NEG", "COND", "REFUSE", "REFUSEN"}:
        return None
    head = nodes[0]
    clause = Clause(nodes, "main")
    clause.tags = tags
    for wanted, kind in _HEADINGS:
        node = next((each for each in nodes if each.tags & wanted), None)
        if node is not None:
            return Finding(kind, "heading", "fact", clause, node, None, Told("fact", (node,)).cues)
    if tags & {"NUM"} or {node.lower for node in nodes} & LISTS:
        return Finding("signed", "heading-list", "fact", clause, head) if _is_list(nodes) else None
    return None


def state_finding(nodes: list[Unit]) -> Finding | None:
    """What a heading says that only names a state: "In force", "Postponed", "Refused"."""
    tags = frozenset().union(*(node.tags for node in nodes)) if nodes else frozenset()
    if "PARL" in tags and tags & {"APPROVALN", "APPROVE", "MANDATE"} and "NEG" not in tags:
        clause = Clause(nodes, "main")
        clause.tags = tags
        return Finding("ratified", "heading", "fact", clause, nodes[0], None, (nodes[0],))
    for wanted, kind in _STATES:
        node = next((each for each in nodes if each.tags & wanted), None)
        if node is not None and not tags & {"NEG", "TALKS", "INTALKS", "COND"}:
            clause = Clause(nodes, "main")
            clause.tags = tags
            return Finding(kind, "heading", "fact", clause, node, None, (node,))
    return None


_STATES: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"FORCE", "FORCEN"}), "entered_into_force"),
    (frozenset({"REFUSE", "REFUSEN"}), "talks_stalled"),
    (frozenset({"POSTPONE"}), "signing_postponed"),
    (frozenset({"SUSPEND", "SUSPN"}), "suspended"),
    (frozenset({"TERMINATE"}), "terminated"),
)


def _is_list(nodes: list[Unit]) -> bool:
    return len(nodes) <= 4 and bool({node.lower for node in nodes} & LISTS)


LISTS = frozenset({"chronology", "list", "overview", "signatories", "timeline"})


_HEADINGS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"RATIFY", "RATN"}), "ratified"),
    (frozenset({"INTALKS", "TALKS", "PROGRESS", "NEGOTIATE"}), "talks_held"),
    (frozenset({"WANT"}), "intent_declared"),
    (frozenset({"DECL", "DECLN", "JOIN"}), "declaration_joined"),
    (frozenset({"CLOSE", "SOON"}), "talks_close"),
    (frozenset({"SIGN", "SIGNN", "CONCLUDE", "SETTLE", "AGRNAME"}), "signed"),
)
