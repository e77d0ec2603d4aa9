"""The occasion that a signing is planned for, where it has no day: a visit, a meeting, a stop."""

import re

from tracker.extraction.clause import Clause
from tracker.extraction.mention import Mention
from tracker.extraction.unit import Unit

_SAME = re.compile(
    r"\b(?:the\ssame|that|this)\s(?:occasion|meeting|summit|event|gathering|trip)\b"
    r"|\bthe\ssame\s(?:day|afternoon|evening|morning)\b|\bwhile\sthere\b|\bon\sthe\sfirst\sday\b"
    r"|\b(?:use|uses|using)\sthe\s(?:\w+\s)?(?:occasion|summit|meeting|visit|gathering|trip)\b"
    r"|\bin\sthe\scourse\sof\sthe\s(?:day|afternoon|evening)\b|\bnext\smeets?\b"
    r"|\bafter\s(?:the|their|that|a)\s(?:\w+\s)?(?:meeting|talks|lunch|dinner)\b",
    re.IGNORECASE,
)
"""An occasion that was told before, or stands beside: "on the same day", "after their meeting"."""


def occasion_beside(mention: Mention) -> bool:
    """Whether a journey or meeting told beside a plan is when it is to be carried out."""
    nodes = mention.finding.clause.nodes
    if _SAME.search(mention.sentence.text) or _opens_there(nodes):
        return True
    if any(_journey(clause) for clause in mention.clauses) or _there_too(nodes):
        return True
    for at, node in enumerate(nodes[:-2]):
        visiting = any("OCC" in n.tags for n in nodes[at + 2 : at + 5])
        if node.lower == "on" and nodes[at + 1].lower in _HIS and visiting:
            return True
    on_agenda = any(node.lower in ("agenda", "programme", "program") for node in nodes)
    return _arrived(mention) or (on_agenda and any("OCC" in node.tags for node in nodes))


_HIS = frozenset({"his", "her", "their", "a", "the", "this", "that"})


def _opens_there(nodes: list[Unit]) -> bool:
    """As in "There he and the chancellor will sign": not "there will be"."""
    words = [node.lower for node in nodes[:3]]
    at = 1 if words[:1] == ["and"] else 0
    opens, after = words[at : at + 1], words[at + 1 : at + 2]
    return opens == ["there"] and bool(after) and after[0] not in _BEING


_BEING = frozenset({"is", "are", "was", "were", "will", "would", "has", "have", "can", "may", ","})


def _arrived(mention: Mention) -> bool:
    """As in "arrives in Stockholm, will sign", "met in Riga, where they will sign"."""
    clause = mention.finding.clause
    if clause.kind not in ("coord", "rel") or not 0 <= clause.parent < len(mention.clauses):
        return False
    above = mention.clauses[clause.parent].nodes
    placed = any(n.codes and n.role == "place" for n in above)
    journey = any("TRAVEL" in n.tags and n.form and "OCC" not in n.tags for n in above)
    during = clause.kind == "rel" and "PREPOCC" in above[-1].tags
    if during:
        return any("OCC" in n.tags for n in above)
    return clause.kind == "coord" and placed and journey


def _journey(clause: Clause) -> bool:
    """As in "when he travels to Kyiv", "once Zelensky comes to Zagreb"."""
    if clause.kind != "sub" or clause.opener not in ("when", "once", "as soon as", "while"):
        return False
    return "TRAVEL" in clause.tags or any(n.lower in _COMING for n in clause.nodes)


_COMING = frozenset({"come", "comes", "go", "goes", "meet", "meets", "host", "hosts", "receives",
                     "gather", "gathers", "sees", "see", "returns", "return"})  # fmt: skip


def _there_too(nodes: list[Unit]) -> bool:
    """As in "is to be signed there, too": on the occasion told before."""
    words = [node.lower for node in nodes]
    again = any(word in ("too", "also", "likewise") for word in words) or "as well" in words
    placed = "there" in words or any(n.codes and n.role == "place" for n in nodes)
    return again and placed and any("PLAN" in node.tags for node in nodes)
