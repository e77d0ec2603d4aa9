"""Names that only tell where: a summit's seat, a ceremony's host, a declaration's town."""

from collections.abc import Sequence

from tracker.extraction.unit import Unit


def unname_hosts(nodes: Sequence[Unit], home: str, brussels: tuple[str, ...]) -> None:
    """Take the party from the names in a sentence that are but places of what others do."""
    for at, node in enumerate(nodes):
        if not node.codes or node.members or home in node.codes:
            continue
        if (
            (node.lower == "belgian capital" and brussels == ("EU",))
            or _of_declaration(nodes, at)
            or (_is_seat(nodes, at) and _union_meets(nodes, at))
            or (_is_place(nodes, at) and _others_sign(nodes, at, home))
        ):
            node.codes = ()


def _of_declaration(nodes: Sequence[Unit], at: int) -> bool:
    """As in "the declaration of Vilnius": a name of the declaration."""
    if nodes[at].kind != "capital" or at < _FURTHEST or nodes[at - 1].lower not in _WHERE:
        return False
    made = nodes[at - 2].lower in _MADE
    return any(n.tags & {"DECL", "DECLN"} for n in nodes[max(0, at - 4) if made else at - 2 : at])


def _is_seat(nodes: Sequence[Unit], at: int) -> bool:
    """As in "in Brussels", "to Brussels": the Union's seat."""
    return nodes[at].lower == "brussels" and at > 0 and nodes[at - 1].lower in ("in", "to")


def _union_meets(nodes: Sequence[Unit], at: int) -> bool:
    """As in "in Brussels during the European Council", "where EU leaders meet": only the seat."""
    near = nodes[at + 1 : at + _NEAR]
    if any(n.lower == "european council" for n in near):
        return True
    return any(
        n.codes == ("EU",) and any(w in _LEADERS for w in (n.lower, *_words(near[k : k + 3])))
        for k, n in enumerate(near)
    )


def _words(nodes: Sequence[Unit]) -> list[str]:
    return [word for node in nodes for word in node.lower.split()]


def _is_place(nodes: Sequence[Unit], at: int) -> bool:
    """As in "in the United Kingdom": a country as a place."""
    before = [n.lower for n in nodes[max(0, at - 2) : at] if n.lower != "the"]
    return nodes[at].kind == "name" and before[-1:] == ["in"]


def _others_sign(nodes: Sequence[Unit], at: int, home: str) -> bool:
    """As in "Agreements with the Czechs were signed in Britain": by others than the host."""
    if not any("SIGN" in n.tags or "CONCLUDE" in n.tags for n in nodes):
        return False
    if any(n.lower in _FURTHER or n.tags & {"PARL", "RATIFY", "TALKS"} for n in nodes):
        return False
    return any(
        n.codes
        and home not in n.codes
        and n.role in ("with", "by", "mod")
        and not set(n.codes) & set(nodes[at].codes)
        for n in nodes[:at]
    )


_FURTHEST, _NEAR = 2, 16
_WHERE = frozenset({"of", "from", "in", "at"})
_MADE = frozenset({"adopted", "issued", "agreed", "published", "made", "launched", "announced",
                   "presented", "proclaimed", "signed", "summit", "given"})  # fmt: skip
_LEADERS = frozenset({"leaders", "summit", "leaders'", "council", "heads"})
_FURTHER = frozenset({"another", "one", "also", "too", "then", "second", "next", "later", "ones",
                      "those", "and then", "as well", "respectively", "while"})  # fmt: skip
