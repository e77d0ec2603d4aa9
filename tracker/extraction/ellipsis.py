"""Sentences that only name or point back: "So has Romania", "He named Belgium, Denmark"."""

from tracker.extraction.clause import Clause
from tracker.extraction.finding import Finding
from tracker.extraction.unit import Unit


def is_elliptic(clause: Clause) -> bool:  # noqa: C901, PLR0911, PLR0912
    """Whether the clause has a party and, for a verb, only one that points back."""
    nodes = clause.nodes
    if not any(node.codes and node.role in ("arg", "cmp") for node in nodes):
        return False
    if _did_else(nodes):
        return False
    if "SOSIGN" in clause.tags or any(map(_is_turn, nodes, [*nodes[1:], None])):
        return True
    if "WHEN" in clause.tags and not any(
        n.form or "AUX" in n.tags or "PRO" in n.tags for n in nodes
    ):
        dateline = nodes[0].kind == "capital" and len(nodes) > 1 and nodes[1].lower == ","
        return len(nodes) <= 40 and _opens(nodes) and not (dateline and clause.parent < 0)
    if clause.kind == "colon" and [node.lower for node in nodes[:2]] == ["the", "same"]:
        return True
    if _on_list(nodes) or in_rank(nodes):
        return True
    for at, node in enumerate(nodes):
        after = nodes[at + 1] if at + 1 < len(nodes) else None
        if node.lower in ("so", "as") and after is not None and after.lower in _DID:
            return any(each.codes for each in nodes[at + 2 : at + 5])
        if at and nodes[at - 1].codes and node.lower in ("was", "were") and after is not None:
            ranked = nodes[at + 2] if after.lower == "the" and at + 2 < len(nodes) else after
            ends = nodes[at + 3].lower if at + 3 < len(nodes) else "."
            if "ORD" in ranked.tags and after.lower == "the" and ends in (",", ".", "in", "on"):
                return True
        if "ORD" in node.tags and at < 3 and after is not None and after.lower in ("was", "came"):
            return at + 2 < len(nodes) and any(n.codes for n in nodes[at + 2 : at + 4])
        if node.lower in ("came", "come") and after is not None and after.lower == "after":
            behind = [n.lower for n in nodes[at + 2 : at + 4]]
            return behind[:1] in (["them"], ["it"]) and behind[1:] in ([], ["."])
        if node.lower == "came" and at and nodes[at - 1].codes and nodes[at - 1].kind != "person":
            return _dated(nodes[at + 1 : at + 4])
        if node.lower == "did" and at and nodes[at - 1].codes:
            return after is None or "WHEN" in after.tags or after.lower in _PAST_DID
    return False


def _did_else(nodes: list[Unit]) -> bool:
    """As in "addressed the cabinet, as the first leader to do so": what the clause says itself."""
    at = next((k for k, n in enumerate(nodes) if "SOSIGN" in n.tags and "do" in n.lower), 0)
    first = next((k for k in range(at) if nodes[k].lower == "as" and k), 0)
    return any(set(n.form) & set("dz") and "AUX" not in n.tags for n in nodes[:first]) or any(
        "VERB" in n.tags for n in nodes[:first]
    )


def in_rank(nodes: list[Unit]) -> bool:
    """As in "Britain was first", "was next, in May"; not "was first to send", "second in size"."""
    was = (k for k, n in enumerate(nodes[:_EARLY]) if n.lower in ("was", "were", "been"))
    at = next((k for k in was if any(n.codes for n in nodes[max(0, k - 2) : k])), len(nodes))
    near = [n for n in nodes[at + 1 : at + 5] if n.lower != "the"]
    if not near or "ORD" not in near[0].tags or near[0].lower in ("last", "latest"):
        return False
    ends = near[1].lower if len(near) > 1 else "."
    timed = len(near) > 2 and ends in ("in", "on") and "WHEN" in near[2].tags
    return timed or ends in (".", ",", "among")


_EARLY = 12
"""Nodes in which the verb of a clause stands that only ranks."""


def others_are(nodes: list[Unit]) -> bool:
    """As in "The others are Japan and Canada": the rest of those that were just counted."""
    words = [node.lower for node in nodes[:3]]
    named = all(n.codes or n.lower in (".", ",", "and", "the") for n in nodes[3:])
    return words[:2] == ["the", "others"] and words[2:] in (["are"], ["were"]) and named


def _is_turn(node: Unit, after: Unit | None) -> bool:
    """As in "it was Belgium's turn": not its turn to do something else."""
    return node.lower == "turn" and (after is None or after.lower != "to")


def _opens(nodes: list[Unit]) -> bool:
    """Whether the clause opens with its party: "Poland in May", "in May Poland"."""
    for node in nodes[:6]:
        if node.codes:
            return node.role in ("arg", "cmp")
        plain = node.lower in (
            "and",
            "the",
            "then",
            "in",
            "on",
            ",",
            "finally",
            "last",
            "also",
            "later",
        )
        if not plain and not node.tags & {"WHEN", "ORD", "NUM", "CONJ", "PREP"}:
            return False
    return False


def _dated(near: list[Unit]) -> bool:
    """As in "came a day later", "came in March"; not "came to Kyiv on Monday", "came in last"."""
    if not near or not any("WHEN" in node.tags for node in near):
        return False
    if near[0].lower == "in":
        return len(near) > 1 and "WHEN" in near[1].tags
    return near[0].lower in ("a", "on", "the", "two", "three") or "WHEN" in near[0].tags


_PAST_DID = frozenset({"on", "in", ".", "too", "so", "last", "also", ",", "it"})


_DID = frozenset({"has", "have", "did", "had", "is", "are", "was", "were"})


def wishes_the_same(clause: Clause) -> bool:
    """As in "With Albania and Montenegro Kyiv wishes to do the same"."""
    if "WANT" not in clause.tags or "NEG" in clause.tags:
        return False
    words = [node.lower for node in clause.nodes]
    if any(a == "same" and b == "of" for a, b in zip(words, words[2:], strict=False)):
        # "Made the same promise of shells".
        return False
    return any(word == "same" or word.endswith("the same") for word in words) or any(
        "FOLLOW" in node.tags for node in clause.nodes
    )


def _on_list(nodes: list[Unit]) -> bool:
    """As in "Albania closes the list": a place among those that have signed."""
    words = [node.lower for node in nodes]
    for at, word in enumerate(words):
        if word in _LISTING and at and nodes[at - 1].codes and words[at + 1 : at + 2] == ["the"]:
            return any(w in ("list", "row", "queue", "series", "field", "pack") for w in words[at:])
        if word == "came" and at and words[at - 1] in ("first", "next", "last", "then"):
            return any(n.codes for n in nodes[at + 1 : at + 4])
    return False


_LISTING = frozenset({"closes", "closed", "opens", "opened", "heads", "headed", "tops",
                      "topped", "leads",
                      "completes", "completed", "joins", "joined"})  # fmt: skip


def names_them(nodes: list[Unit]) -> bool:
    """Whether the sentence only names: "He named Belgium, Denmark, ..."."""
    if any(node.tags & {"AGR", "AGRNAME", "TALKS", "PROGRESS"} for node in nodes):
        return False
    for at, node in enumerate(nodes):
        them = at + 1 < len(nodes) and nodes[at + 1].lower == "them"
        reach = 8 if them or (node.lower.startswith("among") and at < 2) else 4
        if node.tags & {"NAMED", "INCL"} and any(
            each.codes and each.role in ("arg", "incl", "with", "mod")
            for each in nodes[at + 1 : at + reach]
        ):
            return True
    return False


def names_those_before(nodes: list[Unit]) -> bool:
    """As in "Ahead of it were, in this order, the United States and Britain"."""
    first = next((node for node in nodes[:3] if "NAMED" in node.tags), None)
    before = (first is not None and "before" in first.lower) or (
        first is not None and ("ahead" in first.lower)
    )
    return bool(before) and any(node.codes and len(node.codes) > 1 for node in nodes)


def others_with(nodes: list[Unit]) -> bool:
    """As in "The six others are with Britain, Germany ...": agreements that are told to be."""
    words = [node.lower for node in nodes]
    if not {"others", "rest", "remaining", "other"} & set(words) and "those" not in words[:3]:
        return False
    if any(node.tags & {"TALKS", "PLAN", "WEAK", "NEG"} for node in nodes):
        return False
    return any(
        node.codes and node.role == "with" and any(each.lower == "are" for each in nodes[:k])
        for k, node in enumerate(nodes)
    )


def others_finding(nodes: list[Unit]) -> Finding:
    """The finding of a sentence in which others_with is true."""
    clause = Clause(nodes, "main")
    clause.tags = frozenset().union(*(node.tags for node in nodes))
    return Finding("signed", "others-with", "fact", clause, nodes[0], None, (nodes[0],))
