"""Which talks are not on the agreement: leaders' meetings, emergency consultations, shells."""

from tracker.extraction.clause import Clause
from tracker.extraction.unit import Unit


def not_talks(nodes: list[Unit], at: int) -> bool:
    """Rounds of ammunition; negotiations that something is only meant for."""
    before = [node.lower for node in nodes[max(0, at - 3) : at]]
    last = nodes[at - 1] if at else None
    if nodes[at].lower in ("round", "rounds"):
        if any(n.lower in _CONTESTS for n in nodes[max(0, at - 4) : at + 7]):
            return True
        counted = last is not None and (last.tags & {"ORD", "NUM"} or last.lower in _EACH)
        return not counted or (last is not None and last.lower[0].isdigit()) or "mm" in before
    met = any(node.lower in _MEETING for node in nodes[:at])
    meant = any(word == "for" or word.endswith(" for") for word in before)
    return meant and nodes[at].lower != "in talks" and not met


_CONTESTS = frozenset({"election", "elections", "ballot", "runoff", "run-off", "voting", "vote",
                       "polls", "championship", "championships", "tournament", "cup", "league",
                       "match", "matches", "primary", "primaries", "budget", "cuts", "layoffs",
                       "golf", "poker", "auction", "tender", "applause", "drinks"})  # fmt: skip
_MEETING = frozenset({"met", "meet", "meets", "gathered", "sat", "reconvened", "convened"})
_EACH = frozenset(
    {"another", "further", "final", "latest", "new", "more", "the", "a", "negotiating"}
)


def emergency(clause: Clause, head: Unit) -> bool:
    """Consultations that an agreement provides for in case of an attack are no talks on it."""
    if not head.lower.startswith(("consult", "talk", "discuss")):
        return False
    words = {node.lower for node in clause.nodes}
    if "hours" in words and words & {"within", "24"}:
        return True
    return bool(words & {"attack", "aggression", "event", "invasion"})


def meeting(clause: Clause, at: int) -> bool:
    """As in "Talks with the leaders of": a meeting, not negotiations."""
    for node in clause.nodes[at + 1 : at + 5]:
        if node.kind == "person" or ("OFFICE" in node.tags and _LEADERS & set(node.lower.split())):
            return True
        if "OFFICE" in node.tags and not node.codes and node.lower in _LEADERS:
            return True
    before = clause.nodes[at - 1] if at else None
    own = clause.nodes[at].lower
    return own in ("conversation", "talk", "dialogue", "discussion") and (
        before is None or "ORD" not in before.tags
    )


_LEADERS = frozenset(
    {"leader", "leaders", "president", "presidents", "prime", "chancellor", "minister", "ministers",
     "pm", "premier", "king", "counterpart", "secretary", "head", "heads", "prime minister"}
)  # fmt: skip


def of_else(clause: Clause, at: int) -> bool:
    """As in "with whom he talked about drones": the verb has an object of its own, and no "it"."""
    if clause.opener in ("which", "that", "what"):
        return False
    behind = clause.nodes[at + 1 : at + 4]
    behind = [n for n in behind if n.lower not in ("the", "a", "an", "its", "their", "his", "her")]
    first = behind[0] if behind else None
    if first is None or not first.lower.isalpha() or first.codes:
        return False
    return first.tags.isdisjoint(_SPOKEN_OF) and first.lower not in _POINTING


_SPOKEN_OF = frozenset({"PRO", "PROAGR", "PREP", "WHEN", "AGR", "TOPIC", "TALKS", "PROGRESS", "SAY",
                        "AUX", "OCC", "SUBT", "CONJ", "ORD"})  # fmt: skip
_POINTING = frozenset({"this", "that", "these", "here", "there", "today", "details", "together",
                       "again", "further", "and", "or", "them", "how", "what", "everything",
                       "matters", "issue"})  # fmt: skip
